"""Keyset pages: no list costs more when the archive grows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

SIZE = 25


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    older: str = ""
    newer: str = ""


def page_of(request: HttpRequest, rows: "QuerySet[Any]") -> Page:
    """25 rows by falling id: `?before=id` goes on to older ones, `?after=id` back to newer ones."""
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    if _id(after):
        found = list(rows.filter(pk__gt=_id(after)).order_by("pk")[: SIZE + 1])
        more_newer, found = len(found) > SIZE, found[:SIZE][::-1]
        more_older = True
    else:
        if _id(before):
            rows = rows.filter(pk__lt=_id(before))
        found = list(rows.order_by("-pk")[: SIZE + 1])
        more_older, found = len(found) > SIZE, found[:SIZE]
        more_newer = bool(_id(before))
    if not found:
        return Page([])
    query = request.GET.copy()
    return Page(
        found,
        older=_link(query, "before", found[-1].pk) if more_older else "",
        newer=_link(query, "after", found[0].pk) if more_newer else "",
    )


def _id(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 18 else None


def _link(query: Any, key: str, pk: int) -> str:
    query = query.copy()
    query.pop("before", None)
    query.pop("after", None)
    query[key] = str(pk)
    return "?" + query.urlencode()

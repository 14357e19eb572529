"""Keyset pages: a list costs the same on its first page and on its thousandth."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

LENGTH = 25


@dataclass(frozen=True)
class Page:
    """Rows, newest first, and the addresses of the pages beside; empty where there is none."""

    rows: list[Any]
    newer: str
    older: str


def page_of(request: HttpRequest, rows: QuerySet[Any], *, length: int = LENGTH) -> Page:
    """The page that `?before=pk` or `?after=pk` names, of rows that are read by descending pk. One query."""
    before, after = _key(request, "before"), _key(request, "after")
    if after is not None:
        found = list(rows.filter(pk__gt=after).order_by("pk")[: length + 1])
        more_newer, more_older = len(found) > length, True
        found = found[:length][::-1]
    else:
        wanted = rows if before is None else rows.filter(pk__lt=before)
        found = list(wanted.order_by("-pk")[: length + 1])
        more_newer, more_older = before is not None, len(found) > length
        found = found[:length]
    if not found:
        return Page([], "", "")
    return Page(
        found,
        newer=_address(request, "after", found[0].pk) if more_newer else "",
        older=_address(request, "before", found[-1].pk) if more_older else "",
    )


def _key(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else None


def _address(request: HttpRequest, name: str, key: int) -> str:
    query = QueryDict(mutable=True)
    query.update({k: v for k, v in request.GET.items() if k not in ("before", "after")})
    query[name] = str(key)
    return f"?{query.urlencode()}"

"""Keyset pages: no list costs more when the archive grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from records.numbers import whole

SIZE = 25


@dataclass(frozen=True)
class Page:
    """Rows in falling order, and the addresses of the pages beside; empty where there is none."""

    rows: list[Any]
    older: str = ""
    newer: str = ""


def page_of(
    request: HttpRequest, rows: "QuerySet[Any]", *, by: str = "pk", size: int = SIZE, second: str = ""
) -> Page:
    """One page by falling `by`, a whole number that no two of the rows share. One query.

    `?before=n` goes on to older rows, `?after=n` back to newer ones; anything else is the first page. `second`: the
    word before both names, where the same page of ours has another list.
    """
    return merged_page(request, [rows], by=by, size=size, second=second)


def merged_page(
    request: HttpRequest,
    kinds: "Sequence[QuerySet[Any]]",
    *,
    by: str = "pk",
    size: int = SIZE,
    second: str = "",
) -> Page:
    """One page of rows of several kinds in one falling order; no two of all the rows share `by`. A query a kind."""
    names = f"{second}before", f"{second}after"
    before, after = (whole(request.GET.get(name)) for name in names)
    if after is not None:
        found = _nearest([rows.filter(**{f"{by}__gt": after}) for rows in kinds], by, size, rising=True)
        more_newer, more_older = len(found) > size, True
        found = found[:size][::-1]
    else:
        if before is not None:
            kinds = [rows.filter(**{f"{by}__lt": before}) for rows in kinds]
        found = _nearest(kinds, by, size, rising=False)
        more_newer, more_older = before is not None, len(found) > size
        found = found[:size]
    if not found:
        return Page([])
    return Page(
        found,
        older=_link(request, names, 0, getattr(found[-1], by)) if more_older else "",
        newer=_link(request, names, 1, getattr(found[0], by)) if more_newer else "",
    )


def _nearest(kinds: "Sequence[QuerySet[Any]]", by: str, size: int, *, rising: bool) -> list[Any]:
    order = by if rising else f"-{by}"
    found = [row for rows in kinds for row in rows.order_by(order)[: size + 1]]
    return sorted(found, key=lambda row: getattr(row, by), reverse=not rising)[: size + 1]


def _link(request: HttpRequest, names: tuple[str, str], which: int, key: int) -> str:
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    query[names[which]] = str(key)
    return "?" + query.urlencode()

"""Searching with what this room knows besides the texts: the numbers under which plans were issued."""

from collections.abc import Callable
from typing import Any

from drafting.models import Plan, ReceivedDocument
from drafting.searching.finding import Page, find_plans, find_received
from drafting.searching.query import Query
from workflow.models import Issuance

NINE = 9
"""Figures that no number has."""
NUMBERED = 50
"""Plans known by one number: every committee has a plan 01."""


def look(user: Any, query: Query, place: str, before: int | None) -> tuple[Page, bool]:
    """(the page, whether the words had to be taken one by one as they nowhere stand in a row)."""
    find = PLACES[place]
    page = find(user, query.in_a_row, before)
    loosely = not page.found and before is None and query.in_a_row != query
    if loosely or (before is not None and not page.found):
        page = find(user, query, before)
    return page, loosely and bool(page.found)


def _plans(user: Any, query: Query, before: int | None) -> Page:
    visible = Plan.objects.visible_to(user).near(user).select_related("issuer", "drafted_by")
    return find_plans(user, query, plans=visible, numbered=_numbered(visible, query), before=before)


def _received(user: Any, query: Query, before: int | None) -> Page:
    visible = ReceivedDocument.objects.visible_to(user).near(user).select_related("agency")
    return find_received(user, query, received=visible, before=before)


def _numbered(visible: Any, query: Query) -> list[int]:
    """Plans issued under the number that was typed: “65-KH/TU”, “Số 65-KH/TU”."""
    if len(query.phrases) != 1 or len(words := query.phrases[0].words) < 2:
        return []
    words = words[1:] if words[0] in ("số", "so") else words
    if not (words[0].isascii() and words[0].isdecimal() and len(words[0]) < NINE):
        return []
    known = Issuance.objects.filter(number=int(words[0]), plan__in=visible).order_by("-plan_id")
    rows = known.values_list("plan_id", "symbol")[:NUMBERED]
    return [plan for plan, symbol in rows if query.finds(f"Số {symbol}")]


PLACES: dict[str, Callable[[Any, Query, int | None], Page]] = {"plans": _plans, "received": _received}

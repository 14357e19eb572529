"""Danh mục cơ quan: agencies with their posts and who holds them today. It says nothing of any plan.

A page shows one agency with what hangs directly under it, so that its cost does not grow with the tree.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from permissions.duties import holdings, in_force
from permissions.models import Agency, Appointment
from records.numbers import whole

BELOW = 50
"""Committees of one page."""


@dataclass
class Seat:
    """One post and the people in it."""

    name: str
    people: list[str]


@dataclass
class Body:
    """An agency with who sits in it."""

    agency: Agency
    seats: list[Seat]


@dataclass
class Place:
    """One agency's page: the way to it from the root, itself, its bodies, the committees below, one page of them."""

    way: list[Agency]
    here: Body
    bodies: list[Body]
    below: list[Agency]
    further: str
    """Where the next page of committees begins; empty on the last."""


def typed(request: HttpRequest, name: str) -> str:
    """What somebody has typed into an address, without what no database takes."""
    return request.GET.get(name, "").replace("\0", "").strip()[:100]


def roots() -> list[Agency]:
    """The committees without a parent; a deployment has few."""
    return list(Agency.objects.standing().filter(parent=None, committee=None)[:BELOW])


def place(agency: Agency, on: date, *, after: str = "") -> Place:
    """Four queries, whatever hangs below. `after`: "order-id" of the last committee of the page before."""
    bodies = list(Agency.objects.standing().filter(committee=agency))
    seats = _seats([agency, *bodies], on)
    below = Agency.objects.standing().filter(parent=agency, committee=None)
    order, number = (whole(part) for part in (after.partition("-")[::2]))
    if order is not None and number is not None:
        below = below.filter(Q(order__gt=order) | Q(order=order, pk__gt=number))
    shown = list(below[: BELOW + 1])
    more = len(shown) > BELOW
    way = {row.pk: row for row in Agency.objects.filter(pk__in=agency.ancestors()[:-1])}
    return Place(
        [way[number] for number in agency.ancestors()[:-1] if number in way],
        Body(agency, seats.get(agency.pk, [])),
        [Body(body, seats.get(body.pk, [])) for body in bodies],
        shown[:BELOW],
        f"{shown[BELOW - 1].order}-{shown[BELOW - 1].pk}" if more else "",
    )


def search(words: str) -> QuerySet[Agency]:
    """Agencies whose name, symbol or code has every word; the first page is all that is shown."""
    found = Agency.objects.standing()
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(symbol__icontains=word) | Q(code__icontains=word))
    return found


def committees_of(user: Any, on: date) -> set[int]:
    """Ids of the committees for which, or for whose bodies, this person acts today."""
    held = Agency.objects.filter(pk__in=[agency for agency, _duty in holdings(user, on)])
    return {committee or pk for pk, committee in held.values_list("pk", "committee")}


def _seats(agencies: list[Agency], on: date) -> dict[int, list[Seat]]:
    """Posts of the same name are one line; a post that nobody holds is left out."""
    rows = (
        Appointment.objects.filter(in_force(on), user__is_active=True, post__agency__in=agencies)
        .order_by("post__rank", "post_id", "pk")
        .values_list("post__agency_id", "post__name", "user__full_name")
    )
    found: dict[int, dict[str, Seat]] = {}
    for agency, post, person in rows:
        found.setdefault(agency, {}).setdefault(post, Seat(post, [])).people.append(person)
    return {agency: list(seats.values()) for agency, seats in found.items()}

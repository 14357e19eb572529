"""Danh mục cơ quan: the tree of agencies with their posts and who holds them today. It says nothing of any plan."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from permissions.duties import holdings, in_force
from permissions.models import Agency, Appointment, Post


@dataclass
class Seat:
    """One post and the people in it."""

    name: str
    people: list[str]


@dataclass
class Node:
    """An agency: its posts, the bodies of a committee, the committees below it."""

    agency: Agency
    seats: list[Seat]
    bodies: list["Node"] = field(default_factory=list)
    below: list["Node"] = field(default_factory=list)


def directory(on: date) -> list[Node]:
    """The committees without a parent, each with everything under it; three queries whatever the size."""
    appointments = (
        Appointment.objects.filter(in_force(on), user__is_active=True).select_related("user").order_by("pk")
    )
    posts = Post.objects.order_by("rank", "pk").prefetch_related(
        Prefetch("appointments", appointments, to_attr="today")
    )
    agencies = Agency.objects.standing().prefetch_related(Prefetch("posts", posts))
    nodes = {agency.pk: Node(agency, _seats(agency)) for agency in agencies}
    roots = []
    for node in nodes.values():
        committee, parent = node.agency.committee_id, node.agency.parent_id
        if committee in nodes:
            nodes[committee].bodies.append(node)
        elif parent in nodes:
            nodes[parent].below.append(node)
        else:
            roots.append(node)
    return roots


def committees_of(user: Any, on: date) -> set[int]:
    """Ids of the committees for which, or for whose bodies, this person acts today."""
    held = Agency.objects.filter(pk__in=[agency for agency, _duty in holdings(user, on)])
    return {committee or pk for pk, committee in held.values_list("pk", "committee")}


def _seats(agency: Agency) -> list[Seat]:
    """Posts of the same name are one line; a post that nobody holds is left out."""
    seats: dict[str, Seat] = {}
    for post in agency.posts.all():
        people = [appointment.user.full_name for appointment in post.today]  # type: ignore[attr-defined]
        if people:
            seats.setdefault(post.name, Seat(post.name, [])).people.extend(people)
    return list(seats.values())

"""Who has which point open: a warning to the others, never a lock."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from drafting.models import Lease, Part, Plan

LASTS = timedelta(seconds=100)
"""An editor renews its lease every 40 seconds; one that was closed with its window ends by itself."""


@dataclass(frozen=True)
class Writer:
    part: str
    name: str


def take_lease(part: Part, by: Any) -> list[Writer]:
    """Say that this person has the point open; the others who have it open too."""
    Lease.objects.update_or_create(part=part, person=by, defaults={"until": timezone.now() + LASTS})
    return [writer for writer in writers_of(part.plan, by) if writer.part == part.uid]


def end_lease(part: Part, by: Any) -> None:
    Lease.objects.filter(part=part, person=by).delete()


def writers_of(plan: Plan, by: Any) -> list[Writer]:
    """The others who are writing in this plan now; one query."""
    rows = (
        Lease.objects.filter(part__plan=plan, until__gt=timezone.now())
        .exclude(person=by)
        .select_related("part", "person")
        .only("part__uid", "person__full_name", "person__username")
        .order_by("part__position", "pk")
    )
    return [Writer(row.part.uid, row.person.full_name) for row in rows]

"""Awaited rows: made and settled only by the services, in the transaction of their act."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from drafting.models import Plan, ReceivedDocument
from permissions.models import Agency
from workflow.models import Awaited, CertifiedCopy

Thing = Plan | ReceivedDocument | CertifiedCopy
"""What can wait for somebody."""


def end_of(day: date | None) -> datetime | None:
    """Due dates end with their day."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59))) if day else None


def wait_for(
    thing: Thing,
    act: str,
    *,
    agency: Agency,
    duty: str,
    person: Any = None,
    due_at: datetime | None = None,
) -> Awaited:
    """Ask an agency (or one person of it) for an act."""
    return Awaited.objects.create(
        **named(thing), agency=agency, duty=duty, person=person, act=act, due_at=due_at
    )


def wait_for_all(thing: Thing, asked: Iterable[dict[str, Any]], **each: Any) -> None:
    """The same of several, in one query: what is asked of each, as `wait_for` takes it."""
    Awaited.objects.bulk_create(Awaited(**named(thing), **each, **one) for one in asked)


def settle(thing: Thing, *acts: str, by: Any = None, **which: Any) -> int:
    """Close open rows: of these acts (all when none is named), narrowed by agency or person."""
    rows = Awaited.objects.filter(**named(thing), done_at=None, **which)
    if acts:
        rows = rows.filter(act__in=acts)
    return rows.update(done_at=timezone.now(), done_by=by)


def named(thing: Thing) -> dict[str, Any]:
    """The foreign key that names it, in rows that are about one of several things."""
    if isinstance(thing, Plan):
        return {"plan": thing}
    return {"copy": thing} if isinstance(thing, CertifiedCopy) else {"received": thing}

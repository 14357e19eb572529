"""Awaited rows: made and settled only by the services, in the transaction of their act."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from drafting.models import Plan, ReceivedDocument
from permissions.models import Agency
from workflow.models import Awaited


def end_of(day: date | None) -> datetime | None:
    """Due dates end with their day."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59))) if day else None


def wait_for(
    thing: Plan | ReceivedDocument,
    act: str,
    *,
    agency: Agency,
    duty: str,
    person: Any = None,
    due_at: datetime | None = None,
) -> Awaited:
    """Ask an agency (or one person of it) for an act."""
    return Awaited.objects.create(
        **_named(thing), agency=agency, duty=duty, person=person, act=act, due_at=due_at
    )


def wait_for_all(thing: Plan | ReceivedDocument, asked: Iterable[dict[str, Any]], **each: Any) -> None:
    """The same of several, in one query: what is asked of each, as `wait_for` takes it."""
    Awaited.objects.bulk_create(Awaited(**_named(thing), **each, **one) for one in asked)


def settle(thing: Plan | ReceivedDocument, *acts: str, by: Any = None, **which: Any) -> int:
    """Close open rows: of these acts (all when none is named), narrowed by agency or person."""
    rows = Awaited.objects.filter(**_named(thing), done_at=None, **which)
    if acts:
        rows = rows.filter(act__in=acts)
    return rows.update(done_at=timezone.now(), done_by=by)


def _named(thing: Plan | ReceivedDocument) -> dict[str, Any]:
    return {"plan": thing} if isinstance(thing, Plan) else {"received": thing}

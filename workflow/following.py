"""Đã chuyển, đang theo dõi: what this person's agencies took part in and what waits for others now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, ReceivedDocument, Status
from permissions.duties import Duty, Holding, holdings
from workflow.due import Due, due
from workflow.guards import two_digits
from workflow.inbox import is_mine
from workflow.models import Awaited
from workflow.sentences import ACTS, said_title, whom

LIMIT = 10
NAMED = 3
"""Agencies that one sentence names; more are counted."""


@dataclass(frozen=True)
class Followed:
    title: str
    url: str
    detail: str
    due: Due | None


def followed(user: Any, now: datetime) -> list[Followed]:
    """At most ten, the nearest due date first; three queries whatever there is."""
    held = holdings(user, timezone.localdate())
    if not held:
        return []
    waiting = Awaited.objects.filter(done_at=None)
    mine = waiting.filter(is_mine(user))
    plans = (
        Plan.objects.visible_to(user)
        .under_way()
        # From what waits to its plan, never through the archive.
        .filter(
            ~Exists(mine.filter(plan=OuterRef("pk"))),
            pk__in=waiting.filter(plan__isnull=False).values("plan"),
        )
        .select_related("deciding_body")[:LIMIT]
    )
    arrivals = (
        ReceivedDocument.objects.visible_to(user)
        .filter(
            ~Exists(mine.filter(received=OuterRef("pk"))), Exists(waiting.filter(received=OuterRef("pk")))
        )
        .defer("reading")[:LIMIT]
    )
    things: list[Plan | ReceivedDocument] = [*plans, *arrivals]
    rows = _rows_of(things)
    told = [(rows[_key(thing)], _told(thing, rows[_key(thing)], held, now)) for thing in things]
    told.sort(key=lambda pair: min((row.due_at.timestamp() for row in pair[0] if row.due_at), default=1e12))
    return [line for _rows, line in told][:LIMIT]


def _key(thing: Plan | ReceivedDocument) -> tuple[bool, int]:
    return isinstance(thing, Plan), thing.pk


def _rows_of(things: list[Plan | ReceivedDocument]) -> dict[tuple[bool, int], list[Awaited]]:
    """The open rows of all of them, in one query."""
    found: dict[tuple[bool, int], list[Awaited]] = {_key(thing): [] for thing in things}
    plans = [pk for is_plan, pk in found if is_plan]
    arrivals = [pk for is_plan, pk in found if not is_plan]
    rows = Awaited.objects.filter(done_at=None).select_related("agency", "person").order_by("pk")
    of_plans = rows.filter(plan__in=plans)
    for row in of_plans | rows.filter(received__in=arrivals):
        found[row.plan_id is not None, row.plan_id or row.received_id or 0].append(row)
    return found


def _told(
    thing: Plan | ReceivedDocument, rows: list[Awaited], held: frozenset[Holding], now: datetime
) -> Followed:
    ends = [row.due_at for row in rows if row.due_at]
    tag = due(min(ends) if ends else None, now)
    if isinstance(thing, Plan):
        url = reverse("plan", args=[thing.uid])
        return Followed(thing.short_title, url, _of_plan(thing, rows, held), tag)
    url = reverse("received_document", args=[thing.uid])
    words = _waiting_for(rows)
    return Followed(said_title(thing), url, words[:1].upper() + words[1:], tag)


def _of_plan(plan: Plan, rows: list[Awaited], held: frozenset[Holding]) -> str:
    """Who is awaited. Which member has not answered yet is nobody's business; which adviser, the drafters'."""
    if plan.status == Status.DECIDING:
        if any(row.act == "record_outcome" for row in rows):
            return _waiting_for(rows)
        return _("Đang xin ý kiến %(body)s bằng văn bản") % {"body": plan.deciding_body}
    drafting = any((plan.drafted_by_id, duty) in held for duty in (Duty.DRAFT, Duty.RELEASE, Duty.OVERSEE))
    if plan.status == Status.ADVISORY_REVIEW and not drafting:
        return _("Đang lấy ý kiến góp ý của các cơ quan")
    if plan.status == Status.ADVISORY_REVIEW:
        return _("Đang lấy ý kiến góp ý; còn chờ %(whom)s") % {"whom": _names(rows)}
    return f"{plan.get_status_display()}: {_waiting_for(rows)}"


def _waiting_for(rows: list[Awaited]) -> str:
    act = str(ACTS[rows[0].act].title).lower() if rows else ""
    return _("chờ %(whom)s (%(act)s)") % {"whom": _names(rows), "act": act}


def _names(rows: list[Awaited]) -> str:
    names = list(dict.fromkeys(whom(row) for row in rows))
    more = len(names) - NAMED
    told = ", ".join(names[:NAMED])
    return told if more <= 0 else _("%(names)s và %(n)s nơi khác") % {"names": told, "n": two_digits(more)}

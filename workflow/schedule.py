"""Tiến độ: by when each step should be over, when it was, who is awaited now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from drafting.models import Plan, Status
from drafting.models.plan import ENDED
from workflow.can import Stand
from workflow.pacing import WAY, back_planned, pace_of
from workflow.sentences import whom
from workflow.steps import LABELS, way_of


@dataclass(frozen=True)
class Line:
    """One step. `by` is the planned last day; `left` when the plan last went on from it; `here`: it is there now."""

    label: str
    by: date | None
    left: datetime | None
    here: bool
    awaited: list[str]
    today: date

    @property
    def late(self) -> bool:
        """Went on, or still waits, after the planned day."""
        if self.by is None:
            return False
        if self.here:
            return self.today > self.by
        return self.left is not None and timezone.localtime(self.left).date() > self.by


def lines(stand: Stand) -> list[Line]:
    """The eight steps; two queries beside those of the stand."""
    plan, way = stand.plan, way_of(stand.plan)
    planned = {each.status: each.by for each in _planned(plan)}
    today = timezone.localdate()
    awaited = sorted({whom(row) for row in stand.awaited if row.act != "send_ballot"})
    return [
        Line(
            label=str(LABELS[status]) % {"body": plan.deciding_body.short_name},
            by=planned.get(status),
            left=way.left.get(status) if status != plan.status else None,
            here=status == plan.status,
            awaited=awaited if status == plan.status else [],
            today=today,
        )
        for status in (Status.DRAFTING, *(Status(name) for name in WAY))
    ]


def _planned(plan: Plan) -> list[Any]:
    if plan.due_on is None or plan.status == Status.CANCELLED:
        return []
    return back_planned(plan.due_on, pace_of(plan))


def begins_late(plan: Plan, rows: list[Line]) -> bool:
    """Whether the due date leaves less than the steps take, from today on."""
    if plan.due_on is None or plan.status in ENDED:
        return False
    return any(row.here and row.late for row in rows)

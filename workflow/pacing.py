"""How long each step takes by the committee's rule, and by when each is due, counted back from the plan's due date.

All in working days. 01-QC/ĐU art. 11.3 (papers to the Office 5 days, to the members 2 to 3 days before) is where the
usual figures come from; a committee writes its own into its regulation.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from drafting.models import Plan, Status
from permissions.models import Agency
from workflow.awaiting import end_of
from workflow.deciding.regulations import regulation_of
from workflow.holidays import working_days_after, working_days_before


@dataclass(frozen=True)
class Pace:
    """Working days for each step; the rest of the time is the drafting's."""

    advisory_review: int = 5
    consolidating: int = 2
    appraisal: int = 2
    steering: int = 1
    deciding: int = 3
    finalising: int = 1
    signing: int = 1

    def as_json(self) -> dict[str, int]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Pace":
        known = {field.name for field in fields(cls)}
        return cls(**{name: int(value) for name, value in data.items() if name in known})


USUAL = Pace()
URGENT = replace(USUAL, advisory_review=1, consolidating=1, appraisal=1, deciding=1)
WAY = [field.name for field in fields(Pace)]
DRAFTING_DAYS = 5
"""What a draft gets at least, where the due date leaves less."""


@dataclass(frozen=True)
class Milestone:
    """By the end of which day a step should be over."""

    status: str
    by: date


def paces_of(committee: Agency) -> tuple[Pace, Pace]:
    """The committee's usual and urgent pace; one query."""
    row = regulation_of(committee)
    kept = row.pace if row else {}
    return (
        Pace.from_json(kept.get("usual", USUAL.as_json())),
        Pace.from_json(kept.get("urgent", URGENT.as_json())),
    )


def pace_of(plan: Plan) -> Pace:
    usual, urgent = paces_of(plan.issuer.body)
    return urgent if plan.urgency else usual


def back_planned(due_on: date, pace: Pace) -> list[Milestone]:
    """Drafting first, signing last; signing is over on the due date itself."""
    found, day = [], due_on
    for status in reversed(WAY):
        found.append(Milestone(status, day))
        day = working_days_before(day, getattr(pace, status))
    found.append(Milestone(Status.DRAFTING, day))
    return found[::-1]


def due_at(plan: Plan, status: str, today: date | None = None) -> datetime | None:
    """When what is awaited in this status is due; None for a plan that has no due date.

    A step that begins late still has its own days, as long as the plan's due date leaves them.
    """
    if plan.due_on is None:
        return None
    pace = pace_of(plan)
    today = today or timezone.localdate()
    planned = next(each.by for each in back_planned(plan.due_on, pace) if each.status == status)
    own = working_days_after(today, getattr(pace, status, DRAFTING_DAYS))
    return end_of(max(planned, min(plan.due_on, own)))

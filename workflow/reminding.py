"""When somebody is reminded of what is awaited, and when a head is told: one rule for each duty, as data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from permissions.duties import Duty
from permissions.models import Agency
from workflow.deciding.regulations import regulation_of
from workflow.holidays import is_working, working_days_before
from workflow.models import Reminder

K = Reminder.Kind


@dataclass(frozen=True)
class Rule:
    """Working days: `before` the due date (0: not), then every `every` days after it (0: not), and `escalate` days
    after it the head of the agency too (0: never)."""

    before: int = 1
    every: int = 1
    escalate: int = 2

    def as_json(self) -> dict[str, int]:
        return asdict(self)


USUAL = Rule()
MEMBERS = Rule(before=1, every=0, escalate=0)
"""Members of a deciding body are reminded by the Office alone, and nobody is told of their silence."""
DEFAULTS: dict[str, Rule] = {Duty.DECIDE: MEMBERS}
REMINDED = (
    *(Duty.INSTRUCT, Duty.DRAFT, Duty.RELEASE, Duty.ADVISE, Duty.APPRAISE, Duty.STEER),
    *(Duty.DECIDE, Duty.SIGN, Duty.ISSUE, Duty.RECEIVE),
)


def rules_of(committee: Agency) -> dict[str, Rule]:
    """Duty → rule; what the committee has not written is as usual. One query."""
    row = regulation_of(committee)
    return from_json(row.reminding if row else {})


def from_json(kept: Mapping[str, Any]) -> dict[str, Rule]:
    return {duty: Rule(**kept[duty]) if duty in kept else DEFAULTS.get(duty, USUAL) for duty in REMINDED}


def kind_today(rule: Rule, due_on: date, today: date) -> str:
    """Which reminder falls on this day, "" for none. Nobody is reminded on a day off.

    A reminder that fell on a day off is given on the next working day, because days are counted in working days.
    """
    if not is_working(today):
        return ""
    if today <= due_on:
        if not rule.before or today < working_days_before(due_on, rule.before):
            return ""
        return K.BEFORE if today == _first_working(working_days_before(due_on, rule.before)) else ""
    late = working_days_between(due_on, today)
    if rule.escalate and late >= rule.escalate and (late == rule.escalate or _turn(rule, late)):
        return K.ESCALATED
    return K.OVERDUE if _turn(rule, late) else ""


def _turn(rule: Rule, late: int) -> bool:
    return bool(rule.every) and (late - 1) % rule.every == 0


def _first_working(day: date) -> date:
    while not is_working(day):
        day += timedelta(days=1)
    return day


def working_days_between(after: date, until: date) -> int:
    """Working days later than `after`, up to and with `until`."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(is_working(day) for day in days)

"""Recipient lines are content of the draft; on the day of issue they become agencies, frozen with what they go with."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from drafting.models import Part, Plan
from drafting.recipient_groups import GROUPS, members_of
from drafting.recipient_persons import persons_of
from permissions.models import Agency

__all__ = ["GROUPS", "frozen_lines", "frozen_recipients", "members_of"]


def frozen_recipients(plan: Plan) -> list[dict[str, Any]]:
    """Each printed line with its note, the codes of the agencies that it means today, and the person whom it names."""
    return frozen_lines(plan.parts.filter(kind=Part.Kind.RECIPIENT).select_related("agency"), plan.issuer)


def frozen_lines(parts: Iterable[Part], committee: Agency) -> list[dict[str, Any]]:
    """The same of any lines of this committee: {"text", "note", "agencies"}, and "person" where one is named."""
    parts = list(parts)
    free = [part.text for part in parts if part.agency is None and not part.group]
    persons = persons_of(free, committee, timezone.localdate())
    lines = []
    for part in parts:
        line: dict[str, Any] = {"text": part.text, "note": part.note}
        if part.agency is not None:
            agencies = [part.agency]
        elif person := persons.get(part.text) if not part.group else None:
            agencies, line["person"] = [person.agency], person.addressed
        else:
            agencies = members_of(part.group, committee)
        lines.append({**line, "agencies": [agency.code for agency in agencies]})
    return lines

"""Recipient lines are content of the draft; on the day of issue they become agencies, frozen with the plan."""

from typing import Any

from drafting.models import Part, Plan
from drafting.recipient_groups import GROUPS, members_of

__all__ = ["GROUPS", "frozen_recipients", "members_of"]


def frozen_recipients(plan: Plan) -> list[dict[str, Any]]:
    """Each printed line with its note and the codes of the agencies that it means today."""
    lines = []
    for part in plan.parts.filter(kind=Part.Kind.RECIPIENT).select_related("agency"):
        agencies = [part.agency] if part.agency is not None else members_of(part.group, plan.issuer)
        lines.append({"text": part.text, "note": part.note, "agencies": [agency.code for agency in agencies]})
    return lines

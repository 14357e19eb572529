"""Recipient lines are content of the draft; on the day of issue they become agencies, frozen with the plan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from drafting.models import Part, Plan
from permissions.models import Agency, Kind

GROUPS: dict[str, Any] = {
    "committees_below": _("Các đảng ủy trực thuộc"),
    "advisory": _("Các cơ quan tham mưu, giúp việc cấp ủy"),
}
"""Kinds of agencies that one line may name; the code stands in Part.group."""


def members_of(group: str, committee: Agency) -> list[Agency]:
    """The standing agencies that a group line of this committee means today."""
    standing = Agency.objects.standing()
    if group == "committees_below":
        return list(standing.filter(parent=committee, kind=Kind.COMMITTEE))
    if group == "advisory":
        return list(standing.filter(committee=committee, kind__in=[Kind.ADVISORY, Kind.OFFICE]))
    return []


def frozen_recipients(plan: Plan) -> list[dict[str, Any]]:
    """Each printed line with its note and the codes of the agencies that it means today."""
    lines = []
    for part in plan.parts.filter(kind=Part.Kind.RECIPIENT).select_related("agency"):
        if part.agency is not None:
            agencies = [part.agency]
        else:
            agencies = members_of(part.group, plan.issuer)
        lines.append({"text": part.text, "note": part.note, "agencies": [agency.code for agency in agencies]})
    return lines

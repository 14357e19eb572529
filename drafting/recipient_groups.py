"""Kinds of agencies that one line of the recipient list may name; the code stands in Part.group."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from permissions.models import Agency, Kind

GROUPS: dict[str, Any] = {
    "committees_below": _("Các đảng ủy trực thuộc"),
    "advisory": _("Các cơ quan tham mưu, giúp việc cấp ủy"),
}


def members_of(group: str, committee: Agency) -> list[Agency]:
    """The standing agencies that a group line of this committee means today."""
    standing = Agency.objects.standing()
    if group == "committees_below":
        return list(standing.filter(parent=committee, kind=Kind.COMMITTEE))
    if group == "advisory":
        return list(standing.filter(committee=committee, kind__in=[Kind.ADVISORY, Kind.OFFICE]))
    return []

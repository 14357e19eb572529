"""Kinds of agencies that one line of the recipient list may name; the code stands in Part.group."""

from permissions.models import Agency, Kind

GROUPS = {
    "committees_below": "Các đảng ủy trực thuộc",
    "advisory": "Các cơ quan tham mưu, giúp việc cấp ủy",
}
"""The words go into the document as they stand, so they are Vietnamese whatever the reader's language."""


def members_of(group: str, committee: Agency) -> list[Agency]:
    """The standing agencies that a group line of this committee means today."""
    standing = Agency.objects.standing()
    if group == "committees_below":
        return list(standing.filter(parent=committee, kind=Kind.COMMITTEE))
    if group == "advisory":
        return list(standing.filter(committee=committee, kind__in=[Kind.ADVISORY, Kind.OFFICE]))
    return []

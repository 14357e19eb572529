"""Kinds of agencies that one line of the recipient list may name; the code stands in Part.group."""

from permissions.models import Agency, AgencyGroup, Kind
from records.numbers import whole

GROUPS = {
    "committees_below": "Các đảng ủy trực thuộc",
    "advisory": "Các cơ quan tham mưu, giúp việc cấp ủy",
}
"""The words go into the document as they stand, so they are Vietnamese whatever the reader's language."""
OWN = "group-"
"""Begins the code of a group that the committee's administrator has made; its id follows."""


def groups_of(committee: Agency) -> dict[str, str]:
    """Code → words, of the groups that every committee has and of its own."""
    return GROUPS | {f"{OWN}{group.pk}": group.name for group in committee.groups.order_by("name")}


def members_of(group: str, committee: Agency) -> list[Agency]:
    """The standing agencies that a group line of this committee means today."""
    standing = Agency.objects.standing()
    if group == "committees_below":
        return list(standing.filter(parent=committee, kind=Kind.COMMITTEE))
    if group == "advisory":
        return list(standing.filter(committee=committee, kind__in=[Kind.ADVISORY, Kind.OFFICE]))
    if group.startswith(OWN):
        own = AgencyGroup.objects.filter(pk=whole(group.removeprefix(OWN)) or 0, committee=committee).first()
        return list(own.agencies()) if own else []
    return []

"""The bodies of a committee that its procedure needs."""

from django.utils.translation import gettext as _

from permissions.models import Agency, Kind
from workflow.refusals import Blocked


def body_of(committee: Agency, kind: Kind) -> Agency:
    """The one standing body of this kind; Blocked tells the administrator's part when there is none.

    Kept on the committee's object, which lives as long as a request.
    """
    known: dict[Kind, Agency] = committee.__dict__.setdefault("_bodies", {})
    if kind in known:
        return known[kind]
    found = Agency.objects.standing().filter(committee=committee, kind=kind).first()
    if found is None:
        raise Blocked(
            _("%(committee)s chưa có %(kind)s trong Danh mục cơ quan; đề nghị quản trị bổ sung.")
            % {"committee": committee, "kind": Kind(kind).label}
        )
    known[kind] = found
    return found


def office(committee: Agency) -> Agency:
    return body_of(committee, Kind.OFFICE)


def permanent_board(committee: Agency) -> Agency:
    return body_of(committee, Kind.PERMANENT_BOARD)


def standing_committee(committee: Agency) -> Agency:
    return body_of(committee, Kind.STANDING_COMMITTEE)

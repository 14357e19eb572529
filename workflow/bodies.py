"""The bodies of a committee that its procedure needs."""

from django.utils.translation import gettext as _

from permissions.models import Agency, Kind
from workflow.refusals import Blocked

NEEDED = (Kind.OFFICE, Kind.PERMANENT_BOARD, Kind.STANDING_COMMITTEE)


def body_of(committee: Agency, kind: Kind) -> Agency:
    """The one standing body of this kind; Blocked tells the administrator's part when there is none.

    All are asked for at once and kept on the committee's object, which lives as long as a request.
    """
    known: dict[str, Agency] | None = committee.__dict__.get("_bodies")
    if known is None:
        rows = Agency.objects.standing().filter(committee=committee, kind__in=NEEDED)
        known = committee.__dict__["_bodies"] = {body.kind: body for body in list(rows)[::-1]}
    found = known.get(kind)
    if found is None:
        raise Blocked(
            _("%(committee)s chưa có %(kind)s trong Danh mục cơ quan; đề nghị quản trị bổ sung.")
            % {"committee": committee, "kind": Kind(kind).label}
        )
    return found


def office(committee: Agency) -> Agency:
    return body_of(committee, Kind.OFFICE)


def permanent_board(committee: Agency) -> Agency:
    return body_of(committee, Kind.PERMANENT_BOARD)


def standing_committee(committee: Agency) -> Agency:
    return body_of(committee, Kind.STANDING_COMMITTEE)

"""The bodies of a committee that its procedure needs."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.duties import Duty, holders
from permissions.models import Agency, Kind, User
from workflow.refusals import Blocked, Unfit


def body_of(committee: Agency, kind: Kind) -> Agency:
    """The one standing body of this kind; Blocked tells the administrator's part when there is none.

    The first of its kind, where a committee has several.
    """
    found = next((body for body in committee.standing_bodies() if body.kind == kind), None)
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


def on_duty(person: User, duty: Duty, agency: Agency, *, field: str, otherwise: Any) -> User:
    """The person, if one of those who hold the duty for the agency today; else Unfit, for the `field` of a form."""
    found = holders(duty, agency, timezone.localdate()).filter(pk=person.pk).first()
    if found is None:
        raise Unfit(str(otherwise), field=field)
    return found

"""The frame of every act on the organisation: the branch, one transaction, one audit entry, the grants."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from permissions.duties import Duty, holdings, holdings_now
from permissions.models import Agency, AgencyQuerySet, User
from permissions.sync import sync_people
from records import audit


class NotAllowed(Exception):
    """The act is not this administrator's: the sentence says why."""


class Unfit(Exception):
    """What was given cannot be; the sentence says what to do."""


def branch_of(user: User, on: date | None = None) -> AgencyQuerySet:
    """The agencies that this person administers: each committee of the duty, its bodies, and all that is below."""
    day = on or timezone.localdate()
    roots = [agency for agency, duty in holdings(user, day) if duty == Duty.ADMINISTER]
    return Agency.objects.within(*Agency.objects.filter(pk__in=roots)) if roots else Agency.objects.none()


def roots_now(user: User) -> set[int]:
    """Ids of the committees that this person administers with all below, by what the database says now."""
    return {number for number, duty in holdings_now(user, timezone.localdate()) if duty == Duty.ADMINISTER}


def administers(user: User, agency: Agency) -> bool:
    """Whether the agency lies in this person's branch, by what the database says now."""
    return not roots_now(user).isdisjoint(agency.ancestors())


@contextmanager
def administering(
    agency: Agency, verb: str, *, by: User, people: Sequence[User] = (), **detail: Any
) -> Iterator[dict[str, Any]]:
    """Ask, yield the detail of the audit entry, bring the grants of these people along, write the entry.

    Nobody changes what they themselves hold: an administrator can give himself nothing.
    Raises NotAllowed; after any exception nothing has changed.
    """
    with transaction.atomic():
        locked = Agency.objects.select_for_update().get(pk=agency.pk)
        if not administers(by, locked):
            raise NotAllowed(_("Cơ quan này không thuộc phạm vi quản trị của đồng chí."))
        if by in people:
            raise NotAllowed(
                _("Quản trị không tự giao hoặc đổi nhiệm vụ của chính mình; đề nghị quản trị khác làm.")
            )
        yield detail
        if people:
            sync_people(people)
        audit.append(locked.body.code, verb, actor=by, subject=f"agency:{locked.code}", detail=detail)


def required(text: str, said: str) -> str:
    """The text without blanks around it; raises Unfit with the sentence where nothing is left."""
    if not text.strip():
        raise Unfit(said)
    return text.strip()


def in_branch(by: User, *agencies: Agency) -> None:
    """Raises NotAllowed where one of these lies outside: duties are given within the branch alone."""
    for agency in agencies:
        if not administers(by, agency):
            raise NotAllowed(
                _("%(agency)s không thuộc phạm vi quản trị của đồng chí.") % {"agency": agency.name}
            )

"""A press is carried out later, by a job: where the job uses a key, the right behind the press is asked again then.

What a job only makes (a printed draft, a paper, a certified copy whose number is taken, the letters of a scan) goes to
nobody by itself: the page that hands it out asks who wants it.
"""

from django.utils import timezone

from drafting.models import Participation
from permissions.duties import Duty, holdings_now
from permissions.models import User
from workflow.models import Issuance


class RightGone(Exception):
    """Whoever pressed may not do it any more; the job is tried again and then stands as failed, for all to see."""


def still_signs(issuance: Issuance) -> bool:
    """Whether the signatory may sign this plan by what the database says now."""
    return _acts(issuance.signer, issuance, Duty.SIGN)


def still_issues(issuance: Issuance) -> bool:
    """Whether the clerk who gave the number may issue this plan by what the database says now."""
    return issuance.clerk is not None and _acts(issuance.clerk, issuance, Duty.ISSUE)


def _acts(person: User, issuance: Issuance, duty: str) -> bool:
    parts = Participation.objects.filter(plan=issuance.plan_id, duty=duty, until=None)
    held = holdings_now(person, timezone.localdate())
    return any((agency, duty) in held for agency in parts.values_list("agency_id", flat=True))

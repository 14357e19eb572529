"""Separation of duties: what one person does not do twice over for one plan, unless the committee has recorded it."""

from django.utils import timezone

from permissions.duties import in_force
from permissions.models import Agency, User
from workflow.deciding.regulations import regulation_of
from workflow.models import Separated, SeparationException


def must_differ(committee: Agency, rule: Separated, person: User) -> bool:
    """Whether the committee's setting keeps this person from it today; two queries at most."""
    regulation = regulation_of(committee)
    if regulation is not None and rule in regulation.allowed:
        return False
    rows = SeparationException.objects.filter(
        in_force(timezone.localdate()), committee=committee, rule=rule, person=person
    )
    return not rows.exists()

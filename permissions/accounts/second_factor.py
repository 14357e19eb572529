"""Who must have a second factor, and who has one."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from permissions.duties import Duty, holdings
from permissions.models import User

COMPULSORY = frozenset({Duty.DECIDE, Duty.SIGN, Duty.ISSUE, Duty.ADMINISTER})
"""Duties that nobody takes up with a password alone: deciding, signing, numbering and sealing, administering."""
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts; recovery codes only replace one of these for once."""


def needs_second_factor(user: User) -> bool:
    """Whether a duty of today asks for one. Off in demo mode, where one password is everybody's."""
    if settings.DEMO:
        return False
    return any(duty in COMPULSORY for _agency, duty in holdings(user, timezone.localdate()))


def has_second_factor(user: Any) -> bool:
    return user.pk is not None and Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def may_lose(authenticator: Authenticator) -> bool:
    """Whether this factor may be taken away: not the last one of whoever needs one, nor beside a short password."""
    if authenticator.type not in FACTORS:
        return True
    user = authenticator.user
    others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk)
    if others.exists():
        return True
    short = user.has_usable_password() and not user.long_password
    return not short and not needs_second_factor(user)

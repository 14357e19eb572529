"""Fills the template that holds the demo cast: run as a program on its database, once per test run."""

import django
from django.core.management import call_command

DEMO_PASSWORD = "mật khẩu chung của bản thử"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""What the codes of everybody's app come from."""


def seed() -> None:
    """The demo without its plans, and a second factor for everybody whose duties ask for one."""
    call_command("demo", cast_only=True)
    from allauth.mfa.totp.internal.auth import TOTP

    from permissions.accounts.second_factor import COMPULSORY
    from permissions.models import User

    for user in User.objects.filter(appointments__post__duties__duty__in=COMPULSORY).distinct():
        TOTP.activate(user, TOTP_SECRET)


if __name__ == "__main__":
    django.setup()
    seed()

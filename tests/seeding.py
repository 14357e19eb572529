"""Fills the template that holds the demo cast: run as a program on its database, once per test run."""

import django
from django.core.management import call_command

DEMO_PASSWORD = "mật khẩu chung của bản thử"


def seed() -> None:
    """The organisations, people and posts of the demo, without its plans."""
    call_command("demo", cast_only=True)


if __name__ == "__main__":
    django.setup()
    seed()

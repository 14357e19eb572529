"""`demo`: load the invented cast and plans at every status, print the accounts; safe to repeat."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from permissions import demo_cast
from workflow.demo.load import load

SHORTEST = 15


class Command(BaseCommand):
    help = "Load the demo data: the cast, a parent plan, and plans at every status."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cast-only", action="store_true", help="the people and agencies, no plans")
        parser.add_argument("--accounts", action="store_true", help="print the accounts and change nothing")

    def handle(self, *args: Any, cast_only: bool, accounts: bool, **options: Any) -> None:
        password = demo_password()
        if not accounts:
            demo_cast.load(password)
        if not accounts and not cast_only:
            for line in load():
                self.stderr.write(line)
        self.stdout.write(f"Accounts: {' '.join(person.username for person in demo_cast.CAST)}")
        self.stdout.write(f"Password of all of them: {password}")


def demo_password() -> str:
    """DEMO_PASSWORD, else one made at first start and kept in a file that only its owner reads."""
    if given := os.environ.get("DEMO_PASSWORD"):
        if len(given) < SHORTEST:
            raise CommandError(f"DEMO_PASSWORD has {len(given)} characters; it needs {SHORTEST} or more.")
        return given
    path = Path(settings.VAR_DIR) / "demo-password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as out:
            out.write(secrets.token_urlsafe(15))
    return path.read_text().strip()

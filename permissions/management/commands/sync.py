"""`sync`: bring guardian's grants to what appointments and delegations give today."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from permissions.sync import sync


class Command(BaseCommand):
    help = "Derive the grants on agencies anew; running it twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(asdict(sync())))

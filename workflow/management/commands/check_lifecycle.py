"""`check_lifecycle`: list the plans whose open steps do not fit their status; exit 0 when there is none."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from workflow.lifecycle import faults


class Command(BaseCommand):
    help = "Check that every plan's open steps are those that its status expects."

    def handle(self, *args: Any, **options: Any) -> None:
        found = faults()
        self.stdout.write(json.dumps(found, ensure_ascii=False))
        if found:
            sys.exit(1)

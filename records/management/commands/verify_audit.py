"""`verify_audit`: hold every chain against its head row and the anchors; exit 0 only when intact."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from records import audit


class Command(BaseCommand):
    help = "Verify the audit trail."

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = audit.verify()
        self.stdout.write(json.dumps(verdict.as_json(), ensure_ascii=False))
        if not verdict.intact:
            sys.exit(1)

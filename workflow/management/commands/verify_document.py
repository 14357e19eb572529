"""`verify_document FILE`: is this the file as it was issued? Exit 0 only then."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from drafting.reading.limited import read_at_most
from workflow.issuance.verifying import Answer, verify

LIMIT = 200 * 1024 * 1024
"""Bytes; no issued file is near it."""


class Command(BaseCommand):
    help = "Tell whether a file is as issued, altered or unknown; prints the register's entry and the signatures."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            data = read_at_most(file, LIMIT + 1)
        except OSError as error:
            self.stderr.write(f"{file}: {error.strerror}")
            sys.exit(2)
        if len(data) > LIMIT:
            self.stderr.write(
                f"{file} has more than {LIMIT // 1024 // 1024} MB; no file of ours is so large."
            )
            sys.exit(2)
        found = verify(data)
        self.stdout.write(json.dumps(found.as_json(), ensure_ascii=False))
        if found.verdict != Answer.AS_ISSUED:
            sys.exit(1)

"""`check_plan FILE [--parent FILE] [--issued-on DATE]`: what is wrong in a file's documents; needs no database."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from drafting.checks import Finding, check, day_of
from drafting.management.plan_files import Refused, bundle_of, malformed, plan_of


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            _("“%(text)s” không phải là ngày dạng 2026-11-25.") % {"text": text}
        ) from error


class Command(BaseCommand):
    help = "Check a plan's form, citations and sense; prints a list of findings."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a readable file or a bundle")
        parser.add_argument(
            "--parent",
            type=Path,
            action="append",
            default=[],
            help="a document that it implements; may be repeated",
        )
        parser.add_argument(
            "--issued-on", type=_day, help="the day of issue, which chooses the rules: 2026-11-25"
        )

    def handle(self, *, file: Path, parent: list[Path], issued_on: date | None, **options: Any) -> None:
        """Exit 2 with one line on standard error for what cannot be read."""
        try:
            bundle = bundle_of(file)
            found = _checked(file, bundle, parent, issued_on)
        except Refused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        if issued_on is None:
            for index, document in enumerate(bundle["documents"]):
                if not document.get("date"):
                    self.stderr.write(
                        _("Văn bản %(n)s không ghi ngày; áp dụng quy định tại ngày %(day)s.")
                        % {"n": index + 1, "day": f"{day_of(document):%d/%m/%Y}"}
                    )
        self.stdout.write(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=1))


def _checked(
    file: Path, bundle: dict[str, Any], parents: list[Path], issued_on: date | None
) -> list[Finding]:
    above = [plan_of(parent) for parent in parents]
    try:
        return check(bundle, parents=above, issued_on=issued_on)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise malformed(file, error) from error

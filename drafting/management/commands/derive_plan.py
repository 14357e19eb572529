"""`derive_plan PARENT … --agency NAME --level LEVEL [--org-map FILE]`: the subordinate plan; needs no database."""

import json
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.deriving import Choices, Derived, default_body_map, derive, own_body
from drafting.deriving.own import LEVELS
from drafting.management.plan_files import Refused, json_in, malformed, opened, plan_of


class Command(BaseCommand):
    help = "Derive a committee's own plan from its superior's; prints a bundle, places to decide in doubts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("parent", type=Path, nargs="+", help="readable files or bundles")
        parser.add_argument("--agency", required=True, help="the committee's name: “Tỉnh ủy Lam Sơn”")
        parser.add_argument("--level", required=True, choices=LEVELS)
        parser.add_argument(
            "--org-map", type=Path, help="JSON: superior body to own body, before the usual ones"
        )
        parser.add_argument(
            "--margin", type=int, default=0, help="days by which fixed deadlines come earlier"
        )
        parser.add_argument("--issued-on", type=date.fromisoformat, help="the expected day of issue")
        parser.add_argument(
            "--keep-times",
            action="store_true",
            help="no task waits for a superior document, none is said to be lasting",
        )
        parser.add_argument(
            "--outline", choices=("parent", "own"), default="parent", help="whose sections the plan has"
        )

    def handle(
        self, *, parent: list[Path], agency: str, level: str, org_map: Path | None, **options: Any
    ) -> None:
        """Exit 2 with one line on standard error for what cannot be read or derived."""
        try:
            choices = _choices(options)
            derived = _derived(parent, agency, level, org_map, choices)
        except Refused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        document = derived.document | {"doubts": _doubts(derived)}
        self.stdout.write(json.dumps({"documents": [document]}, ensure_ascii=False, indent=1))


def _choices(options: dict[str, Any]) -> Choices:
    try:
        return Choices(
            margin=options["margin"],
            issued_on=options["issued_on"],
            outline=options["outline"],
            documents_to_come=not options["keep_times"],
            continuing=not options["keep_times"],
        )
    except ValueError as error:
        raise Refused(str(error)) from error


def _derived(parents: list[Path], agency: str, level: str, org_map: Path | None, choices: Choices) -> Derived:
    documents = [plan_of(parent) for parent in parents]
    pairs = default_body_map(level, agency) | (_pairs(org_map) if org_map else {})
    own = own_body(agency, level)
    try:
        return derive(documents, own=own, body_map=pairs, today=timezone.localdate(), choices=choices)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise malformed(parents[0], error) from error


def _pairs(file: Path) -> dict[str, str]:
    """The map of a file, which goes before the usual one name by name, in either spelling."""
    pairs = json_in(file, opened(file))
    if not isinstance(pairs, dict) or not all(isinstance(own, str) for own in pairs.values()):
        raise Refused(
            _(
                "“%(name)s” không phải là bảng cơ quan tương ứng. Đề nghị dùng tệp JSON dạng "
                '{"tên cơ quan cấp trên": "tên cơ quan của mình"}.'
            )
            % {"name": file.name}
        )
    return pairs


def _doubts(derived: Derived) -> list[dict[str, Any]]:
    document = derived.document
    paths = {entry["uid"]: entry["path"] for entry in [*document["groups"], *document["items"]]}
    return [{"path": paths.get(mark["uid"]), "reason": mark["reason"]} for mark in derived.marked]

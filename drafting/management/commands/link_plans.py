"""`link_plans PARENT CHILD`: which tasks of the parent each task of the child comes from; needs no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from drafting.deriving.linking import link
from drafting.management.plan_files import Refused, malformed, plan_of


class Command(BaseCommand):
    help = "Link the tasks of a plan to those of its parent; prints a list of child, parents, score."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("parent", type=Path, help="a readable file or a bundle")
        parser.add_argument("child", type=Path, help="a readable file or a bundle")

    def handle(self, *, parent: Path, child: Path, **options: Any) -> None:
        """Exit 2 with one line on standard error for what cannot be read."""
        try:
            links = _links(parent, child)
        except Refused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(2)
        self.stdout.write(json.dumps(links, ensure_ascii=False, indent=1))


def _links(parent: Path, child: Path) -> list[dict[str, Any]]:
    above, own = plan_of(parent), plan_of(child)
    try:
        return link(above, own)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise malformed(child, error) from error

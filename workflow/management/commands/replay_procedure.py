"""`replay_procedure [CLASS]`: which plans under way would stick in a procedure; exit 0 when there is none."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string
from viewflow.workflow.base import Flow

from workflow import flows
from workflow.replaying import sticking


class Command(BaseCommand):
    help = "Hold the ways of all plans under way against a procedure, by default the current one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("procedure", nargs="?", metavar="CLASS", help="such as workflow.flows.PlanFlow")

    def handle(self, *args: Any, procedure: str | None = None, **options: Any) -> None:
        chosen = _named(procedure) if procedure else flows.CURRENT
        found = sticking(chosen)
        self.stdout.write(json.dumps(found, ensure_ascii=False))
        if found:
            sys.exit(1)


def _named(path: str) -> type[Flow]:
    try:
        found = import_string(path)
    except ImportError as error:
        raise CommandError(f"There is no procedure {path}: {error}") from error
    if not (isinstance(found, type) and issubclass(found, Flow)):
        raise CommandError(f"{path} is no procedure; name a class such as workflow.flows.PlanFlow.")
    return found

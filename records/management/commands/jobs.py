"""`jobs`: the background work that is stuck; with --retry it is set going again."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from records import jobs
from records.models import Job


class Command(BaseCommand):
    help = "List failed background work as JSON; --retry lets the worker try it again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--retry", action="store_true")

    def handle(self, *args: Any, retry: bool, **options: Any) -> None:
        stuck = list(Job.objects.filter(state=Job.State.FAILED).order_by("pk"))
        rows = [
            {"job": job.key, "subject": job.subject, "attempts": job.attempts, "error": job.last_error}
            for job in stuck
        ]
        self.stdout.write(json.dumps(rows, ensure_ascii=False))
        if retry:
            for job in stuck:
                jobs.retry(job)
            self.stderr.write(f"{len(stuck)} set going again.")

"""`sweep`: the periodic, repeatable work: wake forgotten jobs, close overdue rounds, remind, anchor the trail."""

import logging
import signal
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connection

from permissions.accounts.throttling import forget_old
from permissions.sync import sync
from records import jobs
from records.anchors import anchor
from workflow.health import ask_daily
from workflow.issuance import lasting
from workflow.services.advisory import close_overdue_rounds
from workflow.services.reminding import remind_due

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do the periodic work once, or every few seconds with --forever."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true")
        parser.add_argument("--every", type=float, default=15, metavar="SECONDS")

    def handle(self, *args: Any, forever: bool, every: float, **options: Any) -> None:
        # Waited for rather than handled: a handler would run in the middle of a sweep, or of the wait's own lock.
        if forever:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        while True:
            try:
                sweep()
            except Exception:
                if not forever:
                    raise
                log.exception("The sweep failed; it is tried again in %s seconds", every)
                connection.close()
            if not forever or signal.sigtimedwait({signal.SIGTERM}, every):
                return
            close_old_connections()


def sweep() -> None:
    """Every part may run twice or be cut short without harm."""
    jobs.sweep()
    close_overdue_rounds()
    remind_due()
    ask_daily()
    lasting.ask_again()
    forget_old()
    # Grants follow each act at once; what begins or ends with a day, within the hour.
    if cache.add("permissions.sync", True, timeout=3600):
        sync()
    anchor(every=timedelta(seconds=settings.ANCHOR_SECONDS))

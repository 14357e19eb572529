"""Log records as JSON lines. Apart from what writes them, as logging is set up before the models are there."""

import json
import logging

from django.utils import timezone


class JsonLines(logging.Formatter):
    """What is not ASCII is escaped, so no name or address breaks a line or turns its direction (ASVS 16.4.1)."""

    def format(self, record: logging.LogRecord) -> str:
        at = timezone.localtime().isoformat(timespec="milliseconds")
        return json.dumps({"at": at, "event": record.getMessage(), **getattr(record, "facts", {})})

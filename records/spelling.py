"""The one spelling of a value that hashes and signatures are taken of."""

import json
from datetime import datetime
from typing import Any

from django.utils import timezone


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def spelled(moment: datetime) -> str:
    """ISO 8601 in UTC, to the microsecond."""
    return moment.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")

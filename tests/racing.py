"""Several people at the same instant: threads with database connections of their own, let go by one barrier."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from records import audit
from workflow.lifecycle import faults

PATIENCE = 60
"""Seconds after which somebody is taken to wait for ever."""


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Start them all together; answers, in their order, what each returned or the exception that it raised."""
    barrier = threading.Barrier(len(acts))
    ends: list[Any] = [TimeoutError("It never came back.")] * len(acts)

    def run(index: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(PATIENCE)
            ends[index] = act()
        except Exception as error:
            ends[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=row, daemon=True) for row in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return ends


def assert_sound() -> None:
    """Every plan stands where its status says, and the trail is whole."""
    assert faults() == []
    assert audit.verify().intact

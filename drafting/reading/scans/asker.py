"""The child's side of the talk: a sheet goes out to whoever runs Tesseract, its words come back."""

import json
import resource
from typing import IO

from drafting.reading.limited import CPU_SECONDS
from drafting.reading.scans import frames
from drafting.reading.scans.sheet import Sheet

CPU_PER_PAGE = 3
"""Seconds; drawing a page and reading its words takes less than half of one."""


class Asker:
    """Hands a sheet to the caller and waits for its words."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self.incoming = incoming
        self.outgoing = outgoing
        self.done = -1

    def ask(self, sheet: Sheet, way: str, done: int, total: int) -> bytes:
        """What Tesseract says of the sheet; every further page brings its own seconds of computing."""
        if done > self.done:
            self.done = done
            most = resource.getrlimit(resource.RLIMIT_CPU)[1]
            seconds = min(CPU_SECONDS + CPU_PER_PAGE * (done + 1), most)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))
        told = {"done": done, "total": total, "way": way, "dpi": sheet.dpi}
        frames.send(self.outgoing, frames.PICTURE, json.dumps(told).encode() + b"\n" + sheet.pgm())
        return frames.receive(self.incoming)[1]

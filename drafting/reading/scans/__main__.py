"""The child of `asking`: the file comes in as a frame, its pictures go out as frames, the words come back."""

import json
import resource
import sys
from typing import IO

from drafting.reading.formats.pdf_file import MOST_SCANNED
from drafting.reading.limited import CPU_SECONDS, set_ceilings
from drafting.reading.reader import read_file
from drafting.reading.refusals import LIMIT, ReadingRefused, refuse
from drafting.reading.scans import frames
from drafting.reading.scans.pages import Pages
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


def main(argv: list[str]) -> int:
    set_ceilings(later=CPU_PER_PAGE * MOST_SCANNED)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    name = argv[1] if len(argv) > 1 else ""
    limit = int(argv[2]) if len(argv) > 2 else LIMIT
    data = frames.receive(incoming)[1]
    try:
        answer = read_file(data, name, limit=limit, recognise=Pages(Asker(incoming, outgoing).ask).recognise)
    except ReadingRefused as refusal:
        return refused(outgoing, refusal)
    except (MemoryError, RecursionError):
        return refused(outgoing, refuse("crash"))
    frames.send(outgoing, frames.ANSWER, json.dumps(answer, ensure_ascii=False).encode())
    return 0


def refused(outgoing: IO[bytes], refusal: ReadingRefused) -> int:
    frames.send(outgoing, frames.REFUSAL, json.dumps(refusal.told(), ensure_ascii=False).encode())
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))

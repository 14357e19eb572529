"""The child of `asking`: the file comes in as a frame, its pictures go out as frames, the words come back."""

import json
import sys
from typing import IO

from drafting.reading.formats.pdf_file import MOST_SCANNED
from drafting.reading.limited import set_ceilings
from drafting.reading.reader import read_file
from drafting.reading.refusals import LIMIT, ReadingRefused, refuse
from drafting.reading.scans import frames
from drafting.reading.scans.asker import CPU_PER_PAGE, Asker
from drafting.reading.scans.pages import Pages


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

"""The child of `asking`: the files come in as one frame, pictures go out, words come back, then the answer."""

import json
import sys

from drafting.reading.limited import set_ceilings
from drafting.reading.refusals import ReadingRefused, refuse
from drafting.reading.scans import frames
from drafting.reading.scans.__main__ import refused
from drafting.reading.scans.asker import CPU_PER_PAGE, Asker
from drafting.returning.paper.pages import opened, returned


def main(argv: list[str]) -> int:
    most = int(argv[1])
    set_ceilings(later=CPU_PER_PAGE * most)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    head, _, data = frames.receive(incoming)[1].partition(b"\n")
    parts, start = [], 0
    for size in json.loads(head):
        parts.append(data[start : start + size])
        start += size
    try:
        pdf, pages = returned(opened(parts, most), Asker(incoming, outgoing).ask)
    except ReadingRefused as refusal:
        return refused(outgoing, refusal)
    except (MemoryError, RecursionError):
        return refused(outgoing, refuse("crash"))
    frames.send(outgoing, frames.ANSWER, json.dumps(pages).encode() + b"\n" + pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))

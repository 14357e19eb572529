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
    parts = _parts(frames.receive(incoming)[1])
    try:
        pdf, pages = returned(opened(parts, most), Asker(incoming, outgoing).ask)
    except ReadingRefused as refusal:
        return refused(outgoing, refusal)
    except (MemoryError, RecursionError):
        return refused(outgoing, refuse("crash"))
    frames.send(outgoing, frames.ANSWER, json.dumps(pages).encode() + b"\n" + pdf)
    return 0


def _parts(content: bytes) -> list[bytes]:
    """A line with their sizes, then the files; copied once, as the ceiling on memory is low."""
    start = content.index(b"\n") + 1
    view, parts = memoryview(content), []
    for size in json.loads(content[:start]):
        parts.append(bytes(view[start : start + size]))
        start += size
    return parts


if __name__ == "__main__":
    sys.exit(main(sys.argv))

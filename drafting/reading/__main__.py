"""The child of `limited`: file on standard input, JSON on standard output; exit 2 with the refusal, if refused."""

import json
import sys
from collections.abc import Callable
from typing import Any

from drafting.reading.limited import set_ceilings
from drafting.reading.reader import read_file
from drafting.reading.refusals import LIMIT, ReadingRefused, refuse


def main(argv: list[str], read: Callable[..., dict[str, Any]] = read_file) -> int:
    set_ceilings()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    name = argv[1] if len(argv) > 1 else ""
    limit = int(argv[2]) if len(argv) > 2 else LIMIT
    try:
        answer = read(sys.stdin.buffer.read(), name, limit=limit)
    except ReadingRefused as refusal:
        return refused(refusal)
    except (MemoryError, RecursionError):
        return refused(refuse("crash"))
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    return 0


def refused(refusal: ReadingRefused) -> int:
    json.dump(refusal.told(), sys.stdout, ensure_ascii=False)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv))

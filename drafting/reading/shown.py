"""The lines of a source, to be shown beside what was read from them; in a child with the reader's ceilings."""

import json
import subprocess
import sys
from typing import Any

from drafting.reading.limited import PACKAGE_ROOT, WALL_SECONDS, child_environment, set_ceilings
from drafting.reading.refusals import ReadingRefused


def lines_limited(data: bytes) -> list[dict[str, Any]]:
    """Every line as {"text", "page", "gap"}, footnotes last; empty when the child fails, as the file is "
    "at hand."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "drafting.reading.shown"],
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            cwd=PACKAGE_ROOT,
            env=child_environment(),
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return []
    return answer if done.returncode == 0 else []


def main() -> int:
    from drafting.reading.sniff import read_source  # here, because only the child opens files

    set_ceilings()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        source = read_source(sys.stdin.buffer.read())
    except (ReadingRefused, MemoryError, RecursionError):
        return 2
    lines = [{"text": line.text, "page": line.page, "gap": line.gap or line.whole} for line in source.lines]
    lines += [{"text": f"{mark} {text}", "page": None, "gap": True} for mark, text in source.footnotes]
    json.dump(lines, sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())

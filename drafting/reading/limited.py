"""Reads in a child process with ceilings on memory and time: a hostile file ends the child, not the caller."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from drafting.reading.refusals import LIMIT, MESSAGES, ReadingRefused, refuse

MEMORY = 300 * 1024 * 1024
CPU_SECONDS = 20
WALL_SECONDS = 30
PACKAGE_ROOT = Path(__file__).resolve().parents[2]


def set_ceilings(*, later: int = 0) -> None:
    """Called in the child before it opens the file; `later`: seconds of computing that it may allow itself."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1 + later))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_limited(
    source: bytes | str | Path,
    name: str,
    *,
    limit: int = LIMIT,
    ocr: bool = True,
    progress: Callable[[int, int], None] | None = None,
    child: str = "drafting.reading",
) -> dict[str, Any]:
    """Like `read_file`, in a child: 300 MB, 20 s of computing, 30 s in all. `child` is the module that it runs.

    `source` is the file's bytes or its path. Raises ReadingRefused, for crashes and time-outs too; OSError if
    the path cannot be read. A scan takes seconds for each page: `progress` is told how many of how many pages are
    done; with `ocr` off it is refused at once with the code "scan", the number of its pages in `values["pages"]`.
    """
    data = source if isinstance(source, bytes) else read_at_most(Path(source), limit + 1)
    if len(data) > limit:
        raise refuse("too_large", limit=limit // (1024 * 1024))
    try:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", child, name.replace("\0", "")[:200], str(limit)],
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            cwd=PACKAGE_ROOT,
            env=child_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refuse("timeout") from None
    try:
        return answer_of(done)
    except ReadingRefused as refusal:
        if refusal.code != "scan" or not ocr:
            raise
        scan = refusal
    from drafting.reading.scans.asking import read_scanned  # here, because only scans need it

    return read_scanned(data, name, limit=limit, refusal=scan, progress=progress)


def read_at_most(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def child_environment() -> dict[str, str]:
    """Nothing of the caller's secrets reaches the child."""
    kept = {
        key: os.environ[key]
        for key in ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
        if key in os.environ
    }
    return kept | {
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(PACKAGE_ROOT),
    }


def answer_of(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    """The child's bundle, or its refusal; a child that died is a refusal too."""
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise refuse("timeout")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise refuse("crash") from None
    if done.returncode == 0 and isinstance(answer, dict) and "documents" in answer:
        return answer
    code = answer.get("code") if isinstance(answer, dict) else None
    if code in MESSAGES:
        raise ReadingRefused(code, answer["message"], answer.get("values"))
    raise refuse("crash")

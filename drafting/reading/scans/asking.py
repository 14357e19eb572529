"""The caller's side of a scan: a limited child opens the file, Tesseract sees only the pictures that it draws."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from drafting.reading.limited import PACKAGE_ROOT, answer_of, child_environment
from drafting.reading.refusals import ReadingRefused, refuse
from drafting.reading.scans import frames, tesseract

PATIENCE = 60
"""Seconds that the child may take for one page, and for the bundle."""
MOST_PICTURES = 2000
"""Of one file: each of its pages, turned and in parts where it must be."""

Progress = Callable[[int, int], None]
"""Told how many of how many pages are done."""


def read_scanned(
    data: bytes, name: str, *, limit: int, refusal: ReadingRefused, progress: Progress | None = None
) -> dict[str, Any]:
    """The bundle of a file that was refused as a scan (`refusal`); its pictures are recognised page by page.

    Raises ReadingRefused, with the code "no_ocr" where Tesseract or its Vietnamese data is missing. Of a file
    that is mostly text, pages that cannot be recognised become doubts.
    """
    missing = tesseract.missing()
    if missing and refusal.values.get("mostly", True):
        raise refuse("no_ocr", packages=", ".join(missing))
    arguments = [name.replace("\0", "")[:200], str(limit)]
    with child("drafting.reading.scans", arguments) as process:
        try:
            kind, content = converse(
                process, data, tesseract.recognise if not missing else no_words, progress
            )
        except (EOFError, OSError, ValueError):
            return answer_of(subprocess.CompletedProcess([], ended(process), b"", b""))
    return answer_of(subprocess.CompletedProcess([], 0 if kind == frames.ANSWER else 2, content, b""))


def no_words(picture: bytes, dpi: int, way: str) -> bytes:
    return b""


@contextmanager
def child(module: str, arguments: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PACKAGE_ROOT,
        env=child_environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        with suppress(OSError):
            process.stdin.close()


def ended(process: subprocess.Popen[bytes]) -> int:
    """How a child ended that speaks no more; one that lingers is ended."""
    try:
        return process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


@contextmanager
def patience(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends a child that neither answers nor listens."""
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def converse(
    process: subprocess.Popen[bytes],
    data: bytes,
    recognise: Callable[[bytes, int, str], bytes],
    progress: Progress | None,
) -> tuple[bytes, bytes]:
    """Answer the child's pictures until it is done: (frames.ANSWER or REFUSAL, content).

    Raises EOFError, OSError, ValueError where it dies.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    with patience(process):
        frames.send(process.stdin, frames.FILE, data)
    done, total = -1, 0
    for _ in range(MOST_PICTURES):
        with patience(process):
            kind, content = frames.receive(process.stdout)
        if kind != frames.PICTURE:
            if progress and total:
                progress(total, total)
            return kind, content
        told, _, picture = content.partition(b"\n")
        asked = json.loads(told)
        if progress and asked["done"] > done:
            done, total = asked["done"], asked["total"]
            progress(done, total)
        words = recognise(picture, int(asked["dpi"]), asked["way"])
        with patience(process):
            frames.send(process.stdin, frames.WORDS, words)
    raise ValueError("too many pictures")

"""Tesseract as a process of its own: a picture on its standard input, words with their places on its output."""

import os
import resource
import shutil
import subprocess

LANGUAGE = "vie"
MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 60
WALL_SECONDS = 120
WAYS = {
    "page": ["-l", LANGUAGE, "--psm", "3"],
    "part": ["-l", LANGUAGE, "--psm", "6"],
    "turn": ["--psm", "0"],
}
"""A whole page with its blocks, a part of a page as one block, only how a page is turned."""
PACKAGES = {"tesseract": "tesseract-ocr", LANGUAGE: "tesseract-ocr-vie"}
"""What must be there → Debian's package that brings it."""


def missing() -> list[str]:
    """Debian's packages that are not installed and without which no scan can be read."""
    if shutil.which("tesseract") is None:
        return list(PACKAGES.values())
    try:
        done = subprocess.run(
            ["tesseract", "--list-langs"],  # noqa: S607
            capture_output=True,
            timeout=10,
            env=environment(),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return list(PACKAGES.values())
    return [] if LANGUAGE in done.stdout.decode(errors="replace").split() else [PACKAGES[LANGUAGE]]


def recognise(picture: bytes, dpi: int, way: str = "page") -> bytes:
    """The answer of Tesseract for a PGM picture, empty where it fails: TSV, for the way "turn" its own lines.

    One core, 1 GB, 60 s of computing: what goes wrong on one page costs no more than that page.
    """
    output = [] if way == "turn" else ["-c", "tessedit_do_invert=0", "tsv"]
    try:
        process = subprocess.Popen(  # noqa: S603  (the arguments are ours)
            ["tesseract", "stdin", "stdout", "--dpi", str(dpi), *WAYS[way], *output],  # noqa: S607
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
    except OSError:
        return b""
    with process:
        # it waits for the picture, so the ceilings stand before it has anything to work on
        for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
            resource.prlimit(process.pid, what, (most, most))
        try:
            answer, _ = process.communicate(picture, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return b""
    return answer if process.returncode == 0 else b""


def environment() -> dict[str, str]:
    """One thread: two or more cost more than they bring for a page, and take the cores of those who wait."""
    kept = {
        key: os.environ[key] for key in ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH") if key in os.environ
    }
    return kept | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}

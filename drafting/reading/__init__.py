"""Reads a received file into the bundle of plan.schema.json; no settings, no database, no files written."""

from typing import Any

from drafting.reading.bundle import build
from drafting.reading.refusals import ReadingRefused, refuse
from drafting.reading.sniff import read_source

LIMIT = 20 * 1024 * 1024
"""Bytes; a real plan with annexes stays below 10 MB."""


def read_file(data: bytes, name: str, *, limit: int = LIMIT) -> dict[str, Any]:
    """The bundle {"documents": [...]} of a file. `name` is only shown, the type is told from the content.

    Raises ReadingRefused with a code and a Vietnamese sentence for every file that cannot be read.
    """
    if not data or not data.strip(b"\x00 \t\r\n"):
        raise refuse("empty")
    if len(data) > limit:
        raise refuse("too_large", limit=limit // (1024 * 1024))
    return build(read_source(data))


__all__ = ["LIMIT", "ReadingRefused", "read_file"]

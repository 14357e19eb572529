"""The caller's side: files that were scanned from paper go to a limited child, their pages come back."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from drafting.reading.refusals import ReadingRefused, refuse
from drafting.reading.scans import frames, tesseract
from drafting.reading.scans.asking import Progress, child, converse, ended
from drafting.returning.paper.pages import COLUMNS, ROWS

Fractions = tuple[float, float, float, float]
"""Left, top, right, bottom of a place as parts of the page."""


@dataclass(frozen=True)
class ReturnedPage:
    """`unsure`: words hard to read, noise among them; `dark`, `coloured`: ink in cells, row by row, 0..255."""

    text: str
    unsure: tuple[str, ...]
    upright: bool
    dark: bytes
    coloured: bytes

    def ink_in(self, place: Fractions) -> float:
        """The share of the cells within a place that is ink, 0..1, whatever its colour."""
        left, top, right, bottom = place
        cells = [
            self.dark[row * COLUMNS + column]
            for row in range(math.ceil(top * ROWS), math.floor(bottom * ROWS))
            for column in range(math.ceil(left * COLUMNS), math.floor(right * COLUMNS))
        ]
        return sum(cells) / 255 / len(cells) if cells else 0.0

    @property
    def colour(self) -> float:
        """The share of the page that is coloured ink, 0..1."""
        return sum(self.coloured) / 255 / len(self.coloured) if self.coloured else 0.0


@dataclass(frozen=True)
class ReturnedPaper:
    """`pdf`: the pages as they look, and nothing else in the file."""

    pdf: bytes
    pages: list[ReturnedPage]


def read_paper(parts: Sequence[bytes], *, most: int, progress: Progress | None = None) -> ReturnedPaper:
    """The pages of PDF, JPEG and PNG files in their order, at most `most` of them; seconds for each page.

    Raises ReadingRefused with the codes "no_ocr", "empty", "broken", "password", "unknown_type", "too_large",
    "too_many_pages", "timeout" or "crash".
    """
    if missing := tesseract.missing():
        raise refuse("no_ocr", packages=", ".join(missing))
    data = json.dumps([len(part) for part in parts]).encode() + b"\n" + b"".join(parts)
    with child("drafting.returning.paper", [str(most)]) as process:
        try:
            kind, content = converse(process, data, tesseract.recognise, progress)
        except (EOFError, OSError, ValueError):
            raise refuse("crash" if ended(process) >= 0 else "timeout") from None
    if kind == frames.REFUSAL:
        told = json.loads(content)
        raise ReadingRefused(told["code"], told["message"], told["values"])
    pages, _, pdf = content.partition(b"\n")
    return ReturnedPaper(pdf, [_page(page) for page in json.loads(pages)])


def _page(told: dict[str, Any]) -> ReturnedPage:
    dark, coloured = bytes.fromhex(told["dark"]), bytes.fromhex(told["coloured"])
    return ReturnedPage(told["text"], tuple(told["unsure"]), bool(told["upright"]), dark, coloured)

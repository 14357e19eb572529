"""Sheets as text files: as typed, as copied from Word, as extracted from a PDF."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

from tests.drafting.reading.varied.sheets import Sheet

SYMBOL_BREAK = re.compile(r"(?<=\d-)(?=[A-ZĐ][A-Za-zĐ]*/)|(?<=[A-Za-z]/)(?=T[UW]\b)|(?<=\d/)(?=\d{4}\b)")
"""Where a printer that breaks at marks breaks symbols and dates: "21-" / "KL/TW"."""


@dataclass(frozen=True)
class Layout:
    """`width`: characters in a line, 0 for one line a paragraph. `gaps`: blank lines: none, paragraphs, everywhere.

    `indent`: blanks before a paragraph's first line. `page`: lines on a page, 0 for none; `number`: how pages are
    numbered ("" not at all), at `foot` or top; `running`: a line over every page. `head`, `tail`: columns of head and
    foot below each other (stacked), beside each other (columns) or run together (glued).
    """

    width: int = 0
    gaps: str = "paragraphs"
    indent: int = 0
    breaks: bool = False
    justified: bool = False
    page: int = 0
    number: str = ""
    foot: bool = False
    running: str = ""
    feeds: bool = False
    head: str = "stacked"
    tail: str = "stacked"
    bold: bool = False


def as_text(sheet: Sheet, layout: Layout) -> str:
    """The file's text; the same sheet and layout always give the same."""
    lines = columns(sheet.head.left, sheet.head.right, layout.head)
    lines.append("")
    for i, text in enumerate(sheet.head.title):
        lines += [line.center(layout.width) if layout.width else line for line in wrap(text, layout, 0.8)]
        if i == 0 and layout.gaps == "everywhere":
            lines.append("")
    lines += [sheet.head.separator, ""] if sheet.head.separator else [""]
    for text in sheet.head.preamble:
        lines += paragraph(text, layout)
    for part in sheet.body:
        text = part.printed
        if layout.bold and part.bold:
            end = min(len(part.text), part.bold)
            text = f"**{part.mark}{part.text[:end]}**{part.text[end:]}"
        lines += paragraph(text, layout)
    for text in sheet.closing:
        lines += paragraph(text, layout)
    lines.append("")
    left, right = sheet.foot.left, sheet.foot.right
    if layout.width:
        left = [line for text in left for line in wrap(text, layout, 0.45)]
    if sheet.foot.signature_first and layout.tail == "stacked":
        left, right = right, left
    lines += columns(left, right, "stacked" if layout.tail == "glued" else layout.tail)
    return "\n".join(paged(lines, layout, Random(len(lines)))) + "\n"


def columns(left: list[str], right: list[str], how: str) -> list[str]:
    if how == "columns":
        width = max((len(text) for text in left), default=0) + 8
        pairs = zip_longest(left, right, fillvalue="")
        return [f"{one:{width}}{other}".rstrip() for one, other in pairs]
    if how == "glued" and left and right:
        out = [f"{left[0]} {right[0]}", *left[1:-1]]
        return [*out, f"{left[-1]} {' '.join(right[1:])}".strip()] if len(left) > 1 else out
    return [*left, "", *right] if left or right else []


def paragraph(text: str, layout: Layout) -> list[str]:
    lines = wrap(text, layout)
    if layout.justified and len(lines) > 1:
        lines = [*(stretched(line, layout.width) for line in lines[:-1]), lines[-1]]
    lines[0] = " " * layout.indent + lines[0]
    return [*lines, ""] if layout.gaps == "paragraphs" else lines


def wrap(text: str, layout: Layout, part: float = 1.0) -> list[str]:
    """Greedy lines; words are parted inside symbols and dates where the layout says so."""
    if not layout.width:
        return [text]
    width = int(layout.width * part)
    lines = [""]
    for word in text.split(" "):
        pieces = SYMBOL_BREAK.split(word) if layout.breaks else [word]
        for i, piece in enumerate(pieces):
            joint = "" if i or not lines[-1] else " "
            if lines[-1] and len(lines[-1]) + len(joint) + len(piece) > width:
                lines.append(piece)
            else:
                lines[-1] += joint + piece
    return lines


def stretched(line: str, width: int) -> str:
    """The line filled with double blanks from the right, as justified text is extracted."""
    words = line.split(" ")
    missing = min(width - len(line), len(words) - 1)
    return " ".join(words[: len(words) - missing]) + "".join("  " + w for w in words[len(words) - missing :])


def paged(lines: list[str], layout: Layout, rng: Random) -> list[str]:
    """Lines with page numbers and running heads between them, blank lines everywhere if so printed."""
    if layout.gaps == "everywhere":
        lines = [line for text in lines for line in ([text, ""] if text else [text])]
    if not layout.page:
        return lines
    sheets = [lines[i : i + layout.page] for i in range(0, len(lines), layout.page)]
    out: list[str] = []
    for n, sheet in enumerate(sheets, start=1):
        number = layout.number.format(n=n, N=len(sheets))
        head = ([layout.running] if layout.running else []) + (
            [number] if number and n > 1 and not layout.foot else []
        )
        tail = [number] if number and layout.foot else []
        out += [*head, *sheet, *tail]
        if layout.feeds and n < len(sheets):
            out[-1] += "\f"
    return out

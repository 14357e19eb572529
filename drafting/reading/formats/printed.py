"""Printed lines of a PDF page: text, place and look; lines of ruled tables cell by cell."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pypdfium2 import raw

from drafting.reading.blocks import Box, Spot, clean, collapse
from drafting.reading.formats import pdf_fonts
from drafting.reading.formats.drawn import rules_of
from drafting.reading.formats.grids import Grid, Region, grids_of
from drafting.reading.refusals import refuse
from drafting.reading.rows.aligned import Segment
from drafting.reading.words import plain

MOST_ON_PAGE = 200_000
"""Characters."""
LONGEST_HEAD = 150
"""Characters of the heads of all columns on one line."""
HEAD_WORDS = re.compile(
    r"\b(?:s?tt|noi dung|nhiem vu|cong viec|chu tri|phoi hop|thuc hien|thoi gian|thoi han|san pham|ket qua|ghi chu)\b"
)
WIDE_GAP = 0.8
"""Of the letters' size; spaces between words are narrower, but for justified lines."""


@dataclass
class Printed:
    """A line with its place: x from the left, y from the bottom, size in points; `at` as blocks.Box.

    `width` of its page and `bottom` of the line in points. `grid` and `region`: the ruled table of its page and
    the cell that it stands in, `spot`: the same within the source, once the tables of all pages are known.
    `parts`: what wide gaps part, where the heads of a table without drawn lines were seen. `family`: of the font
    older than Unicode that it was printed in. Of recognised lines: `noise` is no writing, `note` begins a footnote by
    its place, `unsure` as in blocks.Line.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    height: float
    size: float
    bold: bool
    notes: tuple[str, ...]
    at: Box | None = None
    width: float = 595.0
    bottom: float = 0.0
    grid: Grid | None = None
    region: Region | None = None
    spot: Spot | None = None
    parts: tuple[Segment, ...] = ()
    family: str | None = None
    noise: bool = False
    unsure: tuple[str, ...] = ()
    note: bool = False

    @property
    def sides(self) -> tuple[float, float]:
        """Left and right edge of what the line could fill: its cell, else itself."""
        if self.grid and self.region:
            column = self.region.column
            return self.grid.xs[column], self.grid.xs[column + self.region.columns]
        return self.left, self.right


def read_page(document: Any, number: int, *, in_parts: bool = False) -> list[Printed]:
    """Printed lines of one page in the order of the file, which is reading order; ruled tables by their cells.

    `in_parts`: tell where wide gaps part the lines, as a table without drawn lines may go on from a page before.
    """
    page = document[number]
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MOST_ON_PAGE:
            raise refuse("too_long")
        size = page.get_width() or 595.0, page.get_height() or 842.0
        grids = grids_of(*rules_of(page))
        lines: list[Printed] = []
        places: list[tuple[str, int]] = []
        for m in re.finditer(r"[^\r\n]+", text_page.get_text_range()):
            for text, begin, grid, region in pieces(text_page, m, grids):
                line = printed_line(text_page, text, begin, number + 1, size)
                if line and lines and stands_raised(line, lines[-1]):
                    lines[-1].notes += (line.text,)
                elif line and lines and ends_behind_mark(line, lines[-1]):
                    lines[-1].text += line.text
                    lines[-1].right = line.right
                elif line:
                    line.grid, line.region = grid, region
                    lines.append(line)
                    places.append((text, begin))
        if in_parts or any(is_head_line(line.text) for line in lines if line.grid is None):
            for line, (text, begin) in zip(lines, places, strict=True):
                line.parts = parts_of(text_page, text, begin)
        return by_cells(lines)
    finally:
        text_page.close()
        page.close()


Piece = tuple[str, int, Grid | None, Region | None]


def pieces(text_page: Any, m: re.Match[str], grids: list[Grid]) -> Iterator[Piece]:
    """The line as it is printed: where it runs through cells of a table, cell by cell, with its first index."""
    text = m.group()
    if not grids:
        yield text, m.start(), None, None
        return
    begin = 0
    here: tuple[Grid | None, Region | None] = (None, None)
    for i, c in enumerate(text):
        if c.isspace():
            continue
        there = cell_around(text_page, m.start() + i, grids)
        if there[1] is not here[1]:
            if text[begin:i].strip():
                yield text[begin:i], m.start() + begin, *here
            begin = i
            here = there
    yield text[begin:], m.start() + begin, *here


def cell_around(text_page: Any, place: int, grids: list[Grid]) -> tuple[Grid | None, Region | None]:
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, place)
    if index >= 0:
        left, bottom, right, top = text_page.get_charbox(index)
        for grid in grids:
            if region := grid.region_at((left + right) / 2, (bottom + top) / 2):
                return grid, region
    return None, None


def printed_line(
    text_page: Any, text: str, begin: int, page: int, size_of_page: tuple[float, float]
) -> Printed | None:
    """A line with place and look; raised small digits after a word become note marks."""
    width, height = size_of_page
    shown = [i for i, c in enumerate(text) if not c.isspace()]
    if not shown:
        return None
    index = [raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, begin + i) for i in range(len(text))]
    sizes = [raw.FPDFText_GetFontSize(text_page.raw, index[i]) if index[i] >= 0 else 0.0 for i in shown]
    size = Counter(round(s, 1) for s in sizes).most_common(1)[0][0]
    raised, notes = take_marks(text, shown, sizes, size)
    kept, family = pdf_fonts.unicode(text_page, text, index, [i for i in range(len(text)) if i not in raised])
    first, last = index[shown[0]], index[shown[-1]]
    left, bottom, _, top = text_page.get_charbox(first) if first >= 0 else (0.0, 0.0, 0.0, 0.0)
    right = text_page.get_charbox(last)[2] if last >= 0 else left
    weight = raw.FPDFText_GetFontWeight(text_page.raw, first) if first >= 0 else 0
    text = collapse(clean(kept))
    if not text:
        return None
    tall = (top - bottom) or 10.0
    at = (left / width, 1 - (bottom + max(tall, size)) / height, right / width, 1 - bottom / height)
    return Printed(
        *(text, page, left, right, bottom / height, tall, size, weight >= 600, notes, at, width, bottom),
        family=family,
    )


def is_head_line(text: str) -> bool:
    """Heads of several columns of a list of tasks on one line."""
    return len(text) < LONGEST_HEAD and len(set(HEAD_WORDS.findall(plain(text)))) >= 3


def parts_of(text_page: Any, text: str, begin: int) -> tuple[Segment, ...]:
    """The stretches of a line that gaps wider than a letter part."""
    found: list[list[Any]] = []  # first and last place in the text, left and right edge
    for i, c in enumerate(text):
        index = -1 if c.isspace() else raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, begin + i)
        if index < 0:
            continue
        left, _, right, _ = text_page.get_charbox(index)
        wide = WIDE_GAP * (raw.FPDFText_GetFontSize(text_page.raw, index) or 12)
        if found and left - found[-1][3] < wide:
            found[-1][1], found[-1][3] = i, right
        else:
            found.append([i, i, left, right])
    return tuple(
        Segment(collapse(clean(text[first : last + 1])), left, right) for first, last, left, right in found
    )


def stands_raised(line: Printed, before: Printed) -> bool:
    """A mark behind the last word of a line, or wrapped below it, which pdfium took for a line of its own."""
    if not (line.text.isdigit() and line.size < 0.8 * before.size and line.at and before.at):
        return False
    height = before.at[3] - before.at[1]
    below = line.at[3] - before.at[3]
    behind = abs(below) < 0.8 * height and line.left >= before.right - 2
    return behind or (0 < below < 1.7 * height and line.left < before.right)


def ends_behind_mark(line: Printed, before: Printed) -> bool:
    """The stop behind a raised mark, with what follows it on the line, which pdfium took for another."""
    level = abs(line.bottom - before.bottom) < before.size / 2
    return bool(before.notes) and line.text[0] in ".,;:)”" and level and line.left >= before.right - 2


def take_marks(
    text: str, shown: list[int], sizes: list[float], size: float
) -> tuple[set[int], tuple[str, ...]]:
    """Where the raised digits stand in the text, and the marks that they are."""
    small = {i for i, s in zip(shown, sizes, strict=True) if text[i].isdigit() and 0 < s < 0.8 * size}
    # a note at the page's foot begins with its own raised mark: it stays, the caller knows it by it
    if not small or len(small) == len(shown) or shown[0] in small:
        return set(), ()
    return small, tuple(re.findall(r"\d+", "".join(c if i in small else " " for i, c in enumerate(text))))


def by_cells(lines: list[Printed]) -> list[Printed]:
    """Lines of a table stand together, row by row and cell by cell, where the first of them stood."""
    out: list[Printed] = []
    done: set[int] = set()
    for line in lines:
        if line.grid is None:
            out.append(line)
        elif id(line.grid) not in done:
            done.add(id(line.grid))
            cells: dict[tuple[int, int], list[Printed]] = {}
            for other in lines:
                if other.grid is line.grid and other.region:
                    cells.setdefault((other.region.row, other.region.column), []).append(other)
            out += [part for place in sorted(cells) for part in in_order(cells[place])]
    return out


def in_order(lines: list[Printed]) -> list[Printed]:
    """The lines of one cell from the top; pieces on one line are one."""
    found: list[list[Printed]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if found and found[-1][0].bottom - line.bottom < line.size / 2:
            found[-1].append(line)
        else:
            found.append([line])
    return [joined(sorted(row, key=lambda line: line.left)) for row in found]


def joined(row: list[Printed]) -> Printed:
    if len(row) == 1:
        return row[0]
    boxes = [line.at for line in row if line.at]
    at = (boxes[0][0], min(b[1] for b in boxes), boxes[-1][2], max(b[3] for b in boxes)) if boxes else None
    return replace(
        row[0],
        text=" ".join(line.text for line in row),
        right=row[-1].right,
        notes=tuple(note for line in row for note in line.notes),
        at=at,
    )

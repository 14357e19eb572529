"""Ruled tables of a PDF over its pages: parts that go on are one, a row that a page end cuts is one row."""

import re
from dataclasses import dataclass, replace

from drafting.reading.blocks import Spot
from drafting.reading.formats.grids import Grid
from drafting.reading.formats.printed import Printed
from drafting.reading.rows.columns import role_of
from drafting.reading.structure.marks import read_mark
from drafting.reading.words import plain

PADDING = 8.0
"""Points that a cell keeps free beside its text, at most."""
SAME_EDGE = 4.0
"""Points by which the columns of one table may differ between pages."""
MOST_HEAD_ROWS = 4
ENDED = re.compile(r"[.:;!?…][”\"’')\]]*$")
DASHED = ("dash", "plus", "bullet")

Cells = dict[tuple[int, int], list[Printed]]


@dataclass
class Part:
    """The part of a table on one page, and which row of the whole its first row is."""

    grid: Grid
    cells: Cells
    table: int
    first_row: int = 0

    def row(self, number: int) -> dict[int, str]:
        """What a row says by column."""
        return {
            column: "".join(plain(" ".join(line.text for line in lines)).split())
            for (row, column), lines in self.cells.items()
            if row == number
        }


def link_tables(pages: list[list[Printed]]) -> tuple[list[Printed], list[Printed]]:
    """(lines of all pages, each cell's with its spot; the lines of headings that are repeated on further pages)."""
    linker = Linker()
    for page in pages:
        linker.page(page)
    return linker.lines, linker.repeated


class Linker:
    """`first`: the part on which the present table began; `last`: the part before, while nothing follows it."""

    def __init__(self) -> None:
        self.lines: list[Printed] = []
        self.repeated: list[Printed] = []
        self.first: Part | None = None
        self.last: Part | None = None
        self.tables = 0

    def page(self, page: list[Printed]) -> None:
        index = 0
        while index < len(page):
            line = page[index]
            if line.grid is None:
                self.lines.append(line)
                self.last = None
                index += 1
                continue
            own = [other for other in page[index:] if other.grid is line.grid]
            self.part(line.grid, own, starts_page=index == 0)
            index += len(own)

    def part(self, grid: Grid, own: list[Printed], *, starts_page: bool) -> None:
        cells: Cells = {}
        for line in own:
            assert line.region is not None
            cells.setdefault((line.region.row, line.region.column), []).append(line)
        goes_on = starts_page and self.last is not None and same_columns(grid, self.last.grid)
        if not goes_on:
            self.tables += 1
        part = Part(grid, cells, self.tables)
        if goes_on and self.first and self.last:
            self.join(part, self.first, self.last)
        else:
            self.first = part
            self.give_spots(part, 0)
        self.last = part

    def join(self, part: Part, first: Part, last: Part) -> None:
        """Drop the repeated heading, finish what the page end cut, number the rows on."""
        skipped = repeated_rows(part, first)
        for place in [place for place in part.cells if place[0] < skipped]:
            self.repeated += part.cells.pop(place)
        end = last.first_row + last.grid.rows
        cut = is_cut(part, skipped, last)
        part.first_row = end - skipped - (1 if cut else 0)
        self.stretch(part, skipped, last, cut=cut)
        self.give_spots(part, skipped)

    def stretch(self, part: Part, row: int, last: Part, *, cut: bool) -> None:
        """Cells that were merged over the page end cover the rows on both sides.

        Where one row stands on each side nothing is drawn that tells; a body that leads is hardly ever left out.
        """
        leads = lead_columns(self.first, row) if self.first else set()
        for column in range(len(part.grid.xs) - 1):
            region = part.grid.cells.get((row, column))
            above = last.grid.cells.get((last.grid.rows - 1, column))
            if region is None or above is None or region.column != column or above.column != column:
                continue
            empty = (row, column) not in part.cells
            more = region.rows - (1 if cut else 0)
            merged = max(region.rows, above.rows) > 1 or column in leads
            if more > 0 and empty and merged and region.columns == 1:
                for line in last.cells.get((above.row, column), []):
                    assert line.spot is not None
                    line.spot = replace(line.spot, rows=line.spot.rows + more)
            elif cut and not empty:
                self.go_on(part, row, column, last)

    def go_on(self, part: Part, row: int, column: int, last: Part) -> None:
        """The rest of a cut cell takes the spot of its beginning."""
        above = last.grid.cells[(last.grid.rows - 1, column)]
        begun = last.cells.get((above.row, column))
        if not begun:
            return
        spot = begun[0].spot
        region = part.grid.cells[(row, column)]
        assert spot is not None
        spot = replace(spot, rows=spot.rows + region.rows - 1)
        for line in [*begun, *part.cells[(row, column)]]:
            line.spot = spot

    def give_spots(self, part: Part, start: int) -> None:
        for (row, column), lines in part.cells.items():
            region = part.grid.cells[(row, column)]
            spot = Spot(part.table, part.first_row + row, column, region.rows, region.columns)
            for line in lines:
                line.spot = line.spot or spot
        self.lines += [
            line for place in sorted(part.cells) if place[0] >= start for line in part.cells[place]
        ]


def same_columns(one: Grid, other: Grid) -> bool:
    return len(one.xs) == len(other.xs) and all(
        abs(a - b) <= SAME_EDGE for a, b in zip(one.xs, other.xs, strict=True)
    )


def repeated_rows(part: Part, first: Part) -> int:
    """How many rows at the top say what the first rows of the table say."""
    count = 0
    while (
        count < min(MOST_HEAD_ROWS, part.grid.rows, first.grid.rows)
        and (said := part.row(count))
        and said == first.row(count)
    ):
        count += 1
    return count


def is_cut(part: Part, row: int, last: Part) -> bool:
    """A page end cut the row: it has no number, and fills cells left empty above or goes on with a sentence there."""
    cells = {column: lines for (place, column), lines in part.cells.items() if place == row}
    if not cells or 0 in cells or any(part.grid.cells[(row, column)].columns > 1 for column in cells):
        return False
    begins = {column: begun_above(column, last) for column in cells}
    widest = max(
        range(len(part.grid.xs) - 1), key=lambda column: part.grid.xs[column + 1] - part.grid.xs[column]
    )
    if not any(begins.values()) or (widest in cells and not begins[widest]):
        return True
    for column, lines in cells.items():
        begun = begins[column]
        mark = read_mark(lines[0].text)
        if not begun or (mark and mark.kind in DASHED):
            continue
        small = lines[0].text[:1].islower() or lines[0].text[:1].isdigit()
        if small or (not ENDED.search(begun[-1].text) and fills(begun[-1], lines[0])):
            return True
    return False


def lead_columns(first: Part, head: int) -> set[int]:
    """The columns whose head, in the first rows of the table, names who leads."""
    heads: dict[int, str] = {}
    for (row, column), lines in sorted(first.cells.items()):
        if row < head:
            heads[column] = " ".join(line.text for line in lines)
    return {column for column, text in heads.items() if role_of(text) == "lead"}


def begun_above(column: int, last: Part) -> list[Printed] | None:
    """The lines of the cell that stands last in this column."""
    region = last.grid.cells.get((last.grid.rows - 1, column))
    return last.cells.get((region.row, region.column)) if region else None


def fills(line: Printed, following: Printed) -> bool:
    """The next line's first word would not have fitted behind this line."""
    letter = (line.right - line.left) / max(len(line.text), 1)
    word = len(following.text.split(" ", 1)[0]) + 1
    return line.right + word * letter > line.sides[1] - PADDING

"""Tables of a source: the lines of their cells become rows of equally many cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drafting.reading.blocks import Line
from drafting.reading.structure.healing import heal_symbols
from drafting.reading.structure.marks import read_mark
from drafting.reading.words import plain

STARTS_PART = ("dash", "plus", "bullet", "letter")
ENDED = re.compile(r"[.:;!?…][”\"’')\]]*$")
BROKEN = re.compile(r"\w/$")
COLUMN_NUMBER = re.compile(r"^\(?\s*(?:\d{1,2}|[A-H])\s*\)?(?:\s*=.*)?$")


@dataclass(frozen=True)
class Cell:
    """What one cell says, by paragraphs, and the numbers of its source lines.

    A merged cell is repeated in every place that it covers: `first` is False in all but the first of them.
    """

    paragraphs: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    bold: bool = False
    first: bool = True
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        return " ".join(self.paragraphs)


EMPTY = Cell()
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows of equally many cells with the page on which each row begins."""

    rows: tuple[Row, ...]
    pages: tuple[int | None, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    def printed(self) -> list[list[str]]:
        """The texts row by row, a merged cell in its first place alone; rows without any text are left out."""
        rows = [[cell.text if cell.first else "" for cell in row] for row in self.rows]
        return [row for row in rows if any(row)]

    def lines(self) -> list[int]:
        """Numbers of all source lines, each once."""
        return list(dict.fromkeys(n for row in self.rows for cell in row for n in cell.lines))

    def as_lines(self) -> list[Line]:
        """One line for each row, its cells joined: for what is no list of tasks and no annex."""
        found = []
        for row, page in zip(self.rows, self.pages, strict=True):
            cells = [cell for cell in row if cell.first and cell.text]
            if cells:
                text = " | ".join(cell.text for cell in cells)
                notes = tuple(note for cell in cells for note in cell.notes)
                number = next((n for cell in cells for n in cell.lines), -1)
                found.append(Line(text, page, whole=True, cell=True, notes=notes, number=number))
        return found


def table_of(lines: list[Line]) -> Table:
    """The grid of the lines of one table."""
    places: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        assert line.spot is not None
        places.setdefault((line.spot.row, line.spot.column), []).append(line)
    spots = [line.spot for line in lines if line.spot]
    height = max(spot.row + spot.rows for spot in spots)
    width = max(spot.column + spot.columns for spot in spots)
    grid = [[EMPTY] * width for _ in range(height)]
    pages: list[int | None] = [None] * height
    for (top, left), own in sorted(places.items()):
        spot = own[0].spot
        assert spot is not None
        cell = cell_of(own)
        pages[top] = pages[top] or own[0].page
        for row in range(top, top + spot.rows):
            for column in range(left, left + spot.columns):
                grid[row][column] = replace(cell, first=(row, column) == (top, left))
    kept = [n for n, row in enumerate(grid) if any(cell.first and cell.text for cell in row)]
    return Table(tuple(tuple(grid[n]) for n in kept), tuple(pages[n] for n in kept))


def cell_of(lines: list[Line]) -> Cell:
    spot = lines[0].spot
    assert spot is not None
    return Cell(
        tuple(paragraphs_of(lines)),
        tuple(dict.fromkeys(line.number for line in lines if line.number >= 0)),
        tuple(note for line in lines for note in line.notes),
        all(line.bold for line in lines),
        True,
        spot.rows,
        spot.columns,
    )


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Wrapped lines of a cell joined; a list mark, or a new line after a full stop, begins a paragraph."""
    found: list[list[str]] = []
    for before, line in zip([None, *lines[:-1]], lines, strict=True):
        if before is None or opens(line, before):
            found.append([line.text])
        else:
            # narrow cells break "Quý I/2027" behind its stroke
            found[-1] += ["" if BROKEN.search(before.text) else " ", line.text]
    return [heal_symbols("".join(pieces)) for pieces in found]


def opens(line: Line, before: Line) -> bool:
    if line.whole:
        return True
    mark = read_mark(line.text)
    if mark and mark.kind in STARTS_PART:
        # "Chính trị" + "- xã hội": the dash of a wrapped name is followed by a small letter
        return not before.full or bool(ENDED.search(before.text)) or not mark.rest[:1].islower()
    return bool(ENDED.search(before.text)) and not before.full and not line.text[:1].islower()


def key(row: Iterable[Cell]) -> tuple[str, ...]:
    """What a row says, however it is typed."""
    return tuple(squeezed(cell.text) for cell in row)


def squeezed(text: str) -> str:
    return "".join(plain(text).split())


def is_column_numbers(row: Row) -> bool:
    """ "(1) (2) (3)" under a heading counts the columns."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) >= 3 and len(texts) * 2 > len(row) and all(COLUMN_NUMBER.match(text) for text in texts)


def own_cells(row: Row) -> Iterator[tuple[int, Cell]]:
    """The cells that begin in this row and say something, with their columns."""
    return ((column, cell) for column, cell in enumerate(row) if cell.first and cell.text)

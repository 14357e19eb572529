"""Tables of a .txt file: cells parted by pipes or tabs, or columns kept by spaces."""

import re

from drafting.reading.blocks import Line, Spot
from drafting.reading.rows.aligned import Cells, Segment, Visual, is_head, read_aligned
from drafting.reading.rows.columns import columns_of
from drafting.reading.rows.tables import table_of

PIPE = re.compile(r"[|│┃¦]")
RULED = re.compile(r"^[\s|+:=_\-─━═┼╪├┤┌┐└┘┬┴│]*(?:-{3}|─{2}|={3}|━{2}|═{2})[\s|+:=_\-─━═┼╪├┤┌┐└┘┬┴│]*$")
BOXED = re.compile(r"^\s*[+├┌└]")
WORDS = re.compile(r"\S+(?: \S+)*")
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
LEAST_COLUMNS = 3
MOST_LINES = 3_000
REPEATED = 6
"""Letters; two neighbouring cells that say the same at greater length are one merged cell."""


class TextTables:
    """Finds the tables of a file one after the other; a stretch that held none is not searched again."""

    def __init__(self) -> None:
        self.count = 0
        self.searched = 0

    def new_page(self) -> None:
        self.searched = 0

    def at(self, raws: list[str], start: int, page: int | None) -> tuple[list[Line], int]:
        """(lines, first raw line behind it) of the table that begins here; ([], 0) where none does."""
        if start < self.searched:
            return [], 0
        lines, end = found_at(raws, start, page, self.count + 1)
        self.searched = end
        if not lines:
            return [], 0
        self.count += 1
        return lines, end


Found = tuple[list[Line], int]
"""Lines of the table, none where there is none, and where the search ended."""


def found_at(raws: list[str], start: int, page: int | None, number: int) -> Found:
    raw = raws[start]
    if len(PIPE.findall(raw)) >= LEAST_COLUMNS - 1 or (BOXED.match(raw) and RULED.match(raw)):
        return piped(raws, start, page, number)
    if raw.strip().count("\t") >= LEAST_COLUMNS - 1:
        return tabbed(raws, start, page, number)
    return spaced(raws, start, page, number)


def piped(raws: list[str], start: int, page: int | None, number: int) -> Found:
    """Rows on one line each; between drawn borders the lines of a row are joined."""
    end = start
    last = start
    while end < len(raws) and (not raws[end].strip() or PIPE.search(raws[end]) or RULED.match(raws[end])):
        if raws[end].strip():
            last = end + 1
        end += 1
    boxed = sum(bool(BOXED.match(raw) and RULED.match(raw)) for raw in raws[start:last]) > 2
    rows: list[list[list[str]]] = []
    fresh = True
    for raw in raws[start:last]:
        if RULED.match(raw) or not raw.strip():
            fresh = True
            continue
        cells = [BREAK.split(cell.strip()) for cell in PIPE.split(stripped(raw))]
        if boxed and not fresh and rows:
            for column, texts in enumerate(cells[: len(rows[-1])]):
                rows[-1][column] += texts
        else:
            rows.append(cells)
        fresh = False
    if len(rows) < 2 or max(map(len, rows)) < LEAST_COLUMNS:
        return [], last
    return lines_of(rows, page, number, whole=not boxed), last


def stripped(raw: str) -> str:
    """Without the outer borders; an empty first cell keeps its place behind the border."""
    text = raw.strip()
    return re.sub(r"^[|│┃¦]|[|│┃¦]$", "", text)


def tabbed(raws: list[str], start: int, page: int | None, number: int) -> Found:
    """Rows on one line each; only a list of tasks is taken, as tabs also keep heads and feet apart."""
    end = start
    while end < len(raws) and "\t" in raws[end].strip():
        end += 1
    rows = [[[cell.strip()] for cell in raw.split("\t")] for raw in raws[start:end]]
    lines = lines_of(rows, page, number, whole=True)
    return (lines if lines and columns_of(table_of(lines)) else []), end


def lines_of(rows: list[list[list[str]]], page: int | None, number: int, *, whole: bool) -> list[Line]:
    """A line for each paragraph of a cell; neighbours that repeat one another are one merged cell."""
    width = max(map(len, rows))
    lines: list[Line] = []
    for row, cells in enumerate(rows):
        column = 0
        while column < len(cells):
            span = 1
            said = " ".join(cells[column])
            while (
                column + span < len(cells) and len(said) > REPEATED and " ".join(cells[column + span]) == said
            ):
                span += 1
            alone = len(cells) < LEAST_COLUMNS and column == len(cells) - 1
            spot = Spot(number, row, column, 1, width - column if alone else span)
            lines += [
                Line(" ".join(text.split()), page, whole=whole, cell=True, spot=spot)
                for text in cells[column]
                if text.strip()
            ]
            column += span
    return lines


def spaced(raws: list[str], start: int, page: int | None, number: int) -> Found:
    """Columns kept by two spaces or more, under heads that are told by their words."""
    if not is_head(visual(raws[start], gap=False)):
        return [], start + 1
    visuals: list[Visual] = []
    places: list[int] = []
    gap = False
    for place in range(start, min(len(raws), start + MOST_LINES)):
        if raws[place].strip():
            visuals.append(visual(raws[place], gap=gap))
            places.append(place)
        gap = not raws[place].strip()
    table = read_aligned(visuals)
    if table is None:
        return [], start + len(visuals)
    lines = [line for row, cells in enumerate(table.rows) for line in cell_lines(cells, row, page, number)]
    return (lines if columns_of(table_of(lines)) else []), places[table.taken - 1] + 1


def visual(raw: str, *, gap: bool) -> Visual:
    text = raw.expandtabs(8)
    return Visual([Segment(m.group(), m.start(), m.end()) for m in WORDS.finditer(text)], gap)


def cell_lines(cells: Cells, row: int, page: int | None, number: int) -> list[Line]:
    lines = []
    for (column, columns), segments in sorted(cells.items()):
        spot = Spot(number, row, column, 1, columns)
        width = max(len(segment.text) for segment in segments)
        for segment, following in zip(segments, [*segments[1:], None], strict=True):
            word = len(following.text.split(" ", 1)[0]) + 1 if following else 0
            full = bool(following) and len(segment.text) + word > width
            lines.append(Line(segment.text, page, full=full, cell=True, spot=spot))
    return lines

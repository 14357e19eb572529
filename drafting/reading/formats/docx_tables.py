"""The grid of a Word table: which cell covers which rows and columns."""

from dataclasses import dataclass
from typing import Any

from drafting.reading.blocks import Spot

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRAPPERS = (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag")
MOST_COLUMNS = 63
"""As many as Word allows."""


@dataclass
class GridCell:
    """A cell of the file with its place; `goes_on`: it belongs to the merged cell above it."""

    element: Any
    row: int
    column: int
    columns: int
    goes_on: bool
    rows: int = 1

    def spot(self, table: int) -> Spot:
        return Spot(table, self.row, self.column, self.rows, self.columns)


def grid_of(table: Any) -> list[GridCell]:
    """The cells of a `w:tbl` that say something, row by row; cells that a merged one covers are left out."""
    rows = [row for row in inner(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None]
    open_cells: dict[int, GridCell] = {}
    found: list[GridCell] = []
    for number, row in enumerate(rows):
        below: dict[int, GridCell] = {}
        for cell in cells_of(row, number):
            above = open_cells.get(cell.column)
            if cell.goes_on and above:
                above.rows += 1
                below[cell.column] = above
            else:
                found.append(cell)
                below[cell.column] = cell
        open_cells = below
    return found


def cells_of(row: Any, number: int) -> list[GridCell]:
    column = whole(row.find(f"{W}trPr/{W}gridBefore"), 0)
    found = []
    for element in inner(row, W + "tc"):
        properties = element.find(W + "tcPr")
        span = whole(properties.find(W + "gridSpan"), 1) if properties is not None else 1
        merge = properties.find(W + "vMerge") if properties is not None else None
        goes_on = merge is not None and merge.get(W + "val", "continue") != "restart"
        if column < MOST_COLUMNS:
            found.append(GridCell(element, number, column, min(max(span, 1), MOST_COLUMNS - column), goes_on))
        column += max(span, 1)
    return found


def inner(parent: Any, tag: str) -> list[Any]:
    """Children of a kind, also those that content controls and tracked insertions wrap."""
    found = []
    for child in parent.iterchildren():
        if child.tag == tag:
            found.append(child)
        elif child.tag in WRAPPERS:
            found += inner(child, tag)
    return found


def whole(element: Any, default: int) -> int:
    text = "" if element is None else str(element.get(W + "val", ""))
    return int(text) if text.isdigit() and len(text) < 4 else default

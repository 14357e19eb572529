"""Tables of annexes as rows of cells: pasted from Word or Excel, and changed by row and column. Pure."""

import csv
import io
from collections.abc import Sequence

from django.utils.translation import gettext as _

from drafting.refusals import Unfit

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 500, 30, 2000
IN_GRID = 1200
"""Cells that a page edits one by one; a larger table is edited as lines."""
QUOTED = '\t\r\n"|'

Cells = list[list[str]]


def read(text: str) -> Cells:
    """Lines as rows of the same width, their cells parted by tabs or by "|"; a cell in quotes may hold both.

    That is how Excel and Word put a table on the clipboard. Line breaks within a cell become spaces; a blank line
    is no row, one of several empty cells is.
    """
    text = text.replace("\0", "")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text else "|")
    try:
        return even(
            [
                [" ".join(cell.split()) for cell in row]
                for row in rows
                if len(row) > 1 or any(map(str.strip, row))
            ]
        )
    except csv.Error as error:
        raise Unfit(_("Chưa đọc được bảng; đề nghị dán lại hoặc ghi mỗi hàng một dòng.")) from error


def written(cells: Cells) -> str:
    """The same as lines, so that `read` gives the same cells."""
    return "\n".join("\t".join(map(_quoted, row)) for row in cells)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(QUOTED) else cell


def even(rows: Sequence[Sequence[str]]) -> Cells:
    """Rows of the same width."""
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def why_not(cells: Cells) -> str:
    """The reason why these are no table to keep; empty when they are."""
    if not any(any(row) for row in cells):
        return _("Bảng chưa có dòng nào; đề nghị ghi hoặc dán bảng từ Word, Excel.")
    if len(cells) > MOST_ROWS or len(cells[0]) > MOST_COLUMNS:
        return _(
            "Bảng lớn quá %(rows)s dòng hoặc %(columns)s cột; đề nghị chia thành nhiều bảng hoặc đính kèm tệp."
        ) % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
    if any(len(cell) > LONGEST_CELL for row in cells for cell in row):
        return _("Có ô dài quá 2000 chữ; đề nghị rút gọn hoặc chuyển thành đoạn văn.")
    return ""


def changed(cells: Cells, act: str) -> Cells:
    """The cells after one act: `row+2` a row behind the third, `row-2` without it, `row^2` it one up, `rowv2` one
    down; `col+`, `col-`, `col^` (to the left) and `colv` for columns. An act that names nothing changes nothing.
    """
    what, verb, number = act[:3], act[3:4], act[4:]
    if what not in ("row", "col") or not number.isdecimal() or len(number) > 4:
        return cells
    if what == "col":
        return _turned(changed(_turned(cells), f"row{verb}{number}"))
    place = int(number)
    if place >= len(cells):
        return cells
    rows = [list(row) for row in cells]
    if verb == "+":
        rows.insert(place + 1, [""] * len(rows[0]))
    elif verb == "-" and len(rows) > 1:
        del rows[place]
    elif verb == "^" and place > 0:
        rows[place - 1 : place + 1] = reversed(rows[place - 1 : place + 1])
    elif verb == "v" and place + 1 < len(rows):
        rows[place : place + 2] = reversed(rows[place : place + 2])
    return rows


def _turned(cells: Cells) -> Cells:
    return [list(column) for column in zip(*cells, strict=True)]

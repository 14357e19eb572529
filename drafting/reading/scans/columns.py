"""Reading order: heads and feet stand in two columns, the left one is read first."""

from dataclasses import dataclass
from itertools import pairwise

from drafting.reading.scans.words import Row
from drafting.reading.words import type_of

WIDE = 1.0
"""Heights of a line; a gap from there on, and twice as wide as the line's others, may part two columns."""
CORRIDOR = 0.6
"""Heights of a line that stay free between two columns over all their lines."""
LEAST_LINES = 2
"""Lines of one column at least: fewer are a line of running text that was set wide."""


def in_order(rows: list[Row]) -> list[Row]:
    """The lines of a page as they are read; lines that Tesseract joined over two columns are parted."""
    pieces = sorted((piece for row in rows for piece in parted(row)), key=lambda row: row.top)
    ordered: list[Row] = []
    loose: list[Row] = []
    start = 0
    while start < len(pieces):
        band = band_at(pieces, start, len(loose))
        if band is None:
            loose.append(pieces[start])
            start += 1
        else:
            ordered += joined(loose[: len(loose) - band.above]) + band.left + band.right
            loose = []
            start = band.end
    return ordered + joined(loose)


def parted(row: Row) -> list[Row]:
    """The pieces of a line between its widest gaps."""
    gaps = [b.left - a.right for a, b in pairwise(row.words)]
    if not gaps:
        return [row]
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0
    pieces = [Row([row.words[0]])]
    for gap, word in zip(gaps, row.words[1:], strict=True):
        if gap > WIDE * row.height and gap > 2 * usual:
            pieces.append(Row())
        pieces[-1].words.append(word)
    return pieces


@dataclass
class Band:
    """Lines of two columns; `above` lines before the first pair and those up to `end` belong to them."""

    left: list[Row]
    right: list[Row]
    above: int
    end: int


def beside(one: Row, other: Row) -> bool:
    """Do they stand at the same height?"""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.4 * min(one.height, other.height)


def band_at(pieces: list[Row], start: int, loose: int) -> Band | None:
    """The two columns around the pair at `start`, of the `loose` lines above it too; None where there are none."""
    if start + 1 >= len(pieces) or not beside(pieces[start], pieces[start + 1]):
        return None
    first, second = sorted(pieces[start : start + 2], key=lambda row: row.left)
    free = [first.right, second.left]
    if free[1] - free[0] < WIDE * first.height:
        return None
    left: list[Row] = []
    right: list[Row] = []
    end = start
    for piece in pieces[start:]:
        if type_of(piece.text):
            break  # the type of a document stands below its head, however narrow
        if (side := takes(free, piece)) is None:
            break
        (left if side == "left" else right).append(piece)
        end += 1
    above = 0
    for piece in reversed(pieces[start - loose : start]):
        if (side := takes(free, piece)) is None:
            break
        (left if side == "left" else right).insert(0, piece)
        above += 1
    if min(len(left), len(right)) < 1 or max(len(left), len(right)) < LEAST_LINES:
        return None
    if is_table(left) or is_table(right):
        return None
    return Band(joined(left), joined(right), above, end)


def takes(free: list[int], piece: Row) -> str | None:
    """The column that a piece stands in, the corridor narrowed by it; None where it crosses the corridor."""
    need = CORRIDOR * piece.height
    left, right = piece.right <= free[1] - need, piece.left >= free[0] + need
    if left and right:
        # between both: a piece of the nearer one
        left = piece.left - free[0] < free[1] - piece.right
    if left:
        free[0] = max(free[0], piece.right)
        return "left"
    if right:
        free[1] = min(free[1], piece.left)
        return "right"
    return None


def is_table(column: list[Row]) -> bool:
    """More than one line of a column is in pieces: it is columns of a table."""
    return sum(beside(a, b) for a, b in pairwise(column)) > 1


def joined(pieces: list[Row]) -> list[Row]:
    """Pieces of one line that no column took apart are one line again."""
    lines: list[Row] = []
    for piece in pieces:
        if lines and beside(lines[-1], piece):
            words = sorted([*lines[-1].words, *piece.words], key=lambda word: word.left)
            lines[-1] = Row(words)
        else:
            lines.append(piece)
    return lines

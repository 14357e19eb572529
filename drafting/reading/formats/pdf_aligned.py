"""Tables of a PDF whose columns no line parts, only their place on the page."""

from dataclasses import replace

from drafting.reading.blocks import Spot
from drafting.reading.formats.printed import Printed
from drafting.reading.rows.aligned import Cells, Segment, Visual, is_head, read_aligned

MOST_LINES = 3_000
HEAD_HEIGHT = 2
"""Lines that heads of two or three lines may begin above those of one line, which stand in the middle."""


def align_tables(lines: list[Printed]) -> list[Printed]:
    """The lines, those of tables without drawn lines parted into cells that have their spots."""
    number = max((line.spot.table for line in lines if line.spot), default=0)
    out: list[Printed] = []
    index = searched = 0
    while index < len(lines):
        line = lines[index]
        if index >= searched and is_head(Visual(list(line.parts))):
            visuals = heights(lines[index : index + MOST_LINES])
            if table := read_aligned(visuals):
                number += 1
                used = {id(s.line) for visual in visuals[: table.taken] for s in visual.segments}
                out += [part for row, cells in enumerate(table.rows) for part in cells_in(cells, row, number)]
                # what stands among the lines of the table but lower on the page comes after it
                rest = [other for other in lines[index:] if id(other) not in used]
                lines = lines[:index] + rest
                continue
            searched = index + len(visuals)
        out.append(line)
        index += 1
    return out


def heights(lines: list[Printed]) -> list[Visual]:
    """What stands at one height together, page by page from the top, no higher than the heads with the first line."""
    found: list[Visual] = []
    first = lines[0]
    ordered = sorted(
        (line for line in lines if line.spot is None),
        key=lambda line: (line.page, -line.bottom),
    )
    last: Printed | None = None
    for line in ordered:
        if line.page == first.page and line.bottom > first.bottom + HEAD_HEIGHT * first.size:
            continue
        segments = [replace(s, line=line) for s in line.parts] or [
            Segment(line.text, line.left, line.right, line)
        ]
        if last and last.page == line.page and last.bottom - line.bottom < line.size / 2:
            found[-1].segments += segments
            found[-1].segments.sort(key=lambda segment: segment.left)
        else:
            gap = bool(last and last.page == line.page and last.bottom - line.bottom > 2 * line.size)
            found.append(Visual(segments, gap))
            last = line
    return found


def cells_in(cells: Cells, row: int, number: int) -> list[Printed]:
    """The segments of a row as lines of their own, cell by cell."""
    lines = []
    for (column, columns), segments in sorted(cells.items()):
        for segment in segments:
            own: Printed = segment.line
            at = (
                (segment.left / own.width, own.at[1], segment.right / own.width, own.at[3])
                if own.at
                else None
            )
            lines.append(
                replace(
                    own,
                    text=segment.text,
                    left=segment.left,
                    right=segment.right,
                    notes=own.notes if segment is segments[-1] else (),
                    at=at,
                    spot=Spot(number, row, column, 1, columns),
                )
            )
    return lines

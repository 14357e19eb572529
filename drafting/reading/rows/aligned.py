"""Tables without drawn lines: columns are where nothing is ever printed between, rows begin with their number."""

import re
from dataclasses import dataclass
from typing import Any

from drafting.reading.rows.columns import WHO_OR_WHEN, role_of
from drafting.reading.rows.tables import COLUMN_NUMBER
from drafting.reading.structure.marks import roman, roman_value
from drafting.reading.words import ANNEX, RECIPIENTS, SIGN_MARK, is_caps

SERIAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,2})*|[IVXL]{1,6}|[A-ZĐ]|[a-zđ])[.)]?$")
ROMAN_HEADING = re.compile(r"^(?P<n>[IVXL]{1,6})\s*[.\-–/)]\s*\S")
MOST_HEAD_LINES = 5
LEAST_COLUMNS = 3


@dataclass(frozen=True)
class Segment:
    """Words printed together: where they begin and end on their line, and the reader's own line."""

    text: str
    left: float
    right: float
    line: Any = None


@dataclass
class Visual:
    """What stands at one height, from the left; `gap`: white space above it."""

    segments: list[Segment]
    gap: bool = False


Cells = dict[tuple[int, int], list[Segment]]
"""(first column, number of columns) → its segments from the top."""


@dataclass
class Aligned:
    """A table read from `taken` visual lines."""

    rows: list[Cells]
    taken: int


def is_head(visual: Visual) -> bool:
    """The heads of a list of tasks stand side by side: a task, and who or when."""
    roles = {role_of(segment.text) for segment in visual.segments}
    return len(visual.segments) >= LEAST_COLUMNS and bool(
        ("task" in roles and roles & WHO_OR_WHEN)
        or ("number" in roles and len(roles - {None}) >= LEAST_COLUMNS)
    )


def read_aligned(lines: list[Visual]) -> Aligned | None:
    """The table that begins with the heading in the first lines; None where the columns cannot be told apart.

    A heading that is repeated on a further page is a row of its own and cuts no other.
    """
    if not any(is_head(line) for line in lines[:2]):
        return None
    head = head_lines(lines)
    wide = single_heads(lines[:head])
    end = head
    for end in range(head, len(lines) + 1):
        if end == len(lines) or ends(lines[end], wide, lines[head:end]):
            break
    columns = gutters(wide, lines[head:end])
    if len(columns) < LEAST_COLUMNS or end == head:
        return None
    table = [cells_of(lines[:head], columns)]
    numbered = role_of(" ".join(s.text for s in table[0].get((0, 1), []))) == "number"
    heading = {text for line in lines[:head] for text in said(line)}
    here = 0
    repeated = None
    for line in lines[head:end]:
        if heading.issuperset(said(line)):
            if repeated is None:
                table.append({})
                repeated = len(table) - 1
            add(table[repeated], line, columns)
            continue
        repeated = None
        if not here or begins_row(line, columns, numbered=numbered):
            table.append({})
            here = len(table) - 1
        add(table[here], line, columns)
    return Aligned(table, end)


def add(row: Cells, line: Visual, columns: list[tuple[float, float]]) -> None:
    for place, segments in cells_of([line], columns).items():
        row.setdefault(place, []).extend(segments)


def said(line: Visual) -> list[str]:
    return [segment.text for segment in line.segments]


def head_lines(lines: list[Visual]) -> int:
    """How many lines the heading takes: down to the first line that begins with a serial number."""
    for count in range(1, min(MOST_HEAD_LINES, len(lines))):
        first = lines[count].segments[0]
        if SERIAL.match(first.text) or COLUMN_NUMBER.match(first.text) or heading_number(lines[count]):
            return count
    return 1


def heading_number(line: Visual) -> int | None:
    """The value of "II. CÔNG TÁC …" that stands alone on its line."""
    if len(line.segments) == 1 and (m := ROMAN_HEADING.match(line.segments[0].text)):
        return roman_value(m["n"])
    return None


def ends(line: Visual, head: list[Segment], rows: list[Visual]) -> bool:
    """Text that runs across the columns and is no heading of a group, or the next part of the document."""
    text = line.segments[0].text
    if ANNEX.match(text) or RECIPIENTS.match(text) or SIGN_MARK.match(text):
        return True
    if len(line.segments) > 1:
        return False
    if number := heading_number(line):
        groups = [value for row in rows if (value := heading_number(row) or roman_serial(row))]
        return number != (groups[-1] + 1 if groups else 1)
    crossed = [s for s in head if s.left < line.segments[0].right and line.segments[0].left < s.right]
    return len(crossed) > 2 and not is_caps(text)


def roman_serial(line: Visual) -> int | None:
    return roman_value(line.segments[0].text.rstrip(".)")) if line.segments else None


def single_heads(lines: list[Visual]) -> list[Segment]:
    """The heads of single columns: "Cơ quan thực hiện" over "Chủ trì" and "Phối hợp" is none."""
    found = []
    for place, line in enumerate(lines):
        lower = [segment for other in lines[place + 1 :] for segment in other.segments]
        for segment in line.segments:
            below = [other for other in lower if other.left < segment.right and segment.left < other.right]
            if not any(one.right <= other.left for one in below for other in below):
                found.append(segment)
    return found


def gutters(heads: list[Segment], lines: list[Visual]) -> list[tuple[float, float]]:
    """Left and right of each column: stretches that printed words cover, headings of groups left out."""
    words = [*heads, *(segment for line in lines if not is_group(line) for segment in line.segments)]
    spans = sorted((segment.left, segment.right) for segment in words)
    found: list[tuple[float, float]] = []
    for left, right in spans:
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def is_group(line: Visual) -> bool:
    """A heading inside the table may run across its columns."""
    texts = [segment.text for segment in line.segments]
    if len(texts) == 1:
        return is_caps(texts[0]) or heading_number(line) is not None
    return len(texts) == 2 and roman(roman_value(texts[0].rstrip(".)")) or 0) != ""


def cells_of(lines: list[Visual], columns: list[tuple[float, float]]) -> Cells:
    cells: Cells = {}
    for line in lines:
        for segment in line.segments:
            covered = [
                i for i, (left, right) in enumerate(columns) if segment.left < right and left < segment.right
            ] or [nearest(segment, columns)]
            cells.setdefault((covered[0], len(covered)), []).append(segment)
    return cells


def nearest(segment: Segment, columns: list[tuple[float, float]]) -> int:
    return min(range(len(columns)), key=lambda i: abs(columns[i][0] - segment.left))


def begins_row(line: Visual, columns: list[tuple[float, float]], *, numbered: bool) -> bool:
    """A serial number in the first column, a heading across, a dash beside other columns; else white space above."""
    first = line.segments[0]
    if is_group(line):
        return True
    if not numbered:
        return line.gap
    in_first = first.left < columns[0][1]
    if in_first and SERIAL.match(first.text):
        return True
    return bool(re.match(r"^[-–+]\s", first.text)) and len(line.segments) > 1

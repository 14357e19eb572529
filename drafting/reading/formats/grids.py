"""Drawn lines of a page and the grids that they make."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

TOUCH = 3.0
"""Points; drawn lines that miss each other by less still meet."""
LEAST = 8.0
"""Points; nothing narrower or lower is a cell."""
MOST_RULES = 2_000
MOST_CELLS = 5_000
"""Of one page; nothing that a person reads has more."""


@dataclass(frozen=True)
class Rule:
    """A drawn line: `at` across its direction, from `start` to `end` along it. Points, y upwards."""

    at: float
    start: float
    end: float

    def covers(self, point: float) -> bool:
        return self.start - TOUCH <= point <= self.end + TOUCH


@dataclass
class Region:
    """A cell, perhaps merged, of a grid."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass
class Grid:
    """Column edges from the left, row edges from the top, and the cell that each place belongs to."""

    xs: list[float]
    ys: list[float]
    cells: dict[tuple[int, int], Region] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    def region_at(self, x: float, y: float) -> Region | None:
        """The cell around a point; None outside the grid."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-edge for edge in self.ys], -y) - 1
        return self.cells.get((row, column))


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one drawn line joined."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / TOUCH), rule.start)):
        last = found[-1] if found else None
        if last and abs(last.at - rule.at) <= TOUCH and rule.start <= last.end + TOUCH:
            found[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            found.append(rule)
    return found


def grids_of(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """The grids of at least two columns that horizontal and vertical lines make, from the top of the page."""
    across, down = merged(across), merged(down)
    if not down or len(across) + len(down) > MOST_RULES:
        return []
    found = [grid for group in connected(across, down) if (grid := grid_of(*group))]
    return sorted(found, key=lambda grid: -grid.ys[0])


def connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others, in groups."""
    groups: list[tuple[list[Rule], set[Rule]]] = []
    for line in across:
        meeting = {rule for rule in down if rule.covers(line.at) and line.covers(rule.at)}
        touched = [group for group in groups if not meeting.isdisjoint(group[1])]
        groups = [group for group in groups if meeting.isdisjoint(group[1])]
        lines = [line, *(other for group in touched for other in group[0])]
        groups.append((lines, meeting.union(*(group[1] for group in touched))))
    return [(lines, sorted(rules, key=lambda rule: rule.at)) for lines, rules in groups]


def grid_of(across: list[Rule], down: list[Rule]) -> Grid | None:
    """Rows and columns of lines that meet; a side that is left open is closed where the other lines end."""
    if not down:
        return None
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    bottom, top = min(rule.start for rule in down), max(rule.end for rule in down)
    xs = edges([rule.at for rule in down], left, right)
    ys = edges([rule.at for rule in across], bottom, top)[::-1]
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > MOST_CELLS:
        return None
    grid = Grid(xs, ys)
    sides, bottoms = beside(down, xs), beside(across, ys)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in grid.cells:
                take(grid, Region(row, column), sides, bottoms)
    return grid


def beside(rules: list[Rule], places: list[float]) -> list[list[Rule]]:
    """For each edge the lines that are drawn on it."""
    return [[rule for rule in rules if abs(rule.at - place) <= LEAST / 2] for place in places]


def edges(places: list[float], first: float, last: float) -> list[float]:
    """Sorted places, those that nearly coincide once; the ends where nothing is drawn there."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > LEAST / 2:
            found.append(place)
    if found[0] - first > LEAST:
        found.insert(0, first)
    if last - found[-1] > LEAST:
        found.append(last)
    return found


def take(grid: Grid, region: Region, sides: list[list[Rule]], bottoms: list[list[Rule]]) -> None:
    """Widen the region while no line parts it from its right and lower neighbours."""
    row, column = region.row, region.column
    middle_y = (grid.ys[row] + grid.ys[row + 1]) / 2
    while column + region.columns < len(grid.xs) - 1 and not drawn(sides[column + region.columns], middle_y):
        region.columns += 1
    middles = [(a + b) / 2 for a, b in pairwise(grid.xs[column : column + region.columns + 1])]
    while row + region.rows < len(grid.ys) - 1 and not any(
        drawn(bottoms[row + region.rows], middle) for middle in middles
    ):
        region.rows += 1
    for y in range(row, row + region.rows):
        for x in range(column, column + region.columns):
            grid.cells.setdefault((y, x), region)


def drawn(rules: list[Rule], point: float) -> bool:
    return any(rule.start <= point <= rule.end for rule in rules)

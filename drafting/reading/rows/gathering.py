"""One line of the stream stands for a whole table."""

from itertools import groupby

from drafting.reading.blocks import Line
from drafting.reading.rows.columns import columns_of
from drafting.reading.rows.tables import EMPTY, Table, key, table_of

LEAST_COLUMNS = 3


def gathered(lines: list[Line]) -> list[Line]:
    """The stream with one line for each table; a table that was cut in two, one right after the other, is one."""
    out: list[Line] = []
    for number, run in groupby(lines, key=lambda line: line.spot.table if line.spot else None):
        if number is None:
            out += run
            continue
        table = table_of(list(run))
        before = out[-1].table if out else None
        if before and (joined := joined_tables(before, table)):
            out[-1] = stand_in(joined)
        else:
            out.append(stand_in(table))
    return out


def stand_in(table: Table) -> Line:
    """The line that stands for a table; its text is the table's, cell by cell."""
    text = " | ".join(text for row in table.printed() for text in row if text)
    return Line(text, table.pages[0], whole=True, number=min(table.lines(), default=-1), table=table)


def joined_tables(before: Table, after: Table) -> Table | None:
    """One table where `after` has as many columns and no heading other than a repeated one; else None.

    Empty columns at its right say nothing, so that `after` may seem to have fewer.
    """
    if not LEAST_COLUMNS <= after.width <= before.width:
        return None
    own, next_own = columns_of(before), columns_of(after)
    if next_own:
        repeated = {key(row) for row in before.rows[: own.begins if own else 0]}
        if not all(key(row) in repeated for row in after.rows[: next_own.begins]):
            return None
    padding = (EMPTY,) * (before.width - after.width)
    return Table((*before.rows, *(row + padding for row in after.rows)), (*before.pages, *after.pages))

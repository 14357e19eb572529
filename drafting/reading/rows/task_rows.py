"""The rows of a table of tasks: headings of groups, tasks, and what belongs to the task above."""

import re
from dataclasses import dataclass, field, replace

from drafting.reading.rows.columns import Columns, body_rows
from drafting.reading.rows.tables import Cell, Row, Table, own_cells
from drafting.reading.structure.marks import read_mark, roman_value
from drafting.reading.words import is_agency, is_caps, plain

DITTO = re.compile(r"^[-–\s]*(?:n\.?\s?t\.?|như\s+trên|[\"“”″〃'’]+|//|,,)[-–\s]*$", re.IGNORECASE)
""" "nt", "-nt-", “"”: what stands above holds here too."""
ANSWERS = ("lead", "partners", "deadline", "product", "approving_level", "in_charge", "unit", "goal")
"""Fields that make a row a task of its own: who, when, what, how much."""
FIELDS = (*ANSWERS, "remark")
DASHES = re.compile(r"^[-–—−+•*]\s*")
NUMBER = re.compile(r"^[(\[]?\s*(?P<n>\d{1,3}(?:\.\d{1,3}){0,3}|[IVXL]{1,7}|[A-ZĐ]|[a-zđ])\s*[.)\]:/]*$")


@dataclass
class TaskRow:
    """One row: `rank` tells its place among the others, as marks do.

    rank: part (capital letter), roman, number, sub (1.1), letter, or "" where no number is printed. `values`:
    paragraphs by role, taken from above where the row says so. `own`: roles that the row itself answers.
    """

    rank: str
    number: str
    paragraphs: list[str]
    values: dict[str, list[str]] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    other: dict[str, str] = field(default_factory=dict)
    heading: bool = False
    bold: bool = False
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.paragraphs)


def read_rows(table: Table, columns: Columns) -> list[TaskRow]:
    """The rows below the heading in order; rows that only go on with the task above are joined to it."""
    reader = RowReader(columns)
    rows = [reader.read(row) for row, _ in body_rows(table, columns)]
    return joined([row for row in rows if row.paragraphs or row.own])


class RowReader:
    """Reads rows in order; `above` holds for each role what a "nt" in the next row stands for."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.above: dict[str, list[str]] = {}

    def read(self, row: Row) -> TaskRow:
        own = dict(own_cells(row))
        spanning = self.spanning(own)
        if spanning is not None:
            return self.across(row, own, spanning)
        task = row[self.columns.task]
        rank, number, paragraphs = self.numbered(row, task)
        found = TaskRow(rank, number, paragraphs, bold=task.bold, notes=notes(own), lines=lines(own))
        for role in FIELDS:
            self.take(found, role, row)
        for column, cell in own.items():
            if self.columns.roles[column] is None and cell.text:
                found.other[self.columns.texts[column] or str(column + 1)] = cell.text
        found.heading = not found.own and (rank in ("part", "roman") or (not rank and is_caps(found.text)))
        return found

    def spanning(self, own: dict[int, Cell]) -> int | None:
        """The column of a heading that runs across the task and what answers it."""
        answers = [column for column, role in enumerate(self.columns.roles) if role in ANSWERS]
        for column, cell in own.items():
            covered = range(column, column + cell.columns)
            if self.columns.task in covered and any(other in covered for other in answers):
                return column
        if len(own) == 1 and len(self.columns.roles) > 2:
            # one text alone in the number's column: a heading that was not merged
            (column,) = own
            if self.columns.roles[column] == "number" and not NUMBER.match(own[column].text):
                return column
        return None

    def across(self, row: Row, own: dict[int, Cell], column: int) -> TaskRow:
        cell = own[column]
        rank, number, paragraphs = self.numbered(row, cell)
        return TaskRow(
            rank, number, paragraphs, heading=True, bold=cell.bold, notes=notes(own), lines=lines(own)
        )

    def numbered(self, row: Row, task: Cell) -> tuple[str, str, list[str]]:
        """Rank, number and paragraphs; the number stands in its own column, else before the text."""
        paragraphs = list(task.paragraphs) if task.first else []
        printed = [row[column] for column in self.columns.of("number")]
        if printed and printed[0].first and printed[0] is not task and (m := NUMBER.match(printed[0].text)):
            return rank_of(m["n"]), m["n"], bare(paragraphs)
        mark = read_mark(paragraphs[0]) if paragraphs else None
        if mark and mark.number and mark.kind not in ("bullet",):
            rank = mark.kind if mark.kind != "paren" else "number"
            return rank, mark.number, [mark.rest, *paragraphs[1:]]
        if paragraphs and (m := re.match(r"^(?P<n>[A-ZĐ])[.)/]\s+(?P<rest>\S.*)$", paragraphs[0])):
            return "part", m["n"], [m["rest"], *paragraphs[1:]]
        return "", "", paragraphs

    def take(self, found: TaskRow, role: str, row: Row) -> None:
        """The paragraphs of a role: its own, or those above where the cell says so or is merged with them."""
        said: list[str] = []
        for column in self.columns.of(role):
            cell = row[column]
            if cell.text and DITTO.match(cell.text):
                said += self.above.get(role, [])
            elif role == "deadline" and plain(cell.text) == "x":
                said.append(self.columns.texts[column])
            else:
                said += cell.paragraphs
            if cell.first and cell.text and role in ANSWERS:
                found.own.add(role)
        if said:
            found.values[role] = said
            self.above[role] = said


def rank_of(number: str) -> str:
    if number.isdigit():
        return "number"
    if "." in number:
        return "sub"
    if number.islower():
        return "letter"
    return "roman" if roman_value(number) else "part"


def bare(paragraphs: list[str]) -> list[str]:
    """Without the dash before the first paragraph: the number stands beside it."""
    return [DASHES.sub("", paragraphs[0]), *paragraphs[1:]] if paragraphs else []


def notes(own: dict[int, Cell]) -> list[str]:
    return [note for cell in own.values() for note in cell.notes]


def lines(own: dict[int, Cell]) -> list[int]:
    return list(dict.fromkeys(number for cell in own.values() for number in cell.lines))


def joined(rows: list[TaskRow]) -> list[TaskRow]:
    """Rows that answer nothing and stand below a task go on with it; a row over its parts heads them."""
    out: list[TaskRow] = []
    for row in rows:
        if out and not out[-1].heading and goes_on(row):
            label = f"{row.number}) " if row.rank == "letter" else f"{row.number}. " if row.number else ""
            above = out[-1]
            texts = [label + row.paragraphs[0], *row.paragraphs[1:]] if row.paragraphs else []
            above.paragraphs += texts
            above.notes += row.notes
            above.lines += [number for number in row.lines if number not in above.lines]
        else:
            out.append(row)
    followers: list[TaskRow | None] = [*out[1:], None]
    for row, following in zip(out, followers, strict=False):
        row.heading = row.heading or (not row.own and heads(row, following))
    return [row if row.heading or row.rank else headed(row) for row in out]


def goes_on(row: TaskRow) -> bool:
    """Nothing of its own but words, and no number of the first rank."""
    if row.heading or row.own or row.rank not in ("", "letter", "sub"):
        return False
    return bool(row.rank) or not heads(row, None)


def heads(row: TaskRow, following: TaskRow | None) -> bool:
    """A row that answers nothing is a heading where it looks like one, or stands over rows of a lower rank."""
    if not row.rank:
        return row.bold or (is_agency(row.text) and not row.text.endswith("."))
    if following is None or following.heading:
        return False
    if row.rank == following.rank == "number":
        return row.bold and following.number in ("1", "01")
    return following.rank in {"number": ("sub", "letter", ""), "sub": ("letter", "")}.get(row.rank, ())


def headed(row: TaskRow) -> TaskRow:
    """A task without number: its dash is only its mark."""
    return replace(row, paragraphs=bare(row.paragraphs))

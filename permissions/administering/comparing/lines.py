"""What a line means, and what all lines together would write."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from permissions.administering.exporting import DAY
from permissions.administering.sheets import Table

Row = tuple["Line", dict[str, str]]
"""A line and its cells by column."""
PostKey = tuple[str, str, int]
"""Code of the agency, name, rank."""
KEYS = ("ma", "ten_dang_nhap", "nguoi_nhan")
"""The column that says what a line is about."""


class Wrong(Exception):
    """The line cannot be; the sentence says why."""


@dataclass
class Line:
    """What one line of a table means: `made`, `changed`, `same`, or `wrong` with the reason."""

    sheet: int
    number: int
    about: str
    what: str = "same"
    said: list[str] = field(default_factory=list)

    def wrong(self, said: str) -> None:
        self.what, self.said = "wrong", [said]

    def made(self, said: str) -> None:
        self.what, self.said = "made", [said]

    def changed(self, *said: str) -> None:
        self.what = "changed"
        self.said = [*self.said, *said]


@dataclass(frozen=True)
class Ending:
    on: date
    into: str = ""


@dataclass
class NewAgency:
    code: str
    above: str
    kind: str
    level: str
    since: date
    fields: dict[str, Any]


@dataclass(frozen=True)
class Named:
    """What an agency is called from a day on."""

    name: str
    short_name: str
    symbol: str
    decision: str


@dataclass(frozen=True)
class NewPerson:
    full_name: str
    email: str
    home: str


@dataclass(frozen=True)
class Dated:
    """From, to (the last day), by which decision."""

    since: date
    until: date | None
    decision: str

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until >= day)


@dataclass
class Changes:
    """Everything by codes and usernames, as what is made with it has no id yet; all of it was asked and found right."""

    agencies: dict[str, NewAgency] = field(default_factory=dict)
    """Above before below."""
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    renamed: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the table of names makes of the present names; the name in force before stays as it was."""
    names: dict[tuple[str, date], Named] = field(default_factory=dict)
    """New ones and corrected ones, by agency and first day."""
    endings: dict[str, Ending] = field(default_factory=dict)
    people: dict[str, NewPerson] = field(default_factory=dict)
    posts: dict[PostKey, set[tuple[str, str]]] = field(default_factory=dict)
    """New posts with their (duty, code of the agency)."""
    appointments: list[tuple[str, PostKey, Dated]] = field(default_factory=list)
    delegations: list[tuple[str, str, str, str, Dated]] = field(default_factory=list)
    """Giver, taker, duty, code of the agency."""


@dataclass
class Preview:
    lines: list[Line]
    changes: Changes = field(default_factory=Changes)

    def count(self, what: str) -> int:
        return sum(line.what == what for line in self.lines)

    @property
    def counts(self) -> dict[str, int]:
        return {what: self.count(what) for what in ("made", "changed", "same", "wrong")}

    @property
    def shown(self) -> list[Line]:
        """What is wrong, then what changes; lines that change nothing are only counted."""
        told = [line for line in self.lines if line.what != "same"]
        return sorted(told, key=lambda line: line.what != "wrong")

    @property
    def digest(self) -> str:
        """The same as long as the same file would change the same."""
        told = [[line.sheet, line.number, line.what, line.said] for line in self.lines]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def rows_of(kind: int, table: Table) -> list[Row]:
    """Lines with their number as the spreadsheet shows it."""
    header = [re.sub(r"\W+", "_", name.strip().lower()) for name in table[0]]
    rows = []
    for number, row in enumerate(table[1:], start=2):
        cells = dict.fromkeys(header, "") | dict(zip(header, row, strict=False))
        about = next((cells[key] for key in KEYS if key in cells), "")
        rows.append((Line(kind, number, about), cells))
    return rows


def day(text: str) -> date | None:
    try:
        return datetime.strptime(text, DAY).date()
    except ValueError:
        return None

"""From the rows of a table of tasks to groups and items with all their fields."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from drafting.reading.blocks import collapse
from drafting.reading.meaning.targets import target_in, targets_of
from drafting.reading.rows.columns import Columns, columns_of
from drafting.reading.rows.table_words import phrase, who
from drafting.reading.rows.tables import Table
from drafting.reading.rows.task_rows import DASHES, TaskRow, read_rows
from drafting.reading.structure.marks import roman
from drafting.reading.time import deadlines
from drafting.reading.time.phrases import interpret
from drafting.reading.words import is_agency

YEARS = re.compile(r"^(?P<a>20\d\d)(?:\s*(?P<join>[-–,])\s*(?P<b>20\d\d))?$")
RANKS = ("part", "roman", "bold", "number", "sub", "letter")


@dataclass(frozen=True)
class Place:
    """Where the rows of a table stand: `path` of the section or group around it, and what it says of them."""

    section: str
    path: tuple[str, ...]
    kind: str
    agency: str | None = None


@dataclass
class Found:
    """Groups and items in the order of the rows; doubts as (path, reason)."""

    groups: list[dict[str, Any]]
    items: list[dict[str, Any]]
    doubts: list[tuple[str | None, str]]


def read_table(
    table: Table, place: Place, *, year: int | None, issued_on: date | None, taken: set[str]
) -> Found | None:
    """The tasks of a table; None where it is no table of tasks. `taken`: paths that are given already, extended."""
    columns = columns_of(table)
    if columns is None:
        return None
    builder = Builder(columns, place, columns.year or year, issued_on, taken)
    for row in read_rows(table, columns):
        builder.add(row)
    return builder.found


class Builder:
    """`open`: the group headings above the next row, outermost first, with their ranks."""

    def __init__(
        self, columns: Columns, place: Place, year: int | None, issued_on: date | None, taken: set[str]
    ) -> None:
        self.columns, self.place = columns, place
        self.year, self.issued_on, self.taken = year, issued_on, taken
        self.found = Found([], [], [])
        self.open: list[tuple[str, dict[str, Any]]] = []
        self.fallback: dict[str, list[str]] = {}
        self.counts: Counter[str] = (
            Counter()
        )  # what was numbered here, by the path around; headings with a dot
        self.last: str | None = None  # number of the last task of the first rank

    @property
    def around(self) -> list[str]:
        return self.open[-1][1]["path"].split(".") if self.open else list(self.place.path)

    def add(self, row: TaskRow) -> None:
        if row.heading:
            self.group(row)
        else:
            self.item(row)

    def group(self, row: TaskRow) -> None:
        rank = row.rank or "bold"
        while self.open and RANKS.index(self.open[-1][0]) >= RANKS.index(rank):
            self.open.pop()
        number = self.step(row)
        path = self.free([*self.around, number], heading=True)
        heading = collapse(row.text).rstrip(" :")
        group = {
            "path": path,
            "heading": heading,
            "is_agency": is_agency(heading),
            "intro": None,
            "lines": row.lines,
            "number": path.removeprefix(".".join(self.around) + "."),
        }
        self.found.groups.append(group)
        self.open.append((rank, group))
        self.last = None

    def step(self, row: TaskRow) -> str:
        """The number of a heading within what stands around it: as printed, Roman where none is."""
        if row.rank == "sub" and self.open:
            return row.number.rsplit(".", 1)[-1]
        if row.number:
            return row.number.lstrip("0") or "0"
        container = f"{'.'.join(self.around)}."
        self.counts[container] += 1
        count = self.counts[container]
        return roman(count) or str(count) if not self.open else str(count)

    def item(self, row: TaskRow) -> None:
        while self.open and RANKS.index(self.open[-1][0]) >= RANKS.index(row.rank or "letter"):
            self.open.pop()
        path = self.free([*self.around, self.number_of(row)])
        number = path.removeprefix(".".join(self.around) + ".")
        if row.rank == "number":
            self.last = number
        agency = next((g["heading"] for _, g in reversed(self.open) if g["is_agency"]), self.place.agency)
        lead, partners = who(row.values)
        times, unread = self.deadlines(row.values.get("deadline", []))
        paragraphs = [collapse(text) for text in row.paragraphs]
        text = " ".join(paragraphs)
        kind = "target" if self.columns.of("goal") else self.place.kind
        item: dict[str, Any] = {
            "path": path,
            "section": self.place.section,
            "agency": agency,
            "kind": kind,
            "text": text,
            "deadlines": times,
            "paragraphs": paragraphs,
            "lead": lead or agency,
            "partners": partners,
            "lines": row.lines,
            "number": number,
            "table": True,
        }
        for role in ("product", "approving_level", "in_charge", "unit", "goal", "remark"):
            if role in row.values:
                item[role] = phrase(row.values[role])
        if kind == "target":
            goal = target_in(item.get("goal", ""), item.get("unit", ""))
            item["targets"] = [goal] if goal else targets_of(text)
            item["target"] = next(iter(item["targets"]), None)
        if row.notes:
            item["notes"] = row.notes
        if other := row.other | (
            {self.columns.texts[self.columns.of("deadline")[0]]: unread} if unread else {}
        ):
            item["other"] = other
        self.found.items.append(item)
        self.doubt(item, unread)

    def number_of(self, row: TaskRow) -> str:
        """As printed; a part of the task above counts on under its number."""
        if row.rank == "number":
            return row.number.lstrip("0") or "0"
        if row.rank == "sub":
            head, _, last = row.number.rpartition(".")
            opened = self.open[-1][1]["path"].rpartition(".")[2] if self.open else None
            return last if head == opened else row.number
        if row.rank:
            return f"{self.last}.{row.number}" if row.rank == "letter" and self.last else row.number
        container = ".".join([*self.around, self.last] if self.last else self.around)
        self.counts[container] += 1
        count = str(self.counts[container])
        return f"{self.last}.{count}" if self.last else count

    def free(self, steps: list[str], *, heading: bool = False) -> str:
        """The path, or the next free one where a number is printed twice."""
        path = ".".join(steps)
        if path in self.taken:
            self.found.doubts.append((path, f"Có hai nội dung cùng mang số {path}."))
            last = steps[-1]
            count = 2
            while path in self.taken:
                path = ".".join(
                    [*steps[:-1], str(int(last) + count - 1) if last.isdigit() else f"{last}{count}"]
                )
                count += 1
        self.taken.add(path)
        return path

    def deadlines(self, said: list[str]) -> tuple[list[dict[str, Any]], str]:
        """The deadlines of the column, and the words that name no time."""
        found: list[dict[str, Any]] = []
        unread: list[str] = []
        for text in said:
            words = DASHES.sub("", text).strip(" .;,")
            read = self.phrase(words)
            found += read
            if not read and words:
                unread.append(words)
        return found, "; ".join(unread)

    def phrase(self, words: str) -> list[dict[str, Any]]:
        if m := YEARS.match(words):
            full = f"năm {words}" if not m["b"] else f"giai đoạn {m['a']} - {m['b']}"
            if m["join"] == ",":
                full = f"các năm {words}"
            return [d | {"text": words} for d in interpret(full, year=self.year, issued_on=self.issued_on)]
        options = {"year": self.year, "issued_on": self.issued_on}
        return interpret(words, **options) or deadlines.read(words, **options)  # type: ignore[arg-type]

    def doubt(self, item: dict[str, Any], unread: str) -> None:
        path = item["path"]
        if unread:
            self.found.doubts.append((path, f"Cột thời gian ghi “{unread}”, chưa rõ thời hạn."))
        if not item["text"]:
            self.found.doubts.append((path, "Hàng này của bảng không ghi nội dung nhiệm vụ."))

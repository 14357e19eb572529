"""The annexes of a document: number, title, what stands in them, and which of them are lists of tasks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from drafting.reading.blocks import Block, Line, collapse
from drafting.reading.rows.columns import columns_of
from drafting.reading.structure.healing import heal
from drafting.reading.structure.marks import read_mark, roman_value
from drafting.reading.words import ANNEX, SEPARATOR, is_caps

ATTACHED = re.compile(r"^\(?\s*(?:ban hành\s+)?kèm theo\s", re.IGNORECASE)
LONGEST_TITLE = 6
"""Lines."""


@dataclass
class Annex:
    """One annex. `section`: the first step of its tasks' paths, "PL1"; "PL" for a single one without number."""

    number: str | None
    title: str
    attached: str
    blocks: list[Block] = field(default_factory=list)
    section: str = "PL"
    lines: list[int] = field(default_factory=list)

    @property
    def tables(self) -> list[Block]:
        """The tables of tasks."""
        return [block for block in self.blocks if block.table and columns_of(block.table)]

    def entry(self) -> dict[str, Any]:
        """The annex as the bundle holds it; `section` only where it holds tasks."""
        found: dict[str, Any] = {"number": self.number, "title": self.title, "lines": self.lines}
        if self.attached:
            found["attached"] = self.attached
        if self.tables:
            found["section"] = self.section
        return found | {"blocks": [block_entry(block) for block in self.blocks]}


def block_entry(block: Block) -> dict[str, Any]:
    """A paragraph has `text`, a table `rows` of texts."""
    content = {"rows": block.table.printed()} if block.table else {"text": collapse(block.text)}
    return content | {"page": block.page, "lines": block.lines}


def texts(entry: dict[str, Any]) -> Iterator[str]:
    """All words of an annex of the bundle in reading order."""
    yield entry["title"]
    for block in entry["blocks"]:
        yield from (cell for row in block.get("rows", []) for cell in row)
        yield block.get("text", "")


def read_annexes(parts: list[list[Line]]) -> list[Annex]:
    """The annexes of one document with the sections of their tasks, each a different one."""
    found = [read_annex(lines) for lines in parts]
    taken: set[str] = set()
    for place, annex in enumerate(found, start=1):
        wanted = f"PL{value(annex.number)}" if annex.number else "PL" if len(found) == 1 else f"PL{place}"
        while wanted in taken:
            place += 1  # noqa: PLW2901
            wanted = f"PL{place}"
        annex.section = wanted
        taken.add(wanted)
    return found


def value(number: str) -> int:
    """Of "01", "2" and "III"."""
    return int(number) if number.isdigit() else roman_value(number) or 1


def read_annex(lines: list[Line]) -> Annex:
    """Number and title from the first lines, then paragraphs and tables."""
    body = list(lines)
    match = None if body[0].table else ANNEX.match(body[0].text)
    titles: list[str] = []
    attached: list[str] = []
    heading: list[Line] = []
    if match:
        heading.append(body.pop(0))
        if rest := (match["rest"] or "").strip(" .:-"):
            (attached if ATTACHED.match(rest) else titles).append(rest)
    before_table = next((i for i, line in enumerate(body) if line.table), 0)
    while body and len(heading) <= LONGEST_TITLE and is_title(body[0], attached, before_table - len(heading)):
        line = body.pop(0)
        heading.append(line)
        opened = bool(attached) and attached[0].startswith("(") and not attached[-1].endswith(")")
        (attached if ATTACHED.match(line.text) or opened else titles).append(line.text)
    return Annex(
        match["n"] if match else None,
        collapse(" ".join(text for text in titles if not re.fullmatch(r"[-–—_*\s]+", text))),
        collapse(" ".join(attached)),
        heal([line for line in body if line.table or not SEPARATOR.match(line.text)]),
        lines=[line.number for line in heading if line.number >= 0],
    )


def is_title(line: Line, attached: list[str], before_table: int) -> bool:
    """Capital, centred and bracketed lines; any line without mark between the heading and a table close below."""
    if line.table:
        return False
    text = line.text
    if attached and attached[0].startswith("(") and not attached[-1].endswith(")"):
        return True
    if text.startswith("(") or re.fullmatch(r"[-–—_*\s]+", text):
        return True
    if read_mark(text):
        return False
    return (
        is_caps(text)
        or line.centred
        or (0 < before_table <= LONGEST_TITLE and not text.endswith((".", ":", ";")))
    )

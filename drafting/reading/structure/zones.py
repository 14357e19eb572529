"""Parts a stream of lines into documents and each document into head, title, body, foot and annexes."""

import re
from dataclasses import dataclass, field

from drafting.reading.blocks import Line
from drafting.reading.rows.columns import columns_of
from drafting.reading.rows.tables import Table
from drafting.reading.structure.letters import WRITES
from drafting.reading.structure.marks import ABOVE_SECTIONS, read_mark
from drafting.reading.words import (
    ANNEX,
    OPENERS,
    PLACE_DATE,
    POSITION,
    RECIPIENTS,
    SEPARATOR,
    SIGN_MARK,
    SYMBOL_LINE,
    copy_kind,
    is_caps,
    is_motto,
    type_of,
)

TABLE_DOUBT = "Văn bản có bảng; nội dung từng hàng được ghi nối tiếp, cần đối chiếu với bản gốc."
PROSE = 60
"""Characters; a longer line that is neither capitals nor a known head line is running text."""


@dataclass
class Part:
    """The lines of one document by zone."""

    head: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    annexes: list[list[Line]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.head or self.title or self.body or self.foot or self.annexes)


def is_anchor(text: str) -> bool:
    """A line that only a head has: the motto, a symbol alone, a copy's kind."""
    return is_motto(text) or bool(SYMBOL_LINE.match(text)) or copy_kind(text) is not None


def is_section(text: str) -> bool:
    """The heading that a body begins with: "I. …", "Phần thứ nhất", "Chương I", "Điều 1. …"."""
    mark = read_mark(text)
    if not mark or not text[0].isupper():
        return False
    if mark.kind == "roman":
        return is_caps(mark.rest[:12]) or mark.number == "I"
    if mark.kind in ("article", "capital"):
        return mark.number in ("1", "I")
    return mark.kind in ABOVE_SECTIONS


def is_sign_line(text: str) -> bool:
    return bool(SIGN_MARK.match(text)) and is_caps(SIGN_MARK.sub("", text)[:12])


def head_ahead(lines: list[Line], i: int) -> bool:
    """Does a new document's head begin at line i of a foot? True for capitals with an anchor close below."""
    text = lines[i].text
    if is_anchor(text):
        return True
    if SIGN_MARK.match(text) or POSITION.match(text) or not (is_caps(text) or text == "*"):
        return False
    for line in lines[i + 1 : i + 7]:
        if is_anchor(line.text):
            return True
        if not is_caps(line.text) and line.text != "*" and not PLACE_DATE.match(line.text):
            return False
    return False


class Splitter:
    """Walks once over the lines; `zone` is where the current line belongs."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.parts = [Part()]
        self.zone = "head"

    @property
    def part(self) -> Part:
        return self.parts[-1]

    def split(self) -> list[Part]:
        for i, line in enumerate(self.lines):
            if line.table:
                self.place_table(i, line, line.table)
            else:
                self.place(i, line)
        return [part for part in self.parts if part]

    def place(self, i: int, line: Line) -> None:
        getattr(self, "in_" + self.zone)(i, line)

    def place_table(self, i: int, line: Line, table: Table) -> None:
        """Tasks stand in the body or in an annex; any other table outside an annex is read row by row."""
        if self.zone == "annex":
            self.part.annexes[-1].append(line)
        elif columns_of(table) is None:
            self.part.doubts.append(TABLE_DOUBT)
            for row in table.as_lines():
                self.place(i, row)
        elif self.zone == "foot":
            self.enter("annex", line)
            self.part.annexes[-1][:0] = self.take_back_title()
        else:
            self.enter("body", line)

    def take_back_title(self) -> list[Line]:
        """Capital lines between the signature and a table are the table's heading."""
        foot = self.part.foot
        moved: list[Line] = []
        while (
            foot
            and (is_caps(foot[-1].text) or foot[-1].text.startswith("("))
            and not (POSITION.match(foot[-1].text) or SIGN_MARK.match(foot[-1].text))
        ):
            moved.insert(0, foot.pop())
        return moved

    def enter(self, zone: str, line: Line) -> None:
        self.zone = zone
        if zone == "annex":
            self.part.annexes.append([line])
        else:
            getattr(self.part, zone).append(line)

    def start_document(self, line: Line) -> None:
        self.parts.append(Part())
        self.enter("head", line)

    def in_head(self, i: int, line: Line) -> None:
        text = line.text
        if RECIPIENTS.match(text) and self.part.head:
            self.enter("foot", line)
        elif self.is_annex(line):
            self.enter("annex", line)
        elif is_section(text):
            self.enter("body", line)
        elif type_of(text) and not (SYMBOL_LINE.match(text)):
            self.enter("title", line)
        elif self.is_prose(line):
            self.enter("body", line)
        else:
            self.part.head.append(line)

    def is_prose(self, line: Line) -> bool:
        text = line.text
        if is_caps(text) or SYMBOL_LINE.match(text) or PLACE_DATE.match(text) or read_mark(text):
            return False
        if re.match(r"^(?:Kính (?:gửi|trình)|Về việc|V/v|[-+])", text, re.IGNORECASE):
            return False
        addressed = any(re.match(r"^Kính", other.text) for other in self.part.head)
        if addressed and (WRITES.match(text) or (OPENERS.match(text) and line.gap)):
            return True
        return len(text) > PROSE or (addressed and bool(re.search(r"[.:]$", text)))

    def in_title(self, i: int, line: Line) -> None:
        text = line.text
        started = len(self.part.title) > 1 or any(not is_caps(other.text) for other in self.part.title)
        if SEPARATOR.match(text):
            self.part.title.append(line)
            self.zone = "body"
        elif (
            is_section(text)
            or text.startswith("Kính ")
            or (started and not line.centred and OPENERS.match(text) and not self.rule_ahead(i))
        ) or (started and line.whole and not line.centred and text[:1].isupper() and not is_caps(text)):
            self.enter("body", line)
        else:
            self.part.title.append(line)

    def rule_ahead(self, i: int) -> bool:
        """The rule or the gap under the abstract is still to come, so this line is of the abstract."""
        close = not self.lines[i].gap
        for line in self.lines[i + 1 : i + 7]:
            if SEPARATOR.match(line.text) or (close and line.gap and OPENERS.match(line.text)):
                return True
            if is_section(line.text) or line.text.endswith(":"):
                return False
        return False

    def in_body(self, i: int, line: Line) -> None:
        text = line.text
        signs = is_sign_line(text) or self.is_post_alone(i)
        if len(text) < 90 and (RECIPIENTS.match(text) or signs):
            self.enter("foot", line)
        elif is_anchor(text) and head_ahead(self.lines, i):
            self.start_document(line)
            self.take_back_head()
        elif self.is_annex(line):
            self.enter("annex", line)
        else:
            self.part.body.append(line)

    def is_post_alone(self, i: int) -> bool:
        """ "TRƯỞNG BAN" without a mark signs where the recipients or the end are near."""
        text = self.lines[i].text
        if not (POSITION.match(text) and is_caps(text)):
            return False
        ahead = self.lines[i + 1 : i + 8]
        return len(ahead) < 4 or any(RECIPIENTS.match(line.text) for line in ahead)

    def take_back_head(self) -> None:
        """Capital lines that stood above the anchor belong to the new head."""
        before = self.parts[-2].body
        moved: list[Line] = []
        while (
            before and (is_caps(before[-1].text) or before[-1].text == "*") and not read_mark(before[-1].text)
        ):
            moved.insert(0, before.pop())
        self.part.head[:0] = moved

    def in_foot(self, i: int, line: Line) -> None:
        text = line.text
        if head_ahead(self.lines, i) or (type_of(text) and text.strip(" .:") == text and is_caps(text)):
            self.start_document(line)
            if type_of(text):
                self.part.head.clear()
                self.enter("title", line)
        elif self.is_annex(line):
            self.enter("annex", line)
        else:
            self.part.foot.append(line)

    def in_annex(self, i: int, line: Line) -> None:
        if is_motto(line.text) or (head_ahead(self.lines, i) and not type_of(line.text)):
            self.start_document(line)
        elif self.is_annex(line):
            self.enter("annex", line)
        else:
            self.part.annexes[-1].append(line)

    def is_annex(self, line: Line) -> bool:
        match = ANNEX.match(line.text)
        return bool(
            match
            and len(line.text) < 200
            and (
                line.text.startswith("PHỤ LỤC")
                or (self.part.foot and (line.centred or not match["rest"] or is_caps(match["rest"])))
            )
        )


def split(lines: list[Line]) -> list[Part]:
    """Documents in file order. Stamps of electronic signatures and lone draft marks stay where they stand."""
    return Splitter(lines).split()

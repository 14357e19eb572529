"""Wrapped lines become paragraphs again."""

import re

from drafting.reading.blocks import Block, Line
from drafting.reading.layout import Layout, layout_of
from drafting.reading.marks import Mark, read_mark
from drafting.reading.words import CLOSING, OPENERS, SEPARATOR, is_caps

TERMINAL = re.compile(r"[.:;!?…][”\"’')\]*]*$|[.;][”\"]?\s*\(?$")
CLOSED = re.compile(r"[.:!?…][”\"’')\]]*$")
BROKEN_SYMBOL = re.compile(
    r"(\d[a-zđ]?)\s*[-–]\s+(?=[A-ZĐ][A-Za-zĐ]{0,4}\s*/)|(\d[a-zđ]?)\s+[-–](?=[A-ZĐ][A-Za-zĐ]{0,4}/)"
)
BROKEN_BODY = re.compile(r"(\d[a-zđ]?-[A-ZĐ][A-Za-zĐ]{0,4})\s*/\s+(?=[A-ZĐƯ]{2})")
BROKEN_TYPE = re.compile(r"(\d[a-zđ]?-[A-ZĐ][A-Za-zĐ]{0,4})\s+/(?=[A-ZĐƯ]{2})")
BROKEN_DATE = re.compile(r"(\d{1,2}/)\s+(?=\d{1,2}/\d{4})|(\d{1,2}/\d{1,2}/)\s+(?=\d{4})")
BROKEN_PERIOD = re.compile(r"((?:quý|tháng)\s+(?:[IV]{1,3}|\d{1,2})/)\s+(?=\d{4})", re.IGNORECASE)
BASIS = re.compile(r"^(?:[-–]\s*)?Căn cứ\s")
ENDED = re.compile(r"[.:;,!?…”\"’)\]]$")
INSIDE_PHRASE = re.compile(
    r"(?:Trung ương|khóa|khoá|lần thứ|số|Điều|khoản|mục|Chương|năm|quý|tháng|ngày|và|từ|-)$"
)
"""After these a figure at the start of a line belongs to the sentence: "… Nghị quyết Trung ương" + "4. …"."""
HEADING_LONGEST = 140


def heal_symbols(text: str) -> str:
    """ "03- KH/TW" → "03-KH/TW", "18/5/ 2021" → "18/5/2021", "quý I/ 2022" → "quý I/2022"."""
    text = BROKEN_SYMBOL.sub(lambda m: (m[1] or m[2]) + "-", text)
    text = BROKEN_PERIOD.sub(r"\1", text)
    text = BROKEN_TYPE.sub(r"\1/", BROKEN_BODY.sub(r"\1/", text))
    return BROKEN_DATE.sub(lambda m: m[1] or m[2], text)


def starts_small(text: str) -> bool:
    """The first letter is small, or the line begins with a figure, a bracket or a closing mark."""
    bare = text.lstrip("\"“'‘([ ")
    return bool(bare) and (
        bare[0].islower() or (bare[0].isdigit() and not read_mark(text)) or bare[0] in ",;.)%&/"
    )


class Healer:
    """Decides for each line whether it opens a paragraph.

    Of the open paragraph only its beginning and its end are looked at, so that a long one costs no more.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.last: Line | None = None
        self.heading: Mark | None = None
        self.length = 0
        self.tail = ""

    def add(self, line: Line) -> None:
        if self.last and self.continues(line, self.last):
            self.pieces.append(line.text)
            self.blocks[-1].notes += line.notes
            self.blocks[-1].lines.append(line.number)
        else:
            self.close()
            self.blocks.append(
                Block("", line.page, line.bold, line.italic, line.indent, list(line.notes), [line.number])
            )
            self.pieces = [line.text]
            self.heading = read_mark(line.text)
            self.length = 0
            self.tail = ""
        self.length += len(line.text) + 1
        self.tail = f"{self.tail} {line.text}"[-80:]
        self.last = line

    def close(self) -> None:
        """The open paragraph gets its text."""
        if self.blocks:
            self.blocks[-1].text = heal_symbols(" ".join(self.pieces))

    def continues(self, line: Line, last: Line) -> bool:
        text = line.text
        if SEPARATOR.match(text) or SEPARATOR.match(last.text):
            return False
        mark = read_mark(text)
        if mark and self.opens(mark, line, last):
            return False
        if self.heading and self.heading.kind == "roman" and is_caps(self.heading.rest):
            return is_caps(text) and (not line.whole or line.bold)
        if is_caps(text) and len(text) > 12:
            return False
        ended = bool(TERMINAL.search(self.tail))
        if ended and (CLOSING.match(text) or (BASIS.match(self.pieces[0]) and OPENERS.match(text))):
            return False
        if starts_small(text) or mark:
            return not (CLOSED.search(self.tail) and last.whole and line.whole and not text[0].islower())
        if ended:
            return bool(last.full) and not line.whole and not self.layout.begins(line)
        return not self.is_short_heading(line, last)

    def opens(self, mark: Mark, line: Line, last: Line) -> bool:
        """A mark opens a paragraph unless it is only how a wrapped sentence happens to go on."""
        ended = bool(ENDED.search(self.tail))
        small = mark.rest[:1].islower() or mark.rest[:1].isdigit()
        wrapped = bool(last.full) or self.length > HEADING_LONGEST
        if mark.kind == "roman":
            return is_caps(mark.rest[:14]) or (not small and (ended or not wrapped))
        if mark.kind in ("dash", "plus", "bullet"):
            if line.whole or ended or not wrapped:
                return True
            return not small and not self.layout.goes_on(line) and not self.tail.endswith(" Mác")
        if mark.kind in ("number", "sub"):
            return ended or (not small and (not wrapped or not INSIDE_PHRASE.search(self.tail)))
        return True

    def is_short_heading(self, line: Line, last: Line) -> bool:
        """ "13. Học viện …" stands alone; running text breaks off only where its line is full or a page "
        "ends."""
        if self.heading and self.heading.kind in ("roman", "number", "sub", "letter", "paren"):
            return not last.full and self.length <= HEADING_LONGEST
        if last.whole or line.whole:
            return self.length <= HEADING_LONGEST
        return not last.full and len(last.text) < 50


def heal(lines: list[Line]) -> list[Block]:
    """Paragraphs of a body, in order."""
    healer = Healer(layout_of(lines))
    for line in lines:
        healer.add(line)
    healer.close()
    return healer.blocks

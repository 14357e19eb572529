"""Wrapped lines become paragraphs again."""

import re

from drafting.reading.blocks import Block, Line
from drafting.reading.structure.headings import ENDED, HEADING_LONGEST, names_body
from drafting.reading.structure.layout import Layout, layout_of
from drafting.reading.structure.marks import Mark, read_mark
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
INSIDE_PHRASE = re.compile(
    r"(?:Trung ương|khóa|khoá|lần thứ|số|Điều|khoản|mục|Chương|năm|quý|tháng|ngày|và|từ|-)$"
)
"""After these a figure at the start of a line belongs to the sentence: "… Nghị quyết Trung ương" + "4. …"."""
UNFINISHED = re.compile(r"\s(?:số|khoản|quý|tháng|ngày|từ|và|của)$")
RUN_IN_BODY = re.compile(r"^(?P<name>[^:.;]{3,80}):\s")
TASK_VERB = re.compile(
    r"(?:Tham mưu|Chủ trì|Phối hợp|Lãnh đạo|Hướng dẫn|Rà soát|Theo dõi|Tăng cường|Nâng cao|Đẩy mạnh|Tiếp tục|"
    r"Triển khai|Thực hiện|Căn cứ|Quán triệt|Đôn đốc|Bố trí|Chịu trách nhiệm|Có trách nhiệm|Thẩm định|Nghiên cứu|"
    r"Phân công|Chủ động|Thường xuyên|Định kỳ|Hằng năm|Hàng năm)(?!\w)"
)
"""Words that begin a task and stand in no body's name."""
PARTS_AND_ARTICLES = ("part", "chapter", "capital", "division", "article")
HEADED = ("roman", "number", "sub", "letter", "paren", *PARTS_AND_ARTICLES)
TITLED = ("part", "chapter", "capital", "division", "roman")
"""Marks whose title is often in capitals, over several lines."""


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
            numbers = line.table.lines() if line.table else [line.number]
            self.blocks.append(
                Block(
                    "", line.page, line.bold, line.italic, line.indent, list(line.notes), numbers, line.table
                )
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
        if line.table or last.table or SEPARATOR.match(text) or SEPARATOR.match(last.text):
            return False
        mark = read_mark(text)
        if mark and self.opens(mark, line, last):
            return False
        if self.heading and self.heading.kind in TITLED:
            if not self.heading.rest:
                return self.takes_title(line)
            if is_caps(self.heading.rest):
                return is_caps(text) and (not line.whole or line.bold)
        ended = bool(TERMINAL.search(self.tail))
        if is_caps(text) and (len(text) > 12 or (ended and " " in text)):
            return False
        if ended and (CLOSING.match(text) or (BASIS.match(self.pieces[0]) and OPENERS.match(text))):
            return False
        if ended and (run_in := RUN_IN_BODY.match(text)) and names_body(run_in["name"]):
            return False
        if starts_small(text) or mark:
            return not (CLOSED.search(self.tail) and last.whole and line.whole and not text[0].islower())
        if ended:
            if not last.full or line.whole or self.layout.begins(line):
                return False
            return bool(line.full) or not names_body(text)
        return not self.is_short_heading(line, last)

    def takes_title(self, line: Line) -> bool:
        """ "Chương II" stands alone, its title is on the next line: both are one heading."""
        self.pieces[-1] = self.pieces[-1].rstrip(" .:") + "."
        self.heading = read_mark(f"{self.pieces[-1]} {line.text}")
        return True

    def opens(self, mark: Mark, line: Line, last: Line) -> bool:
        """A mark opens a paragraph unless it is only how a wrapped sentence happens to go on."""
        ended = bool(ENDED.search(self.tail))
        wrapped = bool(last.full) or self.length > HEADING_LONGEST
        small = mark.rest[:1].islower() or (wrapped and mark.rest[:1].isdigit())
        if mark.kind in PARTS_AND_ARTICLES:
            return line.text[0].isupper() and (ended or not wrapped or is_caps(line.text))
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
        """ "13. Học viện …" stands alone; running text breaks off only where its line is full or a page ends."""
        if UNFINISHED.search(self.tail) or self.tail.count("(") > self.tail.count(")"):
            return False
        headed = bool(self.heading and self.heading.kind in HEADED)
        if self.length > HEADING_LONGEST:
            return not (headed or last.whole or line.whole or last.full) and len(last.text) < 50
        if self.layout.gaps_part and line.gap:
            return True
        named = self.named()
        if (named.endswith(")") or TASK_VERB.match(line.text)) and names_body(named):
            return True
        if headed:
            return not last.full
        if last.whole or line.whole:
            return True
        return not last.full and (len(last.text) < 50 or (self.length < 80 and names_body(named)))

    def named(self) -> str:
        """The words of the open paragraph, which is short, without its mark."""
        text = " ".join(self.pieces)
        mark = read_mark(text)
        return mark.rest if mark else text


def heal(lines: list[Line]) -> list[Block]:
    """Paragraphs of a body, in order."""
    healer = Healer(layout_of(lines))
    for line in lines:
        healer.add(line)
    healer.close()
    return healer.blocks

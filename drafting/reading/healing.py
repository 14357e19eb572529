"""Wrapped lines become paragraphs again."""

import re
from collections import Counter
from dataclasses import dataclass

from drafting.reading.blocks import Block, Line
from drafting.reading.marks import Mark, read_mark
from drafting.reading.words import OPENERS, SEPARATOR, is_caps

TERMINAL = re.compile(r"[.:;!?…][”\"’')\]*]*$|[.;][”\"]?\s*\(?$")
CLOSED = re.compile(r"[.:!?…][”\"’')\]]*$")
BROKEN_SYMBOL = re.compile(r"(\d[a-zđ]?)\s*[-–]\s+(?=[A-ZĐ][A-Za-zĐ]{0,4}\s*/)|(\d[a-zđ]?)\s+[-–](?=[A-ZĐ][A-Za-zĐ]{0,4}/)")
BROKEN_BODY = re.compile(r"(\d[a-zđ]?-[A-ZĐ][A-Za-zĐ]{0,4})\s*/\s+(?=[A-ZĐƯ]{2})")
BROKEN_TYPE = re.compile(r"(\d[a-zđ]?-[A-ZĐ][A-Za-zĐ]{0,4})\s+/(?=[A-ZĐƯ]{2})")
BROKEN_DATE = re.compile(r"(\d{1,2}/)\s+(?=\d{1,2}/\d{4})|(\d{1,2}/\d{1,2}/)\s+(?=\d{4})")
BASIS = re.compile(r"^(?:[-–]\s*)?Căn cứ\s")
HEADING_LONGEST = 140


def heal_symbols(text: str) -> str:
    """"03- KH/TW" → "03-KH/TW", "18/5/ 2021" → "18/5/2021"."""
    text = BROKEN_SYMBOL.sub(lambda m: (m[1] or m[2]) + "-", text)
    text = BROKEN_TYPE.sub(r"\1/", BROKEN_BODY.sub(r"\1/", text))
    return BROKEN_DATE.sub(lambda m: m[1] or m[2], text)


def join(before: str, after: str) -> str:
    return heal_symbols(f"{before} {after}")


def starts_small(text: str) -> bool:
    """The first letter is small, or the line begins with a figure, a bracket or a closing mark."""
    bare = text.lstrip("\"“'‘([ ")
    return bool(bare) and (bare[0].islower() or (bare[0].isdigit() and not read_mark(text)) or bare[0] in ",;.)%&/")


@dataclass(frozen=True)
class Layout:
    """What a body's look tells: where wrapped lines stand, where paragraphs begin, whether gaps part paragraphs."""

    wrapped: float | None = None
    first: float | None = None
    gaps_part: bool = False

    def begins(self, line: Line) -> bool:
        """The line stands where paragraphs begin, or a gap that means something stands above it."""
        if self.gaps_part and line.gap:
            return True
        if self.wrapped is None or self.first is None or line.indent is None:
            return False
        return line.indent > self.wrapped + 2 and line.indent <= self.first + 30

    def goes_on(self, line: Line) -> bool:
        """The line stands at the margin, and paragraphs here begin further in."""
        return self.wrapped is not None and line.indent is not None and line.indent <= self.wrapped + 2


def layout_of(lines: list[Line]) -> Layout:
    """Lines in small letters are wrapped ones, lines with a mark begin a paragraph: compare where they stand."""
    printed = [line for line in lines if not line.whole]
    gaps = sum(line.gap for line in printed)
    gaps_part = len(printed) > 10 and 0 < gaps * 10 < len(printed) * 6
    small = [round(line.indent) for line in printed if line.indent is not None and line.text[0].islower()]
    marked = [round(line.indent) for line in printed if line.indent is not None and read_mark(line.text)]
    if len(small) < 3 or len(marked) < 3:
        return Layout(gaps_part=gaps_part)
    wrapped, first = Counter(small).most_common(1)[0][0], Counter(marked).most_common(1)[0][0]
    if first <= wrapped + 2:
        return Layout(gaps_part=gaps_part)
    return Layout(float(wrapped), float(first), gaps_part)


class Healer:
    """Decides for each line whether it opens a paragraph."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.blocks: list[Block] = []
        self.last: Line | None = None

    def add(self, line: Line) -> None:
        if self.last and self.continues(line):
            block = self.blocks[-1]
            block.text = join(block.text, line.text)
            block.notes += line.notes
        else:
            self.blocks.append(
                Block(line.text, line.page, line.bold, line.italic, line.indent, list(line.notes))
            )
        self.last = line

    def continues(self, line: Line) -> bool:
        assert self.last is not None
        text, before = line.text, self.blocks[-1].text
        if SEPARATOR.match(text) or SEPARATOR.match(before):
            return False
        mark = read_mark(text)
        if mark and self.opens(mark, before, line):
            return False
        heading = read_mark(before)
        if heading and heading.kind == "roman" and is_caps(heading.rest):
            return is_caps(text) and (not line.whole or line.bold)
        if is_caps(text) and len(text) > 12:
            return False
        if BASIS.match(before) and TERMINAL.search(before) and OPENERS.match(text):
            return False
        if starts_small(text) or mark:
            return not (CLOSED.search(before) and self.last.whole and line.whole and not text[0].islower())
        if TERMINAL.search(before) and (line.whole or not self.last.full):
            return False
        if TERMINAL.search(before) and self.last.full:
            return not self.layout.begins(line)
        return not self.is_short_heading(heading, line)

    def opens(self, mark: Mark, before: str, line: Line) -> bool:
        """A mark opens a paragraph unless it is only how a wrapped sentence happens to go on."""
        ended = bool(re.search(r"[.:;,!?…”\"’)\]]$", before))
        small = mark.rest[:1].islower() or mark.rest[:1].isdigit()
        wrapped = bool(self.last and self.last.full) or len(before) > HEADING_LONGEST
        if mark.kind == "roman":
            return is_caps(mark.rest[:14]) or (not small and (ended or not wrapped))
        if mark.kind in ("dash", "plus", "bullet"):
            if line.whole or ended or not wrapped:
                return True
            return not small and not self.layout.goes_on(line) and not before.endswith(" Mác")
        if mark.kind in ("number", "sub"):
            return ended or (not small and not wrapped) or (not small and not self.inside_phrase(before))
        return True

    def inside_phrase(self, before: str) -> bool:
        """"… Nghị quyết Trung ương" + "4. Tiếp tục …": the figure belongs to the sentence."""
        return bool(re.search(r"(?:Trung ương|khóa|khoá|lần thứ|số|Điều|khoản|mục|Chương|năm|quý|tháng|ngày|và|từ|-)$", before))

    def is_short_heading(self, mark: Mark | None, line: Line) -> bool:
        """"13. Học viện …" stands alone; running text breaks off only where its line is full or a page ends."""
        assert self.last is not None
        before = self.blocks[-1].text
        if mark and mark.kind in ("number", "sub", "letter", "paren"):
            return not self.last.full and len(before) <= HEADING_LONGEST
        if self.last.whole or line.whole:
            return len(before) <= HEADING_LONGEST
        return not self.last.full and len(self.last.text) < 50


def heal(lines: list[Line]) -> list[Block]:
    """Paragraphs of a body, in order."""
    healer = Healer(layout_of(lines))
    for line in lines:
        healer.add(line)
    for block in healer.blocks:
        block.text = heal_symbols(block.text)
    return healer.blocks

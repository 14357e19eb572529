"""The account of a reading: every letter and digit of the source stands in the result or among the unplaced.

It trusts no bookkeeping of the parser: the words of each line are looked for in the words of the result, and
what was found once is not found again. What is missing is added to `unplaced` of its document.
"""

import re
from typing import Any

from drafting.reading.blocks import Line, Source, collapse
from drafting.reading.placed import Document, squash, strings
from drafting.reading.structure.marks import read_mark
from drafting.reading.structure.unglue import parts_of
from drafting.reading.words import PLACE_DATE, SEPARATOR, SYMBOL_LINE, is_motto

UNKNOWN = "Chưa rõ thuộc phần nào."
FURNITURE = "Số trang, đầu trang lặp lại: không phải nội dung."
HALF_DATED = "Ngày ban hành chưa ghi đủ."
HALF_NUMBERED = "Số, ký hiệu chưa ghi đủ."
NOTE_MARK = "Dấu chú thích không có nội dung chú thích."
WORDS = re.compile(r"\s+|(?<=\d)(?=[^\W\d_])")
"""Between words, also where extraction has run a figure and a word together ("2021Nơi nhận")."""
SHORT = 12
"""Letters; shorter lines occur by chance inside longer ones, so these are looked for after them."""
NEAR = 20_000
FAR_WORK = 400_000_000
"""Letters looked through outside the neighbourhood, in all; what is not found by then counts as missing."""


def account(documents: list[Document], source: Source) -> None:
    """Add to `unplaced` of the documents what of the source stands in none of them, and the furniture."""
    owners = Owners(documents, source)
    pool = Pool(text for document in documents for text in strings(document))
    missing = [(line, pool.missing(line.text)) for line in lines_by_length(source.lines)]
    for line, words in sorted(missing, key=lambda found: found[0].number):
        if words:
            owners.of(line)["unplaced"].append(entry(line, words, reason_for(line.text)))
    for mark, text in source.footnotes:
        if words := pool.missing(f"{mark} {text}"):
            owners.plan["unplaced"].append({"page": None, "text": words, "reason": UNKNOWN, "lines": []})
    for line, mark in lost_marks(documents, source):
        owners.of(line)["unplaced"].append(entry(line, mark, NOTE_MARK))
    for line in source.furniture:
        owners.on_page(line.page)["unplaced"].append(entry(line, line.text, FURNITURE))


def lines_by_length(lines: list[Line]) -> list[Line]:
    """Lines in order, the short ones after all others."""
    return sorted(lines, key=lambda line: len(squash(line.text)) < SHORT)


def entry(line: Line, text: str, reason: str) -> dict[str, Any]:
    numbers = [line.number] if line.number >= 0 else []
    return {"page": line.page, "text": collapse(text), "reason": reason, "lines": numbers}


def reason_for(text: str) -> str:
    if PLACE_DATE.match(text):
        return HALF_DATED
    return HALF_NUMBERED if SYMBOL_LINE.match(text) else UNKNOWN


def lost_marks(documents: list[Document], source: Source) -> list[tuple[Line, str]]:
    """Raised marks of the text that neither an item nor a footnote kept."""
    kept = {mark for document in documents for item in document["items"] for mark in item.get("notes", [])}
    kept |= {note["mark"] for document in documents for note in document["footnotes"]}
    return [(line, mark) for line in source.lines for mark in line.notes if mark not in kept]


class Owners:
    """Which document a line of the source belongs to: that of the nearest line above which is placed."""

    def __init__(self, documents: list[Document], source: Source) -> None:
        self.plan = next((d for d in documents if d["sections"] or d["items"]), documents[0])
        starts = sorted(
            (min(placed, default=0), index)
            for index, placed in enumerate(numbers_in(document) for document in documents)
        )
        self.starts = [(start, documents[index]) for start, index in starts]
        self.pages = {line.number: line.page for line in source.lines}

    def of(self, line: Line) -> Document:
        before = [document for start, document in self.starts if start <= line.number]
        return before[-1] if before else self.starts[0][1]

    def on_page(self, page: int | None) -> Document:
        if page is None:
            return self.plan
        before = [document for start, document in self.starts if (self.pages.get(start) or 1) <= page]
        return before[-1] if before else self.starts[0][1]


def numbers_in(value: Any) -> list[int]:
    """All line numbers that a document names as its own."""
    if isinstance(value, dict):
        own = [n for n in value.get("lines", []) if isinstance(n, int)]
        own += flat(value.get("places", {}))
        return own + [n for key, inner in value.items() if key != "unplaced" for n in numbers_in(inner)]
    return [n for inner in value for n in numbers_in(inner)] if isinstance(value, list) else []


def flat(value: Any) -> list[int]:
    if isinstance(value, int):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [n for each in inner for n in flat(each)]


class Pool:
    """The letters of the result in the order of print; each can be taken once."""

    def __init__(self, texts: Any) -> None:
        self.letters = "".join(squash(text) for text in texts)
        self.taken = bytearray(len(self.letters))
        self.at = 0
        self.work = 0

    def missing(self, text: str) -> str:
        """Take the letters of a line; those of its words that the pool does not hold, "" if it holds all.

        A symbol or a date is one thing: a part of it that is missing makes all of it missing.
        """
        if SEPARATOR.match(text) or self.take(squash(text)):
            return ""
        lost: list[str] = []
        for part in parts_of(text):
            mark = read_mark(part)
            rest = mark.rest if mark else part
            if SEPARATOR.match(part) or is_motto(part) or self.take(squash(rest)):
                continue
            one_thing = PLACE_DATE.match(part) or SYMBOL_LINE.match(part)
            lost += [part] if one_thing else self.take_pieces(WORDS.split(rest))
        return " … ".join(lost)

    def take_pieces(self, words: list[str]) -> list[str]:
        """Take the longest stretches of words, one after the other."""
        lost: list[list[str]] = []
        begin, open_stretch = 0, False
        while begin < len(words):
            length = self.longest(words, begin)
            if length:
                self.take(squash(" ".join(words[begin : begin + length])))
            elif open_stretch:
                lost[-1].append(words[begin])
            else:
                lost.append([words[begin]])
            open_stretch = not length
            begin += length or 1
        stretches = (" ".join(stretch) for stretch in lost)
        return [stretch for stretch in stretches if squash(stretch)]

    def longest(self, words: list[str], begin: int) -> int:
        """How many of the words, from `begin` on, stand together in the pool."""

        def stands(length: int) -> bool:
            return self.find(squash(" ".join(words[begin : begin + length]))) >= 0

        most = len(words) - begin
        low, high = 0, 1
        while high <= most and stands(high):
            low, high = high, 2 * high
        high = min(high, most + 1)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if stands(middle) else (low, middle)
        return low

    def take(self, letters: str) -> bool:
        place = self.find(letters)
        if place < 0:
            return False
        self.taken[place : place + len(letters)] = b"\x01" * len(letters)
        self.at = place + len(letters)
        return True

    def find(self, letters: str) -> int:
        """Where letters stand that are not taken: close behind the last find, else anywhere; -1 if nowhere."""
        place = self.free(letters, self.at, self.at + NEAR + len(letters))
        if place < 0 and self.work < FAR_WORK:
            self.work += len(self.letters)
            place = self.free(letters, 0, len(self.letters))
        return place

    def free(self, letters: str, begin: int, end: int) -> int:
        place = self.letters.find(letters, begin, end)
        while place >= 0 and (used := self.taken.rfind(1, place, place + len(letters))) >= 0:
            place = self.letters.find(letters, used + 1, end)
        return place

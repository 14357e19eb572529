"""Text as poor recognition leaves it: wrong letters, confused figures in marks, blanks lost and added.

Letters are spoiled in the content, before it is printed, so that the label says what the file says; marks and
blanks are spoiled in the file, so that the label says what was meant.
"""

import re
import unicodedata
from dataclasses import replace
from random import Random

from tests.drafting.reading.varied.content import Entry, Group, Section
from tests.drafting.reading.varied.heads import Head

ALIKE = {
    "l": "i",
    "ủ": "ú",
    "ổ": "ố",
    "ạ": "a",
    "ẩ": "ấ",
    "ị": "i",
    "h": "b",
    "c": "e",
    "n": "u",
    "m": "rn",
    "g": "q",
}
"""What recognition takes for what: strokes and tone marks that are near."""
FORM_WORDS = ("ĐẢNG CỘNG SẢN VIỆT NAM", "KẾ HOẠCH", "CHƯƠNG TRÌNH", "Nơi nhận", "tháng", "năm 2", "Lưu")


class Spoiler:
    """One letter in `letters` is wrong; symbols and figures are left alone."""

    def __init__(self, rng: Random, letters: int = 300) -> None:
        self.rng = rng
        self.letters = letters

    def text(self, text: str) -> str:
        words = text.split(" ")
        return " ".join(word if any(c.isdigit() for c in word) else self.word(word) for word in words)

    def word(self, word: str) -> str:
        return "".join(wrong(c) if c.isalpha() and self.rng.randrange(self.letters) == 0 else c for c in word)

    def sections(self, sections: list[Section]) -> list[Section]:
        return [
            replace(s, heading=self.text(s.heading), parts=[self.part(part) for part in s.parts])
            for s in sections
        ]

    def part(self, part: Group | Entry) -> Group | Entry:
        if isinstance(part, Entry):
            return replace(part, paragraphs=[self.text(text) for text in part.paragraphs])
        entries = [replace(e, paragraphs=[self.text(text) for text in e.paragraphs]) for e in part.entries]
        return replace(part, heading=self.text(part.heading), entries=entries)

    def head(self, head: Head) -> None:
        """Tone marks are lost in words of form."""
        head.right = [self.form(text) for text in head.right]
        printed = self.form(head.title[0])
        head.document["title"] = head.document["title"].replace(head.title[0], printed, 1)
        head.title[0] = printed

    def form(self, text: str) -> str:
        for words in FORM_WORDS:
            if words in text and self.rng.randrange(4) == 0:
                i = text.index(words) + self.rng.randrange(len(words))
                text = text[:i] + bare(text[i]) + text[i + 1 :]
        return text


def in_print(text: str, seed: int, *, blanks: int = 400, marks: int = 12) -> str:
    """One blank in `blanks` lost or doubled, one mark in `marks` confused or without the blank after it."""
    rng = Random(seed)
    return "\n".join(printed_line(line, rng, blanks, marks) for line in text.split("\n"))


def printed_line(line: str, rng: Random, blanks: int, marks: int) -> str:
    mark = re.match(r"^\s*(?:[IVX]+|\d+)(?=[.\-/)]\s*\D)", line)
    start = mark.end() if mark else 0
    head, rest = line[:start], line[start:]
    if mark and rng.randrange(marks) == 0:
        head = confused(head, rng)
    elif mark and rng.randrange(marks) == 0:
        rest = rest.replace(" ", "", 1)
    return head + "".join(
        rng.choice(["", "  "]) if c == " " and rng.randrange(blanks) == 0 else c for c in rest
    )


def confused(mark: str, rng: Random) -> str:
    """ "I" → "l", "1" → "l", "II" → "Il", "11" → "1l"."""
    places = [i for i, c in enumerate(mark) if c in "I1"]
    if not places:
        return mark
    i = rng.choice(places)
    return mark[:i] + "l" + mark[i + 1 :]


def wrong(c: str) -> str:
    """A letter that is taken for this one; without a known one, the letter without its marks."""
    return ALIKE.get(c, bare(c))


def bare(c: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(c, unicodedata.normalize("NFD", c)[0])

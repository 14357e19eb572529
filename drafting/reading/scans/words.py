"""The words that Tesseract saw on a sheet, with their places."""

import csv
import io
import re
from dataclasses import dataclass, field, replace
from statistics import median

from drafting.reading.blocks import clean

EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
DOUBTFUL = 60
"""Tesseract's own measure, 0..100; right words are mostly above 85."""
SURE, GUESSED = 100.0, 0.0


@dataclass(frozen=True)
class Word:
    """A word and its box in dots; `sure` 0..100 as Tesseract says; `strokes` as `numerals.strokes` counts them."""

    text: str
    sure: float
    left: int
    top: int
    right: int
    bottom: int
    strokes: int | None = None

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def box(self) -> "Region":
        return self.left, self.top, self.right, self.bottom

    @property
    def core(self) -> str:
        """The word without the signs around it."""
        return re.sub(r"^\W+|\W+$", "", self.text)

    @property
    def open(self) -> bool:
        """No sign parts the word from the next."""
        return self.text[-1:].isalpha()

    def says(self, text: str) -> "Word":
        """The same word in other letters."""
        return replace(self, text=text)

    def respelled(self, core: str, sure: float) -> "Word":
        """Other letters between the signs around them."""
        match = EDGES.match(self.text)
        assert match is not None
        return replace(self, text=match[1] + core + match[3], sure=sure)

    def moved(self, right: int, down: int) -> "Word":
        """The same word on a sheet of which its own is a part."""
        return replace(
            self,
            left=self.left + right,
            top=self.top + down,
            right=self.right + right,
            bottom=self.bottom + down,
        )


@dataclass
class Row:
    """Words that stand in one line, from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> int:
        return self.words[0].left

    @property
    def right(self) -> int:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """Of the letters as they mostly are: a speck that was taken for a word does not raise the line."""
        return median(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)


Region = tuple[int, int, int, int]
"""Left, top, right, bottom in dots."""


def read_words(tsv: bytes) -> tuple[list[Row], list[Region]]:
    """(lines, regions that Tesseract took for pictures) of its TSV answer; rows that are no TSV are left out."""
    rows: dict[tuple[str, str, str], Row] = {}
    pictures: list[Region] = []
    text = io.StringIO(tsv.decode("utf-8", errors="replace"), newline="")
    for entry in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            left, top, width, height = (int(entry[key]) for key in ("left", "top", "width", "height"))
            sure = float(entry["conf"])
        except (KeyError, TypeError, ValueError):
            continue
        if entry.get("level") != "5":
            continue
        box = (left, top, left + width, top + height)
        shown = clean(entry["text"] or "").strip()
        if not shown:
            pictures.append(box)
            continue
        key = (entry["block_num"], entry["par_num"], entry["line_num"])
        rows.setdefault(key, Row()).words.append(Word(shown, sure, *box))
    for row in rows.values():
        row.words.sort(key=lambda word: word.left)
    return list(rows.values()), pictures

"""Footnotes on a scan: small print below a rule at the foot of a page, whose raised marks are hard to read."""

import re
from dataclasses import dataclass
from statistics import median

from drafting.reading.scans.words import Region, Row, Word

RULE_WIDTH = 0.08
RULE_HEIGHT = 0.006
LOWER_PART = 0.4
"""Parts of the page: a rule is broader and thinner, a long one on a page a little askew too; notes stand below."""
SMALL_PRINT = 0.9
"""Of the height of the page's usual word; notes are set two points or more smaller."""
MARK = re.compile(r"^[(\[]?(\d{1,2})[)\].]?$")
RAISED = re.compile(r"^(?P<word>.*[^\W\d_])(?P<mark>\d{1,2}|[!?*°'’‘”\"]{1,2})(?P<after>[.,;:)]*)$")
"""A word with what a small raised figure is read as."""


@dataclass
class Notes:
    """The lines of the text, with marks taken off; (mark, text) of the notes; the words that the marks hung on."""

    rows: list[Row]
    notes: list[tuple[str, list[Word]]]
    marked: dict[int, list[str]]


def taken_out(rows: list[Row], rules: list[Region], page: tuple[int, int], usual: float, first: int) -> Notes:
    """Part the notes of a page from its text. `first`: the number that its first note takes if it was not read.

    `marked` of the answer: position of a line among the rows → marks of the notes that hang on it.
    """
    width, height = page
    tops = [
        top
        for left, top, right, bottom in rules
        if right - left > RULE_WIDTH * width
        and bottom - top < RULE_HEIGHT * height
        and top > LOWER_PART * height
    ]
    if not tops:
        return Notes(rows, [], {})
    below = [row for row in rows if row.top > max(tops) - usual / 2]
    if not below or median(word.height for row in below for word in row.words) > SMALL_PRINT * usual:
        return Notes(rows, [], {})
    notes = parted(below, first)
    text, marked = unmarked([row for row in rows if row not in below], [mark for mark, _ in notes])
    return Notes(text, notes, marked)


def parted(rows: list[Row], first: int) -> list[tuple[str, list[Word]]]:
    """(mark, words) of each note: it begins where a line has a mark or stands further in than the one below it."""
    margin = min(row.left for row in rows)
    notes: list[tuple[str, list[Word]]] = []
    for row in rows:
        words = row.words
        read = MARK.match(words[0].text)
        odd = not any(c.isalnum() for c in words[0].text) and len(words) > 1
        if read or odd or not notes or row.left > margin + row.height:
            mark = read[1] if read else str(int(notes[-1][0]) + 1 if notes else first)
            notes.append((mark, words[1:] if read or odd else words))
        else:
            notes[-1][1].extend(words)
    return notes


def unmarked(rows: list[Row], marks: list[str]) -> tuple[list[Row], dict[int, list[str]]]:
    """The text without the raised marks, if as many words look marked as there are notes."""
    text = " ".join(row.text for row in rows)
    quoted = text.count("“") == text.count("”")
    found: list[tuple[int, int, re.Match[str]]] = []
    for number, row in enumerate(rows):
        for place, word in enumerate(row.words):
            match = RAISED.match(word.text)
            if match and (match["mark"] not in '”"' or not quoted) and "“" not in word.text:
                found.append((number, place, match))
    read = [entry for entry in found if entry[2]["mark"] in marks]
    chosen = read if len(read) == len(marks) else found if len(found) == len(marks) else []
    marked: dict[int, list[str]] = {}
    for (number, place, match), mark in zip(chosen, marks, strict=False):
        word = rows[number].words[place]
        rows[number].words[place] = word.says(match["word"] + match["after"])
        marked.setdefault(number, []).append(mark)
    return rows, marked

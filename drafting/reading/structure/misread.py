"""Marks that recognition or a careless hand has confused: "l." for "1.", "lI." or "Il." for "II."."""

import re

from drafting.reading.blocks import Line
from drafting.reading.structure.marks import roman_value
from drafting.reading.words import is_caps

TOKEN = re.compile(r"^(?P<n>[\dIVXl|]{1,5})(?P<rest>\s*[.)/\-–—]\s*(?P<words>[^\W\d_].*))$", re.DOTALL)
STROKES = str.maketrans("l1|", "III")
TWO = ("Il", "lI", "I|", "|I")
FIGURES = str.maketrans("lI|", "111")


def mended(text: str) -> str:
    """The line with its mark as it was meant; a mark that can be read as it stands is left alone.

    Before capitals the strokes are a Roman number, before other words a figure, unless only a Roman one has them.
    """
    m = TOKEN.match(text)
    if not m or m["n"].isdigit() or roman_value(m["n"]) or text.startswith("l)"):
        return text
    as_roman, as_figure = m["n"].translate(STROKES), m["n"].translate(FIGURES)
    capitals = is_caps(m["words"][:14])
    if roman_value(as_roman) and (capitals or not as_figure.isdigit() or len(as_figure) > 2 or m["n"] in TWO):
        return as_roman + m["rest"]
    if not capitals and as_figure.isdigit() and len(as_figure) < 3 and m["words"][0].isupper():
        return as_figure + m["rest"]
    return text


def mend_marks(lines: list[Line]) -> list[Line]:
    """The same lines, their marks as they were meant."""
    return [line.says(mended(line.text)) for line in lines]

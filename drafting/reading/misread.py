"""Marks that recognition or a careless hand has confused: "l." for "1.", "lI." or "Il." for "II."."""

import re

from drafting.reading.blocks import Line
from drafting.reading.marks import roman_value
from drafting.reading.words import is_caps

TOKEN = re.compile(r"^(?P<n>[\dIVXl|]{1,5})(?P<rest>\s*[.)/\-–—]\s*(?P<words>[^\W\d_].*))$", re.DOTALL)
STROKES = str.maketrans("l1|", "III")
FIGURES = str.maketrans("lI|", "111")


def mended(text: str) -> str:
    """The line with its mark as it was meant; a mark that can be read as it stands is left alone.

    Before capitals the strokes are a Roman number, before other words a figure.
    """
    m = TOKEN.match(text)
    if not m or m["n"].isdigit() or roman_value(m["n"]):
        return text
    if is_caps(m["words"][:14]):
        number = m["n"].translate(STROKES)
        return number + m["rest"] if roman_value(number) else text
    number = m["n"].translate(FIGURES)
    return number + m["rest"] if number.isdigit() and len(number) < 3 and m["words"][0].isupper() else text


def mend_marks(lines: list[Line]) -> list[Line]:
    """The same lines, their marks as they were meant."""
    return [line.says(mended(line.text)) for line in lines]

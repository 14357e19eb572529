"""Roman numerals on a scan: strokes that stand side by side are often seen as one, or as other letters."""

import re

from PIL import Image

from drafting.reading.scans.words import Region
from drafting.reading.structure.marks import roman, roman_value

SEEN = re.compile(r"^(?P<before>[(“\"]*)(?P<n>[IVXLH1l|!]{1,7})(?P<after>[.,;:)/”\"-]*)$")
"""Letters and signs that a numeral is read as."""
LEGS = {"I": 1, "V": 2, "X": 1, "L": 1}
"""Strokes that a letter shows half way up."""
MOST_TO_COUNT = 12


def strokes(text: str, box: Region, grey: Image.Image, height: float) -> int | None:
    """How many strokes stand side by side half way up a word that may be a numeral, else None.

    `height`: of a capital letter in dots, for a numeral with signs that reach below the line.
    """
    match = SEEN.match(text)
    if not match or not re.search(r"[IVXH]", match["n"]):
        return None
    left, top, right, bottom = box
    if not set(match["before"] + match["after"]) & set("(),;/"):
        height = bottom - top
    middle = top + int(height / 2)
    band = grey.crop((left, middle - 1, right, middle + 2))
    dots = [sum(column) for column in zip(*rows_of(band), strict=True)]
    if not dots:
        return None
    dark = (max(dots) + min(dots)) / 2
    legs = sum(dot < dark <= before for before, dot in zip([max(dots) + 1, *dots], dots, strict=False))
    legs -= sum(match["before"].count(sign) + match["after"].count(sign) for sign in "()/")
    return legs if 0 < legs <= MOST_TO_COUNT else None


def rows_of(band: Image.Image) -> list[bytes]:
    dots, width = band.tobytes(), band.width
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def legs_of(numeral: str) -> int:
    return sum(LEGS.get(letter, 1) for letter in numeral)


def mended(text: str, strokes: int | None) -> tuple[str, bool] | None:
    """(the word with its numeral put right, certain): "XIH" → "XIII", "II" with three strokes → "III".

    None for words that are no numeral. Not certain is a numeral that its strokes do not bear out.
    """
    match = SEEN.match(text)
    if not match or not re.search(r"[IVXH]", match["n"]):
        return None
    read = re.sub(r"[1l|!]", "I", match["n"].replace("H", "II"))
    found = [n for n in map(roman, range(1, 40)) if legs_of(n) == strokes and alike(n, read)]
    if len(found) == 1:
        ended = match["after"] or dot_of(match["n"], found[0])
        return match["before"] + found[0] + ended, True
    return (match["before"] + read + match["after"] if roman_value(read) else text), False


def dot_of(seen: str, numeral: str) -> str:
    """ "IL" for a numeral without L is "I." """
    return "." if seen.endswith("L") and "L" not in numeral else ""


def alike(numeral: str, read: str) -> bool:
    """The same but for the number of strokes that stand in a row: III and II, XIII and XII, III and IL."""
    return re.sub(r"I+", "I", numeral) == re.sub(r"[IL]+", "I", read)

"""Words as Tesseract tells them, written by hand: a row is (text, left, top) with widths as print has them."""

from drafting.reading.scans.words import Row, Word

LETTER = 16
"""Dots that a letter takes at 14 points and 200 dots per inch."""


def word(
    text: str, left: int = 0, top: int = 0, *, sure: float = 96, height: int = 30, strokes: int | None = None
):
    return Word(text, sure, left, top, left + LETTER * len(text), top + height, strokes)


def row(text: str, left: int = 250, top: int = 0, *, sure: float = 96, height: int = 30) -> Row:
    """The words of `text`, a space apart."""
    words = []
    for part in text.split():
        words.append(word(part, left, top, sure=sure, height=height))
        left = words[-1].right + 10
    return Row(words)


def texts(rows: list[Row]) -> list[str]:
    return [one.text for one in rows]

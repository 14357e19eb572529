"""Puts right what a scan got wrong: by the rules of form, by the syllables, by pairs of them, by the same document.

What is put right by a rule of form or of the language is taken as read; what stays open is told by `unsure`.
"""

from collections import Counter
from dataclasses import replace

from drafting.reading.scans import numerals, symbols
from drafting.reading.scans.forms import first_marks, parted, prescribed, quarters, with_dots
from drafting.reading.scans.spelling import in_pairs, joined, letters, possible
from drafting.reading.scans.words import DOUBTFUL, SURE, Row, Word


def mended(rows: list[Row]) -> list[Row]:
    """The lines of a document with their words put right."""
    rows = [Row(first_marks(parted(joined(row.words)))) for row in rows]
    rows = [Row([one_word(word) for word in row.words]) for row in rows]
    rows = [prescribed(row) for row in quarters(with_dots(rows))]
    known = Counter(word.core.lower() for row in rows for word in row.words)
    rows = [Row([possible(word, known) for word in row.words]) for row in rows]
    return in_pairs(rows)


def one_word(word: Word) -> Word:
    """A word by itself: its letters, its numeral, its symbol."""
    word = word.says(letters(word.text))
    if numeral := numerals.mended(word.text, word.strokes):
        text, certain = numeral
        return replace(word, text=text, sure=SURE if certain else min(word.sure, DOUBTFUL - 1))
    return word.says(symbols.mended(word.text))


def unsure(word: Word) -> bool:
    """Should a person look at it? Figures, numerals and names by a low mark, other words by a very low one."""
    text = word.core
    if not text:
        return False
    matters = any(c.isdigit() for c in text) or text.isupper()
    return word.sure < (DOUBTFUL if matters else DOUBTFUL * 0.7 if text[0].isupper() else DOUBTFUL / 2)

"""What is no writing: specks, edges of stamps, strokes of a pen that were taken for letters."""

import re

from drafting.reading.scans.syllables import is_syllable
from drafting.reading.scans.words import Row, Word

DIRT = "_|~`'‘’^°.,:;·\\¬¦<>«»"
"""Signs that specks are read as when they stand alone or before a word."""
DASHES = "-–—"
LEADING = re.compile(rf"^[{re.escape(DIRT)}]+(?=[\w(“\"+–—-])")
FIGURES = re.compile(r"^[(“\"]?\d[\d.,/:%-]*[)”\".,;:]*$")
MARK = re.compile(r"^\(?(?:[IVXHLl1|]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.)/-]\)?$")
SIGNS = ("+", "*", "•", "●", "…", "...", "&", "%", "/", "(", ")")
TOP = 0.06
"""Part of the page above which only its number is printed, about 10 mm from the edge of the paper."""
SURE_SIGN = 60
SURE_WORD = 30
SURE_SCRAP = 55


def cleaned(rows: list[Row], height: float, page: tuple[int, int]) -> tuple[list[Row], list[Row]]:
    """(lines of writing, what was dropped as no writing).

    `height` is that of the page's usual word, `page` width and height, in dots.
    """
    kept: list[Row] = []
    dropped: list[Row] = []
    for row in rows:
        words: list[Word] = []
        lost: list[Word] = []
        for number, word in enumerate(row.words):
            bare = tidy(word)
            mark = bare is not None and not words and number + 1 < len(row.words) and is_mark(bare, height)
            if not mark and (bare is None or is_noise(bare, height, alone=len(row.words) == 1)):
                lost.append(word)
            elif bare is not None:
                words.append(bare)
        if words and not any(c.isalnum() for word in words for c in word.text) and not is_rule(words):
            words, lost = [], row.words
        if words and is_page_number(Row(words), page):
            words, lost = [], row.words
        if words:
            kept.append(Row(words))
        if any(c.isalnum() for word in lost for c in word.text):
            dropped.append(Row(lost))
    return kept, dropped


def is_page_number(row: Row, page: tuple[int, int]) -> bool:
    """One or two signs alone in the middle of the upper edge, however they were read."""
    middle = (row.left + row.right) / 2 / page[0]
    return len(row.text) <= 3 and row.bottom < TOP * page[1] and abs(middle - 0.5) < 0.12


def tidy(word: Word) -> Word | None:
    """The word without specks before it; None where only specks were."""
    text = LEADING.sub("", word.text)
    if not any(c.isalnum() for c in text):
        signs = text.strip(DIRT)
        if set(signs) <= set(DASHES) and signs:
            text = signs
        elif signs not in SIGNS:
            return None
    return word.says(text) if text else None


def is_noise(word: Word, height: float, *, alone: bool) -> bool:
    """No writing by its form, its size or how little sure it is."""
    text = word.text
    if not any(c.isalnum() for c in text):
        if set(text) <= set(DASHES):
            return word.sure < SURE_WORD or word.height > 0.5 * height
        return word.sure < SURE_SIGN
    if word.height > 2.6 * height or word.height < 0.25 * height:
        return True
    core = re.sub(r"^\W+|\W+$", "", text)
    if FIGURES.match(text) or is_syllable(core):
        return word.sure < SURE_WORD and (len(core) < 2 or alone)
    if len(core) == 1:
        return word.sure < SURE_SCRAP
    # longer ones of a usual height are words that were hard to read: they are kept and told as unsure
    return word.sure < SURE_WORD and (len(core) < 4 or alone)


def is_mark(word: Word, height: float) -> bool:
    """A number, a numeral or a dash that a line may begin with, however hard it was to read."""
    if set(word.text) <= set(DASHES):
        return word.height < 0.5 * height
    return bool(MARK.match(word.text)) and word.height < 1.6 * height


def is_rule(words: list[Word]) -> bool:
    """A row of dashes or a lone asterisk below a head."""
    return all(set(word.text) <= set(DASHES + "*") for word in words)

"""Puts right what a scan got wrong: by the syllables, by pairs of them, by the rules of form, by the same document.

What is put right by a rule of form or of the language is taken as read; what stays open is told by `unsure`.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from drafting.reading.scans import compounds, numerals, symbols
from drafting.reading.scans.syllables import is_syllable
from drafting.reading.scans.words import Row, Word
from drafting.reading.words import COPY_KINDS, MOTTO, TYPE_NAMES, is_caps

EDGES = re.compile(r"^(?P<before>\W*)(?P<core>.*?)(?P<after>\W*)$", re.DOTALL)
PHRASES = [MOTTO, *COPY_KINDS, *TYPE_NAMES, "Nơi nhận:", "Kính gửi:", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "PHÓ BÍ THƯ"]
"""Lines that the form prescribes letter by letter."""
NUMBER_MARK = re.compile(r"^(?P<n>[\dlI|O]{1,2})(?P<dot>[.)])$|^\((?P<n2>[\dlI|O]{1,3})\)$")
FREQUENT = 2
DOUBTFUL = 60
"""Tesseract's own measure, 0..100; right words are mostly above 85."""
SURE = 100.0


def mended(rows: list[Row]) -> list[Row]:
    """The lines of a document with their words put right."""
    rows = [Row(first_marks(joined(row.words))) for row in rows]
    rows = [Row([one_word(word) for word in row.words]) for row in rows]
    rows = [prescribed(row) for row in rows]
    known = Counter(core(word).lower() for row in rows for word in row.words)
    rows = [Row([possible(word, known) for word in row.words]) for row in rows]
    return in_pairs(rows)


def core(word: Word) -> str:
    """The word without the signs around it."""
    return re.sub(r"^\W+|\W+$", "", word.text)


def with_core(word: Word, new: str, sure: float | None = None) -> Word:
    """The word with other letters between the signs around it."""
    match = EDGES.match(word.text)
    assert match is not None
    text = match["before"] + new + match["after"]
    return replace(word, text=text, sure=word.sure if sure is None else sure)


def joined(words: list[Word]) -> list[Word]:
    """ "N ghị" → "Nghị": a syllable that was seen in two pieces."""
    out: list[Word] = []
    for word in words:
        last = out[-1] if out else None
        if (
            last
            and len(last.text) <= 3
            and last.text.isalpha()
            and not is_syllable(last.text)
            and not is_caps(last.text + "A")
            and word.text[:1].islower()
            and is_syllable(last.text + core(word))
        ):
            out[-1] = replace(last, text=last.text + word.text, right=word.right, sure=min(last.sure, word.sure))
        else:
            out.append(word)
    return out


def first_marks(words: list[Word]) -> list[Word]:
    """The mark of a line: "l." → "1.", "1I." → "II.", "11. NHIỆM VỤ" → "II. NHIỆM VỤ"."""
    if len(words) < 2:
        return words
    mark, following = words[0], words[1]
    match = NUMBER_MARK.match(mark.text)
    if not match or mark.text == "I.":
        return words
    heading = is_caps(following.text) and len(core(following)) > 1
    n = match["n"] or match["n2"]
    if heading and match["dot"] == "." and re.fullmatch(r"[1lI|]{2}", n):
        return [mark.says("II."), *words[1:]]
    if re.search(r"\d", n) or not heading:
        return [mark.says(mark.text.translate(str.maketrans("lI|O", "1110"))), *words[1:]]
    return words


def one_word(word: Word) -> Word:
    """A word by itself: its letters, its numeral, its symbol."""
    word = word.says(letters(word.text))
    text, certain = numerals.mended(word.text, word.strokes)
    if not certain:
        return replace(word, text=text, sure=min(word.sure, DOUBTFUL - 1))
    if text != word.text:
        return replace(word, text=text, sure=SURE)
    return word.says(symbols.mended(word.text))


def letters(text: str) -> str:
    """No Icelandic Ð, no letter seen twice in two sizes: "NƠơi" → "Nơi", "QĐÐ" → "QĐ"."""
    text = text.replace("Ð", "Đ").replace("ð", "đ").replace("ĐĐ", "Đ")
    out = ""
    for letter in text:
        if out and out[-1] != letter and out[-1].lower() == letter.lower() and letter.islower():
            out = out[:-1]
            letter = letter.upper() if not out else letter
        out += letter
    return unicodedata.normalize("NFC", out)


def prescribed(row: Row) -> Row:
    """A line that is all but a letter or two of what the form prescribes is that."""
    for phrase in PHRASES:
        wanted = phrase.split()
        if (
            len(wanted) == len(row.words)
            and row.text != phrase
            and Levenshtein.distance(row.text.rstrip(" .:"), phrase.rstrip(":")) <= max(1, len(phrase) // 8)
            and row.text.isupper() == phrase.isupper()
        ):
            return Row([replace(word, text=w, sure=SURE) for word, w in zip(row.words, wanted, strict=True)])
    return row


def possible(word: Word, known: Counter[str]) -> Word:
    """A word that no syllable can be is the one word of this document that differs from it by one letter."""
    text = core(word)
    if len(text) < 3 or not text.isalpha() or is_caps(text) or sum(map(str.isupper, text[1:])) > 1 or is_syllable(text):
        return word
    near = [
        other
        for other, count in known.items()
        if count >= FREQUENT and is_syllable(other) and Levenshtein.distance(other, text.lower(), score_cutoff=1) == 1
    ]
    if len(near) != 1:
        return replace(word, sure=min(word.sure, DOUBTFUL - 1))
    return with_core(word, near[0].capitalize() if text[0].isupper() else near[0])


def in_pairs(rows: list[Row]) -> list[Row]:
    """Neighbours that are a known pair but for one mark: "chỉ bộ" → "chi bộ", over the end of a line too."""
    places = [(number, position) for number, row in enumerate(rows) for position in range(len(row.words))]
    words = [word for row in rows for word in row.words]
    for i, (one, other) in enumerate(zip(words, words[1:], strict=False)):
        if one.text[-1:].isalpha() and other.text[:1].isalpha():
            pair = compounds.mended(core(one), core(other))
            if pair:
                words[i] = with_core(words[i], as_printed(core(one), pair[0]))
                words[i + 1] = with_core(other, as_printed(core(other), pair[1]))
    out = [Row(list(row.words)) for row in rows]
    for (number, position), word in zip(places, words, strict=True):
        out[number].words[position] = word
    return out


def as_printed(printed: str, word: str) -> str:
    """The word in capitals where they are printed."""
    if len(printed) > 1 and printed.isupper():
        return word.upper()
    return word.capitalize() if printed[:1].isupper() else word


def unsure(word: Word) -> bool:
    """Should a person look at it? Figures, numerals and names by a low mark, other words by a very low one."""
    text = core(word)
    if not text:
        return False
    matters = any(c.isdigit() for c in text) or text.isupper() or text[0].isupper()
    return word.sure < (DOUBTFUL if matters else DOUBTFUL / 2)

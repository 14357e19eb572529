"""What Vietnamese can spell, to tell a wrong letter or mark by it: syllables, and pairs of them."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from drafting.reading.scans import compounds
from drafting.reading.scans.syllables import is_syllable
from drafting.reading.scans.words import DOUBTFUL, GUESSED, SURE, Row, Word
from drafting.reading.words import is_caps

FOREIGN = str.maketrans("ÑñÇçÜüÏïÖöÄä", "NnCcUuIiOoAa")
"""Letters that Vietnamese does not have."""
FREQUENT = 2
SURE_SEEN = 90
"""Above, Tesseract has seen these very letters: to put in others is a guess that a person should look at."""


def letters(text: str) -> str:
    """No Icelandic Ð, no letter seen twice in two sizes: "NƠơi" → "Nơi", "QĐÐ" → "QĐ"."""
    text = text.replace("Ð", "Đ").replace("ð", "đ").replace("ĐĐ", "Đ").translate(FOREIGN)
    out = ""
    for letter in text:
        twice = out and out[-1] != letter and out[-1].lower() == letter.lower() and letter.islower()
        if twice and len(out) > 1:
            out = out[:-1] + letter
        elif not twice:
            out += letter
    # "XDI1" → "XD1": one figure seen twice
    return unicodedata.normalize("NFC", re.sub(r"(?<=[A-ZĐ])[Il]1(?!\d)", "1", out))


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
            and (len(last.text) == 1 or not last.text.isupper())
            and word.text[:1].islower()
            and is_syllable(last.text + word.core)
        ):
            out[-1] = replace(
                last, text=last.text + word.text, right=word.right, sure=min(last.sure, word.sure)
            )
        else:
            out.append(word)
    return out


def possible(word: Word, known: Counter[str]) -> Word:
    """A word that no syllable can be is the one word of this document that differs from it by one letter."""
    text = word.core
    if (
        len(text) < 3
        or not text.isalpha()
        or is_caps(text)
        or sum(map(str.isupper, text[1:])) > 1
        or is_syllable(text)
    ):
        return word
    near = [
        other
        for other, count in known.items()
        if count >= FREQUENT
        and is_syllable(other)
        and Levenshtein.distance(other, text.lower(), score_cutoff=1) == 1
    ]
    if len(near) != 1:
        return replace(word, sure=min(word.sure, DOUBTFUL - 1))
    return word.respelled(near[0].capitalize() if text[0].isupper() else near[0], word.sure)


def in_pairs(rows: list[Row]) -> list[Row]:
    """Neighbours that are a known pair but for one mark: "chỉ bộ" → "chi bộ", over the end of a line too."""
    places = [(number, position) for number, row in enumerate(rows) for position in range(len(row.words))]
    words = [word for row in rows for word in row.words]
    pairs = Counter((a.core.lower(), b.core.lower()) for a, b in pairwise(words))
    for i in range(len(words) - 1):
        pair = mended_pair(words, i)
        if pair is None:
            continue
        elsewhere = pairs[pair[0].lower(), pair[1].lower()] >= FREQUENT
        for place, letters in zip((i, i + 1), pair, strict=True):
            if letters != words[place].core:
                guessed = words[place].sure > SURE_SEEN and not elsewhere
                words[place] = words[place].respelled(letters, GUESSED if guessed else SURE)
    out = [Row(list(row.words)) for row in rows]
    for (number, position), word in zip(places, words, strict=True):
        out[number].words[position] = word
    return out


def mended_pair(words: list[Word], i: int) -> tuple[str, str] | None:
    """Words i and i + 1 as the known pair that they all but are, each in the size that is printed.

    A word that makes a known pair with its other neighbour is right: "đồng chí Uỷ viên" holds no "chi uỷ". The
    marks of capitals are large: seen surely, they are what is printed, even where it is a slip.
    """
    before = words[i - 1].core if i and words[i - 1].open else ""
    one, other = words[i].core, words[i + 1].core
    after = words[i + 2].core if i + 2 < len(words) and words[i + 1].open else ""
    pair = compounds.mended(one, other) if words[i].open and words[i + 1].text[:1].isalpha() else None
    if pair is None:
        return None
    first, neighbour = (one, (before, one)) if pair[0] != one.lower() else (other, (other, after))
    place = i if first is one else i + 1
    if compounds.known(*neighbour) or (len(first) > 1 and first.isupper() and words[place].sure > SURE_SEEN):
        return None
    return as_printed(one, pair[0]), as_printed(other, pair[1])


def as_printed(printed: str, word: str) -> str:
    """The word in capitals where they are printed."""
    if len(printed) > 1 and printed.isupper():
        return word.upper()
    return word.capitalize() if printed[:1].isupper() else word

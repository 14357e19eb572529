"""Puts right what a scan got wrong: by the syllables, by pairs of them, by the rules of form, by the same document.

What is put right by a rule of form or of the language is taken as read; what stays open is told by `unsure`.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from drafting.reading.marks import roman_value
from drafting.reading.scans import compounds, numerals, symbols
from drafting.reading.scans.syllables import is_syllable
from drafting.reading.scans.words import Row, Word
from drafting.reading.words import COPY_KINDS, MOTTO, TYPE_NAMES, is_caps

EDGES = re.compile(r"^(?P<before>\W*)(?P<core>.*?)(?P<after>\W*)$", re.DOTALL)
PHRASES = [MOTTO, *COPY_KINDS, *TYPE_NAMES, "Nơi nhận:", "Kính gửi:", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]
"""Lines that the form prescribes letter by letter."""
FOREIGN = str.maketrans("ÑñÇçÜüÏïÖöÄä", "NnCcUuIiOoAa")
"""Letters that Vietnamese does not have."""
TAILS = ("Nơi nhận:", MOTTO)
"""Phrases that can stand at the end of a line that was set without a break."""
NUMBER_MARK = re.compile(r"^(?P<n>[\dlI|O]{1,2})(?P<dot>[.)])$|^\((?P<n2>[\dlI|O]{1,3})\)$")
FREQUENT = 2
DOUBTFUL = 60
"""Tesseract's own measure, 0..100; right words are mostly above 85."""
SURE_SEEN = 90
"""Above, Tesseract has seen these very letters: to put in others is a guess that a person should look at."""
SURE, GUESSED = 100.0, 0.0


def mended(rows: list[Row]) -> list[Row]:
    """The lines of a document with their words put right."""
    rows = [Row(first_marks(parted(joined(row.words)))) for row in rows]
    rows = [Row([one_word(word) for word in row.words]) for row in rows]
    rows = [prescribed(row) for row in quarters(with_dots(rows))]
    known = Counter(core(word).lower() for row in rows for word in row.words)
    rows = [Row([possible(word, known) for word in row.words]) for row in rows]
    return in_pairs(rows)


def core(word: Word) -> str:
    """The word without the signs around it."""
    return re.sub(r"^\W+|\W+$", "", word.text)


def with_core(word: Word, new: str, sure: float) -> Word:
    """The word with other letters between the signs around it."""
    match = EDGES.match(word.text)
    assert match is not None
    text = match["before"] + new + match["after"]
    return replace(word, text=text, sure=sure)


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


def parted(words: list[Word]) -> list[Word]:
    """ "2026Nơi" → "2026 Nơi": a year and the word that was set right after it."""
    out: list[Word] = []
    for word in words:
        match = re.match(r"^(\d{4})([^\W\d_]{2,}\W*)$", word.text)
        out += [word.says(match[1]), word.says(match[2])] if match else [word]
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


def with_dots(rows: list[Row]) -> list[Row]:
    """ "II NHIỆM VỤ" → "II. NHIỆM VỤ", unless it goes on with a heading in capitals above it."""
    out: list[Row] = []
    for row in rows:
        mark, rest = row.words[0], [core(word) for word in row.words[1:]]
        goes_on = bool(out) and is_caps(out[-1].text)
        if not goes_on and roman_value(mark.text) and rest and all(is_caps(text) for text in rest if text):
            row = Row([mark.says(mark.text + "."), *row.words[1:]])
        out.append(row)
    return out


def one_word(word: Word) -> Word:
    """A word by itself: its letters, its numeral, its symbol."""
    word = word.says(letters(word.text))
    if numeral := numerals.mended(word.text, word.strokes):
        text, certain = numeral
        return replace(word, text=text, sure=SURE if certain else min(word.sure, DOUBTFUL - 1))
    return word.says(symbols.mended(word.text))


def letters(text: str) -> str:
    """No Icelandic Ð, no letter seen twice in two sizes: "NƠơi" → "Nơi", "QĐÐ" → "QĐ"."""
    text = text.replace("Ð", "Đ").replace("ð", "đ").replace("ĐĐ", "Đ").translate(FOREIGN)
    out = ""
    for letter in text:
        if out and out[-1] != letter and out[-1].lower() == letter.lower() and letter.islower():
            out = out[:-1]
            letter = letter.upper() if not out else letter
        out += letter
    # "XDI1" → "XD1": one figure seen twice
    return unicodedata.normalize("NFC", re.sub(r"(?<=[A-ZĐ])[Il]1(?!\d)", "1", out))


def prescribed(row: Row) -> Row:
    """A line whose words, or whose last ones, are all but a letter or two what the form prescribes is that."""
    for phrase in PHRASES:
        wanted = phrase.split()
        tail = row.words[-len(wanted) :]
        seen = " ".join(word.text for word in tail)
        if (
            (len(tail) == len(row.words) or (phrase in TAILS and len(tail) == len(wanted)))
            and len(tail) == len(wanted)
            and seen != phrase
            and seen[0] == phrase[0]
            and (sum(map(str.islower, seen)) <= 1) == phrase.isupper()
            and Levenshtein.distance(seen.rstrip(" .:"), phrase.rstrip(":")) <= max(1, len(phrase) // 8)
        ):
            mended = [replace(word, text=w, sure=SURE) for word, w in zip(tail, wanted, strict=True)]
            return Row(row.words[: -len(wanted)] + mended)
    return row


def quarters(rows: list[Row]) -> list[Row]:
    """ "quý 1/2027" → "quý I/2027" unless the document writes its other quarters in figures."""
    after = [
        (row, place + 1)
        for row in rows
        for place, word in enumerate(row.words[:-1])
        if core(word).lower() == "quý" and ends_open(word)
    ]
    roman = sum(bool(re.match(r"^(?:I|V)", row.words[place].text)) for row, place in after)
    figures = sum(bool(re.match(r"^0?[234]\b", row.words[place].text)) for row, place in after)
    if roman >= figures:
        for row, place in after:
            word = row.words[place]
            text = re.sub(r"^[1l|](?=\W|$)", "I", word.text)
            if text != word.text:
                row.words[place] = replace(word, text=text, sure=SURE if roman else GUESSED)
    return rows


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
    return with_core(word, near[0].capitalize() if text[0].isupper() else near[0], word.sure)


def in_pairs(rows: list[Row]) -> list[Row]:
    """Neighbours that are a known pair but for one mark: "chỉ bộ" → "chi bộ", over the end of a line too."""
    places = [(number, position) for number, row in enumerate(rows) for position in range(len(row.words))]
    words = [word for row in rows for word in row.words]
    pairs = Counter((core(a).lower(), core(b).lower()) for a, b in zip(words, words[1:], strict=False))
    for i in range(len(words) - 1):
        pair = mended_pair(words, i)
        if pair is None:
            continue
        elsewhere = pairs[pair[0].lower(), pair[1].lower()] >= FREQUENT
        for place, letters in zip((i, i + 1), pair, strict=True):
            if letters != core(words[place]):
                guessed = words[place].sure > SURE_SEEN and not elsewhere
                words[place] = with_core(words[place], letters, GUESSED if guessed else SURE)
    out = [Row(list(row.words)) for row in rows]
    for (number, position), word in zip(places, words, strict=True):
        out[number].words[position] = word
    return out


def mended_pair(words: list[Word], i: int) -> tuple[str, str] | None:
    """Words i and i + 1 as the known pair that they all but are, each in the size that is printed.

    A word that makes a known pair with its other neighbour is right: "đồng chí Uỷ viên" holds no "chi uỷ". The
    marks of capitals are large: seen surely, they are what is printed, even where it is a slip.
    """
    before = core(words[i - 1]) if i and ends_open(words[i - 1]) else ""
    one, other = core(words[i]), core(words[i + 1])
    after = core(words[i + 2]) if i + 2 < len(words) and ends_open(words[i + 1]) else ""
    pair = compounds.mended(one, other) if ends_open(words[i]) and words[i + 1].text[:1].isalpha() else None
    if pair is None:
        return None
    first, neighbour = (one, (before, one)) if pair[0] != one.lower() else (other, (other, after))
    place = i if first is one else i + 1
    if compounds.known(*neighbour) or (len(first) > 1 and first.isupper() and words[place].sure > SURE_SEEN):
        return None
    return as_printed(one, pair[0]), as_printed(other, pair[1])


def ends_open(word: Word) -> bool:
    """No sign parts the word from the next."""
    return word.text[-1:].isalpha()


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
    matters = any(c.isdigit() for c in text) or text.isupper()
    return word.sure < (DOUBTFUL if matters else DOUBTFUL * 0.7 if text[0].isupper() else DOUBTFUL / 2)

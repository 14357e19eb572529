"""What the form prescribes, to tell by it what a scan shows: marks of headings, quarters, fixed lines."""

import re
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from drafting.reading.scans.words import GUESSED, SURE, Row, Word
from drafting.reading.structure.marks import roman_value
from drafting.reading.words import COPY_KINDS, MOTTO, TYPE_NAMES, is_caps

PHRASES = [MOTTO, *COPY_KINDS, *TYPE_NAMES, "Nơi nhận:", "Kính gửi:", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"]
"""Lines that the form prescribes letter by letter."""
TAILS = ("Nơi nhận:", MOTTO)
"""Phrases that can stand at the end of a line that was set without a break."""
NUMBER_MARK = re.compile(r"^(?P<n>[\dlI|O]{1,2})(?P<dot>[.)])$|^\((?P<n2>[\dlI|O]{1,3})\)$")


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
    heading = is_caps(following.text) and len(following.core) > 1
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
        mark, rest = row.words[0], [word.core for word in row.words[1:]]
        goes_on = bool(out) and is_caps(out[-1].text)
        if not goes_on and roman_value(mark.text) and rest and all(is_caps(text) for text in rest if text):
            out.append(Row([mark.says(mark.text + "."), *row.words[1:]]))
        else:
            out.append(row)
    return out


def quarters(rows: list[Row]) -> list[Row]:
    """ "quý 1/2027" → "quý I/2027" unless the document writes its other quarters in figures."""
    after = [
        (row, place + 1)
        for row in rows
        for place, word in enumerate(row.words[:-1])
        if word.core.lower() == "quý" and word.open
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


def prescribed(row: Row) -> Row:
    """A line whose words, or whose last ones, are all but a letter or two what the form prescribes is that."""
    for phrase in PHRASES:
        wanted = phrase.split()
        tail = row.words[-len(wanted) :]
        seen = " ".join(word.text for word in tail)
        if (
            (len(tail) == len(row.words) or (phrase in TAILS and len(tail) == len(wanted)))
            and len(tail) == len(wanted)
            and seen not in PHRASES
            and seen[0] == phrase[0]
            and (sum(map(str.islower, seen)) <= 1) == phrase.isupper()
            and Levenshtein.distance(seen.rstrip(" .:"), phrase.rstrip(":")) <= max(1, len(phrase) // 8)
        ):
            mended = [replace(word, text=w, sure=SURE) for word, w in zip(tail, wanted, strict=True)]
            return Row(row.words[: -len(wanted)] + mended)
    return row

"""Vietnamese words compared with and without their marks. Pure.

Every function keeps the number of letters of a composed (NFC) text, so that places found in one are places in all.
"""

import re
import unicodedata

from drafting.deriving.spelling import composed, folded

MARKED = "".join(
    letter
    for code in range(0xC0, 0x1EFA)
    if unicodedata.normalize("NFD", letter := chr(code))[0] in "aeiouyAEIOUYdDnNcC" and letter.isalpha()
)
"""Letters that carry marks, without đ."""
BARE = "".join(unicodedata.normalize("NFD", letter)[0].lower() for letter in MARKED)
_BARE = str.maketrans({**dict(zip(MARKED, BARE, strict=True)), "đ": "d", "Đ": "d"})
WORD = re.compile(r"[^\W_]+")


def with_marks(text: str) -> str:
    """Small letters, tone marks placed as in ủy, hòa."""
    return _small(folded(text))


def without_marks(text: str) -> str:
    """Small letters without marks: “Tổ chức Đảng” → “to chuc dang”."""
    return _small(composed(text).translate(_BARE))


def _small(text: str) -> str:
    """Lower case letter by letter, as a few letters (İ) become two otherwise."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def words(text: str) -> list[str]:
    return WORD.findall(text)

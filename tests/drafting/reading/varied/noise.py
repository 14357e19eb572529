"""Text as poor recognition leaves it: wrong letters, confused figures in marks, blanks lost and added."""

import re
import unicodedata
from random import Random

ALIKE = {
    "l": "1",
    "1": "l",
    "I": "l",
    "O": "0",
    "0": "O",
    "rn": "m",
    "ủ": "ú",
    "ổ": "ố",
    "ạ": "a",
    "ẩ": "ấ",
    "ị": "i",
    "ộ": "ô",
    "ễ": "ê",
    "ư": "u",
    "đ": "d",
    "ế": "ê",
    "à": "á",
    "h": "b",
    "c": "e",
    "n": "u",
}
"""What recognition takes for what: letters whose marks or strokes are near."""


def noisy(text: str, seed: int, *, letters: int = 300, blanks: int = 400, marks: int = 12) -> str:
    """One letter in `letters` wrong, one blank in `blanks` lost or doubled, one mark in `marks` confused."""
    rng = Random(seed)
    lines = [line_with_noise(line, rng, letters, blanks, marks) for line in text.split("\n")]
    return "\n".join(lines)


def line_with_noise(line: str, rng: Random, letters: int, blanks: int, marks: int) -> str:
    mark = re.match(r"^\s*(?:[IVX]+|\d+)(?=[.\-/)])", line)
    start = mark.end() if mark else 0
    head = line[:start]
    if mark and rng.randrange(marks) == 0:
        head = confused(head, rng)
    out = [head]
    for c in line[start:]:
        if c == " ":
            out.append(rng.choice(["", "  "]) if rng.randrange(blanks) == 0 else c)
        elif c.isalpha() and rng.randrange(letters) == 0:
            out.append(wrong(c))
        else:
            out.append(c)
    return "".join(out)


def confused(mark: str, rng: Random) -> str:
    """ "I" → "l", "1" → "l", "II" → "Il", "11" → "1l"."""
    places = [i for i, c in enumerate(mark) if c in "I1"]
    if not places:
        return mark
    i = rng.choice(places)
    return mark[:i] + "l" + mark[i + 1 :]


def wrong(c: str) -> str:
    """A letter that is taken for this one; without a known one, the letter without its marks."""
    if c in ALIKE:
        return ALIKE[c]
    bare = unicodedata.normalize("NFD", c)[0]
    return bare if bare != c else c

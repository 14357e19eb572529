"""Symbols of documents and dates on a scan: a digit read as a letter, a letter as a digit."""

import re

from rapidfuzz.distance import Levenshtein

from drafting.reading.words import TYPE_NAMES

TYPES = frozenset([*TYPE_NAMES.values(), "QyĐ", "NĐ", "BS", "GM", "GGT", "PC"])
_BODIES = "TW TU ĐU HU QU ThU TxU CB ĐH VPTW VPTU VPĐU UBKTTW UBKTTU BTCTW BTCTU BCĐTW ĐUK TWĐTN"
BODIES = frozenset(_BODIES.split())
TO_DIGIT = str.maketrans("OoIl|SBZ", "00111582")
TO_LETTER = str.maketrans("01586", "OISBG")
PARTY = re.compile(
    r"^(?P<before>[(“\"]*)(?P<n>[\dOoIlSBZ|]{1,4}[a-zđ]?)(?P<dash>[-–])(?P<type>[^\W_]{1,4})/"
    r"(?P<body>[^\W_]{2,9})(?P<after>[).,;:”\"]*)$"
)
SECOND_HALF = re.compile(r"^(?P<type>[^\W_]{1,4})/(?P<body>(?!\d+\b)[^\W_]{2,9})(?P<after>[).,;:”\"]*)$")
"""What stands in the next line where a symbol is broken after its number: "21-", "KL/TW"."""
DATE = re.compile(r"^[(“\"]*[\dOoIl|]{1,2}([/.-])[\dOoIl|]{1,2}\1[\dOoIl|]{4}[).,;:”\"]*$")

MONTH = re.compile(
    r"^(?P<before>[(“\"]*)(?P<month>(?=.?[\dT])[\dOoIl|T]{1,2})(?P<year>[/.-](?:19|20)\d\d[).,;:”\"]*)$"
)
"""A month and its year; strokes alone are the Roman number of a quarter."""


def mended(text: str) -> str:
    """A symbol or a date with its digits as digits and its letters as letters; other words as they are."""
    if DATE.match(text) and sum(c.isdigit() for c in text) >= 4:
        return text.translate(TO_DIGIT)
    if match := MONTH.match(text):
        month = match["month"].translate(TO_DIGIT).replace("T", "1")
        return match["before"] + month + match["year"] if 1 <= int(month) <= 12 else text
    if match := PARTY.match(text):
        if not any(c.isdigit() for c in match["n"]):
            return text
        number = figures(match["n"])
        body = nearest(match["body"].translate(TO_LETTER), BODIES)
        return (
            f"{match['before']}{number}{match['dash']}{nearest(match['type'], TYPES)}/{body}{match['after']}"
        )
    if (match := SECOND_HALF.match(text)) and nearest(match["type"], TYPES) in TYPES:
        return f"{nearest(match['type'], TYPES)}/{nearest(match['body'].translate(TO_LETTER), BODIES)}{match['after']}"
    return text


def figures(text: str) -> str:
    """The number of a symbol: "l6" → "16"; a small letter that ends it is its own, "65a"."""
    return text.translate(TO_DIGIT)


def nearest(text: str, known: frozenset[str]) -> str:
    """The known abbreviation that `text` stands for: its letters have the same forms, or one was seen twice over."""
    if text in known:
        return text
    found = {word for word in known if shape(word) == shape(text)}
    found = found or {
        word for word in known if len(text) == len(word) + 1 and Levenshtein.distance(word, text) == 1
    }
    return found.pop() if len(found) == 1 else text


def shape(text: str) -> str:
    """Letters that print alike are one: Đ and D, O and Q, I and T and l."""
    return text.translate(str.maketrans("ĐÐDOIl1Ư", "DDDQTTTU"))

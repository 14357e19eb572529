"""The mark that a line begins with: Phần I, Chương II, Điều 3., I., 1., 1.1., (1), a), -, +."""

import re
from dataclasses import dataclass

from drafting.reading.words import LOWER, UPPER, is_caps

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
ROMAN_MARK = re.compile(r"^(?P<n>[IVXL]{1,7})\s*(?:[.\-–—/:)]+)\s*(?P<rest>\S.*)$", re.DOTALL)
QUARTER = re.compile(r"^[IVX]+\s*/\s*\d")
"""The rest of "quý I/2027" at the start of a wrapped line."""
NUMBER_MARK = re.compile(
    rf"^(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})\s*(?:[.)/]|[-–](?=\s|[{UPPER}][{LOWER}]))[-–.]?\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
SUB_MARK = re.compile(
    rf"^(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\s+|(?=[{UPPER}]))(?P<rest>(?:[^\W\d_]|\d[\d.,]*\s*%).*)$",
    re.DOTALL,
)
PAREN_MARK = re.compile(r"^\((?P<n>\d{1,3})\)\s*(?P<rest>\S.*)$", re.DOTALL)
LETTER_MARK = re.compile(r"^(?P<n>[a-zđ])\s*(?:\)|[./](?=\s))\s*(?P<rest>\S.*)$", re.DOTALL)
DASH_MARK = re.compile(
    r"^[-–—−]\s*(?P<rest>[^\s\d\-–—_].*|\d[\d.,]*(?:\s*%|\s+[^\W\d_]).*)$|^[-–—−]\s+(?P<rest2>\S.*)$",
    re.DOTALL,
)
PLUS_MARK = re.compile(r"^[+]\s*(?P<rest>\S.*)$", re.DOTALL)
BULLET_MARK = re.compile(r"^(?P<n>[•●○▪■◦‣➢✓*·]|o(?=\s[^\Wa-z\d_]))\s*(?P<rest>\S.*)$", re.DOTALL)
PART_MARK = re.compile(
    r"^(?P<name>phần|chương|mục)\s+(?:thứ\s+(?P<word>\w+)|(?P<n>[IVXL]{1,7}|\d{1,2}))\s*[.:\-–—]?(?:\s+(?P<rest>\S.*))?$",
    re.IGNORECASE | re.DOTALL,
)
ARTICLE_MARK = re.compile(r"^Điều\s+(?P<n>\d{1,2})\s*[.:]\s*(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)
CAPITAL_MARK = re.compile(r"^(?P<n>[A-EĐGHK])\s*[.)/\-–—]\s*(?P<rest>\S.*)$", re.DOTALL)
CAPITAL_ORDER = "ABCDĐEGHK"
PARTS = {"phần": "part", "chương": "chapter", "mục": "division"}
ABOVE_SECTIONS = ("part", "chapter", "capital")
"""Kinds of marks that stand above "I." where they are printed (document-form.md 6), highest first."""


@dataclass(frozen=True)
class Mark:
    """The mark of a paragraph and the words after it.

    `kind`: part, chapter, capital (A.), division (Mục), roman, article, number, sub (1.1), paren, letter, dash, plus,
    bullet. `number` as printed, Roman for what stands above sections, "" for dashes. `rest`: the words after it, ""
    where the title of a part stands on the next line.
    """

    kind: str
    number: str
    rest: str


def roman_value(text: str) -> int | None:
    """Value of a well-formed Roman numeral up to 89, else None."""
    total = 0
    for this, following in zip(text, [*text[1:], ""], strict=True):
        value = ROMAN_VALUES.get(this)
        if value is None:
            return None
        total += -value if following and value < ROMAN_VALUES.get(following, 0) else value
    return total if roman(total) == text else None


def roman(value: int) -> str:
    """Roman numeral of 1..89."""
    if not 0 < value < 90:
        return ""
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"][value // 10]
    return tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]


def part_mark(text: str) -> Mark | None:
    """ "Phần thứ hai", "Chương II. TỔ CHỨC", "Mục 1": alone, or before a title in capitals or after a point."""
    m = PART_MARK.match(text)
    if not m:
        return None
    rest = m["rest"] or ""
    if rest and not is_caps(rest[:14]) and not text[: m.start("rest")].rstrip().endswith((".", ":")):
        return None
    if m["word"]:
        value = ORDINALS.index(m["word"].lower()) + 1 if m["word"].lower() in ORDINALS else None
    else:
        value = int(m["n"]) if m["n"].isdigit() else roman_value(m["n"].upper())
    if not value or value > len(ORDINALS) + 10:
        return None
    kind = PARTS[m["name"].lower()]
    return Mark(kind, str(value) if kind == "division" else roman(value), rest)


def read_mark(text: str) -> Mark | None:
    """The mark at the start of a line, or None. A numeral counts as Roman only if well formed."""
    if (m := ROMAN_MARK.match(text)) and roman_value(m["n"]) and not QUARTER.match(text):
        return Mark("roman", m["n"], m["rest"])
    if mark := part_mark(text):
        return mark
    if (m := CAPITAL_MARK.match(text)) and is_caps(m["rest"][:14]) and len(m["rest"]) > 5:
        return Mark("capital", roman(CAPITAL_ORDER.index(m["n"]) + 1), m["rest"])
    for kind, pattern in (
        ("article", ARTICLE_MARK),
        ("sub", SUB_MARK),
        ("number", NUMBER_MARK),
        ("paren", PAREN_MARK),
        ("letter", LETTER_MARK),
    ):
        if m := pattern.match(text):
            # "15/11/2022 …" and "3.5 %" at the start of a wrapped line are figures, not marks
            if (
                kind in ("number", "sub")
                and re.match(r"^\d{1,2}[./)-]\d|^\d{1,2}\.\d+\s*%", text)
                and "." not in m["n"]
            ):
                return None
            return Mark("sub" if "." in m["n"] else kind, m["n"], m["rest"])
    if m := DASH_MARK.match(text):
        return Mark("dash", "", m["rest"] or m["rest2"])
    if m := PLUS_MARK.match(text):
        return Mark("plus", "", m["rest"])
    if m := BULLET_MARK.match(text):
        return Mark("bullet", m["n"], m["rest"])
    return None

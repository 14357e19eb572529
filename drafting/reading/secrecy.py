"""A document that is marked secret is not read: this product holds ordinary documents only."""

import re

from drafting.reading.refusals import refuse

LEVELS = {"mật": "Mật", "tối mật": "Tối mật", "tuyệt mật": "Tuyệt mật"}
"""Levels of state secrets in their spelling (Law 29/2018/QH14, article 8)."""
HEAD = 30
"""Lines in which the mark stands: under the number, at the left of the first page."""
MARK = re.compile(
    r"^\W*(?:(?:độ|dấu)\s+mật\s*:?\s*)?(tuyệt\s+mật|tối\s+mật|mật)\W*(?:bản\s+số.*)?$", re.IGNORECASE
)


def level_of(lines: list[str]) -> str:
    """The level that a line of the head gives by itself; empty for an ordinary document.

    A sentence that speaks of secrets is none: the mark stands alone, in capitals.
    """
    for line in [line for line in lines if line.strip()][:HEAD]:
        found = MARK.match(line.strip())
        if found and found[1].isupper():
            return LEVELS[" ".join(found[1].lower().split())]
    return ""


def check(lines: list[str]) -> None:
    """Raises ReadingRefused with the code "secret"."""
    if level := level_of(lines):
        raise refuse("secret", level=level)

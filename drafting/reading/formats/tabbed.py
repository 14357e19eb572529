"""Heads and feet whose two columns are set side by side with tabs: they are read one after the other."""

import re

from drafting.reading.blocks import Line
from drafting.reading.structure.marks import read_mark
from drafting.reading.words import PLACE_DATE, RECIPIENTS, SIGN_MARK, SYMBOL_LINE, copy_kind, is_motto

LONGEST_HALF = 75
BETWEEN_HALVES = 6
"""Lines of the left column that may stand between two with both halves."""
LONGEST_RUN = 24
"""Lines of a head or foot."""


def halves(text: str, *, begun: bool) -> tuple[str, str] | None:
    """(left, right) of a paragraph with a tab inside; None for a tab after a mark and for running text.

    `begun`: two columns stand just above, so the left one may be empty. Else one of them must be of a head or foot.
    """
    left, tab, right = (part.strip(" ") for part in re.sub(r"\t+", "\t", text).partition("\t"))
    if not tab or not right or "\t" in right:
        return None
    if not begun and not (left and (is_telling(left) or is_telling(right))):
        return None
    if (
        max(len(left), len(right)) > LONGEST_HALF
        or "\n" in text
        or (is_mark(left) and not (left == "*" and begun))
    ):
        return None
    return left, right


def is_mark(left: str) -> bool:
    """ "1.", "-", "a)" before a tab: the words after it are the paragraph."""
    mark = read_mark(f"{left} NỘI DUNG")
    return mark is not None and mark.rest == "NỘI DUNG"


def is_telling(text: str) -> bool:
    """What only heads and feet hold: the motto, a symbol, place and date, recipients, a signature's mark."""
    patterns = (SYMBOL_LINE, PLACE_DATE, RECIPIENTS, SIGN_MARK)
    return is_motto(text) or copy_kind(text) is not None or any(p.match(text) for p in patterns)


def in_turn(lines: list[Line], rights: set[int]) -> list[Line]:
    """`rights`: places of right halves. Of each run of halves the left ones come first, then the right ones."""
    out: list[Line] = []
    i = 0
    while i < len(lines):
        end = run_end(lines, rights, i)
        run = range(i, end)
        out += [lines[k] for k in run if k not in rights] + [lines[k] for k in run if k in rights]
        i = max(end, i + 1)
        if not run:
            out.append(lines[i - 1])
    return out


def run_end(lines: list[Line], rights: set[int], start: int) -> int:
    """The place after the last right half of a run that begins here; `start` itself where none begins."""
    if start not in rights and start + 1 not in rights:
        return start
    end = start
    for k in range(start, min(len(lines), start + LONGEST_RUN)):
        if k in rights:
            end = k + 1
        elif k - end > BETWEEN_HALVES:
            break
    return end

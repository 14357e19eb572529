"""Two texts of one point joined, where two people changed different words of the text that both began from. Pure
save for `part_at`, which finds that text.
"""

from itertools import pairwise
from typing import Any

from drafting.models import EditStep, Part
from drafting.redline import words

Edit = tuple[int, int, str]
"""Characters of the base from … to, and what stands there instead."""
FURTHEST = 200
"""Steps of one plan that are looked through for the text that somebody began from."""


def joined(base: str, mine: str, theirs: str) -> str | None:
    """The base with the changes of both; None where they touch the same words or the same place.

    Changes that both made alike are made once. Whole words are changed, so that no word becomes half of each.
    """
    both = sorted({*_edits(base, mine), *_edits(base, theirs)})
    if any(following[0] <= edit[1] for edit, following in pairwise(both)):
        return None
    text, last = [], 0
    for start, end, new in both:
        text += [base[last:start], new]
        last = end
    return "".join([*text, base[last:]])


def _edits(base: str, text: str) -> list[Edit]:
    found: list[Edit] = []
    at = 0
    for kind, run in words(base, text):
        if kind == 0:
            at += len(run)
            continue
        start, end, new = found.pop() if found and found[-1][1] == at else (at, at, "")
        if kind < 0:
            at += len(run)
            found.append((start, at, new))
        else:
            found.append((start, end, new + run))
    return found


def part_at(part: Part, edit_number: int) -> Part | None:
    """What a point said when it had this edit number, as a row that is not saved; None where no step has kept it."""
    steps = EditStep.objects.filter(plan=part.plan_id, rows__has_key=part.uid).order_by("-pk")
    for rows, numbers in steps.values_list("rows", "numbers")[:FURTHEST]:
        before, after = numbers.get(part.uid, (None, None))
        sides: list[dict[str, Any] | None] = rows[part.uid]
        for number, row in ((after, sides[1]), (before, sides[0])):
            if number == edit_number and row and "text" in row:
                return Part(kind=part.kind, text=row["text"], breaks=row["breaks"], runs=row["runs"])
    return None

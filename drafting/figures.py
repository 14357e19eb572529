"""The figures of a target as fields: how much, of what, at least or at most; changed in the sentence that says them.

Pure. What the sentence says is read by the reader's grammar, so field and sentence cannot differ.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from drafting.reading.meaning.targets import BEFORE, FIGURE, LEAST, MOST, UPWARDS, targets_of
from drafting.refusals import Unfit

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,12}(?:,\d{1,6})?")
BOUNDS = {"=": "", ">=": "ít nhất ", "<=": "không quá "}
"""At exactly, at least, at most; the words that a plan writes before the number."""


@dataclass(frozen=True)
class Figure:
    """What one figure becomes; None leaves a part of it as the sentence has it. `upper` "" takes it away."""

    value: str | None = None
    upper: str | None = None
    unit: str | None = None
    bound: str | None = None


def bound_of(target: dict[str, Any]) -> str:
    """ "=", ">=" or "<=" of a target that was read."""
    if target.get("direction") == "at_most":
        return "<="
    return ">=" if target.get("comparator") == ">=" else "="


def with_figures(text: str, known: int, figures: Sequence[Figure]) -> str:
    """The sentence with its figures as they were typed in their fields; Unfit where that makes no figure.

    `known` is how many figures the fields were shown for: a text that names another number of them was rewritten,
    and its own words count.
    """
    places = list(FIGURE.finditer(text))
    if len(places) != known:
        return text
    for index, figure in reversed(list(enumerate(figures[:known]))):
        if figure != Figure():
            text = _put(text, index, figure)
    return text


def _put(text: str, index: int, figure: Figure) -> str:
    place = list(FIGURE.finditer(text))[index]
    now = targets_of(text)[index]
    value = _number(figure.value, now["value"])
    upper = now["value_to"] or "" if figure.upper is None else figure.upper.strip()
    upper = upper and _number(upper, "")
    unit = " ".join((figure.unit or "").split()) or place["unit"]
    bound = bound_of(now) if figure.bound is None else figure.bound
    before, after = text[: place.start()], text[place.end() :]
    if figure.bound is not None and bound != bound_of(now):
        before = _without_bound(before)
        after = UPWARDS.sub("", after)
        word = BOUNDS.get(bound, "")
        before += word.capitalize() if word and not before.strip() else word
    apart = "" if unit == "%" else " "
    new = f"{value}{apart if not upper else ''}{f' - {upper}{apart}' if upper else ''}{unit}"
    changed = f"{before}{new}{after}"
    read = targets_of(changed)
    wanted = (value, upper or None, "=" if upper else bound, unit.casefold())
    if len(read) <= index or _said(read[index]) != wanted:
        raise Unfit(
            _(
                "Chưa ghi được chỉ tiêu “%(figure)s” vào câu; đề nghị chọn đơn vị khác (%%, người, đơn vị …) "
                "hoặc sửa thẳng trong câu."
            )
            % {"figure": new[:80]}
        )
    return changed


def _said(target: dict[str, Any]) -> tuple[str, str | None, str, str]:
    bound = "=" if target["value_to"] else bound_of(target)
    return target["value"], target["value_to"], bound, target["unit"].casefold()


def _number(typed: str | None, now: str) -> str:
    typed = (typed or "").strip() or now
    if not NUMBER.fullmatch(typed):
        reason = _("Chỉ tiêu “%(value)s” không phải là số; đề nghị ghi như 90 hoặc 12,5.")
        raise Unfit(reason % {"value": typed[:40]})
    return typed


def _without_bound(before: str) -> str:
    """What stands before the number, without the words that bound it."""
    window = before[-BEFORE:]
    for pattern in (LEAST, MOST):
        if found := pattern.search(window):
            return before[: len(before) - len(window) + found.start()]
    return before

"""Numbers of a plan's outline: sections I, II; groups 1, 2 within a section; items 1, 2 within either.

An annex that holds tasks is a section too: PL1, its groups I, II; "PL" where it is the only one.

Pure functions over the ordered flat list of parts that an editor, a reader or a renderer holds.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

KINDS = ("section", "group", "intro", "item")
ANNEX = "PL"
LAST = 10_000
"""More than the highest section, so that annexes follow them."""
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Points are lettered in the Vietnamese order, without f, j, w, z."""

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_CANONICAL = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


class Part(NamedTuple):
    """One line of the flat list.

    `level` counts the groups around an item or intro, or the depth of a group from 1 up. None means
    the usual place: a group directly under its section, anything else under the innermost open group.
    An item with level 0 stands directly under its section although a group came before it.
    `number`: of an annex its name, "PL1"; of a part of a received table its number as printed there.
    """

    kind: str
    level: int | None = None
    number: str | None = None


def to_roman(number: int) -> str:
    """4 → "IV"; ValueError outside 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(f"{number} has no roman numeral: sections are numbered 1 to 3999.")
    digits = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)


def from_roman(numeral: str) -> int:
    """ "IV" → 4, in either case; ValueError for what is no regular numeral, such as "IIII"."""
    letters = numeral.strip().upper()
    if not letters or not _CANONICAL.fullmatch(letters):
        raise ValueError(f"“{numeral}” is not a roman numeral between I and MMMCMXCIX.")
    total = 0
    for value, symbol in _ROMAN:
        while letters.startswith(symbol):
            total, letters = total + value, letters[len(symbol) :]
    return total


def paths(parts: Iterable[Part | str]) -> list[str]:
    """The path of every part, in order: "II", "II.1", "II.1.3"; one for each part given.

    An intro carries the path of what it introduces. Where a section mixes items and groups they share
    one count, as two lines numbered 1 in one section would name different things by one path.
    ValueError when a part stands outside a section, a group skips a level, an item names a group that
    is not open, or a kind is unknown.
    """
    sections = 0
    section = ""
    groups: list[str] = []  # the numbers of the open groups, outermost first
    counts = [0]  # numbers given so far: directly under the section, then under each open group
    answer: list[str] = []
    given: set[str] = set()
    for part in parts:
        kind, level, number = part if isinstance(part, Part) else Part(part)
        if kind not in KINDS:
            raise ValueError(f"“{kind}” is no part of an outline; use one of {', '.join(KINDS)}.")
        if kind == "section":
            sections += number is None
            section = number or to_roman(sections)
            groups, counts = [], [0]
        elif not section:
            raise ValueError(f"A {kind} stands before the first section; start the outline with a section.")
        else:
            around = _groups_around(kind, level, len(groups))
            if kind != "intro":  # an intro closes no group and takes no number
                del groups[around:], counts[around + 1 :]
        numbers = [section] if kind == "section" else [section, *groups[:around]]
        if kind in ("group", "item"):
            roman = kind == "group" and around == 0 and is_annex(section)
            step = _step(number, counts, around, ".".join(numbers), given, roman=roman)
            numbers = [*numbers, step]
            if kind == "group":
                groups.append(step)
                counts.append(0)
        answer.append(".".join(numbers))
        given.add(answer[-1])
    return answer


def _step(
    number: str | None, counts: list[int], around: int, path: str, given: set[str], *, roman: bool
) -> str:
    """The printed number where it is free, else the next count that is."""
    if number and f"{path}.{number}" not in given:
        counts[around] = int(number) if number.isdigit() else counts[around] + 1
        return number
    while True:
        counts[around] += 1
        step = to_roman(counts[around]) if roman else str(counts[around])
        if f"{path}.{step}" not in given:
            return step


def is_annex(section: str) -> bool:
    """ "PL", "PL1": an annex that holds tasks."""
    return section.startswith(ANNEX)


def headed(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The sections and then the annexes that hold tasks, each as {"number", "heading", "uid"}."""
    annexes = [
        {"number": annex["section"], "heading": annex["title"], "uid": annex.get("uid")}
        for annex in document.get("annexes") or ()
        if annex.get("section")
    ]
    return [*(document.get("sections") or ()), *annexes]


def blocks(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The paragraphs, tables and files of the annexes that are written here, in order."""
    annexes = document.get("annexes") or ()
    return [block for annex in annexes for block in annex.get("blocks") or () if block.get("uid")]


def _groups_around(kind: str, level: int | None, opened: int) -> int:
    """How many of the open groups stand around a part; ValueError when it asks for more than there are."""
    usual = 1 if kind == "group" else opened
    around = (usual if level is None else level) - (kind == "group")
    if not 0 <= around <= opened:
        raise ValueError(f"A {kind} asks for level {level} where {opened} groups are open.")
    return around


def order(path: str) -> tuple[int, ...]:
    """A key that sorts paths as they are read: II.2 before II.10, annexes last; ValueError for no path."""
    section = section_of(path)
    if is_annex(section):
        return (LAST + int(section.removeprefix(ANNEX) or 0), *steps(path))
    return (from_roman(section), *steps(path))


def steps(path: str) -> tuple[int, ...]:
    """What `order` tells of a path below its section; any path has it."""
    return tuple(map(_value, path.split(".")[1:]))


def _value(number: str) -> int:
    """Of "3", of the "II" of a group in an annex, of the letter of a point."""
    if number.isdigit():
        return int(number)
    if len(number) == 1 and number in LETTERS:
        return LETTERS.index(number) + 1
    return from_roman(number) if _CANONICAL.fullmatch(number) else ord(number[:1] or "0")


def section_of(path: str) -> str:
    """ "IV.5.1" → "IV"."""
    return path.split(".", 1)[0]


def group_of(path: str) -> str | None:
    """The group that an item's path names, "IV.5.1" → "IV.5"; None for an item right under its section."""
    head, _, _ = path.rpartition(".")
    return head if "." in head else None

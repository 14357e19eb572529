"""Italic and bold as they are typed: *nghiêng*, **đậm**; a star that is meant as one is \\*. Pure.

Every text with its runs can be written so, and reading it again gives the same text and runs.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from drafting.spans import Runs, tidy_runs

STYLES = (("bold", "**"), ("italic", "*"))


def written(text: str, runs: Iterable[Sequence[Any]]) -> str:
    """The text with its marks; runs that cross each other are cut so that the marks close in their order."""
    styles = [_styles(index, runs) for index in range(len(text))]
    out: list[str] = []
    is_open: list[str] = []
    for letter, wanted in zip([*text, ""], [*styles, frozenset()], strict=True):
        while any(style not in wanted for style in is_open):
            out.append(_mark(is_open.pop()))
        for style, mark in STYLES:
            if style in wanted and style not in is_open:
                out.append(mark)
                is_open.append(style)
        out.append(f"\\{letter}" if letter in ("*", "\\") else letter)
    return "".join(out)


def read(typed: str) -> tuple[str, Runs]:
    """The text and its runs; a mark that is never closed is a star."""
    letters, runs, _places = _read(typed)
    return letters, runs


def plain_at(typed: str, at: int) -> int:
    """Where a place among what was typed lies in the text."""
    _letters, _runs, places = _read(typed)
    return sum(place < at for place in places)


def _read(typed: str) -> tuple[str, Runs, list[int]]:
    """The text, its runs, and for each of its letters the place where it was typed."""
    closed = _closed(typed)
    letters: list[str] = []
    places: list[int] = []
    began: dict[str, int] = {}
    runs: Runs = []
    index = 0
    while index < len(typed):
        if index in closed:
            style = closed[index]
            if style in began:
                runs.append([began.pop(style), len(letters), style])
            else:
                began[style] = len(letters)
            index += len(_mark(style))
            continue
        if typed[index] == "\\" and typed[index + 1 : index + 2] in ("*", "\\"):
            index += 1
        letters.append(typed[index])
        places.append(index)
        index += 1
    text = "".join(letters)
    return text, tidy_runs(text, runs), places


def _closed(typed: str) -> dict[int, str]:
    """Where the marks stand that open and close a run within one line: place → style."""
    found: dict[int, str] = {}
    stack: list[tuple[str, int]] = []
    index = 0
    while index < len(typed):
        letter = typed[index]
        if letter == "\\":
            index += 2
            continue
        if letter == "\n":
            stack.clear()
        if letter == "*":
            known = [style for style, _place in stack]
            double = typed[index : index + 2] == "**"
            # What is open closes first; else two stars open bold, one star italic.
            style = "bold" if double and not (known and known[-1] == "italic") else "italic"
            if known and known[-1] == style:
                _style, place = stack.pop()
                found[place] = found[index] = style
            elif style not in known:
                stack.append((style, index))
            index += len(_mark(style))
            continue
        index += 1
    return found


def _mark(style: str) -> str:
    return dict(STYLES)[style]


def _styles(index: int, runs: Iterable[Sequence[Any]]) -> frozenset[str]:
    return frozenset(style for start, end, style in runs if start <= index < end)

"""Italic and bold as they are typed in chats: _nghiêng_, *đậm*; a sign that is meant as one follows a \\. Pure.

Every text with its runs can be written so, and reading it again gives the same text and runs.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from drafting.spans import Runs, tidy_runs

STYLES = (("bold", "*"), ("italic", "_"))
MARKS = {mark: style for style, mark in STYLES}
SIGNS = {*MARKS, "\\"}
"""What is typed behind a \\ where it is meant as itself."""


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
        out.append(f"\\{letter}" if letter in SIGNS else letter)
    return "".join(out)


def read(typed: str) -> tuple[str, Runs]:
    """The text and its runs; a mark that is never closed is a sign."""
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
            index += 1
            continue
        if typed[index] == "\\" and typed[index + 1 : index + 2] in SIGNS:
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
    escaped = False
    for index, letter in enumerate(typed):
        if escaped:
            escaped = False
            if letter in SIGNS:
                continue
        if letter == "\\":
            escaped = True
            continue
        if letter == "\n":
            stack.clear()
        style = MARKS.get(letter)
        if style is None:
            continue
        known = [other for other, _place in stack]
        if style in known:
            # What was opened behind it and never closed is a sign.
            del stack[known.index(style) + 1 :]
            _style, place = stack.pop()
            found[place] = found[index] = style
        else:
            stack.append((style, index))
    return found


def _mark(style: str) -> str:
    return dict(STYLES)[style]


def _styles(index: int, runs: Iterable[Sequence[Any]]) -> frozenset[str]:
    return frozenset(style for start, end, style in runs if start <= index < end)

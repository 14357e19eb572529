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
    styles = _styles(text, runs)
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
        before, behind = typed[index - 1 : index], typed[index + 1 : index + 2]
        known = [other for other, _place in stack]
        if style in known and _closes(before, behind):
            # What was opened behind it and never closed is a sign.
            del stack[known.index(style) + 1 :]
            _style, place = stack.pop()
            found[place] = found[index] = style
        elif style not in known and _opens(before, behind):
            stack.append((style, index))
    return found


def _opens(before: str, behind: str) -> bool:
    """A mark opens in front of a word: the signs in a@b_c, 2 * 3 and BC_01_2027 are none."""
    return bool(behind) and not behind.isspace() and not (before.isalnum() or before in ("@", "."))


def _closes(before: str, behind: str) -> bool:
    return bool(before) and not before.isspace() and not behind.isalnum()


def _mark(style: str) -> str:
    return dict(STYLES)[style]


def _styles(text: str, runs: Iterable[Sequence[Any]]) -> list[frozenset[str]]:
    """The styles of each letter; a run is widened to whole words, as a mark stands in front of one and behind one."""
    found: list[set[str]] = [set() for _letter in text]
    for start, end, style in runs:
        first, behind = int(start), min(int(end), len(text))
        while first > 0 and not text[first - 1].isspace():
            first -= 1
        while behind < len(text) and not text[behind].isspace():
            behind += 1
        for index in range(first, behind):
            found[index].add(str(style))
    return [frozenset(styles) for styles in found]

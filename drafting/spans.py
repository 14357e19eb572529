"""Places within a text, kept while its words change: where a paragraph begins, what is italic. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from diff_match_patch import diff_match_patch

Runs = list[list[Any]]
"""[start, end, style], style "italic" or "bold", in characters of the text; in order, none empty."""


def broken(typed: str) -> tuple[str, list[int]]:
    """What was typed in lines as one text and the places where its further paragraphs begin."""
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    return joined([line for line in lines if line])


def joined(paragraphs: Sequence[str]) -> tuple[str, list[int]]:
    """Paragraphs as one text, parted by spaces, and where the second and later ones begin."""
    breaks, length = [], 0
    for paragraph in paragraphs[:-1]:
        length += len(paragraph) + 1
        breaks.append(length)
    return " ".join(paragraphs), breaks


def paragraphs(text: str, breaks: Iterable[int]) -> list[str]:
    """The text by paragraphs; joined by spaces they are the text."""
    cuts = [cut for cut in sorted(set(breaks)) if 0 < cut < len(text) and text[cut - 1] == " "]
    starts, ends = [0, *cuts], [*(cut - 1 for cut in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def carried(
    old: str, new: str, *, breaks: Iterable[int], runs: Iterable[Sequence[Any]]
) -> tuple[list[int], Runs]:
    """The same places in the text as it reads now: what was written into a run belongs to it, what is gone is gone."""
    breaks, runs = list(breaks), list(runs)
    if old == new or not (breaks or runs):
        return breaks, [list(run) for run in runs]
    place = _Places(old, new)
    kept = [place(cut) for cut in breaks]
    moved = [[place(start), place(end), style] for start, end, style in runs]
    return tidy_breaks(new, kept), tidy_runs(new, moved)


def tidy_breaks(text: str, breaks: Iterable[int]) -> list[int]:
    """The breaks at which a paragraph can begin, each once, in order."""
    return sorted({cut for cut in breaks if 0 < cut < len(text) and text[cut - 1] == " "})


def tidy_runs(text: str, runs: Iterable[Sequence[Any]]) -> Runs:
    """Runs within the text, joined where they meet, without empty ones and without blanks at their ends."""
    found: Runs = []
    for first, behind, style in sorted(runs, key=lambda run: (str(run[2]), int(run[0]), int(run[1]))):
        start, end = max(int(first), 0), min(int(behind), len(text))
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1
        if start >= end:
            continue
        last = found[-1] if found else None
        if last and last[2] == style and not text[last[1] : start].strip():
            last[1] = max(last[1], end)
        else:
            found.append([start, end, style])
    return sorted(found, key=lambda run: (run[0], run[1], run[2]))


def cut(runs: Iterable[Sequence[Any]], start: int, end: int) -> Runs:
    """The runs of a stretch of the text, counted from its beginning."""
    inside = [[max(a, start) - start, min(b, end) - start, style] for a, b, style in runs]
    return [run for run in inside if run[0] < run[1]]


class _Places:
    """Old place → new place, by the letters that both texts have."""

    def __init__(self, old: str, new: str) -> None:
        self.kept: list[tuple[int, int]] = [(0, 0)]
        before = after = 0
        for kind, letters in diff_match_patch().diff_main(old, new, False):
            if kind == 0:
                self.kept.append((before, after))
            before += len(letters) if kind <= 0 else 0
            after += len(letters) if kind >= 0 else 0
            self.kept.append((before, after))
        self.old = [pair[0] for pair in self.kept]

    def __call__(self, place: int) -> int:
        index = bisect_right(self.old, place) - 1
        start, now = self.kept[index]
        following = self.kept[index + 1][1] if index + 1 < len(self.kept) else now
        return min(now + place - start, max(following, now))

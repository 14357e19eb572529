"""Is this the paper that we printed? The pages of a scan held against the words of our rendering, page by page.

Letters that a machine reads from a picture are never all right, so a page need not be equal to count as ours: most of
its words must be there, no stretch of them may be missing, and no stretch of others may stand beside. Single words that
differ are told, figures first, for the two people who look at the paper before it goes out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from drafting.returning.paper.asking import Fractions, ReturnedPage

LEAST = 0.85
"""Share of a page's words that must be found; a clean scan at 200 dpi gives 0.98 and more."""
ANOTHER = 0.5
"""Share below which a page is another page."""
RUN = 4
"""Words in a row that are missing, or that stand there without being ours, from which the text counts as another."""
SCRAWL = 9
"""The same on the signed page for words that are not ours: what a pen has written is read as words, too."""
ALIKE = 60
"""Likeness 0..100 of two words without their accents from which one is a misreading of the other."""
INK = 0.008
"""Share of the place of the signature that a pen has covered at least."""
COLOUR = 0.0004
"""Share of the signed page that is coloured ink at least, where the scan is in colour: a seal covers 0.002 and more."""
SHOWN = 12
"""Words that differ, told for one page."""
WORD = re.compile(r"[^\W_]+")


@dataclass
class PageFound:
    """`share`: of the page's words that were found, 0..1; `figures`, `words`: [printed, read], "" where none stands."""

    number: int
    share: float
    figures: list[list[str]] = field(default_factory=list)
    words: list[list[str]] = field(default_factory=list)


@dataclass
class Found:
    """`against`: codes with their values, why it is not our paper; `doubts`: what a person should look at."""

    against: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)
    pages: list[PageFound] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def compare(
    printed: Sequence[str],
    scanned: Sequence[ReturnedPage],
    *,
    lines: Sequence[str],
    signed_at: tuple[int, Fractions],
    block: str,
    sealed: bool = True,
) -> Found:
    """`printed`: the words of each page of our rendering.

    `lines`: number and date as the first page prints them; `signed_at`: the page, from 0, and the place that the
    signature takes; `block`: its words, which ink may cover; `sealed`: whether the body has a seal.
    """
    found = Found()
    ours = [_without_number(_words(text), number) for number, text in enumerate(printed, 1)]
    theirs = [_words(page.text) for page in scanned]
    lying = [number for number, page in enumerate(scanned, 1) if not page.upright]
    if lying:
        found.against.append({"code": "turned", "pages": lying})
    if not _in_order(ours, theirs, found) or found.against:
        return found
    for line in lines:
        _look_for(line, theirs[0], found)
    for number, (own, page, read) in enumerate(zip(ours, scanned, theirs, strict=True)):
        covered = set(_words(block)) if number == signed_at[0] else set()
        _compare_page(found, number + 1, own, read, set(_words(" ".join(page.unsure))), covered)
    page = scanned[signed_at[0]]
    if page.ink_in(signed_at[1]) < INK:
        found.against.append({"code": "unsigned", "page": signed_at[0] + 1})
    elif sealed and page.colour < COLOUR:
        found.doubts.append({"code": "no_colour", "page": signed_at[0] + 1})
    return found


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _without_number(words: list[str], number: int) -> list[str]:
    """The words of a page without its number, which is no text, and which a scan is read without."""
    if words[-1:] == [str(number)] and number > 1:
        return words[:-1]
    return words[1:] if words[:1] == [str(number)] else words


def _look_for(line: str, read: list[str], found: Found) -> None:
    """Number and date must be those that were given; where other figures stand in their words, it is another paper."""
    wanted, text = " ".join(_words(line)), " ".join(read)
    if f" {wanted} " in f" {text} ":
        return
    other = re.search(r"\b" + re.sub(r"\d+", r"\\d+", wanted) + r"\b", text)
    if other:
        found.against.append({"code": "line", "printed": line, "read": other.group()})
    else:
        found.doubts.append({"code": "line_unread", "printed": line})


def _in_order(ours: list[list[str]], theirs: list[list[str]], found: Found) -> bool:
    """Whether each page of the scan is the page of ours with its number; else what is missing or stands elsewhere."""
    if len(ours) != len(theirs):
        there = {_nearest(read, ours)[1] for read in theirs}
        missing = [number + 1 for number in range(len(ours)) if number not in there]
        told = {"code": "pages", "printed": len(ours), "scanned": len(theirs), "missing": missing}
        found.against.append(told)
        return False
    for number, (share, at) in enumerate([_nearest(own, theirs) for own in ours]):
        here = _share(ours[number], theirs[number])
        if share < ANOTHER:
            found.against.append({"code": "another", "page": number + 1})
        elif here < ANOTHER:
            found.against.append({"code": "elsewhere", "page": number + 1, "at": at + 1})
    return not found.against


def _nearest(own: list[str], theirs: list[list[str]]) -> tuple[float, int]:
    return max(((_share(own, read), at) for at, read in enumerate(theirs)), default=(0.0, 0))


def _share(own: list[str], read: list[str]) -> float:
    common = Counter(own) & Counter(read)
    return common.total() / len(own) if own else 1.0


def _compare_page(
    found: Found, number: int, own: list[str], read: list[str], unsure: set[str], covered: set[str]
) -> None:
    gone, more = _left_over(own, read)
    pairs = _misread(own, read, gone, more)
    page = PageFound(number, 1 - len(gone) / len(own) if own else 1.0)
    if page.share < LEAST:
        found.against.append({"code": "unlike", "page": number})
    if lost := _run(own, gone, covered, RUN):
        found.against.append({"code": "lost", "page": number, "words": lost})
    if added := _run(read, more, unsure | covered, SCRAWL if covered else RUN):
        found.against.append({"code": "added", "page": number, "words": added})
    differing = [
        *pairs,
        *([own[at], ""] for at in sorted(gone)),
        *(["", read[at]] for at in sorted(more) if read[at] not in unsure and len(read[at]) > 1),
    ]
    differing = [list(pair) for pair in dict.fromkeys(map(tuple, differing))]
    page.figures = [pair for pair in differing if _has_figure(pair)][:SHOWN]
    page.words = [pair for pair in differing if not _has_figure(pair)][:SHOWN]
    found.pages.append(page)


def _left_over(own: list[str], read: list[str]) -> tuple[set[int], set[int]]:
    """Positions that have no equal: in the order of the text first, then wherever it stands, for columns are read
    one after the other or across."""
    gone, more = set(range(len(own))), set(range(len(read)))
    for step in Indel.opcodes(own, read):
        if step.tag == "equal":
            gone.difference_update(range(step.src_start, step.src_end))
            more.difference_update(range(step.dest_start, step.dest_end))
    places: dict[str, list[int]] = {}
    for at in sorted(more, reverse=True):
        places.setdefault(read[at], []).append(at)
    for at in sorted(gone):
        if same := places.get(own[at]):
            gone.discard(at)
            more.discard(same.pop())
    return gone, more


def _misread(own: list[str], read: list[str], gone: set[int], more: set[int]) -> list[list[str]]:
    """Pairs [printed, read] of words that are alike; they are taken out of `gone` and `more`."""
    pairs = []
    for at in sorted(gone):
        likeness = ((fuzz.ratio(_bare(own[at]), _bare(read[to])), -abs(at - to), to) for to in more)
        best, _near, to = max(likeness, default=(0.0, 0, 0))
        if best >= ALIKE:
            gone.discard(at)
            more.discard(to)
            pairs.append([own[at], read[to]])
    return pairs


def _bare(word: str) -> str:
    """Without accents, which are what is misread most."""
    parted = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def _run(words: list[str], which: set[int], but: set[str], least: int) -> str:
    """The first stretch of `least` or more of these positions, as words; those that may be so do not count."""
    run: list[str] = []
    for at in range(len(words) + 1):
        if at in which:
            run.append(words[at])
            continue
        if sum(word not in but for word in run) >= least:
            return " ".join(run[:SHOWN])
        run = []
    return ""


def _has_figure(pair: list[str]) -> bool:
    return any(sign.isdigit() for word in pair for sign in word)

"""What an edited file proposes for the text as it stands now: changed, new, moved and missing points. Pure.

A point is found again by its words: the same words first, then the most alike. What the file says otherwise is never
taken over by itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.safestring import SafeString
from rapidfuzz import fuzz

from drafting import outline
from drafting.deriving.spelling import composed, folded
from drafting.hashing import digest
from drafting.redline import marked

ALIKE = 55
"""Letters alike, of 100, from which a reworded point is the one that stood there."""
_NUMBER = re.compile(r"^\s*(?:[-–+•]|\d{1,3}(?:\.\d{1,3})*[.)]|[IVXLC]{1,6}\s?[.)–-]|\w[.)])\s+")
COMPARED, LETTERS = 200, 1500
"""Points that are compared by likeness where neither a name nor their words tell them, and letters of each."""
Kind = Literal["title", "changed", "new", "moved", "gone"]


@dataclass(frozen=True)
class Proposal:
    """One difference. `uid`: the point that is changed, moved or missing; `after`: behind which a point would stand."""

    kind: Kind
    uid: str
    path: str
    text: str
    diff: SafeString
    after: str = ""
    was: str = ""

    @property
    def key(self) -> str:
        """The same as long as the same is proposed for the same text: what was changed since is looked at anew."""
        place = "" if self.kind == "changed" else self.after
        return digest([self.kind, self.uid, self.text, place, self.was])[:24]


def proposals(live: Mapping[str, Any], file: Mapping[str, Any]) -> list[Proposal]:
    """In the order of the file, what is missing in it last."""
    found: list[Proposal] = []
    if _said(file["title"]) and _said(file["title"]) != _said(live["title"]):
        title = " ".join(file["title"].split())
        found.append(Proposal("title", "title", "", title, marked(live["title"], title), was=live["title"]))
    found += _other_parts(live, dict(file.get("marked") or ()))
    old, new = list(live["items"]), [dict(item) for item in file["items"]]
    if new:
        _without_closing(new[-1], live)
    pairs = matched(old, new, file.get("marked") or ())
    moved = _moved([pairs[place] for place in range(len(new)) if place in pairs])
    after = _first_heading(live)
    for place, item in enumerate(new):
        text = "\n".join(item.get("paragraphs") or [item["text"]])
        if place not in pairs:
            found.append(Proposal("new", "", item["path"], text, marked("", text), after))
            continue
        own = old[pairs[place]]
        if _said(own["text"]) != _said(item["text"]):
            found.append(
                Proposal(
                    "changed",
                    own["uid"],
                    own["path"],
                    text,
                    marked(own["text"], item["text"]),
                    was=own["text"],
                )
            )
        if pairs[place] in moved:
            found.append(Proposal("moved", own["uid"], own["path"], own["text"], marked("", ""), after))
        after = own["uid"]
    kept = set(pairs.values())
    found += [
        Proposal("gone", item["uid"], item["path"], item["text"], marked(item["text"], ""))
        for index, item in enumerate(old)
        if index not in kept
    ]
    return found


def _other_parts(live: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Proposal]:
    """Headings, introductions, preamble and closing, found by their hidden names: uid → words of the paragraph.

    One whose name is not in the file any more proposes nothing: it may be there under another name.
    """
    for uid, path, own, capitals in _beside_items(live):
        text = _NUMBER.sub("", " ".join(words.get(uid, "").split()))
        if not text:
            continue
        same = _said(own).upper() == _said(text).upper() if capitals else _said(own) == _said(text)
        if not same:
            yield Proposal("changed", uid, path, text, marked(own, text), was=own)


def _beside_items(live: Mapping[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """(uid, path, words, whether they are printed in capitals) of every part that is no item."""
    uids = live.get("uids") or {}
    for kind in ("preamble", "closing"):
        for uid, text in zip(uids.get(kind) or (), live.get(kind) or (), strict=False):
            yield uid, "", text, False
    for section in outline.headed(live):
        yield section["uid"], section["number"], section["heading"], True
    for number, uid in (uids.get("intros") or {}).items():
        yield uid, number, live["intros"][number], False
    for group in live.get("groups") or ():
        yield group["uid"], group["path"], group["heading"], False
        if group.get("intro") and group.get("intro_uid"):
            yield group["intro_uid"], group["path"], group["intro"], False


def _without_closing(item: dict[str, Any], live: Mapping[str, Any]) -> None:
    """On paper nothing parts the last point from the closing: words of the closing are none of the point's."""
    closing = [_said(text) for text in live.get("closing") or ()]
    paragraphs = list(item.get("paragraphs") or [item["text"]])
    while len(paragraphs) > 1 and _said(paragraphs[-1]) in closing:
        paragraphs.pop()
    item["paragraphs"], item["text"] = paragraphs, " ".join(paragraphs)


def matched(
    old: Sequence[Mapping[str, Any]],
    new: Sequence[Mapping[str, Any]],
    marked_: Sequence[Sequence[str]] = (),
) -> dict[int, int]:
    """Index in the file → index in the text, each once.

    `marked_`: (uid, words of its first paragraph) of each point whose hidden name is in the file still: these are
    found however they were reworded. The others by the same words, then by likeness.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    places = {item["uid"]: index for index, item in enumerate(old)}
    names = {_unnumbered(first): places[uid] for uid, first in marked_ if uid in places}
    for place, item in enumerate(new):
        first = (item.get("paragraphs") or [item["text"]])[0]
        index = names.get(_unnumbered(first))
        if index is not None and index not in taken:
            pairs[place] = index
            taken.add(index)
    words: dict[str, list[int]] = {}
    for index, item in enumerate(old):
        words.setdefault(_said(item["text"]), []).append(index)
    for place, item in enumerate(new):
        same = [index for index in words.get(_said(item["text"]), ()) if index not in taken]
        if place not in pairs and same:
            pairs[place] = same[0]
            taken.add(same[0])
    rest = [place for place in range(len(new)) if place not in pairs][:COMPARED]
    free = [index for index in range(len(old)) if index not in taken][:COMPARED]
    scores = [(_alike(new[place], old[index]), place, index) for place in rest for index in free]
    for score, place, index in sorted(scores, key=lambda row: (-row[0], row[1], row[2])):
        if score < ALIKE:
            break
        if place not in pairs and index not in taken:
            pairs[place] = index
            taken.add(index)
    return pairs


def _alike(item: Mapping[str, Any], own: Mapping[str, Any]) -> float:
    score = fuzz.ratio(_said(item["text"])[:LETTERS], _said(own["text"])[:LETTERS])
    return score + (5 if item["path"] == own["path"] else 0)


def _unnumbered(words: str) -> str:
    """A paragraph without its printed number, letter or dash, as the reader of files leaves it."""
    return _NUMBER.sub("", _said(words)).strip()


def _said(text: str) -> str:
    return " ".join(folded(composed(text)).split())


def _moved(order: list[int]) -> set[int]:
    """The fewest that stand outside of the common order."""
    ends: list[int] = []
    runs: list[int] = []
    for index in order:
        at = bisect_left(ends, index)
        ends[at : at + 1] = [index]
        runs.append(at)
    kept: set[int] = set()
    length = len(ends) - 1
    for index, run in zip(reversed(order), reversed(runs), strict=True):
        if run == length:
            kept.add(index)
            length -= 1
    return set(order) - kept


def _first_heading(live: Mapping[str, Any]) -> str:
    return next(_uids(live), "")


def _uids(live: Mapping[str, Any]) -> Iterator[str]:
    yield from (section["uid"] for section in live["sections"])

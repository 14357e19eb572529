"""Redline of two texts: by words within a part, by uid over a document. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from diff_match_patch import diff_match_patch
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from drafting.hashing import part_hashes
from drafting.read_parts import FIELDS, LABELS, ReadPart, read_parts

_TOKEN = re.compile(r"\s+|\S+")
_TAG = {0: "{}", 1: "<ins>{}</ins>", -1: "<del>{}</del>"}
_FIRST_LETTER = 0xE000
"""Of the letters that stand for words while comparing: above the surrogates, so that none of them is met."""


def words(old: str, new: str) -> list[tuple[int, str]]:
    """(-1 | 0 | 1, text) runs over whole words: what was taken out, kept, put in."""
    letters: dict[str, str] = {}

    def encoded(text: str) -> str:
        # Each distinct word becomes one letter, so that the comparison moves in whole words.
        return "".join(
            letters.setdefault(token, chr(_FIRST_LETTER + len(letters))) for token in _TOKEN.findall(text)
        )

    before, after = encoded(old), encoded(new)
    tokens = {letter: token for token, letter in letters.items()}
    differ = diff_match_patch()
    runs = differ.diff_main(before, after, False)
    differ.diff_cleanupSemantic(runs)
    return [(kind, "".join(tokens[letter] for letter in run)) for kind, run in runs]


def marked(old: str, new: str) -> SafeString:
    """The redline as escaped HTML with <ins> and <del>."""
    return _marked(words(old, new))


def _marked(runs: Iterable[tuple[int, str]]) -> SafeString:
    return format_html_join("", "{}", ((format_html(_TAG[kind], text),) for kind, text in runs))


def _runs(old: str, new: str) -> tuple[tuple[int, str], ...]:
    return tuple(words(old, new))


@dataclass(frozen=True)
class Changed:
    """One part that differs: with the older text enough to make the newer one, and the other way round."""

    uid: str
    kind: str
    path: str
    runs: tuple[tuple[int, str], ...]
    """(-1 | 0 | 1, words): what was taken out, kept, put in."""
    values: tuple[tuple[str, str, str], ...] = ()
    """(name of a field, its words before, its words now) of what differs beside the words."""
    added: bool = False
    gone: bool = False
    after: str = ""
    """The part that stands before it, in the newer text; of one that is gone, in the older text."""
    moved_from: str = ""
    """The place where it stood, when it was moved among the others."""

    @property
    def label(self) -> str:
        return self.path or str(LABELS[self.kind])

    @property
    def redline(self) -> SafeString:
        return _marked(self.runs)

    @property
    def reworded(self) -> bool:
        """False where the words are the same and only who, when, target or a footnote differs."""
        return any(kind for kind, _text in self.runs)

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs beside the words: “Cơ quan chủ trì: Ban Tổ chức → Văn phòng”."""
        if self.added or self.gone:
            return ()  # the sentence itself says it
        return tuple(f"{FIELDS[name]}: {old or '–'} → {new or '–'}" for name, old, new in self.values)


def changed_parts(old: dict[str, Any], new: dict[str, Any]) -> list[Changed]:
    """Parts added, changed, moved or taken out from one document to the other, in reading order of the newer one.

    Moved are the fewest parts that explain the new order; a number that only shifted is no change. What was taken
    out stands at the end.
    """
    before, after = part_hashes(old), part_hashes(new)
    were, are = list(read_parts(old)), list(read_parts(new))
    known = {part.uid: part for part in were}
    moved = _moved(list(known), [part.uid for part in are])
    # An item that was indented keeps its place in the order and stands under another heading all the same.
    moved |= {part.uid for part in are if part.uid in known and known[part.uid].under != part.under}
    found = [
        _changed(part, known.get(part.uid), last, moved=part.uid in moved)
        for last, part in zip(["", *(part.uid for part in are)], are, strict=False)
        if before.get(part.uid) != after.get(part.uid)
        or part.uid in moved
        or _shown(known.get(part.uid)) != _shown(part)
    ]
    staying = {part.uid for part in are}
    gone = [
        Changed(
            part.uid,
            part.kind,
            part.path,
            _runs(part.text, ""),
            _values(part.fields, ()),
            gone=True,
            after=last,
        )
        for last, part in zip(["", *(part.uid for part in were)], were, strict=False)
        if part.uid not in staying
    ]
    return found + gone


def _changed(part: ReadPart, old: ReadPart | None, after: str, *, moved: bool) -> Changed:
    return Changed(
        part.uid,
        part.kind,
        part.path,
        _runs(old.text if old else "", part.text),
        _values(old.fields if old else (), part.fields),
        added=old is None,
        after=after,
        moved_from=(old.path or str(LABELS.get(old.kind, ""))) if old and moved else "",
    )


def _shown(part: ReadPart | None) -> tuple[Any, ...] | None:
    return (part.text, part.fields) if part else None


def _values(
    old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str, str], ...]:
    before, after = dict(old), dict(new)
    names = [name for name in FIELDS if name in before or name in after]
    both = ((name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(each for each in both if each[1] != each[2])


def applied(parts: Iterable[ReadPart], changes: Sequence[Changed]) -> list[ReadPart]:
    """The older text with the changes made: the newer one, save the numbers that only shifted."""
    old = {part.uid: part for part in parts}
    away = {change.uid for change in changes if change.gone or change.moved_from}
    rows = [part for part in old.values() if part.uid not in away]
    for change in changes:
        if change.gone:
            continue
        now = _made(old.get(change.uid), change)
        place = next((index for index, row in enumerate(rows) if row.uid == change.uid), None)
        if place is not None:
            rows[place] = now
            continue
        behind = next((index for index, row in enumerate(rows) if row.uid == change.after), -1)
        rows.insert(behind + 1, now)
    return rows


def _made(old: ReadPart | None, change: Changed) -> ReadPart:
    fields = dict(old.fields if old else ()) | {name: new for name, _old, new in change.values}
    return ReadPart(
        change.uid,
        change.kind,
        change.path,
        "".join(text for kind, text in change.runs if kind >= 0),
        tuple((name, fields[name]) for name in FIELDS if fields.get(name)),
    )


def _moved(old: list[str], new: list[str]) -> set[str]:
    """The parts of both that stand outside of the longest run in common order."""
    places = {uid: index for index, uid in enumerate(old)}
    common = [uid for uid in new if uid in places]
    ends: list[int] = []  # the lowest place that a run of each length can end at
    runs: list[int] = []
    for uid in common:
        at = bisect_left(ends, places[uid])
        ends[at : at + 1] = [places[uid]]
        runs.append(at)
    kept: set[str] = set()
    length = len(ends) - 1
    for uid, run in zip(reversed(common), reversed(runs), strict=True):
        if run == length:
            kept.add(uid)
            length -= 1
    return set(common) - kept


def told(changes: Iterable[Changed]) -> list[dict[str, Any]]:
    """As components/_changes.html takes them: [{label, diff, note}]."""
    return [
        {"label": change.label, "diff": change.redline, "note": " ".join(_notes(change))}
        for change in changes
    ]


def _notes(change: Changed) -> Iterator[str]:
    if change.moved_from:
        yield gettext("Chuyển từ %(place)s.") % {"place": change.moved_from}
    if not change.reworded and not change.moved_from:
        yield gettext("Lời văn giữ nguyên.")
    yield from (f"{field}." for field in change.fields)

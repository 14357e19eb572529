"""Redline of two texts: by words within a part, by uid over a document. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diff_match_patch import diff_match_patch
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from drafting import outline
from drafting.hashing import part_hashes

_TOKEN = re.compile(r"\s+|\S+")
_TAG = {0: "{}", 1: "<ins>{}</ins>", -1: "<del>{}</del>"}
_FIRST_LETTER = 0xE000
"""Of the letters that stand for words while comparing: above the surrogates, so that none of them is met."""

LABELS: dict[str, str | Promise] = {
    "title": _("Trích yếu"),
    "preamble": _("Phần mở đầu"),
    "closing": _("Phần kết"),
    "recipient": _("Nơi nhận"),
    "annex": _("Phụ lục"),
}
"""Names of the parts that have no number."""


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
    return format_html_join("", "{}", ((format_html(_TAG[kind], text),) for kind, text in words(old, new)))


@dataclass(frozen=True)
class Changed:
    """One part that differs. `path` is its number ("II.1.2"), empty for the parts that have none."""

    uid: str
    kind: str
    path: str
    redline: SafeString
    added: bool = False
    reworded: bool = True
    """False where the words are the same and only who, when, target or a footnote differs."""

    @property
    def label(self) -> str:
        return self.path or str(LABELS[self.kind])


@dataclass(frozen=True)
class _Part:
    uid: str
    kind: str
    path: str
    text: str


def changed_parts(old: dict[str, Any], new: dict[str, Any]) -> list[Changed]:
    """Parts added, changed or taken out from one document to the other, in reading order of the newer one.

    A part that only moved is not among them. What was taken out stands at the end.
    """
    before, after = part_hashes(old), part_hashes(new)
    texts = {part.uid: part.text for part in _parts(old)}
    found = [
        _changed(part, texts.get(part.uid)) for part in _parts(new) if before.get(part.uid) != after[part.uid]
    ]
    gone = [part for part in _parts(old) if part.uid not in after]
    return found + [Changed(part.uid, part.kind, part.path, marked(part.text, "")) for part in gone]


def _changed(part: _Part, old: str | None) -> Changed:
    return Changed(
        part.uid,
        part.kind,
        part.path,
        marked(old or "", part.text),
        added=old is None,
        reworded=old != part.text,
    )


def _parts(document: dict[str, Any]) -> Iterator[_Part]:
    """Every part that has a hash, with the words that a reader sees of it."""
    uids = document.get("uids", {})
    yield _Part(uids.get("title", "title"), "title", "", document["title"])
    yield from _paragraphs("preamble", document)
    for section in outline.headed(document):
        yield _Part(section["uid"], "section", section["number"], section["heading"])
    for number, uid in uids.get("intros", {}).items():
        yield _Part(uid, "intro", number, document["intros"][number])
    for group in document.get("groups", []):
        text = "\n".join(filter(None, [group["heading"], group.get("intro")]))
        yield _Part(group["uid"], "group", group["path"], text)
    for item in document["items"]:
        yield _Part(item["uid"], "item", item["path"], item["text"])
    yield from _paragraphs("closing", document)
    for block in outline.blocks(document):
        rows = [" | ".join(row) for row in block.get("rows") or ()]
        yield _Part(block["uid"], "annex", "", "\n".join(filter(None, [block.get("text"), *rows])))
    for line in document["recipients"]:
        note = line.get("note")
        yield _Part(line["uid"], "recipient", "", f"{line['text']} ({note})" if note else line["text"])


def _paragraphs(kind: str, document: dict[str, Any]) -> Iterator[_Part]:
    uids = document.get("uids", {}).get(kind, [])
    for uid, text in zip(uids, document.get(kind, []), strict=False):
        yield _Part(uid, kind, "", text)

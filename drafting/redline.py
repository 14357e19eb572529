"""Redline of two texts: by words within a part, by uid over a document. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from diff_match_patch import diff_match_patch
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafting import outline
from drafting.hashing import COLUMNS, part_hashes

_TOKEN = re.compile(r"\s+|\S+")
_TAG = {0: "{}", 1: "<ins>{}</ins>", -1: "<del>{}</del>"}
_FIRST_LETTER = 0xE000
"""Of the letters that stand for words while comparing: above the surrogates, so that none of them is met."""

HEAD = "head"
"""Type and issuer: the whole covers them, no part does."""
LABELS: dict[str, str | Promise] = {
    HEAD: _("Loại văn bản, cơ quan ban hành"),
    "title": _("Trích yếu"),
    "preamble": _("Phần mở đầu"),
    "closing": _("Phần kết"),
    "recipient": _("Nơi nhận"),
    "annex": _("Phụ lục"),
}
"""Names of the parts that have no number."""

KINDS: dict[str, str | Promise] = {
    "purpose": _("Mục đích, yêu cầu"),
    "target": _("Chỉ tiêu"),
    "dissemination": _("Quán triệt, tuyên truyền"),
    "task": _("Nhiệm vụ"),
    "organisation": _("Tổ chức thực hiện"),
}
"""What an item is, in words."""

STYLES: dict[str, str | Promise] = {"italic": _("nghiêng"), "bold": _("đậm")}

WHEN: dict[str, str | Promise] = {
    "from": _("bắt đầu từ"),
    "recurring": _("định kỳ"),
    "ongoing": _("thường xuyên"),
    "on_condition": _("khi có điều kiện"),
    "term_year": _("theo nhiệm kỳ"),
}
"""Kinds of a deadline that its days do not tell."""

FIELDS: dict[str, str | Promise] = {
    "kind": _("Loại nội dung"),
    "group": _("Thuộc nhóm"),
    "lead": _("Cơ quan chủ trì"),
    "partners": _("Cơ quan phối hợp"),
    "deadlines": _("Thời gian hoàn thành"),
    "target": _("Chỉ tiêu"),
    "product": _("Sản phẩm"),
    "approving_level": _("Cấp trình, cấp ban hành"),
    "in_charge": _("Lãnh đạo phụ trách"),
    "remark": _("Ghi chú"),
    "paragraphs": _("Số đoạn"),
    "runs": _("Chữ nghiêng, chữ đậm"),
    "notes": _("Chú thích"),
}
"""Names of what an item says beside its words."""


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
    fields: tuple[str, ...] = ()
    """What differs beside the words: “Cơ quan chủ trì: Ban Tổ chức → Văn phòng”."""
    moved_from: str = ""
    """The place where it stood, when it was moved among the others."""

    @property
    def label(self) -> str:
        return self.path or str(LABELS[self.kind])


@dataclass(frozen=True)
class _Part:
    uid: str
    kind: str
    path: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()
    """(name of a field, its words), in the order of a page."""


def changed_parts(old: dict[str, Any], new: dict[str, Any]) -> list[Changed]:
    """Parts added, changed, moved or taken out from one document to the other, in reading order of the newer one.

    Moved are the fewest parts that explain the new order; a number that only shifted is no change. What was taken
    out stands at the end.
    """
    before, after = part_hashes(old), part_hashes(new)
    were = {part.uid: part for part in _parts(old)}
    are = list(_parts(new))
    moved = _moved(list(were), [part.uid for part in are])
    found = [
        _changed(part, were.get(part.uid), moved=part.uid in moved)
        for part in are
        if before.get(part.uid) != after[part.uid] or part.uid in moved
    ]
    gone = [part for part in were.values() if part.uid not in after]
    heads = [" · ".join(filter(None, [side.get("type"), side.get("issuer")])) for side in (old, new)]
    if heads[0] != heads[1]:
        found.insert(0, Changed(HEAD, HEAD, "", marked(*heads)))
    return found + [Changed(part.uid, part.kind, part.path, marked(part.text, "")) for part in gone]


def _changed(part: _Part, old: _Part | None, *, moved: bool) -> Changed:
    return Changed(
        part.uid,
        part.kind,
        part.path,
        marked(old.text if old else "", part.text),
        added=old is None,
        reworded=old is None or old.text != part.text,
        fields=tuple(_fields(old, part)) if old else (),
        moved_from=(old.path or str(LABELS.get(old.kind, ""))) if old and moved else "",
    )


def _fields(old: _Part, new: _Part) -> Iterator[str]:
    before, after = dict(old.fields), dict(new.fields)
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{FIELDS[name]}: {before.get(name) or '–'} → {after.get(name) or '–'}"


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


def _parts(document: dict[str, Any]) -> Iterator[_Part]:
    """Every part that has a hash, with the words that a reader sees of it."""
    uids = document.get("uids", {})
    footnotes = {note["mark"]: note["text"] for note in document.get("footnotes") or ()}
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
        yield _Part(item["uid"], "item", item["path"], item["text"], tuple(_said(item, footnotes)))
    yield from _paragraphs("closing", document)
    for block in outline.blocks(document):
        rows = [" | ".join(row) for row in block.get("rows") or ()]
        file = f"[{block['file'][:12]}]" if block.get("file") else ""
        yield _Part(block["uid"], "annex", "", "\n".join(filter(None, [block.get("text"), *rows, file])))
    for line in document["recipients"]:
        note = line.get("note")
        yield _Part(line["uid"], "recipient", "", f"{line['text']} ({note})" if note else line["text"])


def _said(item: dict[str, Any], footnotes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The fields of an item that its hash covers, each in words."""
    yield "kind", str(KINDS.get(item.get("kind") or "", ""))
    yield "group", item.get("agency") or ""
    yield "lead", item.get("lead") or ""
    yield "partners", "; ".join(item.get("partners") or ())
    yield "deadlines", "; ".join(_told(deadline) for deadline in item.get("deadlines") or ())
    if target := item.get("target"):
        yield (
            "target",
            " ".join(str(target.get(key) or "") for key in ("comparator", "value", "value_to", "unit")),
        )
    for column in COLUMNS:
        yield column, item.get(column) or ""
    yield "paragraphs", str(len(item.get("paragraphs") or [""]))
    text = item["text"]
    yield (
        "runs",
        "; ".join(
            f"{text[start:end]} ({STYLES.get(style, style)})" for start, end, style in item.get("runs") or ()
        ),
    )
    yield "notes", "; ".join(footnotes.get(mark, mark) for mark in item.get("notes") or ())


def _told(deadline: dict[str, Any]) -> str:
    days = " – ".join(filter(None, [deadline.get("start"), deadline.get("end")]))
    kinds = ", ".join(str(WHEN[kind]) for kind in deadline.get("kinds") or () if kind in WHEN)
    said = "; ".join(filter(None, [days, kinds]))
    return f"{deadline['text']} ({said})" if said else str(deadline["text"])


def _paragraphs(kind: str, document: dict[str, Any]) -> Iterator[_Part]:
    uids = document.get("uids", {}).get(kind, [])
    for uid, text in zip(uids, document.get(kind, []), strict=False):
        yield _Part(uid, kind, "", text)


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

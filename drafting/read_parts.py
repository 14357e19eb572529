"""A document as a reader is shown it, part by part, with what each says beside its words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drafting import outline
from drafting.hashing import COLUMNS

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


@dataclass(frozen=True)
class ReadPart:
    """A part as a reader is shown it; `path` is its number ("II.1.2"), empty for the parts that have none."""

    uid: str
    kind: str
    path: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()
    """(name of a field, its words), in the order of a page; a field that says nothing is left out."""


def read_parts(document: dict[str, Any]) -> Iterator[ReadPart]:
    """Head, then every part that has a hash, with the words that a reader sees of it."""
    uids = document.get("uids", {})
    footnotes = {note["mark"]: note["text"] for note in document.get("footnotes") or ()}
    head = " · ".join(filter(None, [document.get("type"), document.get("issuer")]))
    yield ReadPart(HEAD, HEAD, "", head)
    yield ReadPart(uids.get("title", "title"), "title", "", document["title"])
    yield from _paragraphs("preamble", document)
    for section in outline.headed(document):
        yield ReadPart(section["uid"], "section", section["number"], section["heading"])
    for number, uid in uids.get("intros", {}).items():
        yield ReadPart(uid, "intro", number, document["intros"][number])
    for group in document.get("groups", []):
        text = "\n".join(filter(None, [group["heading"], group.get("intro")]))
        yield ReadPart(group["uid"], "group", group["path"], text)
    for item in document["items"]:
        yield ReadPart(
            item["uid"],
            "item",
            item["path"],
            item["text"],
            tuple((name, words) for name, words in _said(item, footnotes) if words),
        )
    yield from _paragraphs("closing", document)
    for block in outline.blocks(document):
        rows = [" | ".join(row) for row in block.get("rows") or ()]
        file = f"[{block['file'][:12]}]" if block.get("file") else ""
        yield ReadPart(block["uid"], "annex", "", "\n".join(filter(None, [block.get("text"), *rows, file])))
    for line in document["recipients"]:
        note = line.get("note")
        yield ReadPart(line["uid"], "recipient", "", f"{line['text']} ({note})" if note else line["text"])


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


def _paragraphs(kind: str, document: dict[str, Any]) -> Iterator[ReadPart]:
    uids = document.get("uids", {}).get(kind, [])
    for uid, text in zip(uids, document.get(kind, []), strict=False):
        yield ReadPart(uid, kind, "", text)

"""A document as a reader is shown it, part by part, with what each says beside its words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from drafting import outline
from drafting.hashing import COLUMNS

ENDING = 6
"""Words by which the end of a paragraph is known."""

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
    "fixed": _("có thời hạn"),
    "from": _("bắt đầu từ"),
    "recurring": _("định kỳ"),
    "ongoing": _("thường xuyên"),
    "on_condition": _("khi có điều kiện"),
    "term_year": _("theo nhiệm kỳ"),
}
"""Kinds of a deadline."""

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
    "note": _("Nơi nhận, mục đích gửi"),
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
    under: str = ""
    """uid of the group or section that it stands in."""


def read_parts(document: dict[str, Any]) -> Iterator[ReadPart]:
    """Head, then every part that has a hash, with the words that a reader sees of it."""
    uids = document.get("uids", {})
    footnotes = {note["mark"]: note["text"] for note in document.get("footnotes") or ()}
    head = " · ".join(filter(None, [document.get("type"), document.get("issuer")]))
    yield ReadPart(HEAD, HEAD, "", head)
    yield ReadPart(uids.get("title", "title"), "title", "", document["title"])
    yield from _paragraphs("preamble", document)
    holders = {section["number"]: section["uid"] for section in outline.headed(document)}
    for section in outline.headed(document):
        yield ReadPart(section["uid"], "section", section["number"], section["heading"])
    for number, uid in uids.get("intros", {}).items():
        yield ReadPart(uid, "intro", number, document["intros"][number])
    holders |= {group["path"]: group["uid"] for group in document.get("groups", [])}
    for group in document.get("groups", []):
        text = "\n".join(filter(None, [group["heading"], group.get("intro")]))
        yield ReadPart(group["uid"], "group", group["path"], text, under=_holder(group["path"], holders))
    for item in document["items"]:
        fields = tuple((name, words) for name, words in _said(item, footnotes) if words)
        under = _holder(item["path"], holders)
        yield ReadPart(item["uid"], "item", item["path"], item["text"], fields, under)
    yield from _paragraphs("closing", document)
    for block in outline.blocks(document):
        rows = [" | ".join(map(_cell, row)) for row in block.get("rows") or ()]
        file = f"[{block['file'][:12]}]" if block.get("file") else ""
        yield ReadPart(block["uid"], "annex", "", "\n".join(filter(None, [block.get("text"), *rows, file])))
    for line in document["recipients"]:
        note = line.get("note")
        text = f"{line['text']} ({note})" if note else line["text"]
        yield ReadPart(line["uid"], "recipient", "", text, (("note", note),) if note else ())
    if document.get("archive"):
        yield ReadPart("archive", "recipient", "", f"Lưu {document['archive']}")


def _holder(path: str, holders: dict[str, str]) -> str:
    """The group around a path, else its section."""
    around, _dot, _last = path.rpartition(".")
    while around and around not in holders:
        around = around.rpartition(".")[0]
    return holders.get(around, "")


def _cell(text: str) -> str:
    """A bar or a line break within a cell is told from those between cells."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ↵ ")


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
    yield "paragraphs", _breaks(item.get("paragraphs") or [""])
    text = item["text"]
    yield (
        "runs",
        "; ".join(
            f"{text[start:end]} ({STYLES.get(style, style)}{_which(text, start, end)})"
            for start, end, style in item.get("runs") or ()
        ),
    )
    yield "notes", "; ".join(footnotes.get(mark, mark) for mark in item.get("notes") or ())


def _breaks(paragraphs: list[str]) -> str:
    """How many paragraphs, and the words at which each but the last ends."""
    ends = ["… " + " ".join(paragraph.split()[-ENDING:]) + " ¶" for paragraph in paragraphs[:-1]]
    return " ".join([str(len(paragraphs)), *ends])


def _which(text: str, start: int, end: int) -> str:
    """Of words that the text has several times, which of them: “, 2”."""
    words = text[start:end]
    return f", {text.count(words, 0, start) + 1}" if words and text.count(words) > 1 else ""


def _told(deadline: dict[str, Any]) -> str:
    days = " – ".join(filter(None, [deadline.get("start"), deadline.get("end")]))
    kinds = ", ".join(str(WHEN[kind]) for kind in deadline.get("kinds") or () if kind in WHEN)
    said = "; ".join(filter(None, [days, kinds]))
    return f"{deadline['text']} ({said})" if said else str(deadline["text"])


def _paragraphs(kind: str, document: dict[str, Any]) -> Iterator[ReadPart]:
    uids = document.get("uids", {}).get(kind, [])
    for uid, text in zip(uids, document.get(kind, []), strict=False):
        yield ReadPart(uid, kind, "", text)

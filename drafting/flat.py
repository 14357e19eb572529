"""A document dict as the ordered flat list of its parts: what an editor moves and what the database keeps."""

from typing import Any

from drafting import outline
from drafting.hashing import COLUMNS
from drafting.models import Part
from drafting.models.parts import new_uid
from drafting.spans import joined

Kind = Part.Kind

IN_TABLE = "bảng"
"""The note of an item that is a row of a table and is counted, not numbered as the table was received."""


def flatten(document: dict[str, Any]) -> list[Part]:
    """Unsaved rows in reading order; uids are kept where the document has them. The inverse of text.folded."""
    uids = document.get("uids", {})
    rows = _paragraphs(Kind.PREAMBLE, document.get("preamble", []), uids.get("preamble", []))
    for section in outline.headed(document):
        rows += _section(document, section, uids)
    rows += _paragraphs(Kind.CLOSING, document.get("closing", []), uids.get("closing", []))
    for line in document["recipients"]:
        rows.append(
            Part(
                kind=Kind.RECIPIENT,
                uid=line.get("uid") or new_uid(),
                text=line["text"],
                note=line.get("note") or "",
                group=line.get("group") or "",
            )
        )
    if document.get("archive"):
        rows.append(Part(kind=Kind.ARCHIVE, text=document["archive"]))
    return rows


def _paragraphs(kind: str, texts: list[str], uids: list[str]) -> list[Part]:
    known = [*uids, *([None] * (len(texts) - len(uids)))]
    return [Part(kind=kind, uid=uid or new_uid(), text=text) for text, uid in zip(texts, known, strict=True)]


def _section(document: dict[str, Any], section: dict[str, Any], uids: dict[str, Any]) -> list[Part]:
    number = section["number"]
    rows = [
        Part(
            kind=Kind.SECTION,
            uid=section.get("uid") or new_uid(),
            text=section["heading"],
            note=number if outline.is_annex(number) else "",
        )
    ]
    if intro := document.get("intros", {}).get(number):
        rows.append(Part(kind=Kind.INTRO, uid=uids.get("intros", {}).get(number) or new_uid(), text=intro))
    inner = [
        *(entry for entry in document.get("groups", []) if outline.section_of(entry["path"]) == number),
        *(entry for entry in document["items"] if entry["section"] == number),
    ]
    footnotes = {note["mark"]: note for note in document.get("footnotes", [])}
    for entry in sorted(inner, key=lambda entry: outline.steps(entry["path"])):
        rows += _group(entry) if "heading" in entry else [_item(entry, footnotes)]
    annex: dict[str, Any] = next(
        (each for each in document.get("annexes") or () if each.get("section") == number), {}
    )
    return [*rows, *(_block(block) for block in annex.get("blocks") or () if block.get("uid"))]


def _block(block: dict[str, Any]) -> Part:
    """A paragraph, table or file of an annex that is written here; those of a received one have no uid."""
    kind = Kind.TABLE if "rows" in block else Kind.FILE if "file" in block else Kind.TEXT
    return Part(
        kind=kind,
        uid=block["uid"],
        text=block.get("text") or "",
        cells=block.get("rows") or [],
        file_id=block.get("file"),
    )


def _depth(entry: dict[str, Any]) -> int:
    """How many groups stand around an entry; "1.2" in a table is one number, of a part of row 1."""
    return str(entry["path"]).count(".") - str(entry.get("number") or "").count(".") - 1


def _group(group: dict[str, Any]) -> list[Part]:
    rows = [
        Part(
            kind=Kind.GROUP,
            uid=group.get("uid") or new_uid(),
            text=group["heading"],
            is_agency=group["is_agency"],
            level=_depth(group) + 1,
            note=group.get("number") or "",
        )
    ]
    if group.get("intro"):
        rows.append(Part(kind=Kind.INTRO, uid=group.get("intro_uid") or new_uid(), text=group["intro"]))
    return rows


def _item(item: dict[str, Any], footnotes: dict[str, dict[str, str]]) -> Part:
    text, breaks = joined(item.get("paragraphs") or [item["text"]])
    return Part(
        kind=Kind.ITEM,
        uid=item.get("uid") or new_uid(),
        text=item["text"],
        breaks=breaks if text == item["text"] else [],
        runs=item.get("runs") or [],
        item_kind=item["kind"],
        level=_depth(item),
        note=item.get("number") or (IN_TABLE if item.get("table") else ""),
        lead=(item.get("lead") or "")[:300],
        partners=item.get("partners") or [],
        deadlines=item["deadlines"],
        target=item.get("target"),
        targets=item.get("targets") or [],
        columns={column: item[column] for column in COLUMNS if item.get(column)},
        notes=[footnotes[mark] for mark in item.get("notes") or [] if mark in footnotes],
    )

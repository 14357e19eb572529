"""A document dict as the ordered flat list of its parts: what an editor moves and what the database keeps."""

from typing import Any

from drafting import outline
from drafting.models import Part
from drafting.models.parts import new_uid

Kind = Part.Kind


def flatten(document: dict[str, Any]) -> list[Part]:
    """Unsaved rows in reading order; uids are kept where the document has them. The inverse of text.folded."""
    uids = document.get("uids", {})
    rows = _paragraphs(Kind.PREAMBLE, document.get("preamble", []), uids.get("preamble", []))
    for section in document["sections"]:
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
    rows = [Part(kind=Kind.SECTION, uid=section.get("uid") or new_uid(), text=section["heading"])]
    if intro := document.get("intros", {}).get(number):
        rows.append(Part(kind=Kind.INTRO, uid=uids.get("intros", {}).get(number) or new_uid(), text=intro))
    inner = [
        *(entry for entry in document.get("groups", []) if outline.section_of(entry["path"]) == number),
        *(entry for entry in document["items"] if entry["section"] == number),
    ]
    footnotes = {note["mark"]: note for note in document.get("footnotes", [])}
    for entry in sorted(inner, key=lambda entry: _place(entry["path"])):
        rows += _group(entry) if "heading" in entry else [_item(entry, footnotes)]
    return rows


LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Points are lettered in the Vietnamese order, without f, j, w, z."""


def _place(path: str) -> list[int]:
    """A key that sorts paths as they are read, those of lettered points ("I.1.a") too."""
    return [int(step) if step.isdigit() else LETTERS.find(step[:1]) + 1 for step in path.split(".")[1:]]


def _group(group: dict[str, Any]) -> list[Part]:
    rows = [
        Part(
            kind=Kind.GROUP,
            uid=group.get("uid") or new_uid(),
            text=group["heading"],
            is_agency=group["is_agency"],
            level=group["path"].count("."),
        )
    ]
    if group.get("intro"):
        rows.append(Part(kind=Kind.INTRO, uid=group.get("intro_uid") or new_uid(), text=group["intro"]))
    return rows


def _item(item: dict[str, Any], footnotes: dict[str, dict[str, str]]) -> Part:
    return Part(
        kind=Kind.ITEM,
        uid=item.get("uid") or new_uid(),
        text=item["text"],
        item_kind=item["kind"],
        level=item["path"].count(".") - 1,
        lead=(item.get("lead") or "")[:300],
        partners=item.get("partners") or [],
        deadlines=item["deadlines"],
        target=item.get("target"),
        notes=[footnotes[mark] for mark in item.get("notes") or [] if mark in footnotes],
    )

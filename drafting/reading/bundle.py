"""From lines to the bundle: every document with all its fields, and nothing of the source lost unsaid."""

import re
from datetime import date
from itertools import zip_longest
from typing import Any

from drafting.reading import legibility, secrecy
from drafting.reading.accounting import account
from drafting.reading.blocks import Line, Source, collapse
from drafting.reading.formats import old_fonts
from drafting.reading.meaning import citations, cited
from drafting.reading.refusals import refuse
from drafting.reading.rows.gathering import gathered
from drafting.reading.structure import annexes, foot, head, items, letters
from drafting.reading.structure.healing import heal
from drafting.reading.structure.outline import Outline, read_outline
from drafting.reading.structure.unglue import unglue
from drafting.reading.structure.zones import Part, split
from drafting.reading.words import SEPARATOR

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")

MOST_CHARACTERS = 2_000_000
"""Of a whole file; 800 full pages."""


def build(source: Source) -> dict[str, Any]:
    """The bundle of a source; raises ReadingRefused where no document can be made out."""
    check_text(source)
    secrecy.check([line.text for line in source.lines[: secrecy.HEAD * 3]])
    documents = [
        document for part in split(unglue(gathered(source.lines))) if (document := read_part(part, source))
    ]
    if not any(d["sections"] or d["items"] for d in documents):
        raise refuse("not_a_plan")
    letters.settle(documents)
    plan = next(d for d in documents if d["sections"] or d["items"])
    plan["doubts"] += [{"path": None, "reason": reason} for reason in source.doubts]
    legibility.add_doubts(documents, source.lines)
    place_footnotes(documents, plan, source)
    account(documents, source)
    return {"documents": documents, "source": told(source)}


def told(source: Source) -> dict[str, Any]:
    """What the source was: format, number of pages, every line with its number, its page and its place there.

    The parts of the documents name these numbers as their `lines`. `cell`: table, row and column of a line in one.
    """
    lines = [
        {"number": line.number, "text": line.text, "page": line.page, "gap": line.gap or line.whole}
        | ({"at": [round(edge, 4) for edge in line.at]} if line.at else {})
        | ({"cell": [line.spot.table, line.spot.row, line.spot.column]} if line.spot else {})
        for line in source.lines
    ]
    return {"format": source.format, "pages": source.pages, "lines": lines}


def check_text(source: Source) -> None:
    """Refuse nothing, more than can be read in time, and text without Vietnamese letters."""
    text = " ".join(line.text for line in source.lines)
    count = sum(c.isalpha() for c in text)
    if not text.strip():
        raise refuse("empty")
    if len(text) > MOST_CHARACTERS:
        raise refuse("too_long")
    if family := old_fonts.recognised(text):
        raise refuse("old_font", family=family)
    if len(VIETNAMESE.findall(text)) * 100 < count * 8:
        raise refuse("not_vietnamese")


def read_part(part: Part, source: Source) -> dict[str, Any] | None:
    """One document; None for scraps that hold no field of any document."""
    top = head.read_head(part.head)
    kind, title, draft = head.read_title(part.title)
    plan = kind is not None and not top.to and top.copy_kind is None
    body = heal([line for line in part.body if not SEPARATOR.match(line.text)])
    outline = read_outline(body, plan=plan)
    bottom = foot.read_foot(part.foot)
    if bottom.joint and bottom.signature:
        head.settle_signed(top, [collapse(s["on_behalf"] or "") for s in [bottom.signature, *bottom.joint]])
    preamble = [block.text for block in outline.preamble]
    type_ = "BS" if top.copy_kind else kind or (known_type(top.symbol_type) if top.symbol_type else None)
    if type_ is None and top.to:
        type_ = "CV"
    attached = annexes.read_annexes(part.annexes)
    if type_ is None and not outline.sections and not any(annex.tables for annex in attached):
        return None
    document: dict[str, Any] = {
        "type": type_ or "KH",
        "symbol": top.symbol,
        "date": top.date,
        "place": top.place,
        "issuer": head.issuer_of(preamble, title, top),
        "title": title or collapse(top.subject) or next((annex.title for annex in attached), ""),
    }
    named = [*preamble, *(annex.attached for annex in attached)]
    year, issued_on = reference_date(document, title, named)
    flat = items.flatten(outline, attached, year=year, issued_on=issued_on)
    document |= {
        "bases": citations.bases(title, preamble, top.symbol),
        "citations": [],
        "sections": flat.sections,
        "items": flat.items,
        "recipients": bottom.recipients,
        "archive": bottom.archive,
        "signature": bottom.signature,
        "superior": top.superior,
        "issuer_head": top.issuer,
        "preamble": [collapse(text) for text in preamble],
        "places": {
            "head": numbers(part.head),
            "title": numbers(part.title),
            "preamble": [block.lines for block in outline.preamble],
            "closing": [block.lines for block in outline.closing],
            "foot": numbers(part.foot),
        },
        "groups": flat.groups,
        "intros": flat.intros,
        "tables": flat.tables,
        "closing": [collapse(block.text) for block in outline.closing],
        "footnotes": [],
        "annexes": [annex.entry() for annex in attached],
        "urgency": top.urgency,
        "draft_mark": draft or top.draft_mark,
        "unplaced": unplaced(top, bottom),
        "doubts": doubts(part, top, outline, flat),
    }
    if top.joint or bottom.joint:
        document["joint"] = [
            (body or {}) | ({"signature": signature} if signature else {})
            for body, signature in zip_longest(top.joint, bottom.joint)
        ]
    if type_ == "CV":
        as_letter(document, outline, top, year, issued_on)
    if type_ == "BS":
        as_copy(document, top)
    notes = [(mark, text) for mark, text in source.footnotes if part_holds(part, mark)]
    mentioned = cited.read(cited.texts(document, notes), top.symbol)
    document |= {"citations": mentioned.symbols, "cited": mentioned.entries}
    document["doubts"] += [{"path": path, "reason": reason} for path, reason in mentioned.doubts]
    return document


def known_type(symbol_type: str) -> str:
    """The acronym as the type table spells it."""
    return {"CTR": "CTr", "TTR": "TTr"}.get(symbol_type.upper(), symbol_type)


def reference_date(document: dict[str, Any], title: str, named: list[str]) -> tuple[int | None, date | None]:
    """(year that dates without one mean, issue date): printed, else the latest year that the title cites."""
    if document["date"]:
        issued_on = date.fromisoformat(document["date"])
        return issued_on.year, issued_on
    years = [int(y) for text in [title, *named] for y in re.findall(r"ngày\s+\d{1,2}/\d{1,2}/(\d{4})", text)]
    return (max(years) if years else None), None


def as_letter(
    document: dict[str, Any], outline: Outline, top: head.Head, year: int | None, issued_on: date | None
) -> None:
    """Fields that only letters have; their paragraphs are the preamble."""
    blocks = outline.preamble
    document["to"] = top.to
    document["enclosed"] = letters.forwards(blocks, top.subject)
    document["forwards"] = None
    document["assigns"] = letters.assigns(blocks, year=year, issued_on=issued_on)
    document["issuer"] = letters.writer(blocks) or document["issuer"]
    document["bases"] = []


def as_copy(document: dict[str, Any], top: head.Head) -> None:
    """Fields that only certified copies have."""
    document["copy_kind"] = top.copy_kind
    document["copier"] = " / ".join(part for part in (top.superior, top.issuer) if part) or None
    document["title"] = document["title"] or (top.copy_kind or "").upper()
    document["forwards"] = None


def unplaced(top: head.Head, bottom: foot.Foot) -> list[dict[str, Any]]:
    """Lines that no field took."""
    found = [(line, "Không rõ thuộc phần nào của thể thức.") for line in top.rest] + bottom.rest
    return [
        {"page": line.page, "text": collapse(line.text), "reason": reason, "lines": numbers([line])}
        for line, reason in found
    ]


def numbers(lines: list[Line]) -> list[int]:
    """The numbers of these lines, each once."""
    return list(dict.fromkeys(line.number for line in lines if line.number >= 0))


def doubts(part: Part, top: head.Head, outline: Outline, flat: items.Flat) -> list[dict[str, Any]]:
    general = [*dict.fromkeys(part.doubts), *top.doubts]
    found = [(None, reason) for reason in general] + outline.doubts + flat.doubts
    return [{"path": path, "reason": reason} for path, reason in found]


def part_holds(part: Part, mark: str) -> bool:
    return any(mark in line.notes for line in [*part.title, *part.body])


def place_footnotes(documents: list[dict[str, Any]], plan: dict[str, Any], source: Source) -> None:
    """Footnotes go to the document whose items carry their mark, else to the plan."""
    for mark, text in source.footnotes:
        owner = next((d for d in documents for i in d["items"] if mark in i.get("notes", [])), plan)
        owner["footnotes"].append({"mark": mark, "text": collapse(text)})

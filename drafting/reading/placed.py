"""What the result says of the source, string by string: the other side of the account."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from drafting.reading.structure.foot import REPORT
from drafting.reading.words import COPY_KINDS, MOTTO

Document = dict[str, Any]

MARKS_AND_SIGNS = re.compile(r"[\W_]+")
LEADING_ZEROS = re.compile(r"(ngày\s+)0?(\d{1,2}\s+tháng\s+)0?(?=\d)", re.IGNORECASE)
MISSPELT_MOTTO = "ĐẢNG CÔNG SẢN VIỆT NAM"
TOLD_OTHERWISE = {"path", "section", "agency", "kind", "text", "paragraphs", "uid", "kinds", "start", "end"}
"""Keys of an item that repeat its text or its place, or that are no words of the source."""


def squash(text: str) -> str:
    """Letters and digits alone, in small letters; what the fields write in one form is written in that form.

    Days and months without leading zero, "(b/c)" as "để báo cáo", the motto as it is spelt.
    """
    text = unicodedata.normalize("NFC", text).replace(MISSPELT_MOTTO, MOTTO)
    text = LEADING_ZEROS.sub(r"\1\2", REPORT.sub("để báo cáo", text))
    return MARKS_AND_SIGNS.sub("", text.casefold())


def strings(document: Document) -> Iterator[str]:
    """The words of the source that a document holds, in the order of print, each once.

    Words of form go with the field that they introduce: the motto, "Số", "Kính gửi", "Nơi nhận", "Lưu".
    Fields that are only taken out of the text (bases, citations, deadlines, who leads) tell nothing new.
    """
    yield from (document.get("superior") or "", document.get("issuer_head") or "", MOTTO)
    if document.get("symbol"):
        yield f"Số {document['symbol']}"
    for other in document.get("joint") or ():
        yield from (other.get("issuer") or "", f"Số {other['symbol']}" if other.get("symbol") else "")
    yield from (document.get("urgency") or "", document.get("draft_mark") or "", place_and_date(document))
    if document.get("to"):
        yield "Kính gửi"
        yield from document["to"]
    yield from (printed for printed, kind in COPY_KINDS.items() if kind == document.get("copy_kind"))
    yield document["title"]
    yield from document["preamble"]
    yield from outline(document)
    yield from words_in(document.get("tables"))
    yield from document["closing"]
    yield from foot(document)
    for annex in document["annexes"]:
        yield f"Phụ lục {annex['number'] or ''}"
        yield from (annex["title"], annex.get("attached") or "")
        yield from words_in(annex["blocks"])
    for note in document["footnotes"]:
        yield f"{note['mark']} {note['text']}"
    yield from (entry["text"] for entry in document["unplaced"])


def place_and_date(document: Document) -> str:
    place = document.get("place") or ""
    if not document.get("date"):
        return f"{place}, ngày tháng năm" if place else ""
    day = date.fromisoformat(document["date"])
    return f"{place}, ngày {day.day} tháng {day.month} năm {day.year}"


def outline(document: Document) -> Iterator[str]:
    """Headings, introductions and items as they stand one under the other; rows of tables tell nothing new."""
    parts: list[tuple[int, list[str]]] = []
    for section in document["sections"]:
        intro = document["intros"].get(section["number"], "")
        parts.append((first_line(section), [f"{section['number']} {section['heading']}", intro]))
    for group in document["groups"]:
        if group.get("number"):
            continue
        said = [f"{last_number(group)} {group['heading']}", group.get("intro") or ""]
        parts.append((first_line(group), said))
    for item in document["items"]:
        if item.get("table"):
            continue
        parts.append((first_line(item), [f"{last_number(item)} {item['text']}", *beside(item)]))
    for _, said in sorted(parts, key=lambda part: part[0]):
        yield from said


def first_line(entry: dict[str, Any]) -> int:
    return min(entry.get("lines") or [0])


def last_number(entry: dict[str, Any]) -> str:
    return str(entry["path"]).rsplit(".", 1)[-1]


def beside(item: dict[str, Any]) -> Iterator[str]:
    """What an item holds beside its text, as a row of a table does: its product, its deadline, its lead."""
    text = squash(item["text"])
    for key, value in item.items():
        if key in TOLD_OTHERWISE or value == item["agency"]:
            continue
        yield from (said for said in words_in(value) if squash(said) not in text)


def foot(document: Document) -> Iterator[str]:
    if document["recipients"] or document["archive"]:
        yield "Nơi nhận bản sao" if document.get("copy_kind") else "Nơi nhận"
    for recipient in document["recipients"]:
        reported_to = " để báo cáo" if recipient["note"] == "báo cáo" else " " + (recipient["note"] or "")
        yield recipient["text"] + reported_to
    if document["archive"]:
        yield f"Lưu {document['archive']}"
    yield from words_in(document["signature"])
    for other in document.get("joint") or ():
        yield from words_in(other.get("signature"))


def words_in(value: Any) -> Iterator[str]:
    """Every string in a value of lists and dicts, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in TOLD_OTHERWISE or key == "text":
                yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)

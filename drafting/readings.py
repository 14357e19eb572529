"""Mending what was read from a file, until a person confirms it. The original file is never touched."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.flat import flatten
from drafting.models import Part, ReceivedDocument
from drafting.models.parts import new_uid
from drafting.reading import deadlines, who
from drafting.refusals import Conflict, Unfit
from drafting.text import refolded

HEAD = ("symbol", "date", "place", "issuer", "title")


def choose_plan(bundle: dict[str, Any]) -> int:
    """The document of the bundle that is the plan: the first KH, else the one with the most items."""
    documents = bundle["documents"]
    for index, document in enumerate(documents):
        if document["type"] == "KH" and document["items"]:
            return index
    return max(range(len(documents)), key=lambda index: len(documents[index]["items"]))


def with_uids(document: dict[str, Any]) -> dict[str, Any]:
    """The same document, every part with a uid of its own."""
    return {**document, **refolded(document, flatten(document))}


def mend_head(received: ReceivedDocument, *, edit_number: int, **fields: str | None) -> None:
    """Correct symbol, date (ISO), place, issuer or title."""
    document = _current(received, edit_number, mine=fields.get("title") or "")
    for name, value in fields.items():
        if name not in HEAD:
            raise Unfit(_("Không có ô “%(name)s” trong phần đầu văn bản.") % {"name": name})
        document[name] = value or None
    if not document["title"]:
        raise Unfit(_("Tên loại và trích yếu không được để trống."))
    received.symbol, received.title = document["symbol"] or "", document["title"]
    received.sender = document["issuer"] or received.sender
    _save(received, document)


def mend_part(
    received: ReceivedDocument,
    *,
    edit_number: int,
    uid: str,
    text: str,
    item_kind: str = "",
    when: str | None = None,
) -> None:
    """Correct one heading or item: text, kind, the words that tell its deadline.

    A new text tells its deadlines anew; `when` counts only where it differs from what stood there before.
    """
    document = _current(received, edit_number, mine=text, uid=uid)
    rows = flatten(document)
    row = _find(rows, uid)
    text = " ".join(text.split())
    if not text:
        raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung, hoặc bỏ mục này khỏi kết quả đọc."))
    if row.kind == Part.Kind.ITEM:
        year, before = _year(document), "; ".join(d["text"] for d in row.deadlines)
        if text != row.text:
            row.deadlines = deadlines.read(text, year=year)
            row.lead, row.partners = _who(text)
        if item_kind in Part.ItemKind.values:
            row.item_kind = item_kind
        if when is not None and when.strip() != before:
            row.deadlines = _typed(when, year)
    row.text = text
    _save(received, {**document, **_folded(document, rows)})


def _year(document: dict[str, Any]) -> int:
    """The year that a date without one means: the document's own."""
    return int(document["date"][:4]) if document.get("date") else timezone.localdate().year


def _typed(when: str, year: int) -> list[dict[str, Any]]:
    found = []
    for phrase in filter(None, (piece.strip() for piece in when.split(";"))):
        deadline = deadlines.parse_phrase(phrase, year=year)
        if deadline is None:
            raise Unfit(
                _(
                    "Chưa đọc được thời gian “%(when)s”; đề nghị ghi như: hoàn thành trong quý I/2027, thường xuyên."
                )
                % {"when": phrase}
            )
        found.append(deadline)
    return found


def _who(text: str) -> tuple[str, list[str]]:
    lead, partners = who.read(text, None)
    return (lead or "")[:300], partners


def merge_with_previous(received: ReceivedDocument, *, edit_number: int, uid: str) -> None:
    """Join an item to the one before it (a paragraph that was taken for an item of its own)."""
    document = _current(received, edit_number)
    rows = flatten(document)
    index = rows.index(_find(rows, uid))
    if index == 0 or rows[index].kind != Part.Kind.ITEM or rows[index - 1].kind != Part.Kind.ITEM:
        raise Unfit(_("Chỉ ghép được một nội dung với nội dung liền trước trong cùng mục."))
    before = rows[index - 1]
    before.text = f"{before.text} {rows[index].text}"
    before.deadlines = [*before.deadlines, *rows[index].deadlines]
    del rows[index]
    _save(received, {**document, **_folded(document, rows)})


def split_part(received: ReceivedDocument, *, edit_number: int, uid: str, first: str) -> None:
    """Cut an item in two: `first` is its beginning, the rest becomes the next item."""
    document = _current(received, edit_number)
    rows = flatten(document)
    row = _find(rows, uid)
    first = " ".join(first.split())
    rest = row.text.removeprefix(first).strip()
    if row.kind != Part.Kind.ITEM or not first or not rest or rest == row.text:
        raise Unfit(_("Để tách, đề nghị giữ nguyên phần đầu của nội dung và bỏ phần chuyển sang mục sau."))
    year = _year(document)
    second = Part(kind=Part.Kind.ITEM, uid=new_uid(), text=rest, item_kind=row.item_kind, level=row.level)
    row.text = first
    for part in (row, second):
        part.deadlines = deadlines.read(part.text, year=year)
        part.lead, part.partners = _who(part.text)
    rows.insert(rows.index(row) + 1, second)
    _save(received, {**document, **_folded(document, rows)})


def drop_part(received: ReceivedDocument, *, edit_number: int, uid: str) -> None:
    """Take a part out of the result; its text stays in the list of what found no place."""
    document = _current(received, edit_number)
    rows = flatten(document)
    row = _find(rows, uid)
    rows.remove(row)
    unplaced = [*document.get("unplaced", []), {"text": row.text, "reason": "bỏ khi rà soát"}]
    _save(received, {**document, **_folded(document, rows), "unplaced": unplaced})


def _folded(document: dict[str, Any], rows: list[Part]) -> dict[str, Any]:
    return refolded(document, rows)


def _current(
    received: ReceivedDocument, edit_number: int, *, mine: str = "", uid: str = ""
) -> dict[str, Any]:
    document = received.document
    if document is None or received.confirmed_id:
        raise Unfit(_("Kết quả đọc đã được xác nhận nên không sửa được nữa."))
    if received.edit_number != edit_number:
        there = next((row.text for row in flatten(document) if uid and row.uid == uid), document["title"])
        raise Conflict(
            _("Kết quả đọc vừa được người khác sửa; đề nghị xem lại rồi sửa tiếp."),
            mine={"text": mine},
            theirs={"text": there, "edit_number": received.edit_number},
        )
    return document


def _find(rows: list[Part], uid: str) -> Part:
    for row in rows:
        if row.uid == uid:
            return row
    raise Unfit(_("Nội dung này không còn trong kết quả đọc; đề nghị tải lại trang."))


def _save(received: ReceivedDocument, document: dict[str, Any]) -> None:
    assert received.reading is not None
    received.reading["documents"][received.chosen] = document
    received.edit_number += 1
    received.save()

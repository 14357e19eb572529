"""Corrections of words: the head; a part's text, kind, who, when, how much, what is delivered."""

from typing import Any

from django.utils.translation import gettext as _

from drafting.models import Part, ReceivedDocument
from drafting.reading.meaning import who
from drafting.reading.meaning.targets import targets_of
from drafting.reading.time import deadlines
from drafting.readings.mending import Mending
from drafting.readings.settling import tell_head
from drafting.refusals import Unfit

HEAD = ("symbol", "date", "place", "issuer", "title")
TOLD = ("product", "approving_level")
"""What a person may correct of the fields that only the reading has."""


def mend_head(received: ReceivedDocument, *, edit_number: int, **fields: str | None) -> None:
    """Correct symbol, date (ISO), place, issuer or title."""
    mending = Mending(received, edit_number, mine=fields.get("title") or "")
    for name, value in fields.items():
        if name not in HEAD:
            raise Unfit(_("Không có ô “%(name)s” trong phần đầu văn bản.") % {"name": name})
        mending.document[name] = value or None
    if not mending.document["title"]:
        raise Unfit(_("Tên loại và trích yếu không được để trống."))
    mending.keep("mend_head")
    tell_head(received, mending.document, over=True)
    received.symbol = mending.document["symbol"] or ""


def mend_part(
    received: ReceivedDocument, *, edit_number: int, uid: str, text: str, **fields: str | bool | None
) -> None:
    """Correct one heading or item; a field that is not given stays.

    `fields`: item_kind; lead, partners, when, targets (several as words between semicolons); product,
    approving_level; is_agency of a group. A new text tells who, when and how much anew; what was typed for them
    counts only where it differs from what stood there before.
    """
    mending = Mending(received, edit_number, mine=text, uid=uid)
    row = mending.row(uid)
    text = " ".join(text.split())
    if not text:
        raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung, hoặc bỏ mục này khỏi kết quả đọc."))
    if row.kind == Part.Kind.ITEM:
        _mend_item(mending, row, text, fields)
    if row.kind == Part.Kind.GROUP and "is_agency" in fields:
        row.is_agency = bool(fields["is_agency"])
    row.text = text
    mending.keep("mend_part")


def _mend_item(mending: Mending, row: Part, text: str, fields: dict[str, Any]) -> None:
    found = mending.found.setdefault(row.uid, {})
    before = words_of(row, found)
    if text != row.text:
        reread(row, text, year=mending.year)
        found["paragraphs"] = [text]
        found.pop("targets", None)
    if fields.get("item_kind") in Part.ItemKind.values:
        row.item_kind = fields["item_kind"]
    typed = {name: said for name in before if (said := _said(fields.get(name))) not in (None, before[name])}
    if "lead" in typed:
        row.lead = typed["lead"][:300]
    if "partners" in typed:
        row.partners = pieces(typed["partners"])
    if "when" in typed:
        row.deadlines = typed_deadlines(typed["when"], mending.year)
    if "targets" in typed:
        targets = _typed_targets(typed["targets"])
        row.target = targets[0] if targets else None
        found["targets"] = targets
    found |= {name: typed[name] or None for name in TOLD if name in typed}


def words_of(row: Part, found: dict[str, Any]) -> dict[str, str]:
    """What a person may correct of an item, as words: the editor shows them, a mending compares with them."""
    targets = found.get("targets") or ([row.target] if row.target else [])
    return {
        "lead": row.lead,
        "partners": "; ".join(row.partners),
        "when": "; ".join(deadline["text"] for deadline in row.deadlines),
        "targets": "; ".join(target_words(target) for target in targets),
        **{name: found.get(name) or "" for name in TOLD},
    }


def reread(row: Part, text: str, *, year: int) -> None:
    """Give an item other words and read anew from them who, when and how much."""
    row.text = text
    row.deadlines = deadlines.read(text, year=year)
    lead, partners = who.read(text, None)
    row.lead, row.partners = (lead or "")[:300], partners
    row.target = next(iter(targets_of(text)), None) if row.item_kind == Part.ItemKind.TARGET else None


def typed_deadlines(when: str, year: int) -> list[dict[str, Any]]:
    """The deadlines that these words name, one between each two semicolons; raises Unfit for words that name none."""
    found = []
    for phrase in pieces(when):
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


def _typed_targets(words: str) -> list[dict[str, Any]]:
    found = []
    for phrase in pieces(words):
        target = next(iter(targets_of(phrase)), None)
        if target is None:
            raise Unfit(
                _("Chưa đọc được chỉ tiêu “%(target)s”; đề nghị ghi như: ít nhất 25%%, 03 - 04%%.")
                % {"target": phrase}
            )
        found.append(target)
    return found


def target_words(target: dict[str, Any]) -> str:
    """The figure as one writes it, so that reading it again gives the same target."""
    unit = target.get("unit") or ""
    figure = f"{target['value']} - {target['value_to']}" if target.get("value_to") else str(target["value"])
    words = f"{figure}{unit}" if unit == "%" else f"{figure} {unit}".strip()
    return f"ít nhất {words}" if target.get("comparator") == ">=" else words


def pieces(words: str) -> list[str]:
    """What stands between semicolons or on lines of its own."""
    return list(filter(None, (" ".join(piece.split()) for piece in words.replace("\n", ";").split(";"))))


def _said(value: Any) -> str | None:
    return None if value is None else str(value).strip()

"""A document dict as the page that it will be, in the shape of templates/components/_sheet.html. Pure.

Numbers, dashes, capitals and the order of the parts are those of the printed page.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from drafting import sentence, spans
from drafting.rendering import names
from drafting.rendering.body import Place, in_columns, notes_without_item, places
from drafting.rendering.compose import printable
from drafting.rendering.form import FormRules, rules_on
from drafting.rendering.notes import renumbered
from drafting.rendering.task_table import COLUMNS, rows_of, said, unsaid

Block = dict[str, Any]
Extras = Mapping[str, Mapping[str, Any]]
"""uid of a part → what a page adds to its block: origin, flag, edit_url, actions, open, diff."""

Document = Mapping[str, Any]


def page(
    document: Document,
    *,
    draft_mark: str = "",
    issued_on: date | None = None,
    number: int | None = None,
    today: date | None = None,
    extras: Extras | None = None,
) -> dict[str, Any]:
    """The whole page. Without a day of issue, and always under a draft mark, day and month are left to the clerk.

    `today` tells the year of a draft and the rules of the form that it follows. A document that carries its own
    symbol and date (one that was received) shows them.
    """
    document, extras = renumbered(printable(document)), extras or {}
    issued_on = issued_on or (None if draft_mark else _own_date(document))
    rules = rules_on(issued_on or today)
    place_date = names.date_line(document.get("place"), issued_on or today, draft=issued_on is None)
    return {
        "superior": (document.get("superior") or "").upper(),
        "issuer_head": names.issuer_line(document),
        "symbol": _symbol(document, number, draft_mark),
        "place_date": place_date,
        "draft_mark": draft_mark,
        "blocks": [_with(block, extras) for block in _blocks(document, rules)],
        "recipients": [_with(block, extras) for block in _recipients(document, rules)],
        "signatures": [
            {key: signature.get(key) or "" for key in ("on_behalf", "position", "name")}
            for signature in [document.get("signature")]
            if signature
        ],
        "footnotes": list(document.get("footnotes") or ()),
        "annexes": [_annex(annex, document, extras) for annex in document.get("annexes") or ()],
    }


def block_of(page_: Mapping[str, Any], uid: str) -> Block | None:
    """The block of one part."""
    annexed = [block for annex in page_["annexes"] for block in annex.get("points", ())]
    blocks = [*page_["blocks"], *page_["recipients"], *annexed]
    return next((block for block in blocks if block.get("uid") == uid), None)


def _with(block: Block, extras: Extras) -> Block:
    return {**block, **extras.get(block.get("uid") or "", {})}


def _annex(annex: Document, document: Document, extras: Extras) -> dict[str, Any]:
    """An annex as it is printed; one that is written here has `points` to edit instead of blocks."""
    own = all(block.get("uid") for block in annex.get("blocks") or ())
    if not (own and annex.get("section")):
        return dict(annex)
    head = {"type": "section", "uid": annex.get("uid"), "number": "", "heading": annex["title"]}
    points: list[Block] = [head]
    for block in annex.get("blocks") or ():
        kind = "table" if "rows" in block else "file" if "file" in block else "text"
        points.append({"number": "", "text": "", **block, "type": kind})
    for entry in rows_of(document, annex["section"]):
        mark = f"{entry['path'].rpartition('.')[2]}."
        points.append(_block(Place("group" if "heading" in entry else "item", entry, mark)))
    return {**annex, "blocks": [], "points": [_with(block, extras) for block in points]}


def _own_date(document: Document) -> date | None:
    written = document.get("date")
    return date.fromisoformat(written) if written else None


def _symbol(document: Document, number: int | None, draft_mark: str) -> str:
    own = document.get("symbol")
    if own and number is None and not draft_mark:
        return f"Số {own}"
    return names.number_line(number, document.get("type") or "KH", names.body_symbol(document))


def _blocks(document: Document, rules: FormRules) -> Iterator[Block]:
    uids = document.get("uids") or {}
    type_lines, abstract = names.split_title(document)
    lines = [*type_lines[1:], abstract]
    carried = notes_without_item(document)
    yield {
        "type": "title",
        "uid": uids.get("title", "title"),
        "heading": type_lines[0] if type_lines else "",
        "lines": [line for line in lines if line],
        "notes": [note.mark for note in carried],
    }
    yield from _plain("preamble", document.get("preamble") or (), uids.get("preamble") or ())
    for place in places(document, rules):
        yield _block(place)
    yield from _plain("closing", document.get("closing") or (), uids.get("closing") or ())


def _plain(kind: str, texts: Sequence[str], uids: Sequence[str]) -> Iterator[Block]:
    for index, text in enumerate(texts):
        yield {"type": kind, "uid": uids[index] if index < len(uids) else None, "text": text}


def _block(place: Place) -> Block:
    entry = place.entry
    block: Block = {"type": place.kind, "uid": entry.get("uid"), "number": place.marker}
    if place.kind == "section":
        block["heading"] = names.capitals(entry["heading"])
    elif place.kind == "group":
        block["heading"] = entry["heading"]
    elif place.kind == "intro":
        block["text"] = entry["text"]
    else:
        block["path"] = entry["path"]
        block["paragraphs"] = _paragraphs(entry)
    return block


def _paragraphs(item: Document) -> list[list[dict[str, str]]]:
    """The item's paragraphs in pieces, who and when marked; its footnotes at the end of the last."""
    broken = list(item.get("paragraphs") or ())
    if " ".join(broken) != item["text"]:
        broken = [item["text"]]
    cut, start = [], 0
    for text in broken:
        pieces = sentence.pieces(
            text,
            lead=item.get("lead"),
            partners=item.get("partners") or [],
            deadlines=item.get("deadlines") or [],
        )
        runs = spans.cut(item.get("runs") or (), start, start + len(text))
        cut.append(sentence.styled(pieces, runs) if runs else pieces)
        start += len(text) + 1
    cut[-1] += [{"text": mark, "role": "note"} for mark in item.get("notes") or ()]
    if in_columns(item):
        return [*cut, _columns(item)]
    further = unsaid(item)
    return [*cut, [{"text": further, "role": "italic"}]] if further else cut


def _columns(item: Document) -> list[dict[str, str]]:
    """What the columns of a table say besides the task."""
    found = [f"{name}: {words}" for field, name in COLUMNS.items() if (words := said(item, field))]
    return [{"text": "; ".join(found), "role": "italic"}]


def _recipients(document: Document, rules: FormRules) -> Iterator[Block]:
    """The lines under “Nơi nhận”, each with its dash and the mark of its end; the archive last."""
    entries = list(document.get("recipients") or ())
    for line, entry in zip(names.recipient_lines(document, rules), [*entries, None], strict=False):
        text = line.removeprefix("- ")
        if entry is None:
            yield {"type": "archive", "uid": None, "number": "-", "text": text}
        else:
            yield {"type": "recipient", "uid": entry.get("uid"), "number": "-", "text": text}

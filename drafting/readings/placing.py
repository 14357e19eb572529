"""What found no place, what is unsure, which document is the plan: a person's decisions on them."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Part, ReceivedDocument
from drafting.models.parts import new_uid
from drafting.readings.mending import Mending, write
from drafting.readings.parts import joined
from drafting.readings.settling import tell_head, with_uids
from drafting.readings.shaping import insert
from drafting.refusals import Unfit

Kind = Part.Kind


def place(received: ReceivedDocument, *, edit_number: int, index: int, where: str, after: str = "") -> None:
    """Put an entry of the list of unplaced lines into the result.

    `where`: item (a new one after the part `after`), joined (to the item `after`), recipient.
    """
    mending = Mending(received, edit_number)
    entry = _taken_out(mending, index)
    if where == "joined":
        row = mending.row(after)
        if row.kind != Kind.ITEM:
            raise Unfit(_("Đề nghị chọn một nội dung để ghép vào."))
        found = {"paragraphs": [row.text], **mending.found.get(row.uid, {})}
        mending.found[row.uid] = joined(
            found, {"paragraphs": [entry["text"]], "lines": entry.get("lines", [])}
        )
        row.text = f"{row.text} {entry['text']}"
    elif where in (Kind.ITEM, Kind.RECIPIENT):
        text = entry["text"].removeprefix("- ").removeprefix("– ").strip()
        row = Part(kind=where, uid=new_uid(), text=text.rstrip(",;.") if where == Kind.RECIPIENT else text)
        insert(mending, row, after if where == Kind.ITEM else "")
        mending.found[row.uid] = {"lines": entry.get("lines", [])}
    else:
        raise Unfit(_("Đề nghị chọn cách xếp dòng này."))
    mending.keep("place")


def _taken_out(mending: Mending, index: int) -> dict[str, Any]:
    unplaced = list(mending.document.get("unplaced", []))
    if not 0 <= index < len(unplaced):
        raise Unfit(_("Dòng này không còn trong danh sách chưa xếp; đề nghị tải lại trang."))
    entry: dict[str, Any] = unplaced.pop(index)
    mending.document["unplaced"] = unplaced
    return entry


def dismiss(received: ReceivedDocument, *, edit_number: int, index: int) -> None:
    """Say that an unplaced line is no content, or that it is after all; it stays listed."""
    mending = Mending(received, edit_number)
    entry = _taken_out(mending, index)
    unplaced = list(mending.document["unplaced"])
    unplaced.insert(index, {**entry, "dismissed": not entry.get("dismissed")})
    mending.document["unplaced"] = unplaced
    mending.keep("dismiss")


def look_at(received: ReceivedDocument, *, doubt: int, by: str) -> None:
    """Note that this person has looked at an unsure place; again: that nobody has. No mending, so none is undone."""
    document = received.document
    if document is None or received.confirmed_id:
        raise Unfit(_("Kết quả đọc đã được xác nhận nên không sửa được nữa."))
    seen = {"by": by, "at": timezone.now().isoformat(timespec="seconds")}
    doubts = [
        {**entry, "seen": None if entry.get("seen") else seen} if entry["id"] == doubt else entry
        for entry in document.get("doubts", [])
    ]
    number = received.edit_number
    write(received, {**document, "doubts": doubts})
    received.edit_number = number


def unseen(document: dict[str, Any]) -> int:
    """How many unsure places nobody has looked at."""
    return sum(not doubt.get("seen") for doubt in document.get("doubts", []))


def choose_document(received: ReceivedDocument, *, edit_number: int, index: int) -> None:
    """Take another document of the bundle for the plan; mendings of each are kept with it."""
    mending = Mending(received, edit_number)
    assert received.reading is not None
    documents = received.reading["documents"]
    if not 0 <= index < len(documents) or index == received.chosen:
        raise Unfit(_("Đề nghị chọn một văn bản khác trong tệp."))
    mending.keep("choose_document")
    received.chosen = index
    document = documents[index]
    if "uids" not in document:
        document = with_uids(document)
    write(received, document)
    tell_head(received, document, over=True)

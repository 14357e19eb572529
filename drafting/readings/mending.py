"""The frame of every mending: the check against what others did meanwhile, the way back."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import EarlierReading, Part, ReceivedDocument
from drafting.readings.parts import put_together, taken_apart
from drafting.readings.settling import tell_head
from drafting.refusals import Conflict, Unfit

KEPT = 20
"""How many mendings can be taken back."""


class Mending:
    """One document of a reading taken apart for one change; `keep` puts it together and keeps what was before.

    Raises Unfit where the reading is confirmed or missing, Conflict where it has changed since `edit_number`.
    """

    def __init__(
        self, received: ReceivedDocument, edit_number: int, *, mine: str = "", uid: str = ""
    ) -> None:
        document = received.document
        if document is None or received.confirmed_id:
            raise Unfit(_("Kết quả đọc đã được xác nhận nên không sửa được nữa."))
        self.received, self.before = received, document
        self.document = dict(document)
        self.rows, self.found = taken_apart(document)
        if received.edit_number != edit_number:
            there = next((row.text for row in self.rows if uid and row.uid == uid), document["title"])
            raise Conflict(
                _("Kết quả đọc vừa được người khác sửa; đề nghị xem lại rồi sửa tiếp."),
                mine={"text": mine},
                theirs={"text": there, "edit_number": received.edit_number},
            )

    def index(self, uid: str) -> int:
        """Where the part stands among the rows; raises Unfit when it is not there any more."""
        for index, row in enumerate(self.rows):
            if row.uid == uid:
                return index
        raise Unfit(_("Nội dung này không còn trong kết quả đọc; đề nghị tải lại trang."))

    def row(self, uid: str) -> Part:
        return self.rows[self.index(uid)]

    @property
    def year(self) -> int:
        """The year that a date without one means: the document's own."""
        return year_of(self.document)

    def keep(self, how: str) -> None:
        """Write the change into the arrival, which the caller saves. `how` names the mending."""
        try:
            document = put_together(self.document, self.rows, self.found)
        except ValueError:
            raise Unfit(_("Nội dung phải đứng trong một mục; đề nghị để lại một đề mục ở đầu.")) from None
        EarlierReading.objects.create(
            received=self.received, chosen=self.received.chosen, document=self.before, how=how
        )
        stale = EarlierReading.objects.filter(received=self.received).order_by("-pk").values("pk")[KEPT:]
        EarlierReading.objects.filter(pk__in=list(stale.values_list("pk", flat=True))).delete()
        write(self.received, document)


def year_of(document: dict[str, Any]) -> int:
    return int(document["date"][:4]) if document.get("date") else timezone.localdate().year


def write(received: ReceivedDocument, document: dict[str, Any]) -> None:
    """Put the document into the bundle as its newest state."""
    assert received.reading is not None
    documents = list(received.reading["documents"])
    documents[received.chosen] = document
    received.reading = {**received.reading, "documents": documents}
    received.edit_number += 1


def undo(received: ReceivedDocument, *, edit_number: int) -> None:
    """Take back the last mending that is not taken back yet; what was looked at stays looked at."""
    now = Mending(received, edit_number).document
    earlier = EarlierReading.objects.filter(received=received).order_by("-pk").first()
    if earlier is None:
        raise Unfit(_("Không còn lần sửa nào để hoàn tác."))
    seen = {doubt["id"]: doubt["seen"] for doubt in now.get("doubts", []) if doubt.get("seen")}
    document = earlier.document
    if received.chosen == earlier.chosen:
        for doubt in document.get("doubts", []):
            if doubt["id"] in seen:
                doubt["seen"] = seen[doubt["id"]]
    received.chosen = earlier.chosen
    write(received, document)
    tell_head(received, document, over=True)
    earlier.delete()

"""A scan that could not be read: trying again, or writing its text by hand."""

from typing import Any

from django.utils.translation import gettext as _

from drafting.models import ReceivedDocument, Recognition
from drafting.readings.settling import settle
from permissions.models import User
from workflow.receiving import ReceivedAct, acting_on
from workflow.recognising import ask_for_recognition, gave_up
from workflow.refusals import Overtaken


def read_again(received: ReceivedDocument, *, by: User) -> None:
    """Recognise the letters of the file once more."""
    with acting_on(received, "read_again", by=by) as act:
        _must_have_failed(act)
        ask_for_recognition(act.received)


def type_in(received: ReceivedDocument, *, by: User) -> None:
    """Begin with an empty plan, to be filled from the picture of the pages by hand."""
    with acting_on(received, "type_in", by=by) as act:
        _must_have_failed(act)
        doc = act.received
        settle(
            doc, {"documents": [empty_plan(doc)], "source": {"format": "scan", "pages": None, "lines": []}}
        )


def _must_have_failed(act: ReceivedAct) -> None:
    row = Recognition.objects.filter(received=act.received).first()
    failed = row is not None and (row.state == Recognition.State.FAILED or gave_up(act.received))
    if act.received.reading is not None or not failed:
        raise Overtaken(_("Văn bản đang được nhận dạng chữ hoặc đã có kết quả đọc."))


def empty_plan(received: ReceivedDocument) -> dict[str, Any]:
    """A document of the interchange schema with nothing but what the register knows of it."""
    return {
        "type": "KH",
        "symbol": received.symbol or None,
        "date": received.issued_on.isoformat() if received.issued_on else None,
        "place": None,
        "issuer": received.sender or None,
        "title": received.title,
        "bases": [],
        "citations": [],
        "sections": [],
        "items": [],
        "recipients": [],
        "archive": None,
        "signature": None,
    }

"""The confirming page: the source beside the result, with the editor that is open; before that the wait for one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator

from drafting.models import ReceivedDocument, Recognition
from drafting.reading_page import Reading, ReadPart, reading_of, understood
from drafting.source_page import source_of
from workflow.forms.reading import (
    AddForm,
    MoveForm,
    PlaceForm,
    RetypeForm,
    SplitForm,
    editor_of,
    head_editor,
)
from workflow.mendings import SAID
from workflow.receiving import ReceivedStand
from workflow.recognising import gave_up

Editors = dict[str, Any]


def confirming_page(request: HttpRequest, received: ReceivedDocument, **sent: Any) -> HttpResponse:
    """`sent`: an editor's name and its form that came back with errors, in place of a fresh one.

    In the address: `edit` opens the editor of one part by its uid, of the head by the word head; `place` that of
    an unplaced line by its index; `add` one for a new part after a part or at the `end`; `source=text` shows the
    lines of a PDF.
    """
    stand = ReceivedStand(_person(request), received)
    if received.awaits_reading:
        waiting = {"received": received, "may_mend": stand.can("read_again").ok} | progress_of(received)
        return render(request, "workflow/received_waiting.html", waiting)
    as_text = request.GET.get("source") == "text"
    source = source_of(received, as_text=as_text)
    reading = reading_of(received, source)
    if reading is None:
        raise Http404
    may_mend = stand.can("mend").ok and not received.confirmed_id
    context: dict[str, Any] = {
        "received": received,
        "reading": reading,
        "source": source,
        "as_text": as_text,
        "may_mend": may_mend,
        "confirm": stand.can("confirm"),
        "anyway": request.GET.get("confirm") == "anyway",
        "derive": stand.can("derive"),
        "address": reverse("received_reading", args=[received.uid]),
    }
    if may_mend:
        last = received.earlier.defer("document").first()
        context |= {
            "undo": SAID.get(last.how, "") if last else "",
        }
        context |= _editors(request, received, reading, sent)
    return render(request, "workflow/received_reading.html", context)


def progress_of(received: ReceivedDocument) -> dict[str, Any]:
    """How far the recognition is: the row, and why it ended without a result."""
    row = Recognition.objects.filter(received=received).first()
    failed = row is None or row.state == Recognition.State.FAILED or gave_up(received)
    return {"recognition": row, "failed": failed, "reason": row.reason if row and failed else ""}


def _editors(request: HttpRequest, received: ReceivedDocument, reading: Reading, sent: Editors) -> Editors:
    number = received.edit_number
    wanted = {name: request.GET.get(name, "") for name in ("edit", "place", "add")} | sent
    if wanted["edit"] == "head":
        return {"head_form": sent.get("form") or head_editor(reading.document, number)}
    if wanted["place"]:
        return _place_editor(reading, wanted["place"], number)
    if wanted["add"]:
        return _add_editor(reading, wanted["add"], number, sent.get("form"))
    part = reading.part(wanted["edit"]) if wanted["edit"] else None
    return _part_editors(reading, part, number, sent) if part and part.editable else {}


def _part_editors(reading: Reading, part: ReadPart, number: int, sent: Editors) -> Editors:
    """The editors of one part: the one that came back with its errors, the others fresh."""
    fresh = {"uid": part.uid, "edit_number": number}
    how, form = sent.get("how", ""), sent.get("form")
    found = {
        "open": part.uid,
        "form": form if how in ("item", "heading", "group") else editor_of(part, number),
        "split_form": form
        if how == "split"
        else SplitForm(initial={**fresh, "first": part.row.text}, auto_id="split_%s"),
        "days": sent.get("days", [understood(deadline) for deadline in part.row.deadlines]),
    }
    if part.is_outline:
        places = places_of(reading)
        index = next(index for index, place in enumerate(places) if place[0] == part.uid)
        others = [*places[:index], *places[index + 1 :]]
        present = places[index - 1][0] if index else ""
        found["move_form"] = MoveForm(initial={**fresh, "after": present}, places=others, auto_id="move_%s")
    if part.row.kind in ("section", "group", "item", "recipient", "closing"):
        found["retype_form"] = RetypeForm(initial=fresh, now=part.row.kind, auto_id="retype_%s")
    return found


def _place_editor(reading: Reading, wanted: str, number: int) -> Editors:
    """The nearest item before the line is proposed as the one that it follows."""
    entry = next((entry for entry in reading.unplaced if str(entry.index) == wanted), None)
    if entry is None:
        return {}
    lines = reading.document["unplaced"][entry.index].get("lines", [])
    before = [
        part.uid
        for part in reading.parts
        if part.is_outline and lines and part.found.get("lines") and part.found["lines"][-1] < lines[0]
    ]
    initial = {"edit_number": number, "index": entry.index, "after": before[-1] if before else ""}
    return {
        "open_place": entry.index,
        "place_form": PlaceForm(initial=initial, places=places_of(reading), auto_id="place_%s"),
    }


def _add_editor(reading: Reading, wanted: str, number: int, form: Any) -> Editors:
    places = places_of(reading)
    initial = {"edit_number": number, "after": "" if wanted == "end" else wanted, "kind": "item"}
    if form is not None:
        form.fields["after"] = AddForm(places=places).fields["after"]
    return {"add_form": form or AddForm(initial=initial, places=places, auto_id="add_%s")}


def places_of(reading: Reading) -> list[tuple[str, str]]:
    """Headings and items to choose among, each as its number with its first words."""
    return [
        (part.uid, f"{part.path}. {Truncator(part.row.text).chars(70)}")
        for part in reading.parts
        if part.is_outline
    ]


def _person(request: HttpRequest) -> Any:
    return request.user

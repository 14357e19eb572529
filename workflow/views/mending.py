"""Mending what was read: one address for all corrections, the ticks on unsure places, the days that words name."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from drafting.models import ReceivedDocument
from drafting.reading_page import reading_of, understood
from drafting.readings.mending import year_of
from drafting.readings.wording import typed_deadlines
from drafting.refusals import Unfit
from workflow import web
from workflow.forms.reading import ItemForm
from workflow.mendings import WAYS, Way
from workflow.services import receiving
from workflow.views.confirming import confirming_page

STAYS = ("head", "heading", "group", "item", "split", "move", "retype")
"""Mendings after which the page opens again at the part."""
GONE = ("merge", "drop")
"""Mendings after which the part is not there any more."""


@login_required
@require_POST
def received_mend(request: HttpRequest, uid: Any) -> HttpResponse:
    """`how` is one of workflow.mendings.WAYS; `preview` shows what the words for the time mean and keeps nothing."""
    received = web.received_or_404(request, uid)
    how = request.POST.get("how", "")
    if how == "preview":
        return _previewed(request, received)
    way = WAYS.get(how)
    if way is None:
        raise Http404
    form = way.form(request.POST, auto_id=f"{how}_%s" if how in ("split", "add") else "id_%s")
    error = ""
    if form.is_valid():
        named = form.named
        back = reverse("received_reading", args=[uid]) + _anchor(received, how, named)
        answer = web.attempt(
            request,
            lambda: receiving.mend(received, by=_person(request), how=way.how, **named),
            done=str(way.done),
            back=back,
        )
        if isinstance(answer, HttpResponse):
            return answer
        error = str(answer)
    return _sent_back(request, received, how, way, form, error)


def _anchor(received: ReceivedDocument, how: str, named: dict[str, Any]) -> str:
    """Where the page opens again: at the part, or at what stands before one that goes or comes."""
    part = named.get("uid" if how in STAYS else "after", "")
    if how in GONE:
        reading = reading_of(received)
        parts = [entry.uid for entry in reading.parts] if reading else []
        index = parts.index(named["uid"]) if named["uid"] in parts else 0
        part = parts[index - 1] if index else ""
    if how == "dismiss":
        return f"#unplaced-{named['index']}"
    return f"#p-{part}" if part else ""


def _previewed(request: HttpRequest, received: ReceivedDocument) -> HttpResponse:
    edit, days = request.POST.get("uid", ""), _days(received, request.POST.get("when", ""))
    form = ItemForm(request.POST)
    return confirming_page(request, received, edit=edit, how="item", form=form, days=days)


def _sent_back(
    request: HttpRequest, received: ReceivedDocument, how: str, way: Way, form: Any, error: str
) -> HttpResponse:
    """The editor again with what was typed; a mending without words, or of a part that is gone, is only told."""
    part = request.POST.get("uid", "")
    if not way.words or (part and not _still_there(received, part)):
        first = next((told[0] for told in form.errors.values()), "")
        messages.error(request, error or first)
        return web.see_other(reverse("received_reading", args=[received.uid]))
    if error:
        form.add_error(None, error)
    if how == "add":
        return confirming_page(request, received, add=request.POST.get("after") or "end", form=form)
    edit = "head" if how == "head" else part
    return confirming_page(request, received, edit=edit, how=how, form=form)


def _still_there(received: ReceivedDocument, part: str) -> bool:
    reading = reading_of(received)
    return reading is not None and reading.part(part) is not None


@login_required
@require_POST
def received_look_at(request: HttpRequest, uid: Any, number: int) -> HttpResponse:
    """Tick an unsure place, or take the tick back; then on to the next one."""
    received = web.received_or_404(request, uid)
    reading = reading_of(received)
    doubts = reading.doubts if reading else []
    doubt = next((doubt for doubt in doubts if doubt.number == number), None)
    onward = (doubt.anchor if doubt.seen_by else doubt.following) if doubt else ""
    return web.answered(
        request,
        lambda: receiving.look_at(received, by=_person(request), doubt=number),
        done="",
        back=reverse("received_reading", args=[uid]) + f"#{onward or 'doubts'}",
    )


@login_required
@require_safe
def received_days(request: HttpRequest, uid: Any) -> HttpResponse:
    """The days that the words in `when` name, for the editor while one types."""
    received = web.received_or_404(request, uid)
    return render(request, "workflow/_read_days.html", {"days": _days(received, request.GET.get("when", ""))})


def _days(received: ReceivedDocument, when: str) -> list[str]:
    document = received.document
    if document is None:
        raise Http404
    try:
        return [understood(deadline) for deadline in typed_deadlines(when[:500], year_of(document))]
    except Unfit as unread:
        return [str(unread)]


def _person(request: HttpRequest) -> Any:
    return request.user

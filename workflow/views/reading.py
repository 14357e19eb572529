"""The reading of a received file beside its source: mending, confirming, deriving the own plan."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from drafting import readings
from drafting.models import Plan, ReceivedDocument
from drafting.reading_page import reading_of, source_lines
from records.files import FileMissing
from workflow import web
from workflow.forms.reading import (
    Editor,
    HeadForm,
    ItemForm,
    Mending,
    PartForm,
    SplitForm,
    editor_of,
    head_editor,
)
from workflow.receiving import ReceivedStand
from workflow.services import deriving, receiving


class Way(NamedTuple):
    form: type[Mending]
    how: Callable[..., None]
    done: Any


WAYS = {
    "head": Way(HeadForm, readings.mend_head, gettext_lazy("Đã lưu phần đầu văn bản.")),
    "heading": Way(PartForm, readings.mend_part, gettext_lazy("Đã lưu nội dung vừa sửa.")),
    "item": Way(ItemForm, readings.mend_part, gettext_lazy("Đã lưu nội dung vừa sửa.")),
    "merge": Way(Editor, readings.merge_with_previous, gettext_lazy("Đã ghép với nội dung liền trước.")),
    "split": Way(SplitForm, readings.split_part, gettext_lazy("Đã tách thành hai nội dung.")),
    "drop": Way(Editor, readings.drop_part, gettext_lazy("Đã bỏ; nội dung vẫn còn trong mục Chưa xếp được.")),
}
"""What the button `how` of an editor asks for."""
WITH_WORDS = ("head", "heading", "item", "split")
"""Those that bring words, which a refusal must not lose."""


@login_required
@require_safe
def received_reading(request: HttpRequest, uid: Any) -> HttpResponse:
    """`?edit=` opens the editor of one part by its uid, of the head by the word head."""
    received = web.received_or_404(request, uid)
    return _page(request, received, edit=request.GET.get("edit", ""))


@login_required
@require_POST
def received_mend(request: HttpRequest, uid: Any) -> HttpResponse:
    received = web.received_or_404(request, uid)
    how = request.POST.get("how", "")
    way = WAYS.get(how)
    if way is None:
        raise Http404
    form = way.form(request.POST, auto_id="split_%s" if how == "split" else "id_%s")
    back = reverse("received_reading", args=[uid])
    if form.is_valid():
        named = form.named
        answer = web.attempt(
            request,
            lambda: receiving.mend(received, by=_person(request), how=way.how, **named),
            done=str(way.done),
            back=back + (f"#p-{named['uid']}" if how in WITH_WORDS and "uid" in named else ""),
        )
        if isinstance(answer, HttpResponse):
            return answer
        if how not in WITH_WORDS or not _still_there(received, named):
            messages.error(request, str(answer))
            return web.see_other(back)
        form.add_error(None, str(answer))
    edit = "head" if how == "head" else request.POST.get("uid", "")
    return _page(request, received, edit=edit, how=how, form=form)


def _still_there(received: ReceivedDocument, named: dict[str, Any]) -> bool:
    reading = reading_of(received)
    return "uid" not in named or (reading is not None and reading.part(named["uid"]) is not None)


@login_required
@require_POST
def received_confirm(request: HttpRequest, uid: Any) -> HttpResponse:
    received = web.received_or_404(request, uid)
    return web.answered(
        request,
        lambda: receiving.confirm(received, by=_person(request)),
        done=_("Đã xác nhận kết quả đọc; văn bản này đã là căn cứ để soạn thảo kế hoạch."),
        back=reverse("received_document", args=[uid]),
    )


@login_required
@require_POST
def received_derive(request: HttpRequest, uid: Any) -> HttpResponse:
    """Make the own plan and go to it; whoever comes second is told, and finds it on the document's page."""
    received = web.received_or_404(request, uid)
    made: list[Plan] = []
    answer = web.answered(
        request,
        lambda: made.append(deriving.derive(received, by=_person(request))),
        done=_("Đã lập dự thảo từ văn bản của cấp trên; đề nghị đối chiếu các nhiệm vụ còn lại."),
        back=reverse("received_document", args=[uid]),
    )
    return web.see_other(reverse("plan", args=[made[0].uid])) if made else answer


def _page(
    request: HttpRequest,
    received: ReceivedDocument,
    *,
    edit: str = "",
    how: str = "",
    form: forms.Form | None = None,
) -> HttpResponse:
    reading = reading_of(received)
    if reading is None:
        raise Http404
    stand = ReceivedStand(_person(request), received)
    may_mend = stand.can("mend").ok and not received.confirmed_id
    context = {
        "received": received,
        "reading": reading,
        "lines": _lines(received),
        "may_mend": may_mend,
        "confirm": stand.can("confirm"),
        "derive": stand.can("derive"),
        "address": reverse("received_reading", args=[received.uid]),
    }
    if may_mend and edit:
        context |= _editors(received, reading, edit, how, form)
    return render(request, "workflow/received_reading.html", context)


def _editors(
    received: ReceivedDocument, reading: Any, edit: str, how: str, form: forms.Form | None
) -> dict[str, Any]:
    """The editors of the part that is open: the one that was sent back with its errors, the others fresh."""
    number = received.edit_number
    if edit == "head":
        return {"head_form": form or head_editor(reading.document, number)}
    part = reading.part(edit)
    if part is None or not part.editable:
        return {}
    fresh = {"uid": part.uid, "edit_number": number}
    return {
        "open": part.uid,
        "form": form if how in ("item", "heading") else editor_of(part, number),
        "split_form": form
        if how == "split"
        else SplitForm(initial={**fresh, "first": part.row.text}, auto_id="split_%s"),
    }


def _lines(received: ReceivedDocument) -> list[dict[str, Any]]:
    if received.file is None:
        return []
    try:
        return source_lines(received.file)
    except (FileMissing, FileNotFoundError):
        return []


def _person(request: HttpRequest) -> Any:
    return request.user

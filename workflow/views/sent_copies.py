"""A certified copy on its way: the page of who sends it, the page of who gets it, the acts of both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from drafting.models import Plan
from permissions.models import Agency
from workflow import web
from workflow.copies import RULES, CopyStand
from workflow.forms.copying import (
    OfCopyForm,
    RecordDeliveryOfCopyForm,
    SendBackCopyForm,
    SettleReturnedCopyForm,
)
from workflow.forms.receiving import ArrivalForm
from workflow.models import CertifiedCopy, IssuedChange
from workflow.refusals import Blocked, Overtaken, Unfit
from workflow.sentences import titled
from workflow.services import receiving, sending_copies
from workflow.services.copying import must_be_in_force
from workflow.views.acts import given
from workflow.views.deliveries import listed
from workflow.views.files import official_file
from workflow.views.registering import registered


@dataclass(frozen=True)
class CopyAct:
    """`back`: name of the page that shows what is now."""

    do: Callable[..., Any]
    done: Any
    back: str
    what: Any = ""
    form: type[OfCopyForm] = OfCopyForm
    kind: str = "main"


ACTS = {
    "send_copy": CopyAct(sending_copies.send_copy, gettext_lazy("Đã gửi bản sao đến các nơi nhận."), "copy"),
    "remind_of_copy": CopyAct(
        sending_copies.remind_of_copy, gettext_lazy("Đã nhắc các nơi chưa tiếp nhận."), "copy"
    ),
    "record_delivery_of_copy": CopyAct(
        sending_copies.record_delivery_of_copy,
        gettext_lazy("Đã ghi việc gửi."),
        "copy",
        gettext_lazy(
            "Ghi lại bản giấy đã giao hoặc việc gửi bằng hệ thống khác, kèm người nhận hoặc số tiếp nhận."
        ),
        RecordDeliveryOfCopyForm,
    ),
    "settle_returned_copy": CopyAct(
        sending_copies.settle_returned_copy,
        gettext_lazy("Đã xử lý nơi nhận trả lại."),
        "copy",
        gettext_lazy(
            "Nơi nhận đã trả lại; có thể gửi ngay cho cơ quan đúng. Danh sách nơi nhận in trong bản sao giữ nguyên."
        ),
        SettleReturnedCopyForm,
    ),
    "send_back_copy": CopyAct(
        sending_copies.send_back_copy,
        gettext_lazy("Đã trả lại cơ quan gửi."),
        "inbox",
        gettext_lazy(
            "Văn bản được trả lại văn thư cơ quan gửi kèm lý do; cơ quan của đồng chí không xem được nữa."
        ),
        SendBackCopyForm,
        "danger",
    ),
    "take_note_of_copy": CopyAct(
        sending_copies.take_note_of_copy, gettext_lazy("Đã ghi nhận."), "copy_arrival"
    ),
}
"""Verb → what the browser does with it, at `copies/<pk>/do/<verb>/`."""


@login_required
@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """For who sends it; its recipients see their own arrival alone."""
    row = web.copy_or_404(request, pk)
    if not CopyStand(web.person(request), row).sending:
        raise PermissionDenied(_("Danh sách gửi bản sao mở cho văn thư của cơ quan sao."))
    context = {
        "copy": row,
        "title": titled(row.source),
        "back": _source_page(row),
        "sent": row.sent_at is not None,
        "letters": row.letters.all(),
        "why": _why_not_sent(row),
        **listed(request, row.deliveries.all()),
    }
    return render(request, "workflow/copy.html", context)


def _source_page(row: CertifiedCopy) -> str:
    return reverse("copy_plan" if row.plan_id else "copy_received", args=[row.source.uid])


def _why_not_sent(row: CertifiedCopy) -> str:
    if row.file_id is None:
        return _("Bản sao đang được lập, thường trong vài giây; đề nghị xem bản sao rồi gửi.")
    try:
        must_be_in_force(row.source)
    except Blocked as blocked:
        return blocked.reason
    return ""


@login_required
@require_safe
def copy_letter(request: HttpRequest, pk: int, letter: int, ending: str) -> HttpResponse:
    """The letter with which the copy goes, for everybody who has the copy."""
    row = web.copy_or_404(request, pk)
    paper = get_object_or_404(row.letters.select_related("content"), pk=letter)
    if ending not in ("pdf", "docx"):
        raise Http404
    return official_file(request, row, paper.content.body, ending, paper.symbol.replace("/", "-"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy_arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """The receiving clerk takes it in, or gives it back; later takes note of what became of the original."""
    row = web.copy_or_404(request, pk)
    stand = CopyStand(web.person(request), row)
    if not stand.received:
        raise PermissionDenied(
            _("Bản sao này chưa được gửi đến cơ quan mà đồng chí tiếp nhận văn bản nên chưa vào sổ được.")
        )
    waiting = [each.agency for each in stand.received if each.arrival_id is None and each.agency]
    may_note = stand.can("take_note_of_copy").ok
    if not waiting and not may_note:
        return _known(request, stand)
    agencies = Agency.objects.filter(pk__in=[agency.pk for agency in waiting])
    form = ArrivalForm(request.POST or None, agencies=agencies) if waiting else None
    if form is not None and form.is_valid():
        try:
            received = receiving.register(row, by=web.person(request), **form.cleaned_data)
        except Overtaken as known:
            messages.warning(request, known.reason)
            return web.see_other(request.path)
        except Unfit as refusal:
            form.add_error(refusal.field or None, refusal.reason)
        else:
            return registered(request, received)
    context = {
        "copy": row,
        "title": titled(row.source),
        "attention": "; ".join(each.attention for each in stand.received if each.attention),
        "form": form,
        "send_back_form": SendBackCopyForm(copy=row) if stand.can("send_back_copy").ok else None,
        "letters": row.letters.all(),
        "changes": changes_of(row),
        "may_note": may_note,
    }
    return render(request, "workflow/copy_arrival.html", context)


def _known(request: HttpRequest, stand: CopyStand) -> HttpResponse:
    first = stand.received[0].arrival
    assert first is not None
    messages.info(
        request, _("Văn bản đã được tiếp nhận, số đến %(number)s.") % {"number": first.arrival_number}
    )
    return web.see_other(reverse("received_document", args=[first.uid]))


def changes_of(row: CertifiedCopy) -> list[IssuedChange]:
    """What became of the original after it was sent as a copy."""
    source = row.source
    plan = source.pk if isinstance(source, Plan) else source.plan_id
    since = Q(made_at__gte=row.sent_at) if row.sent_at else Q(pk__in=())
    return list(IssuedChange.objects.filter(since, plan=plan)) if plan else []


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """GET shows the act and what it needs, POST does it. Whoever it is not open to gets the service's answer."""
    row = web.copy_or_404(request, pk)
    page = ACTS.get(verb)
    if page is None:
        raise Http404
    back = reverse(page.back, args=[] if page.back == "inbox" else [row.pk])
    stand = CopyStand(web.person(request), row)
    answer = stand.can(verb)
    if answer.refusal is not None:
        closed = reverse("copy" if stand.sending else "copy_arrival", args=[row.pk])
        return web.answered(request, lambda: web.refuse(answer), done="", back=closed)
    form = page.form(request.POST if request.method == "POST" else None, copy=row, initial=given(request))
    if form.is_valid():
        outcome = web.attempt(
            request,
            lambda: page.do(row, by=web.person(request), **form.cleaned_data),
            done=str(page.done),
            back=back,
        )
        if isinstance(outcome, HttpResponse):
            return outcome
        form.add_error(None, str(outcome))
    context = {"copy": row, "form": form, "label": RULES[verb].label, "what": page.what, "kind": page.kind}
    closed = reverse("copy" if stand.sending else "copy_arrival", args=[row.pk])
    return render(request, "workflow/copy_act.html", {**context, "back": closed})

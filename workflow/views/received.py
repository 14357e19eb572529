"""Văn bản đến: the list, one document with what is done on it, its file."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from drafting.models import Plan, ReceivedDocument
from drafting.paging import page_of
from permissions.duties import Duty, agencies_of
from permissions.models import Agency
from records.files import FileMissing
from workflow import web
from workflow.arrival import history, line_of, standing
from workflow.dossier.forwarding import Letter, forwarding_letter
from workflow.downloads import attachment
from workflow.forms.receiving import AssignForm, GiveBackForm, InstructForm
from workflow.models import Awaited, Delivery, Issuance, Paper
from workflow.proposing import proposal_of
from workflow.receiving import ReceivedStand
from workflow.refusals import Blocked
from workflow.sentences import said_title
from workflow.services import receiving
from workflow.services.copying import may_copy
from workflow.views.confirming import progress_of
from workflow.views.files import official_file


@login_required
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    """Newest first, 25 at a time; each with who is awaited."""
    waiting = Awaited.objects.filter(done_at=None).select_related("agency", "person")
    rows = (
        ReceivedDocument.objects.visible_to(request.user)
        .near(request.user)
        .select_related("agency", "lead")
        .defer("reading", "instruction")
        .prefetch_related(Prefetch("awaited", waiting, to_attr="waiting"))
    )
    found = page_of(request, rows)
    context = {
        "lines": [line_of(row, timezone.now()) for row in found.rows],
        "older": found.older,
        "newer": found.newer,
        "may_register": bool(agencies_of(_person(request), Duty.RECEIVE, timezone.localdate())),
    }
    return render(request, "workflow/received.html", context)


@login_required
@require_safe
def received_document(request: HttpRequest, uid: Any) -> HttpResponse:
    return _page(request, web.received_or_404(request, uid))


@login_required
@require_POST
def received_instruct(request: HttpRequest, uid: Any) -> HttpResponse:
    row = web.received_or_404(request, uid)
    if (closed := _closed(request, row, "instruct")) is not None:
        return closed
    form = InstructForm(request.POST, received=row)
    if form.is_valid():
        data = {**form.cleaned_data, "partners": list(form.cleaned_data["partners"])}
        if "preview" in request.POST:
            return _page(request, row, instruct_form=form, letter=_preview(row, **data))
        answer = web.attempt(
            request,
            lambda: receiving.instruct(row, by=_person(request), **data),
            done=_("Đã cho ý kiến chỉ đạo; giao %(agency)s chủ trì.") % {"agency": data["lead"]},
            back=reverse("received_document", args=[uid]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return _page(request, row, instruct_form=form)


def _preview(row: ReceivedDocument, *, partners: list[Agency], letter: Letter | None, **said: Any) -> Any:
    """The words that the letter would have, as drafting.rendering.official takes them; nothing is kept."""
    meant = copy(row)
    for name, value in said.items():
        setattr(meant, name, value)
    try:
        return forwarding_letter(meant, partners, letter or Letter()).data()
    except Blocked as blocked:
        return {"about": blocked.reason, "addressees": [], "blocks": []}


@login_required
@require_safe
def received_letter(request: HttpRequest, uid: Any, number: int, ending: str) -> HttpResponse:
    """The letter that sent the document on, for everybody who takes part in its handling."""
    row = web.received_or_404(request, uid)
    rows = Paper.objects.filter(received=row, kind=Paper.Kind.FORWARDING).select_related("content")
    paper = get_object_or_404(rows, about=str(number))
    if ending not in ("pdf", "docx"):
        raise Http404
    return official_file(request, row, paper.content.body, ending, paper.symbol.replace("/", "-"))


@login_required
@require_POST
def received_assign(request: HttpRequest, uid: Any) -> HttpResponse:
    row = web.received_or_404(request, uid)
    if (closed := _closed(request, row, "assign")) is not None:
        return closed
    agency = ReceivedStand(_person(request), row).can("assign").agency
    form = AssignForm(request.POST, agency=agency)
    if form.is_valid():
        drafter = form.cleaned_data["drafter"]
        answer = web.attempt(
            request,
            lambda: receiving.assign(row, by=_person(request), drafter=drafter),
            done=_("Đã phân công đồng chí %(name)s soạn thảo.") % {"name": drafter},
            back=reverse("received_document", args=[uid]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return _page(request, row, assign_form=form)


@login_required
@require_POST
def received_give_back(request: HttpRequest, uid: Any) -> HttpResponse:
    row = web.received_or_404(request, uid)
    if (closed := _closed(request, row, "give_back")) is not None:
        return closed
    form = GiveBackForm(request.POST, committee=row.agency)
    if form.is_valid():
        answer = web.attempt(
            request,
            lambda: receiving.give_back(row, by=_person(request), **form.cleaned_data),
            done=_("Đã trả lại văn bản kèm lý do."),
            back=reverse("inbox"),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return _page(request, row, give_back_form=form)


@login_required
@require_safe
def received_file(request: HttpRequest, uid: Any) -> HttpResponse:
    """The file as it came, or the issued file of a plan of ours; always to be saved, never shown in place."""
    row = web.received_or_404(request, uid)
    try:
        if row.file is not None:
            return attachment(row.file, row.file_name)
        issuance = Issuance.objects.filter(plan=row.plan_id).select_related("sealed").first()
        if issuance is None or issuance.sealed is None:
            raise Http404
        name = issuance.symbol.replace("/", "-") + ".pdf"
        return attachment(issuance.sealed, name, media_type="application/pdf")
    except FileMissing:
        messages.error(
            request,
            _(
                "Tệp gốc không còn nguyên vẹn trong kho lưu trữ nên chưa tải được; đề nghị báo quản trị hệ thống."
            ),
        )
        return web.see_other(reverse("received_document", args=[uid]))


@login_required
@require_safe
def received_progress(request: HttpRequest, uid: Any) -> HttpResponse:
    """How far the recognition is, asked for again and again by the page; the page loads anew once it has ended."""
    row = web.received_or_404(request, uid)
    context = {"received": row} | progress_of(row)
    response = render(request, "workflow/_read_progress.html", context)
    if not row.awaits_reading or context["failed"]:
        response["HX-Refresh"] = "true"
    return response


def _closed(request: HttpRequest, row: ReceivedDocument, verb: str) -> HttpResponse | None:
    """The answer to whoever may not do this now; None where the form may be read."""
    answer = ReceivedStand(_person(request), row).can(verb)
    if answer.refusal is None:
        return None

    def refuse() -> None:
        assert answer.refusal is not None
        raise answer.refusal(answer.reason, answer.link)

    return web.answered(request, refuse, done="", back=reverse("received_document", args=[row.uid]))


def _page(request: HttpRequest, row: ReceivedDocument, **forms: Any) -> HttpResponse:
    """What arrived, what was said on it, who is awaited, and the form of the act that is this person's now."""
    stand = ReceivedStand(_person(request), row)
    proposal, preview = None, forms.pop("letter", None)
    can = {verb: stand.can(verb) for verb in ("instruct", "assign", "give_back", "confirm", "derive")}
    if can["instruct"].ok:
        proposal = proposal_of(row)
        first = InstructForm(received=row, initial=proposal.initial if proposal else None)
        forms.setdefault("instruct_form", first)
    if can["assign"].ok:
        forms.setdefault("assign_form", AssignForm(agency=can["assign"].agency))
        forms.setdefault("give_back_form", GiveBackForm(committee=row.agency))
    plans = Plan.objects.visible_to(request.user).filter(bases__received=row)
    context = {
        "received": row,
        "title": said_title(row),
        "partners": list(row.partners.all()),
        "waiting": standing(stand.awaited, timezone.now()),
        "may_confirm": can["confirm"].ok and not row.awaits_reading,
        "may_derive": can["derive"].ok,
        "plans": plans,
        "may_copy": may_copy(row, _person(request)),
        "came": Delivery.objects.filter(arrival=row).select_related("copy__agency__committee").first(),
        "own_plan": Plan.objects.visible_to(request.user).filter(arrivals=row).first(),
        "history": history(row),
        "letters": row.papers.order_by("-pk"),
        "proposal": proposal,
        "preview": preview,
        "may_read_again": stand.can("read_again").ok,
        **(progress_of(row) if row.awaits_reading else {}),
        **{name: form for name, form in forms.items() if can[name.removesuffix("_form")].ok},
    }
    return render(request, "workflow/received_document.html", context)


def _person(request: HttpRequest) -> Any:
    return request.user

"""Hồ sơ trình: the list of the papers, each as PDF and Word, the number of each, the whole in one file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflow import web
from workflow.dossier.bundle import bundle_of, meeting_bundle
from workflow.dossier.listing import data_of, entries, find, meetings_of
from workflow.dossier.meetings import OF_MEETINGS, write_for
from workflow.forms.dossier import NumberForm
from workflow.models import Paper
from workflow.seeing import Sides
from workflow.services import dossier as services
from workflow.services.meetings import why_not_recorded
from workflow.views.files import official_file, paper_pdf


@login_required
@require_safe
def dossier(request: HttpRequest, uid: Any) -> HttpResponse:
    """The papers that this person may open; who wrote one gives it its number here."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    if not Sides(stand).inner:
        raise PermissionDenied(
            _("Hồ sơ trình chỉ mở cho các cơ quan tham gia xây dựng, quyết định kế hoạch này.")
        )
    sides = Sides(stand)
    context = {
        "plan": plan,
        "entries": entries(stand),
        "meetings": meetings_of(stand),
        "table": sides.opinions,
        "whole": sides.drafting or sides.office or sides.board or sides.member,
        "form": NumberForm(),
    }
    return render(request, "workflow/dossier.html", context)


@login_required
@require_safe
def paper_file(request: HttpRequest, uid: Any, kind: str, about: str, ending: str) -> HttpResponse:
    """One paper: in the words that were numbered, else from the data of now."""
    plan = web.plan_or_404(request, uid)
    entry = find(web.stand_of(request, plan), kind, "" if about == "-" else about)
    if entry is None or ending not in ("pdf", "docx"):
        raise Http404
    name = " ".join(
        filter(None, [str(Paper.Kind(kind).label), entry.paper.symbol if entry.paper else entry.note])
    )
    return official_file(request, plan, data_of(plan, entry), ending, name.replace("/", "-"))


@login_required
@require_POST
def number_paper(request: HttpRequest, uid: Any, kind: str, about: str) -> HttpResponse:
    """The next number of its register, and the day."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    dated = _day(request)
    return web.answered(
        request,
        lambda: services.number_paper(
            plan, by=stand.user, kind=kind, about="" if about == "-" else about, dated=dated
        ),
        done=_("Đã lấy số; nội dung văn bản được giữ nguyên từ lúc này."),
        back=reverse("dossier", args=[plan.uid]),
    )


def _day(request: HttpRequest) -> Any:
    """The day that was typed, or none for today; what is no day counts as none typed."""
    form = NumberForm(request.POST)
    return form.cleaned_data["dated"] if form.is_valid() else None


@login_required
@require_safe
def dossier_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """Everything that this person may open, in one file with a list in front."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    sides = Sides(stand)
    if not (sides.drafting or sides.office or sides.board or sides.member):
        raise PermissionDenied(
            _("Hồ sơ trình chỉ mở cho các cơ quan tham gia xây dựng, quyết định kế hoạch này.")
        )
    return paper_pdf(request, plan, "bundle", bundle_of(stand), f"Hồ sơ trình {plan.short_title}"[:120])


@login_required
@require_safe
def meeting_paper(request: HttpRequest, uid: Any, kind: str, ending: str) -> HttpResponse:
    """Invitation or minutes of a meeting."""
    meeting = web.meeting_or_404(request, uid)
    if kind not in OF_MEETINGS or ending not in ("pdf", "docx"):
        raise Http404
    paper = Paper.objects.filter(meeting=meeting, kind=kind).select_related("content").first()
    data = dict(paper.content.body) if paper else write_for(meeting, kind).data()
    name = " ".join(filter(None, [str(Paper.Kind(kind).label), paper.symbol if paper else ""]))
    return official_file(request, meeting, data, ending, name.replace("/", "-"))


@login_required
@require_POST
def number_meeting_paper(request: HttpRequest, uid: Any, kind: str) -> HttpResponse:
    meeting = web.meeting_or_404(request, uid)
    if kind not in OF_MEETINGS:
        raise Http404
    if reason := why_not_recorded(meeting, web.person(request)):
        raise PermissionDenied(reason)
    dated = _day(request)
    return web.answered(
        request,
        lambda: services.number_meeting_paper(meeting, by=web.person(request), kind=kind, dated=dated),
        done=_("Đã lấy số; nội dung văn bản được giữ nguyên từ lúc này."),
        back=reverse("meeting", args=[meeting.uid]),
    )


@login_required
@require_safe
def meeting_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The papers of all matters that this person sees, to read without a connection or to print."""
    meeting = web.meeting_or_404(request, uid)
    return paper_pdf(
        request,
        meeting,
        "bundle",
        meeting_bundle(meeting, web.person(request)),
        f"Tài liệu hội nghị {meeting.held_at:%d-%m-%Y}",
    )

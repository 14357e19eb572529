"""Quá trình xử lý: the timeline of one plan, and the procedure drawn with the place where it stands."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from drafting.paging import page_of
from workflow import web
from workflow.history import entries_for, paper, told
from workflow.procedure import bpmn, drawing
from workflow.seeing import Sides
from workflow.views.files import handed_out, paper_pdf

PAGE = 40


@login_required
@require_safe
def history(request: HttpRequest, uid: Any) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    page = page_of(request, entries_for(stand), size=PAGE)
    context = {
        "plan": plan,
        "entries": told(stand, page.rows),
        "page": page,
        "drawn": Sides(stand).inner,
    }
    return render(request, "workflow/history.html", context)


@login_required
@require_safe
def history_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The whole timeline, as much of it as this person may know."""
    plan = web.plan_or_404(request, uid)
    return paper_pdf(request, plan, "table", paper(web.stand_of(request, plan)), "Quá trình xử lý")


@login_required
@require_safe
def procedure_bpmn(request: HttpRequest, uid: Any) -> HttpResponse:
    """The procedure as a BPMN 2.0 file, for other drawing programs."""
    plan = web.plan_or_404(request, uid)
    if not Sides(web.stand_of(request, plan)).inner:
        raise PermissionDenied(_("Sơ đồ quy trình chỉ mở cho các cơ quan tham gia xây dựng kế hoạch."))
    return handed_out(bpmn(plan).encode(), "application/xml", "quy-trinh.bpmn")


@login_required
@require_safe
def procedure(request: HttpRequest, uid: Any) -> HttpResponse:
    """The drawing as an image of its own; recipients do not learn where a plan stood before its issue."""
    plan = web.plan_or_404(request, uid)
    if not Sides(web.stand_of(request, plan)).inner:
        raise PermissionDenied(_("Sơ đồ quy trình chỉ mở cho các cơ quan tham gia xây dựng kế hoạch."))
    return HttpResponse(drawing(plan), content_type="image/svg+xml")

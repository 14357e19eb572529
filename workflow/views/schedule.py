"""Tiến độ of one plan: the calendar counted back from its due date, and every reminder that was given."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from workflow import web
from workflow.schedule import begins_late, lines
from workflow.seeing import Sides
from workflow.services.reminding import reminders_of


@login_required
@require_safe
def schedule(request: HttpRequest, uid: Any) -> HttpResponse:
    """For those through whose hands the plan goes; reminders of ballots for the officer who keeps them alone."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    sides = Sides(stand)
    if not (sides.drafting or sides.office or sides.board):
        raise PermissionDenied(_("Tiến độ chỉ mở cho cơ quan chủ trì tham mưu, Văn phòng và Thường trực."))
    rows = lines(stand)
    officer = plan.decision_rounds.filter(officer=stand.user).exists() and sides.office
    context = {
        "plan": plan,
        "lines": rows,
        "may_set": stand.can("set_urgency").ok,
        "late": begins_late(plan, rows),
        "reminders": reminders_of(plan, of_members=officer),
    }
    return render(request, "workflow/schedule.html", context)

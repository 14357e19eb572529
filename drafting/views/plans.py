"""The list of plans, and the page of one."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from drafting import web
from drafting.desk import desk_of, outline_of
from drafting.facets import OnlyOversees
from drafting.models import Plan, Status
from drafting.models.plan import UNDER_WAY
from drafting.paging import page_of
from drafting.panel import cards, meter
from permissions.duties import Duty, agencies_of

SHOWN = {
    "under_way": gettext_lazy("Đang thực hiện"),
    "issued": gettext_lazy("Đã ban hành"),
    "mine": gettext_lazy("Tôi soạn thảo"),
    "all": gettext_lazy("Tất cả"),
}
EMPTY = {
    "under_way": gettext_lazy("Không có kế hoạch nào đang thực hiện."),
    "issued": gettext_lazy("Chưa có kế hoạch nào được ban hành."),
    "mine": gettext_lazy("Đồng chí chưa được giao soạn thảo kế hoạch nào."),
    "all": gettext_lazy("Chưa có kế hoạch nào."),
}
OUT = (Status.ISSUED, Status.REPLACED, Status.WITHDRAWN)
TONES = {Status.ISSUED: "good", Status.CANCELLED: "", Status.REPLACED: "", Status.WITHDRAWN: "late"}
SOON = timedelta(days=3)


@login_required
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that this person sees, newest first; `?show=` under_way, issued, mine or all."""
    shown = request.GET.get("show", "under_way")
    shown = shown if shown in SHOWN else "under_way"
    visible = Plan.objects.visible_to(request.user).near(request.user)
    rows = visible.select_related("issuer", "drafted_by", "drafter")
    page = page_of(request, _narrowed(rows, shown, request.user))
    today = timezone.localdate()
    tabs = [{"label": label, "url": f"?show={key}", "current": key == shown} for key, label in SHOWN.items()]
    context = {
        "rows": [{"plan": plan, "due": _due(plan, today), "tone": _tone(plan)} for plan in page.rows],
        "plans": page.rows,
        "page": page,
        "tabs": tabs,
        "empty": EMPTY[shown],
        "may_begin": bool(agencies_of(web.person(request), Duty.DRAFT, today)),
    }
    return render(request, "drafting/plans.html", context)


def _narrowed(rows: QuerySet[Plan], shown: str, user: Any) -> QuerySet[Plan]:
    if shown == "under_way":
        return rows.filter(status__in=UNDER_WAY)
    if shown == "issued":
        return rows.filter(status__in=OUT)
    return rows.filter(drafter=user) if shown == "mine" else rows


def _tone(plan: Plan) -> str:
    return TONES.get(Status(plan.status), "calm")


def _due(plan: Plan, today: date) -> dict[str, str] | None:
    """The tag of the day until which it is to be issued, while it is under way."""
    if plan.due_on is None or plan.status not in UNDER_WAY:
        return None
    said = f"{plan.due_on:%d/%m/%Y}"
    if plan.due_on < today:
        return {"tone": "late", "text": _("quá hạn %(due)s") % {"due": said}}
    return {"tone": "warn" if plan.due_on - today <= SOON else "", "text": said}


@login_required
@require_safe
def plan(request: HttpRequest, uid: Any) -> HttpResponse:
    """The plan as the page that it will be, with the parent's tasks beside it for those who write it.

    Whoever only oversees is led to the stand of the plan, and told when the text opens.
    """
    found = web.plan_or_404(request, uid)
    try:
        desk = desk_of(request.user, found)
    except OnlyOversees as refusal:
        messages.info(request, str(refusal))
        return redirect("history", found.uid)
    context = {
        "plan": found,
        "desk": desk,
        "outline": outline_of(desk),
        "meter": meter(desk.ledger) if desk.ledger and desk.ledger.rows else None,
        "cards": cards(desk),
        "write": written if slug_re.fullmatch(written := request.GET.get("write", "")) else "",
        "may_choose_recipients": desk.writable and desk.pen.may(field="recipients"),
    }
    return render(request, "drafting/plan.html", context)

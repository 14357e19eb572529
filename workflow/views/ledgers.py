"""What a superior sees of a ledger: the committee's decision on it, and the page that it opens."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from drafting.coverage import ledger
from drafting.ledger_page import paper
from drafting.models import Plan, Status
from drafting.text import live_document
from workflow import web
from workflow.models import Delivery
from workflow.services.showing import show_ledger as record
from workflow.views.registers import followed_plans


@login_required
@require_POST
def show_ledger(request: HttpRequest, uid: Any) -> HttpResponse:
    """What a superior sees of the ledger, as the committee decided."""
    plan = web.plan_or_404(request, uid)
    return web.answered(
        request,
        lambda: record(plan, by=web.person(request), shown=request.POST.get("shown", "")),
        done=_("Đã ghi mức hiển thị bảng đối chiếu với cấp trên."),
        back=reverse("ledger", args=[uid]),
    )


@login_required
@require_safe
def below_ledger(request: HttpRequest, uid: Any) -> HttpResponse:
    """The ledger of a plan below, where its committee lets its superior see all of it; else nothing is there."""
    sent = Delivery.objects.filter(plan__in=followed_plans(request.user), arrival__isnull=False)
    rows = Plan.objects.filter(
        bases__received__in=sent.values("arrival"),
        status=Status.ISSUED,
        ledger_shown=Plan.LedgerShown.WHOLE,
    )
    found = rows.select_related("issuance", "issuer__parent", "deciding_body").distinct()
    plan = get_object_or_404(found, uid=uid)
    paths = {item["uid"]: item["path"] for item in live_document(plan)["items"]}
    context = {"paper": paper(plan.short_title, ledger(plan), paths), "symbol": plan.issuance.symbol}
    return render(request, "workflow/below_ledger.html", context)

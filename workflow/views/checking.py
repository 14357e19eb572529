"""Kiểm tra: what is found in the text, with the way to mend each, and the warnings that may stand."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from drafting.editable import pen_of
from drafting.findings import Found
from drafting.mending import mend
from drafting.models import Plan
from drafting.writing import field_of
from workflow import web
from workflow.can import Stand
from workflow.checked import findings
from workflow.seeing import Sides
from workflow.services.checking import accept_warnings, may_accept

MOST = 500
"""Fingerprints taken from one form."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET: the findings. POST: `mend` one in the text, or let `keep`, several, stand with a `reason`."""
    plan = web.plan_or_404(request, uid)
    stand = _stand(request, plan)
    back = reverse("checks", args=[plan.uid])
    if request.method == "POST" and "mend" in request.POST:
        return web.answered(
            request,
            lambda: mend(plan, findings(plan), request.POST["mend"], by=stand.user),
            done=_("Đã sửa trong dự thảo."),
            back=back,
        )
    if request.method == "POST":
        return web.answered(
            request,
            lambda: accept_warnings(
                plan,
                by=stand.user,
                fingerprints=request.POST.getlist("keep")[:MOST],
                reason=request.POST.get("reason", "")[:2000],
            ),
            done=_("Đã ghi lý do giữ nguyên."),
            back=back,
        )
    return render(request, "workflow/checks.html", _shown(request, plan) | {"may_accept": may_accept(stand)})


@login_required
@require_safe
def open_findings(request: HttpRequest, uid: Any) -> HttpResponse:
    """The number of what is open, for the tab: a page does not wait for it."""
    stand = _stand(request, web.plan_or_404(request, uid))
    return render(request, "workflow/_open_findings.html", {"count": stand.findings.open})


def _stand(request: HttpRequest, plan: Plan) -> Stand:
    stand = web.stand_of(request, plan)
    if not Sides(stand).checks:
        raise PermissionDenied(_("Kết quả kiểm tra chỉ mở cho cơ quan chủ trì tham mưu và Văn phòng."))
    return stand


def _shown(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    found = findings(plan)
    pen = pen_of(request.user, plan)
    parts = {part.uid: part for part in plan.parts.all()}

    def row(each: Found) -> dict[str, Any]:
        part = parts.get(each.finding.uid)
        return {
            "found": each,
            "url": f"{reverse('plan', args=[plan.uid])}#p-{each.finding.uid}" if each.finding.uid else "",
            "mends": each.finding.mend
            and not each.settled
            and part is not None
            and pen.may(part=part, field=field_of(part)),
        }

    return {
        "plan": plan,
        "errors": [row(each) for each in found.errors],
        "warnings": [row(each) for each in found.open_warnings],
        "settled": [row(each) for each in found.rows if each.settled],
    }

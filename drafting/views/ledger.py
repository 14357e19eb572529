"""Đối chiếu nhiệm vụ: the ledger of the parents' tasks, answered one by one or several at once."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from drafting import editing, web
from drafting.choosing import below
from drafting.coverage import current
from drafting.desk import Desk, desk_of
from drafting.forms.ledger import CONFIRM, SeveralForm
from drafting.ledger_page import Filter, page_of
from drafting.models import Plan, ReceivedDocument
from drafting.panel import meter
from drafting.renewing import newer_than, renew_basis
from drafting.views.editor import must_write
from drafting.views.tasks import items_of
from records.models import AuditEntry
from records.numbers import whole

MOST = 1000
"""Rows that are answered at once."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET: the ledger by `?answer=`, `basis`, `section`, `q`. POST: one answer for the `row`s that were ticked."""
    plan = web.plan_or_404(request, uid)
    if request.method == "POST":
        must_write(request, plan, field="coverage")
    desk = desk_of(request.user, plan)
    if desk.ledger is None:
        raise Http404
    form = SeveralForm(
        request.POST if request.method == "POST" else None, items=items_of(desk), below=below(plan.issuer)
    )
    if form.is_valid():
        refusal = web.changed(lambda: _answer(request, plan, desk, form))
        if refusal is None:
            return web.see_other(request.get_full_path())
        form.add_error(None, str(refusal))
    wanted = _filter(request)
    may = desk.facet.live and desk.pen.may(field="coverage")
    context = {
        "plan": plan,
        "form": form if may and desk.ledger.rows else None,
        "page": page_of(desk, desk.ledger, wanted),
        "gone": desk.ledger.gone,
        "paths": desk.paths,
        "meter": meter(desk.ledger) if desk.ledger.rows else None,
        "wanted": wanted,
        "newer": _newer(request, plan) if may else [],
        "allowed": _allowed(plan),
    }
    return render(request, "drafting/ledger.html", context)


def _allowed(plan: Plan) -> dict[str, Any] | None:
    """The head's decision to let it go on with unanswered tasks: why, who, when."""
    if not plan.unanswered_allowed:
        return None
    entry = AuditEntry.objects.filter(subject=plan.subject, verb="allow_unanswered").order_by("pk").last()
    return {
        "reason": plan.unanswered_allowed,
        "by": entry.actor_name if entry else "",
        "at": entry.at if entry else None,
    }


def _filter(request: HttpRequest) -> Filter:
    return Filter(
        answer="suspect" if request.GET.get("suspect") else request.GET.get("answer", "")[:20],
        basis=whole(request.GET.get("basis")) or 0,
        section=request.GET.get("section", "")[:40],
        words=request.GET.get("q", "")[:200].replace("\0", ""),
    )


def _answer(request: HttpRequest, plan: Plan, desk: Desk, form: SeveralForm) -> None:
    data = form.cleaned_data
    uids = [uid for uid in request.POST.getlist("row")[:MOST] if slug_re.fullmatch(uid)]
    if data["answer"] == CONFIRM:
        count = editing.confirm_answers(plan, uids, by=request.user)
        messages.success(request, _("Đã xác nhận %(n)s nhiệm vụ vẫn đúng.") % {"n": f"{count:02d}"})
        return
    count = editing.answer_tasks(
        plan,
        uids,
        by=request.user,
        answer=data["answer"],
        reason=data["reason"],
        decided_by=data["decided_by"],
        delegates=list(below(plan.issuer) if data["every"] else data["delegates"]),
        part=desk.parts.get(data["part"]),
    )
    messages.success(request, _("Đã đối chiếu %(n)s nhiệm vụ.") % {"n": f"{count:02d}"})


def _newer(request: HttpRequest, plan: Plan) -> list[dict[str, Any]]:
    """Documents that have a newer text than the one that the plan is held against."""
    found = newer_than(plan, ReceivedDocument.objects.visible_to(request.user))
    return [{"basis": basis, "received": received} for basis, received in found.items()]


@login_required
@require_POST
def renew(request: HttpRequest, uid: Any) -> HttpResponse:
    """Hold the plan against the newer text of one of its parents."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="coverage")
    basis = get_object_or_404(current(plan), pk=whole(request.POST.get("basis")))
    rows = ReceivedDocument.objects.visible_to(request.user).filter(agency=plan.issuer)
    received = get_object_or_404(rows, pk=whole(request.POST.get("received")))
    refusal = web.changed(lambda: renew_basis(plan, basis, received, by=request.user))
    if refusal is None:
        messages.success(request, _("Đã cập nhật căn cứ; các nhiệm vụ có thay đổi được đánh dấu để xem lại."))
    else:
        messages.warning(request, str(refusal))
    return web.see_other(reverse("ledger", args=[plan.uid]))

"""The member names a secretary; the secretary proposes the ballot."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workflow import web
from workflow.forms.preparing import PrepareForm, SecretaryForm
from workflow.models import Member
from workflow.services import preparing as services


@login_required
@require_POST
def name_secretary(request: HttpRequest, uid: Any) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    user = web.person(request)
    round_ = plan.decision_rounds.last()
    if round_ is None or not Member.objects.filter(round=round_, user=user).exists():
        raise PermissionDenied(_("Đồng chí không có trong danh sách xin ý kiến về kế hoạch này."))
    form = SecretaryForm(request.POST, people=services.secretaries(round_))
    chosen = form.cleaned_data["secretary"] if form.is_valid() else user
    return web.answered(
        request,
        lambda: services.name_secretary(plan, by=user, secretary=chosen),
        done=_("Đã ghi thư ký chuẩn bị phiếu.") if chosen else _("Đồng chí tự chuẩn bị phiếu."),
        back=reverse("ballot", args=[plan.uid]),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def prepare_ballot(request: HttpRequest, uid: Any, member: int) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    user = web.person(request)
    row = services.prepared_by(plan, user).filter(member=member).first()
    if row is None:
        raise PermissionDenied(_("Đồng chí không được giao chuẩn bị phiếu này."))
    posted = request.POST if request.method == "POST" else None
    form = PrepareForm(posted, initial={"choice": row.choice, "text": row.text})
    if form.is_valid():
        answer = web.attempt(
            request,
            lambda: services.prepare_ballot(plan, by=user, member=member, **form.cleaned_data),
            done=_("Đã lưu nội dung chuẩn bị; phiếu do đồng chí %(name)s gửi.") % {"name": row.member.user},
            back=reverse("prepare_ballot", args=[plan.uid, member]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return render(request, "workflow/prepare_ballot.html", {"plan": plan, "row": row, "form": form})

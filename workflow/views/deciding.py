"""The member's ballot; the round as the officer, the Office's head and the permanent board see it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from drafting.models import Plan
from drafting.redline import changed_items
from workflow import web
from workflow.can import Stand
from workflow.deciding.rules import Rule
from workflow.forms.deciding import BallotForm, ConclusionForm, line_forms
from workflow.models import Ballot, DecisionRound, Member
from workflow.services import deciding, finalising
from workflow.summary import summary_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, uid: Any) -> HttpResponse:
    """What a member needs to decide, and the ballot; after closing, what the member sent."""
    plan = web.plan_or_404(request, uid)
    member = (
        Member.objects.filter(round__plan=plan, user=request.user)
        .select_related("round__revision__content", "ballot")
        .order_by("-round__number")
        .first()
    )
    if member is None:
        raise PermissionDenied(_("Đồng chí không có trong danh sách xin ý kiến về kế hoạch này."))
    sent: Ballot | None = getattr(member, "ballot", None)
    form = BallotForm(request.POST or None, initial={"choice": sent.choice, "text": sent.text} if sent else None)
    if request.method == "POST" and form.is_valid():
        answer = web.attempt(
            request,
            lambda: deciding.send_ballot(plan, by=request.user, **form.cleaned_data),
            done=_("Đã gửi phiếu. Đồng chí có thể thay đổi đến hết thời hạn."),
            back=reverse("ballot", args=[plan.uid]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    context = {
        "plan": plan,
        "member": member,
        "round": member.round,
        "sent": sent,
        "form": form,
        "may_send": Stand(request.user, plan).can("send_ballot"),
        "summary": summary_of(plan),
        "changes": _changes_since_last(member),
    }
    return render(request, "workflow/ballot.html", context, status=200)


def _changes_since_last(member: Member) -> list[Any]:
    """The items that differ from what this member was asked about before."""
    earlier = (
        Member.objects.filter(round__plan=member.round.plan_id, user=member.user_id, round__number__lt=member.round.number)
        .select_related("round__revision__content")
        .order_by("-round__number")
        .first()
    )
    if earlier is None:
        return []
    return changed_items(earlier.round.revision.content.body, member.round.revision.content.body)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, uid: Any) -> HttpResponse:
    """The newest round: ballots for who may see them, the count after closing, the conclusion for the board."""
    plan = web.plan_or_404(request, uid)
    stand = Stand(request.user, plan)
    if not stand.takes_part("draft", "appraise", "steer", "decide"):
        raise PermissionDenied(_("Phần kết luận chỉ dành cho các cơ quan tham gia quyết định kế hoạch này."))
    round_ = (
        DecisionRound.objects.filter(plan=plan).select_related("body", "officer", "revision__content").last()
    )
    document = round_.revision.content.body if round_ else {"items": []}
    may_approve = stand.can("approve")
    posted = request.POST if request.method == "POST" else None
    form, lines = ConclusionForm(posted), line_forms(document, posted)
    if posted is not None and form.is_valid() and all([line.is_valid() for line in lines]):
        wanted = [line.line for line in lines if line.line]
        answer = web.attempt(
            request,
            lambda: deciding.approve(
                plan,
                by=request.user,
                conclusion=form.cleaned_data["conclusion"],
                lines=wanted,
                turn=web.turn_of(request),
            ),
            done=_("Đã ghi kết luận; kế hoạch được chuyển về cơ quan soạn thảo để hoàn chỉnh."),
            back=reverse("plan", args=[plan.uid]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return render(request, "workflow/decision.html", _decision(plan, stand, round_, form, lines, may_approve))


def _decision(
    plan: Plan, stand: Stand, round_: DecisionRound | None, form: Any, lines: list[Any], may_approve: Any
) -> dict[str, Any]:
    context: dict[str, Any] = {"plan": plan, "round": round_, "form": form, "lines": lines, "may_approve": may_approve}
    if round_ is None:
        return context
    named = deciding.ballots_seen_by(round_, stand.user, stand)
    if named:
        context["members"] = round_.members.select_related("user", "ballot")
    if round_.closed_at is not None:
        context["tally"] = deciding.tally_of(round_)
        context["rule"] = Rule.from_json(round_.rule)
        if not named and stand.takes_part("draft"):
            # Drafters work the opinions in; whose they are is not theirs to know.
            context["remarks"] = Ballot.objects.filter(member__round=round_).exclude(text="").order_by("?")
    return context


@login_required
@require_safe
def conclusion(request: HttpRequest, uid: Any) -> HttpResponse:
    """The lines to work in: the drafter sees where, the Office ticks them."""
    plan = web.plan_or_404(request, uid)
    stand = Stand(request.user, plan)
    if not stand.takes_part("draft", "appraise", "steer"):
        raise PermissionDenied(_("Kết luận chỉ dành cho cơ quan soạn thảo, Văn phòng và Thường trực."))
    context = {
        "plan": plan,
        "round": plan.decision_rounds.exclude(conclusion="").last(),
        "lines": plan.conclusion_lines.select_related("ticked_by"),
        "may_tick": stand.can("tick_line").ok,
        "may_edit": stand.can("hand_up").shown,
    }
    return render(request, "workflow/conclusion.html", context)


@login_required
@require_http_methods(["POST"])
def tick_line(request: HttpRequest, uid: Any, line: int) -> HttpResponse:


    plan = web.plan_or_404(request, uid)
    return web.answered(
        request,
        lambda: finalising.tick_line(plan, by=request.user, line=line),
        done=_("Đã xác nhận hoàn chỉnh."),
        back=reverse("conclusion", args=[plan.uid]),
    )

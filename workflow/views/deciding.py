"""The member's ballot; the round as the officer, the Office's head and the permanent board see it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from drafting.facets import text_for
from drafting.models import Plan, Status
from drafting.redline import changed_parts, told
from drafting.uploads import takes_files
from records import files
from workflow import web
from workflow.conclusions import lines_of
from workflow.deciding.results import Result
from workflow.due import due
from workflow.forms.deciding import BallotForm, ConclusionForm, line_forms
from workflow.forms.meetings import PaperBallotForm
from workflow.forms.preparing import SecretaryForm
from workflow.models import Ballot, DecisionRound, Member, PreparedBallot
from workflow.seeing import Sides
from workflow.services import deciding, finalising
from workflow.services.preparing import prepared_by, secretaries
from workflow.summary import summary_of

FEW = 2
"""Lines of a conclusion that stand open; the others unfold."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, uid: Any) -> HttpResponse:
    """What a member needs to decide, and the ballot; after closing, what the member sent."""
    plan = web.plan_or_404(request, uid)
    member = _member(request, plan)
    if member is None:
        raise PermissionDenied(_("Đồng chí không có trong danh sách xin ý kiến về kế hoạch này."))
    sent: Ballot | None = getattr(member, "ballot", None)
    posted = request.POST if request.method == "POST" else None
    prepared: PreparedBallot | None = getattr(member, "prepared", None)
    form = BallotForm(posted, initial=_initial(sent, prepared, wanted="prepared" in request.GET))
    if form.is_valid():
        answer = web.attempt(
            request,
            lambda: deciding.send_ballot(plan, by=member.user, **form.cleaned_data),
            done=_("Đã ghi nhận phiếu của đồng chí."),
            back=reverse("ballot", args=[plan.uid]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    may_send = web.stand_of(request, plan).can("send_ballot")
    context = {
        "plan": plan,
        "verb": "send_ballot" if may_send.ok else "",
        "round": member.round,
        "due": due(member.round.closes_at, timezone.now()),
        "sent": sent,
        "form": form,
        "may_send": may_send,
        "prepared": prepared,
        "secretary_form": _secretary_form(member, prepared) if may_send.ok else None,
        # Once the plan has moved on, its counts are no longer those of the text that was asked about.
        "summary": summary_of(plan) if plan.status == Status.DECIDING else None,
        "changes": told(_changes_since_last(member)),
    }
    return render(request, "workflow/ballot.html", context)


def _initial(sent: Ballot | None, prepared: PreparedBallot | None, *, wanted: bool) -> dict[str, str] | None:
    """What the form begins with: the ballot that was sent; the proposal only where the member has asked for it."""
    if wanted and prepared is not None and prepared.prepared_at:
        return {"choice": prepared.choice, "text": prepared.text}
    return {"choice": sent.choice, "text": sent.text} if sent else None


def _secretary_form(member: Member, prepared: PreparedBallot | None) -> SecretaryForm:
    people = secretaries(member.round)
    return SecretaryForm(people=people, initial={"secretary": prepared.secretary_id if prepared else None})


def _member(request: HttpRequest, plan: Plan) -> Member | None:
    """This person's place on the newest roster that names them."""
    rows = Member.objects.filter(round__plan=plan, user=request.user.pk)
    rows = rows.select_related(
        "user",
        "round__body",
        "round__plan__issuer",
        "round__revision__content",
        "ballot",
        "prepared__secretary",
    )
    return rows.order_by("-round__number").first()


def _changes_since_last(member: Member) -> list[Any]:
    """What differs from the text that this member was asked about before."""
    earlier = (
        DecisionRound.objects.filter(
            plan=member.round.plan_id, members__user=member.user_id, number__lt=member.round.number
        )
        .exclude(revision=member.round.revision_id)
        .select_related("revision__content")
        .last()
    )
    if earlier is None:
        return []
    return changed_parts(earlier.revision.content.body, member.round.revision.content.body)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def enter_ballot(request: HttpRequest, uid: Any) -> HttpResponse:
    """The officer enters a ballot that was signed on paper."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    may_enter = stand.can("enter_ballot")
    back = reverse("decision", args=[plan.uid])
    if not may_enter.ok:
        return web.answered(
            request, lambda: web.refuse(may_enter), done="", back=reverse("plan", args=[plan.uid])
        )
    posted = request.method == "POST"
    form = PaperBallotForm(request.POST, request.FILES, plan=plan) if posted else PaperBallotForm(plan=plan)
    if form.is_valid():
        data = dict(form.cleaned_data)
        scan = files.store(data.pop("file").read(), "application/octet-stream")
        answer = web.attempt(
            request,
            lambda: deciding.enter_ballot(plan, by=stand.user, scan=scan, **data),
            done=_("Đã nhập phiếu giấy."),
            back=back,
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return render(request, "workflow/enter_ballot.html", {"plan": plan, "form": form, "verb": "enter_ballot"})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, uid: Any) -> HttpResponse:
    """The newest round: ballots for who may see them, the count after closing, the conclusion for the board."""
    plan = web.plan_or_404(request, uid)
    given: dict[str, Any] = {"turn": plan.turn}
    if request.method == "POST":
        recorded = _recorded(request, plan)
        if isinstance(recorded, HttpResponse):
            return recorded
        given = recorded
    stand = web.stand_of(request, plan)
    sides = Sides(stand)
    if not (sides.drafting or sides.office or sides.board or sides.member):
        raise PermissionDenied(
            _("Kết quả xin ý kiến chỉ dành cho các cơ quan tham gia quyết định kế hoạch này.")
        )
    rounds = list(
        DecisionRound.objects.filter(plan=plan).select_related(
            "body", "officer", "recorded_by", "meeting__body"
        )
    )
    may_approve = stand.can("approve")
    if request.method == "POST" and not may_approve.ok:
        return web.answered(request, lambda: web.refuse(may_approve), done="", back=request.path)
    context = {"plan": plan, "may_approve": may_approve, "may_meet": stand.can("put_to_meeting").ok}
    if sides.office:
        context["to_prepare"] = prepared_by(plan, stand.user)
    if may_approve.shown:
        context["verb"] = "approve"
    if may_approve.ok:
        context |= _conclusion_forms(plan)
    if rounds:
        context |= _told(rounds, sides)
    return render(request, "workflow/decision.html", context | given)


def _conclusion_forms(plan: Plan, posted: Any = None) -> dict[str, Any]:
    """The board's conclusion and its lines, some of which unfold."""
    form, lines = ConclusionForm(posted), line_forms(plan.handed_up_revision, posted)
    more_open = any(line.has_changed() for line in lines[FEW:])
    return {"form": form, "lines": lines[:FEW], "more_lines": lines[FEW:], "more_open": more_open}


def _recorded(request: HttpRequest, plan: Plan) -> HttpResponse | dict[str, Any]:
    """Do what the board has concluded, of which the service asks everything; or the forms that have to be mended."""
    given = {"turn": web.turn_of(request), **_conclusion_forms(plan, request.POST)}
    form, lines = given["form"], [*given["lines"], *given["more_lines"]]
    if not all([form.is_valid(), *(line.is_valid() for line in lines)]):
        return given
    answer = web.attempt(
        request,
        lambda: deciding.approve(
            plan,
            by=web.person(request),
            conclusion=form.cleaned_data["conclusion"],
            lines=[line.line for line in lines if line.line],
            turn=given["turn"],
        ),
        done=_("Đã ghi kết luận; kế hoạch được chuyển về cơ quan soạn thảo để hoàn chỉnh."),
        back=reverse("plan", args=[plan.uid]),
    )
    if isinstance(answer, HttpResponse):
        return answer
    form.add_error(None, str(answer))
    return given


def _told(rounds: list[DecisionRound], sides: Sides) -> dict[str, Any]:
    """The newest round and the results of all; seven queries at most, whatever the number of members."""
    round_, stand = rounds[-1], sides.stand
    named = deciding.ballots_seen_by(round_, stand.user, stand)
    told: dict[str, Any] = {"round": round_, "named": named}
    closed = [row for row in rounds if row.closed_at is not None]
    counts = deciding.tallies_of(closed)
    results = [Result(row, counts[row.pk]) for row in closed]
    told["earlier"] = [result for result in results if result.round is not round_]
    if named or sides.office or sides.board:
        told["members"] = round_.members.select_related("user", *(["ballot"] if named else []))
    if named and round_.closed_at is None:
        told["sent"] = Ballot.objects.filter(member__round=round_).count()
    if round_.closed_at is not None:
        told["result"] = results[-1]
        if not named and sides.drafting:
            # Drafters work the opinions in; whose they are is not theirs to know, nor the order in which they came.
            told["remarks"] = Ballot.objects.filter(member__round=round_).exclude(text="").order_by("?")
    else:
        told["due"] = due(round_.closes_at, timezone.now())
        told["asked"] = round_.members.count()
    return told


@login_required
@require_safe
def conclusion(request: HttpRequest, uid: Any) -> HttpResponse:
    """The lines to work in: the drafter sees where, the Office ticks them."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    sides = Sides(stand)
    if not (sides.drafting or sides.office or sides.board or sides.member):
        raise PermissionDenied(
            _("Kết luận chỉ dành cho các cơ quan soạn thảo, thẩm định và quyết định kế hoạch này.")
        )
    passed = (
        plan.decision_rounds.filter(outcome=DecisionRound.Outcome.PASSED)
        .exclude(conclusion="")
        .select_related("body", "recorded_by", "revision__content")
        .last()
    )
    context = {
        "plan": plan,
        "round": passed,
        "lines": lines_of(plan, passed, text_for(request.user, plan).document),
        "may_tick": stand.can("tick_line").ok,
        "may_edit": sides.drafting and plan.status == Status.FINALISING and not plan.handed_up,
    }
    return render(request, "workflow/conclusion.html", context)


@login_required
@require_POST
def tick_line(request: HttpRequest, uid: Any, line: int) -> HttpResponse:
    """The Office confirms that one line is worked in."""
    plan = web.plan_or_404(request, uid)
    return web.answered(
        request,
        lambda: finalising.tick_line(plan, by=web.stand_of(request, plan).user, line=line),
        done=_("Đã xác nhận hoàn chỉnh."),
        back=reverse("conclusion", args=[plan.uid]),
    )

"""Bảng tổng hợp, tiếp thu, giải trình: the drafting agency answers; those who appraise and decide read."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from drafting.editable import why_not_editable
from drafting.uploads import takes_files
from records import files
from records.numbers import whole
from workflow import web
from workflow.can import Stand
from workflow.consolidation import Row, counts, rounds_of
from workflow.forms.consolidation import AnswerForm
from workflow.forms.paper_opinion import PaperOpinionForm
from workflow.models import Comment
from workflow.refusals import Unfit
from workflow.seeing import Sides
from workflow.services import advisers, advisory

MID_ROUND = ("add_adviser", "extend_adviser", "withdraw_adviser", "enter_opinion")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consolidation(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET: the table. POST: the answer to one comment; htmx gets the row and the counts back."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    if not Sides(stand).opinions:
        raise PermissionDenied(
            _(
                "Bảng tổng hợp ý kiến chỉ mở cho cơ quan chủ trì tham mưu, Văn phòng và các đồng chí quyết định "
                "kế hoạch này."
            )
        )
    wrong = None
    if request.method == "POST":
        answered = _answer(request, stand)
        if isinstance(answered, HttpResponse):
            return answered
        wrong = answered
    context = _table(request, stand, wrong)
    if wrong is not None and request.htmx:  # type: ignore[attr-defined]
        context["row"] = _find(context["rounds"], wrong.initial["comment"])
        return render(request, "workflow/_comment_answered.html", context)
    return render(request, "workflow/consolidation.html", context)


def _table(request: HttpRequest, stand: Stand, wrong: AnswerForm | None = None) -> dict[str, Any]:
    plan, may_answer = stand.plan, stand.can("answer_comment").ok
    rounds = rounds_of(plan, editable=not why_not_editable(stand.user, plan))
    if may_answer:
        for round_ in rounds:
            for row in round_.rows:
                row.form = AnswerForm.of(row.comment, alike=_alike(row, rounds))
                if wrong is not None and wrong.initial["comment"] == row.comment.pk:
                    row.form = wrong
    own = bool(Sides(stand).advising)
    may = {verb: stand.can(verb).ok for verb in MID_ROUND}
    act_url = reverse("act", args=[plan.uid, "verb"]).removesuffix("verb/")
    return {
        "may": may,
        "act_url": act_url,
        "plan": plan,
        "rounds": rounds,
        "counts": counts(plan),
        "may_answer": may_answer,
        "own": own,
    }


def _answer(request: HttpRequest, stand: Stand) -> HttpResponse | AnswerForm:
    """The answer to the request, or the form with its errors."""
    plan, pk = stand.plan, whole(request.POST.get("comment")) or 0
    comments = Comment.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False)
    comment = comments.filter(pk=pk).first()
    if comment is None:
        raise Http404
    back = reverse("consolidation", args=[plan.uid]) + f"#comment-{comment.pk}"
    form = AnswerForm.of(comment, request.POST, alike=Comment.open_in(plan).exclude(pk=comment.pk))
    may = stand.can("answer_comment")
    if may.ok and not form.is_valid():
        return form
    sent = form.cleaned_data if form.is_valid() else {"comment": comment.pk, "answer": "accepted"}
    outcome = web.attempt(
        request, lambda: advisory.answer_comment(plan, by=stand.user, **sent), done="", back=back
    )
    if isinstance(outcome, Unfit):
        form.add_error(None, str(outcome))
        return form
    assert isinstance(outcome, HttpResponse)
    if may.ok and request.htmx:  # type: ignore[attr-defined]
        context = _table(request, stand)
        context["row"] = _find(context["rounds"], comment.pk)
        shown = render(request, "workflow/_comment_answered.html", context)
        return trigger_client_event(shown, "plan-changed", after="settle")
    return outcome


def _find(rounds: list[Any], pk: int) -> Row:
    return next(row for round_ in rounds for row in round_.rows if row.comment.pk == pk)


def _alike(row: Row, rounds: list[Any]) -> list[Comment]:
    """The other comments on the same item, or on the whole, that are not answered yet."""
    if row.comment.answer:
        return []
    every = [each.comment for round_ in rounds for each in round_.rows]
    return [
        each
        for each in every
        if each.pk != row.comment.pk and not each.answer and each.part_uid == row.comment.part_uid
    ]


@login_required
@require_POST
def take_wording(request: HttpRequest, uid: Any, comment: int) -> HttpResponse:
    """The wording that a comment proposes becomes the point's text by one press."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    may = stand.can("answer_comment")
    number = whole(request.POST.get("edit_number"))
    seen = -1 if number is None else number

    def do() -> None:
        if not may.ok:
            web.refuse(may)
        advisory.take_wording(plan, by=stand.user, comment=comment, edit_number=seen)

    back = reverse("consolidation", args=[plan.uid]) + f"#comment-{comment}"
    return web.answered(request, do, done=_("Đã đưa câu chữ đề nghị vào dự thảo."), back=back)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def enter_opinion(request: HttpRequest, uid: Any) -> HttpResponse:
    """An opinion that came by letter."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    may = stand.can("enter_opinion")
    if not may.ok:
        return web.answered(request, lambda: web.refuse(may), done="", back=reverse("plan", args=[plan.uid]))
    posted = request.method == "POST"
    form = PaperOpinionForm(request.POST, request.FILES, plan=plan) if posted else PaperOpinionForm(plan=plan)
    if form.is_valid():
        data = dict(form.cleaned_data)
        scan = files.store(data.pop("file").read(), "application/octet-stream")
        answer = web.attempt(
            request,
            lambda: advisers.enter_opinion(plan, by=stand.user, scan=scan, **data),
            done=_("Đã nhập ý kiến góp ý."),
            back=reverse("consolidation", args=[plan.uid]),
        )
        if isinstance(answer, HttpResponse):
            return answer
        form.add_error(None, str(answer))
    return render(
        request, "workflow/enter_opinion.html", {"plan": plan, "form": form, "verb": "enter_opinion"}
    )

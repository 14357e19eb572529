"""An advisory agency reads the draft and writes its opinion; afterwards it reads how it was answered."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drafting.hashing import digest
from drafting.models import Status
from drafting.redline import changed_parts, told
from drafting.sheet import page
from records.numbers import whole
from workflow import web
from workflow.can import Stand
from workflow.forms.opinion import MOST_ROWS, OpinionFileForm, OpinionForm, comment_rows
from workflow.models import AdvisoryRound, Opinion
from workflow.refusals import Refused
from workflow.seeing import Sides
from workflow.services import advisory
from workflow.web import see_other

NEXT: dict[str, Callable[..., None]] = {
    "hand_up": advisory.hand_up_opinion,
    "release": advisory.release_opinion,
}
"""Value of the pressed button → what follows the saving."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET: the text with the form, or the opinion as it was sent. POST: save, then what the button says."""
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    own = own_opinions(stand)
    if not own:
        raise PermissionDenied(_("Trang này chỉ dành cho cơ quan được lấy ý kiến góp ý kế hoạch này."))
    present, document = own[0], own[0].round.revision.content.body
    posted = request.POST if request.method == "POST" else None
    answer = stand.can("write_opinion")
    if posted is not None and answer.refusal is Refused:
        raise PermissionDenied(answer.reason)
    form = OpinionForm(posted, initial=_initial(present))
    asked = {**document, "items": _asked(present, document)}
    rows = comment_rows(posted, document=asked, written=_written(present), empty=_empty_rows(request))
    if (
        posted is not None
        and (answer.ok or not _lost(present, form, rows))
        and form.is_valid()
        and rows.is_valid()
    ):
        return _save(request, stand, form, rows)
    context = {
        "plan": plan,
        "own": own,
        "present": present,
        "form": form if answer.ok else None,
        "rows": rows,
        "file_form": OpinionFileForm() if answer.ok else None,
        "changes": _changes(present),
        "sheet": page(document, draft_mark=_mark(present), today=localdate(present.round.opened_at)),
        "asks": stand.can("ask_for_time").ok,
        "act_url": reverse("act", args=[plan.uid, "verb"]).removesuffix("verb/"),
        "may_hand_up": _may_go(stand, "hand_up_opinion") and not _may_go(stand, "release_opinion"),
        "may_release": _may_go(stand, "release_opinion"),
        "answers_shown": plan.status not in (Status.DRAFTING, Status.ADVISORY_REVIEW, Status.CONSOLIDATING),
        "typed": _lost(present, form, rows) if posted is not None and not answer.ok else "",
        "refusal": answer.reason,
    }
    return render(request, "workflow/opinion.html", context, status=409 if context["typed"] else 200)


def _asked(present: Opinion, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The items that this round asks about."""
    only = set(present.round.only)
    return [item for item in document["items"] if not only or item["uid"] in only]


def _changes(present: Opinion) -> list[dict[str, Any]]:
    """In a round on changes alone: what is different from the text of the round before."""
    round_ = present.round
    if not round_.only:
        return []
    before = (
        AdvisoryRound.objects.filter(plan=round_.plan_id, number__lt=round_.number, recalled=False)
        .select_related("revision__content")
        .last()
    )
    if before is None:
        return []
    changed = changed_parts(before.revision.content.body, round_.revision.content.body)
    return told(change for change in changed if change.uid in round_.only)


def _mark(present: Opinion) -> str:
    """An older text does not carry the number of the present draft."""
    return _("Dự thảo lần %(n)s") % {"n": present.round.draft_number}


def own_opinions(stand: Stand) -> list[Opinion]:
    """The opinions of this person's agencies, the one to write or the newest first."""
    found = Opinion.objects.filter(round__plan=stand.plan, agency__in=Sides(stand).advising)
    rows = list(
        found.select_related("round__revision__content", "agency", "released_by")
        .prefetch_related("comments", "files", "round__editorial_changes")
        .order_by("-round__number", "pk")
    )
    asked = stand.can("write_opinion").agency
    return sorted(rows, key=lambda row: (-row.round.number, row.agency_id != asked))


def _save(request: HttpRequest, stand: Stand, form: OpinionForm, rows: Any) -> HttpResponse:
    plan, user, then = stand.plan, stand.user, request.POST.get("then", "")
    here = reverse("opinion", args=[plan.uid])
    comments = [row for row in rows.cleaned_data if row.get("text")]

    def do() -> None:
        advisory.write_opinion(plan, by=user, comments=comments, **form.cleaned_data)
        if then in NEXT:
            NEXT[then](plan, by=user)

    done = {
        "hand_up": _("Đã trình lãnh đạo cơ quan."),
        "release": _("Đã gửi ý kiến góp ý."),
        "more": "",
    }.get(then, _("Đã lưu ý kiến; chỉ cơ quan của đồng chí xem được cho đến khi gửi."))
    if then != "more":
        return web.answered(request, do, done=done, back=here)
    answer = web.answered(request, do, done="", back=here)
    if answer.status_code == 303:
        return see_other(f"{here}?rows=3#comments-{len(comments)}")
    return answer


def _may_go(stand: Stand, verb: str) -> bool:
    """Whether the button is this person's; what is still missing is said when it is pressed."""
    return stand.can(verb).shown


def _initial(present: Opinion) -> dict[str, str]:
    return {
        "answer": present.answer,
        "text": present.text,
        "seen": digest(advisory.words_of(present)),
    }


def _written(present: Opinion) -> list[dict[str, str]]:
    return [
        {"part_uid": row.part_uid, "text": row.text, "proposed": row.proposed}
        for row in present.comments.all()
    ]


def _empty_rows(request: HttpRequest) -> int:
    asked = whole(request.GET.get("rows"))
    return 1 if asked is None else min(asked, MOST_ROWS)


def _lost(present: Opinion, form: OpinionForm, rows: Any) -> str:
    """The words that came too late to be kept, so that they are not lost; none for a form sent twice."""
    lines = [form["text"].value() or ""]
    for row in rows:
        lines += [row["text"].value() or "", row["proposed"].value() or ""]
    typed = [line.strip() for line in lines if line.strip()]
    kept = {present.text, *(words for row in present.comments.all() for words in (row.text, row.proposed))}
    return "" if kept.issuperset(typed) else "\n\n".join(typed)

"""Answering one task of the parent."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from drafting import editing, outline, web
from drafting.choosing import below
from drafting.desk import Desk, desk_of
from drafting.forms.tasks import DelegatedForm, LinkedForm, NotApplicableForm, UnansweredForm
from drafting.models import Coverage, Part
from drafting.panel import card
from drafting.setting_aside import only_for, set_aside
from drafting.views.editor import must_write

Answer = Coverage.Answer
CHOICES = (
    (Answer.ADOPTED, gettext_lazy("Giữ nguyên")),
    (Answer.ADAPTED, gettext_lazy("Cụ thể hóa")),
    (Answer.JOINED, gettext_lazy("Ghép với nhiệm vụ khác")),
    (Answer.DELEGATED, gettext_lazy("Giao đảng ủy trực thuộc")),
    (Answer.NOT_APPLICABLE, gettext_lazy("Không thuộc phạm vi")),
    (Answer.UNANSWERED, gettext_lazy("Để lại, chưa đối chiếu")),
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_task(request: HttpRequest, uid: Any, coverage: str) -> HttpResponse:
    """One form for the answer that `?answer=` or the posted form names."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="coverage")
    rows = Coverage.objects.filter(basis__plan=plan).select_related("basis__content", "basis__plan")
    found = get_object_or_404(rows, uid=coverage)
    desk = desk_of(request.user, plan)
    form = _form(request, desk, found)
    if form.is_bound and form.is_valid():
        refusal = web.changed(lambda: _act(request, found, form, desk))
        if refusal is None:
            return web.see_other(f"{reverse('plan', args=[plan.uid])}#t-{found.uid}")
        form.add_error(None, str(refusal))
    assert desk.ledger is not None
    row = next(row for row in desk.ledger.rows if row.coverage.pk == found.pk)
    here = reverse("answer_task", args=[plan.uid, found.uid])
    context = {
        "plan": plan,
        "form": form,
        "task": row.item,
        "card": card(row, desk, several=True, may=False),
        "tabs": [
            {"label": label, "url": f"{here}?answer={answer}", "current": answer == form["answer"].value()}
            for answer, label in CHOICES
        ],
        "action": here,
        "back": f"{reverse('plan', args=[plan.uid])}#t-{found.uid}",
    }
    return render(request, "drafting/answer_task.html", context)


def _form(request: HttpRequest, desk: Desk, row: Coverage) -> forms.Form:
    """The form of the wanted answer, filled with what was answered before."""
    posted = request.POST if request.method == "POST" else None
    wanted = str((posted or request.GET).get("answer", row.answer))
    wanted = wanted if wanted in Answer.values else str(Answer.UNANSWERED)
    initial: dict[str, Any] = {"answer": wanted, "reason": row.reason, "decided_by": row.decided_by}
    if wanted in Coverage.LINKED:
        linked = [link.part.uid for link in row.links.select_related("part")]
        places = _places(desk) if wanted != Answer.JOINED and desk.pen.may(field="new_item") else []
        return LinkedForm(posted, initial={**initial, "parts": linked}, items=items_of(desk), places=places)
    if wanted == Answer.DELEGATED:
        initial["delegates"] = [agency.pk for agency in row.delegates.all()]
        return DelegatedForm(posted, initial=initial, below=below(desk.plan.issuer))
    if wanted == Answer.NOT_APPLICABLE:
        return NotApplicableForm(posted, initial=initial, carried=bool(only_for(row)))
    return UnansweredForm(posted, initial=initial)


def items_of(desk: Desk) -> list[tuple[str, str]]:
    return [
        (item["uid"], f"{item['path']}. {Truncator(item['text']).words(25)}")
        for item in desk.document["items"]
        if item["kind"] in Part.TASKS
    ]


def _places(desk: Desk) -> list[tuple[str, str]]:
    """Behind what a new item may be put: every heading and item, in reading order."""
    heads = [(s["number"], s["uid"], s["heading"]) for s in outline.headed(desk.document)]
    rest = [(g["path"], g["uid"], g["heading"]) for g in desk.document["groups"]]
    rest += [(i["path"], i["uid"], i["text"]) for i in desk.document["items"]]
    rows = sorted([*heads, *rest], key=lambda row: outline.order(row[0]))
    return [(uid, f"{path}. {Truncator(text).words(12)}") for path, uid, text in rows]


def _act(request: HttpRequest, row: Coverage, form: forms.Form, desk: Desk) -> None:
    data = form.cleaned_data
    uids = data.get("parts")
    if data["answer"] in Coverage.LINKED and not uids and data.get("after"):
        editing.adopt_anew(row, by=request.user, after=desk.parts[data["after"]])
        return
    if data["answer"] == Answer.NOT_APPLICABLE and data.get("drop"):
        set_aside(row, by=request.user, reason=data["reason"], decided_by=data["decided_by"])
        return
    editing.answer_task(
        row,
        by=request.user,
        answer=data["answer"],
        reason=data.get("reason", ""),
        decided_by=data.get("decided_by", ""),
        delegates=list(below(desk.plan.issuer) if data.get("every") else data.get("delegates", ())),
        parts=None if uids is None else [desk.parts[uid] for uid in uids if uid in desk.parts],
    )

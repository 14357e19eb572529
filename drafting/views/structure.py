"""Splitting, joining, indenting and moving points; undo and redo; who else is writing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from drafting import editing, web
from drafting.desk import desk_of, place_of
from drafting.editable import why_not_editable
from drafting.forms.parts import typed_text
from drafting.forms.structure import IndentForm, JoinForm, SplitForm
from drafting.leases import end_lease, take_lease, writers_of
from drafting.markup import plain_at
from drafting.models import Part, Plan
from drafting.refusals import Conflict
from drafting.views.editor import address_of, must_write
from drafting.views.parts import ELSEWHERE
from drafting.writing import field_of


def _found(plan: Plan, part: str) -> Part:
    return get_object_or_404(plan.parts.exclude(kind__in=ELSEWHERE), uid=part)


def _back(request: HttpRequest, plan: Plan, uid: str, refusal: Any = None) -> HttpResponse:
    """The page again, the point open where it was written in place; what was refused is said."""
    if isinstance(refusal, Conflict):
        return web.conflict_page(request, refusal, uid=uid, place="", back=address_of(plan, uid))
    if refusal is not None:
        messages.warning(request, str(refusal))
    if web.in_place(request):
        return web.see_other(f"{reverse('plan', args=[plan.uid])}?write={uid}")
    return web.see_other(address_of(plan, uid))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split_part(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """POST parts `text` at the character `at`; GET, for who writes without script, offers its sentences."""
    plan = web.plan_or_404(request, uid)
    found = _found(plan, part)
    must_write(request, plan, part=found, field=field_of(found) or "new_item")
    form = SplitForm(request.POST) if request.method == "POST" else SplitForm.of(found)
    if form.is_bound and form.is_valid():
        data, made = form.cleaned_data, []
        refusal = web.changed(
            lambda: made.append(
                editing.split_part(
                    found, by=request.user, edit_number=data["edit_number"], **_parted(found, data)
                )
            )
        )
        return _back(request, plan, made[0].uid if made else part, refusal)
    context = {
        "plan": plan,
        "form": form,
        "label": place_of(desk_of(request.user, plan), part),
        "back": address_of(plan, part),
    }
    return render(request, "drafting/split_part.html", context)


def _parted(part: Part, data: dict[str, Any]) -> dict[str, Any]:
    """The text without its marks, and the place in it where it is parted."""
    if part.kind != Part.Kind.ITEM:
        return {"text": data["text"], "at": data["at"]}
    before = typed_text(data["text"][: data["at"]])["text"]
    whole = typed_text(data["text"])
    at = (
        len(whole["text"]) - len(whole["text"][len(before) :].lstrip())
        if whole["text"].startswith(before)
        else 0
    )
    return {**whole, "at": at or plain_at(data["text"], data["at"])}


@login_required
@require_POST
def join_part(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """Put the point behind the text of the one before it."""
    plan = web.plan_or_404(request, uid)
    found = _found(plan, part)
    must_write(request, plan, part=found, field="deletion")
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _back(request, plan, part)
    data, joined = form.cleaned_data, []
    refusal = web.changed(
        lambda: joined.append(
            editing.join_parts(
                found, by=request.user, edit_number=data["edit_number"], text=_joined(found, data["text"])
            )
        )
    )
    return _back(request, plan, joined[0].uid if joined else part, refusal)


def _joined(part: Part, typed: str) -> str | None:
    """What the editor holds, without its marks; None where it was not open."""
    if not typed:
        return None
    return str(typed_text(typed)["text"]) if part.kind == Part.Kind.ITEM else typed


@login_required
@require_POST
def indent_part(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    found = _found(plan, part)
    must_write(request, plan, part=found, field=field_of(found))
    form = IndentForm(request.POST)
    refusal = None
    if form.is_valid():
        deeper = form.cleaned_data["deeper"]
        refusal = web.changed(lambda: editing.indent_part(found, by=request.user, deeper=deeper))
    return _back(request, plan, part, refusal)


@login_required
@require_POST
def undo(request: HttpRequest, uid: Any) -> HttpResponse:
    return _stepped(request, uid, editing.undo, _("Đã hoàn tác."))


@login_required
@require_POST
def redo(request: HttpRequest, uid: Any) -> HttpResponse:
    return _stepped(request, uid, editing.redo, _("Đã làm lại."))


def _stepped(request: HttpRequest, uid: Any, act: Any, done: str) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="undo")
    touched: list[str] = []
    refusal = web.changed(lambda: touched.extend(act(plan, by=request.user)))
    if refusal is None:
        messages.success(request, done)
    else:
        messages.warning(request, str(refusal))
    living = plan.parts.filter(uid__in=touched).values_list("uid", flat=True).first()
    return web.see_other(address_of(plan, living) if living else reverse("plan", args=[plan.uid]))


@login_required
@require_POST
def lease(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """An open editor says so every 40 seconds, and is told who else has the point open; `end` when it closes."""
    plan = web.plan_or_404(request, uid)
    found = _found(plan, part)
    must_write(request, plan, part=found, field=field_of(found))
    if "end" in request.POST:
        end_lease(found, request.user)
        return HttpResponse(status=204)
    return render(request, "drafting/_lease.html", {"writers": take_lease(found, request.user)})


STOP_ASKING = 286
"""What htmx takes as the end of its polling."""


@login_required
@require_safe
def writers(request: HttpRequest, uid: Any) -> HttpResponse:
    """The others who are writing now, for whoever writes here too; a page that no longer may stops asking."""
    plan = web.plan_or_404(request, uid)
    if why_not_editable(request.user, plan):
        return HttpResponse(status=STOP_ASKING)
    found = writers_of(plan, request.user)
    desk = desk_of(request.user, plan) if found else None
    told = [
        {"name": each.name, "place": place_of(desk, each.part), "url": f"#p-{each.part}"}
        for each in found
        if desk
    ]
    return render(request, "drafting/_writers.html", {"writers": told})

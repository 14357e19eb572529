"""Adding, moving and deleting parts."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from drafting import editing, outline, web
from drafting.desk import desk_of, place_of
from drafting.forms.parts import AddForm, MoveForm
from drafting.forms.widgets import SeenForm
from drafting.models import Coverage, Part, Plan
from drafting.refusals import Conflict
from drafting.views.editor import address_of, agency_names, must_write
from drafting.views.parts import ELSEWHERE
from drafting.writing import field_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_part(request: HttpRequest, uid: Any) -> HttpResponse:
    """A new part behind the one that `after` names."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan, field="new_item")
    names = agency_names(plan)
    posted = request.method == "POST"
    form = (
        AddForm(request.POST, agencies=names) if posted else AddForm(agencies=names, initial=_given(request))
    )
    after = _place(plan, form.data.get("after") if posted else form.initial["after"])
    if form.is_valid():
        made: list[Part] = []
        refusal = web.changed(
            lambda: made.append(editing.add_part(plan, by=request.user, after=after, **form.part()))
        )
        if refusal is None and web.in_place(request):
            return web.see_other(f"{reverse('plan', args=[plan.uid])}?write={made[0].uid}")
        if refusal is None:
            return web.see_other(address_of(plan, made[0].uid))
        form.add_error(None, str(refusal))
    if web.in_place(request):
        return render(request, "drafting/_new_point.html", {"plan": plan, "after": after, "form": form})
    context = {
        "plan": plan,
        "form": form,
        "after": after,
        "place": place_of(desk_of(request.user, plan), after.uid),
        "back": address_of(plan, after.uid),
    }
    return render(request, "drafting/add_part.html", context)


def _given(request: HttpRequest) -> dict[str, str]:
    return {"after": request.GET.get("after", ""), "item_kind": Part.ItemKind.TASK, "kind": Part.Kind.ITEM}


def _place(plan: Plan, uid: Any) -> Part:
    """The part to add behind; without one, or when it was deleted meanwhile, the last of the outline."""
    parts = plan.parts.filter(kind__in=outline.KINDS)
    named = parts.filter(uid=uid).first() if slug_re.fullmatch(str(uid or "")) else None
    found = named or parts.last()
    if found is None:
        raise Http404
    return found


@login_required
@require_POST
def move_part(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """One place up or down, or behind another part."""
    plan = web.plan_or_404(request, uid)
    found = get_object_or_404(plan.parts.exclude(kind__in=ELSEWHERE), uid=part)
    must_write(request, plan, part=found, field=field_of(found))
    form = MoveForm(request.POST)
    if form.is_valid():
        after = (
            plan.parts.filter(uid=form.cleaned_data["after"]).first() if form.cleaned_data["after"] else None
        )
        up = form.cleaned_data["up"]
        refusal = None
        if after is not None:
            refusal = web.changed(lambda: editing.move_behind(found, after, by=request.user))
        elif up is not None:
            refusal = web.changed(lambda: editing.move_part(found, by=request.user, up=up))
        if refusal is not None:
            messages.warning(request, str(refusal))
    if web.in_place(request):
        return web.see_other(f"{reverse('plan', args=[plan.uid])}?write={part}")
    return web.see_other(address_of(plan, part))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_part(request: HttpRequest, uid: Any, part: str) -> HttpResponse:
    """GET says what goes with it, POST deletes."""
    plan = web.plan_or_404(request, uid)
    found = get_object_or_404(plan.parts.exclude(kind__in=ELSEWHERE), uid=part)
    must_write(request, plan, part=found, field="deletion")
    form = SeenForm(request.POST) if request.method == "POST" else _seen(found)
    if form.is_valid():
        number = form.cleaned_data["edit_number"]
        refusal = web.changed(lambda: editing.delete_part(found, by=request.user, edit_number=number))
        if refusal is None:
            messages.success(request, _("Đã xóa nội dung khỏi dự thảo."))
            return web.see_other(reverse("plan", args=[plan.uid]))
        if isinstance(refusal, Conflict):
            form, found = _seen(plan.parts.get(pk=found.pk)), plan.parts.get(pk=found.pk)
        messages.warning(request, str(refusal))
    context = {
        "plan": plan,
        "form": form,
        "part": found,
        "place": place_of(desk_of(request.user, plan), part),
        "reopened": _answered_by(found),
        "back": address_of(plan, part),
    }
    return render(request, "drafting/delete_part.html", context)


def _seen(part: Part) -> SeenForm:
    return SeenForm(initial={"edit_number": part.edit_number})


def _answered_by(part: Part) -> list[str]:
    """Paths of the parent's tasks that only this part answers."""
    rows = (
        Coverage.objects.filter(links__part=part).select_related("basis__content").prefetch_related("links")
    )
    return [
        next(item["path"] for item in row.basis.content.body["items"] if item["uid"] == row.parent_uid)
        for row in rows
        if len(row.links.all()) == 1
    ]

"""What the editing views have in common: the editor in its place or as a page, the part again, both texts."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from drafting import grids, web
from drafting.choosing import tree
from drafting.desk import desk_of, place_of
from drafting.editable import why_not_editable
from drafting.forms.parts import TextForm, typed
from drafting.joining import joined, part_at
from drafting.models import Part, Plan
from drafting.redline import marked
from drafting.refusals import Conflict
from drafting.sheet import block_of
from drafting.structure import JOINABLE

BESIDE = ("lead", "partners", "when", "item_kind")


def must_write(request: HttpRequest, plan: Plan, *, part: Part | None = None, field: str = "") -> None:
    """Nobody is shown the live text of an editor that they may not use: 403 with the reason."""
    if reason := why_not_editable(request.user, plan, part=part, field=field):
        raise PermissionDenied(reason)


def address_of(plan: Plan, part: str) -> str:
    """Where a part stands on the plan's page."""
    return f"{reverse('plan', args=[plan.uid])}#p-{part}"


def agency_names(plan: Plan) -> list[str]:
    """The names that a lead is usually chosen from: own bodies, then the committees below."""
    found = tree(plan.issuer)
    leading = [row for row in found.reported_to if row.committee_id == plan.issuer_id]
    return [row.name for row in [*leading, *found.own, *found.below]]


def shown(request: HttpRequest, plan: Plan, part: str) -> HttpResponse:
    """The part again, as the page shows it to this person."""
    block = block_of(desk_of(request.user, plan).page, part)
    if block is None:
        raise Http404
    return render(request, "components/_point.html", {"block": block})


def editor(request: HttpRequest, plan: Plan, form: forms.Form, part: Part | None) -> HttpResponse:
    """The editor of a part, or of the title: a fragment for htmx, else a page."""
    uid = part.uid if part else "title"
    here = [plan.uid, part.uid] if part else [plan.uid]
    action = reverse("edit_part" if part else "edit_title", args=here)
    context = {
        "plan": plan,
        "form": form,
        "uid": uid,
        "part": part,
        "label": place_of(desk_of(request.user, plan), uid) if part else _("Trích yếu"),
        "action": action,
        "autosave": action,
        "cancel_url": address_of(plan, uid),
        "shown_url": f"{action}?shown=1",
        "moves": part is not None and part.kind != Part.Kind.INTRO,
        "levels": part is not None and part.kind in (Part.Kind.ITEM, Part.Kind.GROUP),
        "splits": part is not None and part.kind in JOINABLE,
        "deletes": part is not None and not why_not_editable(request.user, plan, part=part, field="deletion"),
    }
    template = "drafting/_part_editor.html" if web.in_place(request) else "drafting/edit_part.html"
    return render(request, template, context)


def saved(request: HttpRequest, plan: Plan, part: str) -> HttpResponse:
    """After saving: the part for htmx, else the page at the part."""
    return shown(request, plan, part) if web.in_place(request) else web.see_other(address_of(plan, part))


def both_texts(
    request: HttpRequest, plan: Plan, conflict: Conflict, part: Part | None, form: TextForm
) -> HttpResponse:
    """409; what was typed in the other fields goes along when the joined text is sent."""
    uid = part.uid if part else "title"
    number = conflict.theirs.get("edit_number")
    beside = [(name, form.data.get(name, "")) for name in BESIDE if name in form.changed_data]
    if cells := form.cleaned_data.get("cells"):
        beside.append(("cells", grids.written(cells)))
    action = reverse("edit_part", args=[plan.uid, uid]) if part else reverse("edit_title", args=[plan.uid])
    again: dict[str, Any] = {"url": action, "name": "text", "hidden": [("edit_number", number), *beside]}
    conflict.mine["text"] = form.cleaned_data["text"]
    if part is not None and (both := _joined(part, form)) is not None:
        again["joined"] = {"text": both, "diff": marked(conflict.theirs["text"], both)}
    return web.conflict_page(
        request,
        conflict,
        uid=uid,
        place=place_of(desk_of(request.user, plan), uid) if part else _("Trích yếu"),
        back=address_of(plan, uid),
        again=again if number is not None else None,
    )


def _joined(part: Part, form: TextForm) -> str | None:
    """Both texts in one, where the two changed different words of what both were shown; as it is typed."""
    base, now = part_at(part, form.cleaned_data["edit_number"]), Part.objects.filter(pk=part.pk).first()
    if base is None or now is None:
        return None
    mine, theirs = form.cleaned_data["text"], typed(now)
    both = joined(typed(base), mine, theirs)
    return both if both not in (mine, theirs) else None


def gone(request: HttpRequest, plan: Plan, uid: str) -> HttpResponse:
    """The part was deleted while somebody wrote in it: what they typed is shown, so that it is not lost."""
    if request.method != "POST":
        raise Http404
    must_write(request, plan, field="new_item")
    conflict = Conflict(
        _("Nội dung này đã được người khác xóa nên phần đồng chí viết chưa được lưu."),
        mine={"text": TextForm(request.POST).data.get("text", "")},
        theirs={"text": _("(không còn trong dự thảo)")},
    )
    return web.conflict_page(request, conflict, uid=uid, place="", back=reverse("plan", args=[plan.uid]))

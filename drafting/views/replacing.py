"""Tìm và thay: every place in its context, changed where it is ticked."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drafting import web
from drafting.desk import Desk, desk_of, place_of
from drafting.forms.structure import ReplaceForm
from drafting.models import Plan
from drafting.refusals import Conflict
from drafting.replacing import TITLE, Hit, hits
from drafting.replacing import replace as change
from drafting.views.editor import address_of, must_write
from drafting.views.parts import ELSEWHERE
from drafting.writing import field_of
from records.numbers import whole

MOST = 2000


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET `?find=` lists the places; POST changes them in the parts that `part` names, as “uid:edit number”."""
    plan = web.plan_or_404(request, uid)
    must_write(request, plan)
    posted = request.method == "POST"
    data = request.POST if posted else request.GET
    form = ReplaceForm(data if "find" in data else None, initial={"marks": True, "whole": True})
    if posted and form.is_valid():
        changed: list[int] = []
        refusal = web.changed(
            lambda: changed.append(change(plan, form.wanted(), _ticked(request), by=request.user))
        )
        if refusal is None:
            messages.success(request, _("Đã thay ở %(n)s nội dung.") % {"n": f"{changed[0]:02d}"})
            return web.see_other(reverse("plan", args=[plan.uid]))
        if isinstance(refusal, Conflict):
            messages.warning(
                request, _("Có nội dung vừa được người khác sửa nên chưa thay; đề nghị xem lại.")
            )
        else:
            messages.warning(request, str(refusal))
    desk = desk_of(request.user, plan)
    context = {"plan": plan, "form": form, "asked": form.is_bound, "rows": _rows(plan, desk, form)}
    return render(request, "drafting/replace.html", context)


def _ticked(request: HttpRequest) -> dict[str, int]:
    pairs = [each.partition(":") for each in request.POST.getlist("part")[:MOST]]
    seen = {uid: whole(number) for uid, _colon, number in pairs if slug_re.fullmatch(uid)}
    return {uid: number for uid, number in seen.items() if number is not None}


def _rows(plan: Plan, desk: Desk, form: ReplaceForm) -> list[dict[str, Any]]:
    """What is found where this person may write."""
    if not form.is_bound or not form.is_valid():
        return []
    parts = [
        part
        for part in desk.parts.values()
        if part.kind not in ELSEWHERE and desk.pen.may(part=part, field=field_of(part))
    ]
    found = hits(plan, parts, form.wanted())
    if not desk.pen.may(field="title"):
        found = [hit for hit in found if hit.uid != TITLE]
    return [_row(plan, desk, hit) for hit in found]


def _row(plan: Plan, desk: Desk, hit: Hit) -> dict[str, Any]:
    place = _("Trích yếu") if hit.uid == TITLE else place_of(desk, hit.uid)
    return {
        "value": f"{hit.uid}:{hit.edit_number}",
        "place": place,
        "url": address_of(plan, hit.uid),
        "pieces": hit.pieces,
    }

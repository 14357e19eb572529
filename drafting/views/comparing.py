"""Saved states of a plan: saving one under a name, comparing two."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drafting import web
from drafting.editable import pen_of
from drafting.facets import text_for
from drafting.models import Plan, Revision
from drafting.redline import changed_parts, told
from drafting.saving import save_as, saved_states

NOW = "now"
"""The text as it stands, among the states that can be compared."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET `?from=` and `?to=` (ids of saved states, or now): what differs. POST `name`: save the text under a name."""
    plan = web.plan_or_404(request, uid)
    facet = text_for(request.user, plan)
    if request.method == "POST":
        return _save(request, plan)
    states = list(saved_states(request.user, plan, facet))
    older = _chosen(states, request.GET.get("from", ""), states[0] if states else None)
    newer = _chosen(states, request.GET.get("to", NOW), None)
    changes = []
    if older is not None:
        body = newer.content.body if newer else facet.document
        changes = told(changed_parts(older.content.body, body))
    context = {
        "plan": plan,
        "states": [{"pk": row.pk, "label": _label(row)} for row in states],
        "older": older.pk if older else None,
        "newer": newer.pk if newer else NOW,
        "changes": changes,
        "may_save": facet.live and pen_of(request.user, plan).may(field="saving"),
    }
    return render(request, "drafting/compare.html", context)


def _chosen(states: list[Revision], asked: str, usual: Revision | None) -> Revision | None:
    """The state asked for; 404 for one that this person may not see or that is of another plan."""
    if asked in ("", NOW):
        return usual
    found = next((row for row in states if str(row.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def _label(row: Revision) -> str:
    at = date_format(timezone.localtime(row.made_at), "H:i, d/m/Y")
    saves = "; ".join(save.name for save in row.saves.all())
    label = _("Bản lưu lúc %(at)s") % {"at": at}
    return f"{label} – {saves}" if saves else label


def _save(request: HttpRequest, plan: Plan) -> HttpResponse:
    if reason := pen_of(request.user, plan).why_not(field="saving"):
        raise PermissionDenied(reason)
    refusal = web.changed(lambda: save_as(plan, by=request.user, name=request.POST.get("name", "")))
    if refusal is None:
        messages.success(request, _("Đã lưu."))
    else:
        messages.warning(request, str(refusal))
    return web.see_other(reverse("compare", args=[plan.uid]))

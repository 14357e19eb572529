"""Comparing two texts of a plan; saving one under a name; what was read."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from drafting import web
from drafting.comparing import PARENT, Comparison, chosen, compared, mark_read, states_of
from drafting.editable import pen_of
from drafting.facets import Facet, text_for
from drafting.models import Plan
from drafting.saving import handed_over, save_as


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, uid: Any) -> HttpResponse:
    """GET `?from=` and `?to=` (drafting.comparing): what differs. POST `name`: save the text under a name."""
    plan = web.plan_or_404(request, uid)
    facet = text_for(request.user, plan)
    if request.method == "POST":
        return _save(request, plan)
    found, states = comparison_of(request, plan, facet)
    context = {
        "plan": plan,
        "states": states,
        "found": found,
        "events": handed_over(plan) if facet.ledger else [],
        "may_save": facet.live and pen_of(request.user, plan).may(field="saving"),
    }
    return render(request, "drafting/compare.html", context)


def comparison_of(
    request: HttpRequest, plan: Plan, facet: Facet
) -> tuple[Comparison | None, list[dict[str, Any]]]:
    """What the address asks for, with the states to choose from; 404 for a state that is not this person's."""
    states = states_of(request.user, plan, facet)
    others = states[1:]
    usual = next((state for state in others if state.value != PARENT), others[0] if others else None)
    try:
        older = chosen(states, request.GET.get("from", ""), usual)
        newer = chosen(states, request.GET.get("to", ""), states[0])
    except LookupError as error:
        raise Http404 from error
    if newer is None or newer.body is None:
        raise Http404
    found = compared(plan, older, newer) if older is not None else None
    return found, [{"value": state.value, "label": state.label} for state in states]


def _save(request: HttpRequest, plan: Plan) -> HttpResponse:
    if reason := pen_of(request.user, plan).why_not(field="saving"):
        raise PermissionDenied(reason)
    refusal = web.changed(lambda: save_as(plan, by=request.user, name=request.POST.get("name", "")))
    if refusal is None:
        messages.success(request, _("Đã lưu."))
    else:
        messages.warning(request, str(refusal))
    return web.see_other(reverse("compare", args=[plan.uid]))


@login_required
@require_POST
def read(request: HttpRequest, uid: Any) -> HttpResponse:
    """The page was open for a while: this person has read the text that it shows."""
    plan = web.plan_or_404(request, uid)
    mark_read(request.user, plan, text_for(request.user, plan))
    return HttpResponse(status=204) if web.in_place(request) else web.see_other(reverse("plan", args=[uid]))

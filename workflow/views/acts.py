"""One page for every act on a plan that needs no page of its own: what will happen, what it takes, the press."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from drafting.models import Plan
from drafting.uploads import takes_files
from permissions.accounts.freshness import ask_again_unless_fresh
from records.numbers import whole
from workflow import web
from workflow.acts import ACTS, ActPage
from workflow.forms.issuing import TakeBackForm
from workflow.rules import RULES

FRESH = {
    *("sign", "issue", "take_back_signature", "take_back_seal", "vouch_for_scan", "confirm_scan"),
    *("correct", "withdraw", "replace"),
}
"""Acts that an unlocked screen must not do: their person has proved who they are in the last minutes."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def act(request: HttpRequest, uid: Any, verb: str) -> HttpResponse:
    """GET shows the act, POST does it. Whoever it is not open to gets the answer that the service would give."""
    page = ACTS.get(verb)
    plan = web.plan_or_404(request, uid)
    if page is None:
        raise Http404
    if request.method == "POST":
        return _pressed(request, page, plan, verb)
    return _shown(request, page, plan, verb, None, plan.turn)


def _pressed(request: HttpRequest, page: ActPage, plan: Plan, verb: str) -> HttpResponse:
    """Do the act, of which its service asks everything under the lock; or show the form that has to be mended."""
    turn = web.turn_of(request)
    if verb in FRESH:
        if (refused := _refused(request, plan, verb)) is not None:
            return refused
        ask_again_unless_fresh(request)
    form = _form(request, page, plan, request.POST)
    if not form.is_valid():
        return _shown(request, page, plan, verb, form, turn)
    outcome = web.attempt(
        request,
        lambda: page.do(plan, by=form.user, turn=turn, **form.cleaned_data),
        done=str(page.said(plan)[1]),
        back=reverse(page.back, args=[] if page.back == "inbox" else [plan.uid]),
    )
    if isinstance(outcome, HttpResponse):
        return outcome
    field = getattr(outcome, "field", "")
    form.add_error(field if field in form.fields else None, str(outcome))
    return _shown(request, page, plan, verb, form, turn)


def _form(request: HttpRequest, page: ActPage, plan: Plan, posted: Any) -> Any:
    """Forms that take a file are told whether it was too large."""
    more: dict[str, Any] = {"plan": plan, "user": web.person(request), "initial": given(request)}
    if not issubclass(page.form, TakeBackForm):
        return page.form(posted, **more)
    sent = None if posted is None else request.FILES
    return page.form(posted, sent, too_large=getattr(request, "too_large", False), **more)


def given(request: HttpRequest) -> dict[str, int]:
    """What a link has chosen already: `?agency=`, `?delivery=`."""
    chosen = {name: whole(request.GET.get(name)) for name in ("agency", "delivery")}
    return {name: pk for name, pk in chosen.items() if pk is not None}


def _refused(request: HttpRequest, plan: Plan, verb: str) -> HttpResponse | None:
    """The answer to whom the act is not open, not even greyed."""
    answer = web.stand_of(request, plan).can(verb)
    if answer.shown:
        return None
    return web.answered(request, lambda: web.refuse(answer), done="", back=reverse("plan", args=[plan.uid]))


def _shown(
    request: HttpRequest, page: ActPage, plan: Plan, verb: str, form: Any, turn: int | None
) -> HttpResponse:
    if (refused := _refused(request, plan, verb)) is not None:
        return refused
    context = {
        "plan": plan,
        "turn": turn,
        "form": form or _form(request, page, plan, None),
        "verb": verb,
        "label": RULES[verb].label,
        "what": page.said(plan)[0],
        "kind": "danger" if page.harsh else "main",
        "answer": web.stand_of(request, plan).can(verb),
    }
    return render(request, "workflow/act.html", context)

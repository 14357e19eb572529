"""One page for every act on a plan that needs no page of its own: what will happen, what it takes, the press."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from drafting.uploads import limited
from permissions.accounts.freshness import ask_again_unless_fresh
from workflow import web
from workflow.acts import ACTS, ActPage
from workflow.can import Answer
from workflow.forms.issuing import TakeBackForm
from workflow.refusals import Blocked
from workflow.rules import RULES

FRESH = {"sign", "issue", "take_back_signature", "take_back_seal", "correct", "withdraw", "replace"}
"""Acts that an unlocked screen must not do: their person has proved who they are in the last minutes."""


@csrf_exempt  # the limit is set before the token is looked for in the body; the token is asked for below
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, uid: Any, verb: str) -> HttpResponse:
    limited(request)
    return _act(request, uid, verb)


@csrf_protect
def _act(request: HttpRequest, uid: Any, verb: str) -> HttpResponse:
    """GET shows the act, POST does it. Whoever it is not open to gets the answer that the service would give."""
    page = ACTS.get(verb)
    plan = web.plan_or_404(request, uid)
    if page is None:
        raise Http404
    back = reverse(page.back, args=[] if page.back == "inbox" else [plan.uid])
    stand = web.stand_of(request, plan)
    posted = request.POST if request.method == "POST" else None
    answer = stand.can(
        verb, whole=posted is None
    )  # of a press the service asks everything anew, under the lock
    if answer.refusal not in (None, Blocked):
        return web.answered(
            request, lambda: web.refuse(answer), done="", back=reverse("plan", args=[plan.uid])
        )
    if posted is not None and verb in FRESH:
        ask_again_unless_fresh(request)
    form = _form(request, page, posted, plan=plan, user=stand.user, initial=given(request))
    if form.is_valid():
        outcome = web.attempt(
            request,
            lambda: page.do(plan, by=stand.user, turn=web.turn_of(request), **form.cleaned_data),
            done=str(page.done),
            back=back,
        )
        if isinstance(outcome, HttpResponse):
            return outcome
        field = getattr(outcome, "field", "")
        form.add_error(field if field in form.fields else None, str(outcome))
    turn = web.turn_of(request) if posted else plan.turn
    return render(
        request, "workflow/act.html", _shown(page, verb, answer, form) | {"plan": plan, "turn": turn}
    )


def _form(request: HttpRequest, page: ActPage, posted: Any, **more: Any) -> Any:
    """Forms that take a file are told whether it was too large."""
    if page.form is not TakeBackForm:
        return page.form(posted, **more)
    sent = None if posted is None else request.FILES
    return TakeBackForm(posted, sent, too_large=getattr(request, "too_large", False), **more)


def given(request: HttpRequest) -> dict[str, str]:
    """What a link has chosen already: `?agency=`, `?delivery=`."""
    given = {name: request.GET.get(name, "") for name in ("agency", "delivery")}
    return {name: pk for name, pk in given.items() if pk.isascii() and pk.isdecimal() and len(pk) < 19}


def _shown(page: ActPage, verb: str, answer: Answer, form: Any) -> dict[str, Any]:
    return {
        "form": form,
        "verb": verb,
        "label": RULES[verb].label,
        "what": page.what,
        "kind": "danger" if page.harsh else "main",
        "answer": answer,
    }

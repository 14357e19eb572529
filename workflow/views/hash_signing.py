"""Signing by hash: the page that gives a person a code, and the one address that the person's client speaks to."""

import base64
import binascii
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from drafting.models import Plan
from permissions.accounts.freshness import ask_again_unless_fresh
from permissions.accounts.throttling import Try, failed, seconds_to_wait, this_try
from permissions.models import User
from workflow import web
from workflow.models import HashSigning
from workflow.refusals import Blocked, Hidden, NotDone, Overtaken
from workflow.services import hash_signing

STATES = HashSigning.State
LONGEST = 32 * 1024
"""Characters of a certificate or a signature value as they are sent."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, uid: Any, verb: str) -> HttpResponse:
    """GET tells how it goes, POST gives the code, shown this once; a second press gives another."""
    plan = web.plan_or_404(request, uid)
    back = reverse("plan", args=[plan.uid])
    answer = web.stand_of(request, plan).can(verb)
    if answer.refusal not in (None, Blocked):
        return web.answered(request, lambda: web.refuse(answer), done="", back=back)
    context = {"plan": plan, "verb": verb, "answer": answer, "turn": plan.turn}
    if request.method != "POST":
        refused = _last_refusal(plan, verb, web.person(request))
        return render(request, "workflow/hash_signing.html", context | {"refused": refused})
    ask_again_unless_fresh(request)
    given: list[hash_signing.Offer] = []

    def act() -> None:
        turn = web.turn_of(request)
        given.append(hash_signing.offer(plan, by=web.person(request), verb=verb, turn=turn))

    outcome = web.answered(request, act, done="", back=back)
    if not given:
        return outcome
    address = request.build_absolute_uri(reverse("hash_signing"))
    return render(request, "workflow/hash_signing.html", context | {"offer": given[0], "address": address})


def _last_refusal(plan: Plan, verb: str, by: User) -> str:
    """Why this person's last signature was not taken; empty where there is none, or it was."""
    rows = HashSigning.objects.filter(issuance__plan=plan, verb=verb, by=by, state=STATES.REFUSED)
    return rows.values_list("reason", flat=True).first() or ""


@csrf_exempt  # no session is looked at: the code alone says who speaks
@require_POST
def client(request: HttpRequest) -> JsonResponse:
    """`code`, then with it `certificate` (PEM or DER in base64), then `signature` (base64); answers as JSON.

    {state, document, sha256} and, once ready, {attributes (base64), digest (SHA-256, hex)}; {error} with 400 for what
    cannot be taken, 404 for a code that is not good, 409 for what comes too early or twice, 429 for too many bad codes.
    """
    attempt = this_try(request, "hash-signing")
    attempt = Try(f"hash-signing:{attempt.address}"[:64], attempt.address, known=False)
    if seconds_to_wait(attempt):
        return _refused(_("Quá nhiều mã không đúng; đề nghị thử lại sau."), 429)
    given = request.POST.get("code", "")
    try:
        hash_signing.found(given[:100])
        if certificate := request.POST.get("certificate", "")[:LONGEST]:
            hash_signing.hand_over_certificate(given, _bytes(certificate))
        if signature := request.POST.get("signature", "")[:LONGEST]:
            hash_signing.hand_over_signature(given, _bytes(signature))
    except Hidden:
        failed(attempt)
        return _refused(_("Mã không đúng hoặc đã hết hạn; đề nghị lấy mã mới trên trang của văn bản."), 404)
    except Overtaken as refusal:
        return _refused(refusal.reason, 409)
    except NotDone as refusal:
        return _refused(refusal.reason, 400)
    return JsonResponse(_told(hash_signing.found(given)))


def _bytes(text: str) -> bytes:
    """PEM as it is, anything else as base64; empty for what is neither."""
    if text.lstrip().startswith("-----"):
        return text.encode()
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _told(row: HashSigning) -> dict[str, Any]:
    told: dict[str, Any] = {
        "state": row.state,
        "document": row.issuance.plan.short_title,
        "sha256": row.before.sha256,
    }
    if row.state == STATES.READY:
        attributes = bytes(row.attributes)
        told |= {
            "attributes": base64.b64encode(attributes).decode(),
            "digest": hash_signing.digest_of(attributes),
        }
    if row.state == STATES.REFUSED:
        told["error"] = row.reason
    return told


def _refused(reason: Any, status: int) -> JsonResponse:
    return JsonResponse({"error": str(reason)}, status=status)

"""The security log: one JSON line for each event, with ids and addresses and without anything that people wrote.

| event | when |
|---|---|
| sign_in, sign_in_failed, sign_in_slowed, sign_out | at the door; a failed name is told by its keyed hash alone |
| factor_added, factor_removed, factor_used, factor_failed | a second factor |
| proved_again | a new proof of who one is, before signing and the like |
| password_changed | by its owner, or by the link that an administrator handed over |
| refused, hidden | a signed-in person's request that was answered 403, or 404 at an address about one thing |
"""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import authentication_step_completed, password_changed
from allauth.mfa import signals as factors
from django.contrib.auth import signals as auth
from django.http import HttpRequest, HttpResponse

from permissions.accounts.throttling import account_key

log = logging.getLogger("security")
LOGGED = {403: "refused", 404: "hidden"}


def note(event: str, request: HttpRequest | None = None, **facts: Any) -> None:
    """Write one event; `facts` are ids and numbers."""
    if request is not None:
        facts["address"] = get_adapter().get_client_ip(request)[:64]
    log.info(event, extra={"facts": facts})


def note_answer(request: HttpRequest, response: HttpResponse) -> None:
    """One event for each refusal of a signed-in person's request."""
    event = LOGGED.get(response.status_code)
    match = request.resolver_match
    if event and match is not None and request.user.is_authenticated and (match.kwargs or event == "refused"):
        about = {name: str(value)[:80] for name, value in match.kwargs.items()}
        note(event, request, user=request.user.pk, page=match.url_name, method=request.method, about=about)


def connect() -> None:
    """Listen to what Django and allauth tell."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="security.signed_in")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="security.signed_out")
    auth.user_login_failed.connect(_failed, dispatch_uid="security.failed")
    password_changed.connect(_password_changed, dispatch_uid="security.password")
    authentication_step_completed.connect(_proved, dispatch_uid="security.proved")
    for name in ("added", "removed", "used"):
        signal = getattr(factors, f"authenticator_{name}")
        signal.connect(_factor(f"factor_{name}"), weak=False, dispatch_uid=f"security.factor_{name}")
    factors.authentication_failed.connect(
        _factor("factor_failed"), weak=False, dispatch_uid="security.factor_failed"
    )


def _signed_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    note("sign_in", request, user=user.pk)


def _signed_out(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    note("sign_out", request, user=user.pk if user else None)


def _failed(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
) -> None:
    note("sign_in_failed", request, account=account_key(str(credentials.get("username", "")))[:16])


def _password_changed(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    note("password_changed", request, user=user.pk)


def _proved(sender: Any, request: HttpRequest, user: Any, method: str, **kwargs: Any) -> None:
    if kwargs.get("reauthenticated"):
        note("proved_again", request, user=user.pk, method=method)


def _factor(event: str) -> Any:
    def noted(sender: Any, request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
        note(event, request, user=user.pk, type=authenticator.type, factor=authenticator.pk)

    return noted

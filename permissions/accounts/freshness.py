"""How long ago somebody last proved who they are: signing, numbering and administering ask for it to be recent."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse

FRESH_SECONDS = 10 * 60
SIGNED_IN_AT = "signed_in_at"
"""Key of the session: when it began, in seconds."""


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person signed in, or proved themselves again, in the last ten minutes."""
    moments = [record["at"] for record in get_authentication_records(request, request.user)]
    moments.append(request.session.get(SIGNED_IN_AT, 0))
    return time.time() - max(moments) < FRESH_SECONDS


def ask_again_unless_fresh(request: HttpRequest) -> None:
    """Send the person to prove themselves and back; what was typed goes along (allauth's middleware)."""
    if not is_fresh(request):
        raise ReauthenticationRequired


def freshly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For views that change who may do what."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            ask_again_unless_fresh(request)
        return view(request, *args, **kwargs)

    return asked

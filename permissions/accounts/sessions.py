"""How long a session lasts, and how it is ended: by its owner, by time, by an administrator."""

import time
from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from permissions.accounts.freshness import SIGNED_IN_AT
from permissions.accounts.second_factor import has_second_factor
from permissions.models import User

SEEN_AT, SECOND_FACTOR = "seen_at", "second_factor"
"""Keys of the session: its last request in seconds, a little late; whether its owner has a second factor."""
SEEN_EVERY = 5 * 60
"""Seconds after which the last request is noted again, so that reading pages hardly ever writes."""


def begin(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Note when a session began; a receiver of Django's user_logged_in."""
    now = int(time.time())
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = now
    request.session[SECOND_FACTOR] = has_second_factor(user)
    request.just_signed_in = user  # type: ignore[attr-defined]


def note_factors(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Keep the session's word about the second factor true when one is added or taken away in it."""
    request.session[SECOND_FACTOR] = has_second_factor(user)


def is_over(request: HttpRequest) -> bool:
    """Whether the session has been idle too long, or is too old however busy it was."""
    now, session = time.time(), request.session
    idle = now - session.get(SEEN_AT, 0) > settings.SESSION_IDLE_SECONDS + SEEN_EVERY
    return idle or now - session.get(SIGNED_IN_AT, 0) > settings.SESSION_COOKIE_AGE


def note_seen(request: HttpRequest) -> None:
    if time.time() - request.session.get(SEEN_AT, 0) > SEEN_EVERY:
        request.session[SEEN_AT] = int(time.time())


def end_all(user: User) -> int:
    """End every session of this person at once, in whatever browser; answers how many there were."""
    rows = list(UserSession.objects.filter(user=user))
    for row in rows:
        row.end()
    return len(rows)


def connect() -> None:
    user_logged_in.connect(begin, dispatch_uid="permissions.accounts.begin")
    authenticator_added.connect(note_factors, dispatch_uid="permissions.accounts.added")
    authenticator_removed.connect(note_factors, dispatch_uid="permissions.accounts.removed")

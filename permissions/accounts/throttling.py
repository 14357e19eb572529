"""Slows the guessing of passwords down without letting anybody lock another person out.

Failures are counted for (account, address): five are free, then each further one doubles the wait. An account has a
cap over all addresses, and an address one over all accounts; a browser in which this account signed in before is not
held by these two (a device cookie, as OWASP describes it), so that neither a stranger who keeps guessing at a name nor
a colleague behind the same address keeps the owner out. An account that does not exist counts like one that does.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from permissions.models import SignInFailure, User

FREE, FIRST_WAIT, LONGEST_WAIT = 5, 15, 15 * 60
"""Failures without a wait, seconds of the first wait, seconds of the longest."""
REMEMBERED = timedelta(days=1)
ACCOUNT_CAP, ADDRESS_CAP = 50, 200
"""Failures of a day after which only known browsers may try this account, or from this address."""
COOKIE, COOKIE_AGE = f"{settings.COOKIE_PREFIX}known_browser", 180 * 24 * 3600
SALT = "permissions.accounts.known_browser"


@dataclass(frozen=True)
class Try:
    """One try to sign in: whose name was given, from where, and whether this browser knows the account."""

    account: str
    address: str
    known: bool


def this_try(request: HttpRequest, username: str) -> Try:
    """The name is kept as a keyed hash: what people type there by mistake is now and then their password."""
    account = account_key(username)
    known = account in _known_accounts(request)
    browser = f"/{hashlib.sha256(request.COOKIES[COOKIE].encode()).hexdigest()[:16]}" if known else ""
    return Try(account, get_adapter().get_client_ip(request) + browser, known)


def account_key(username: str) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, username.casefold().encode(), "sha256").hexdigest()


def seconds_to_wait(attempt: Try) -> int:
    """0 when the password may be looked at. One query."""
    now = timezone.now()
    here = Q(account=attempt.account, address=attempt.address)
    found = SignInFailure.objects.filter(
        Q(account=attempt.account) | Q(address=attempt.address), at__gt=now - REMEMBERED
    ).aggregate(
        here=Count("pk", filter=here),
        last=Max("at", filter=here),
        account=Count("pk", filter=Q(account=attempt.account, known=False)),
        address=Count("pk", filter=Q(address=attempt.address, known=False)),
        newest=Max("at"),
    )
    waits = [_left(_wait_after(found["here"]), found["last"], now)]
    if not attempt.known and (found["account"] >= ACCOUNT_CAP or found["address"] >= ADDRESS_CAP):
        waits.append(_left(LONGEST_WAIT, found["newest"], now))
    return max(waits)


def failed(attempt: Try) -> None:
    SignInFailure.objects.create(account=attempt.account, address=attempt.address, known=attempt.known)


def succeeded(attempt: Try) -> None:
    """Forget the failures from here; those from elsewhere still count."""
    SignInFailure.objects.filter(account=attempt.account, address=attempt.address).delete()


def remember_browser(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let this browser be known for the account that has just signed in, beside those it knew before."""
    accounts = [account_key(user.username), *_known_accounts(request)]
    response.set_cookie(
        COOKIE,
        signing.dumps(list(dict.fromkeys(accounts))[:10], salt=SALT),
        max_age=COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_old() -> int:
    """Remove failures that count no more; the sweep calls it."""
    return SignInFailure.objects.filter(at__lt=timezone.now() - REMEMBERED).delete()[0]


def _known_accounts(request: HttpRequest) -> list[str]:
    try:
        return list(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_AGE))
    except signing.BadSignature:
        return []


def _wait_after(failures: int) -> int:
    if failures < FREE:
        return 0
    return int(min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(failures - FREE, 10)))


def _left(wait: int, since: datetime | None, now: datetime) -> int:
    if since is None:
        return 0
    return max(0, round(wait - (now - since).total_seconds()))

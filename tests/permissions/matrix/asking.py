"""Asking every address in everybody's name, each request taken back."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client

from permissions.models import User
from tests.addresses import ADDRESSES, Address, arguments, url_of
from workflow.demo.walk import Walk

METHODS = ("get", "post")


def asked() -> Iterator[tuple[Address, str]]:
    """Every address that belongs to the work, with each of its methods."""
    for address in ADDRESSES:
        if not address.entrance and not address.own:
            for method in ("get",) * address.shows + ("post",) * address.changes:
                yield address, method


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def letter(client: Client, method: str, address: Address, about: dict[str, Any], turn: int) -> str:
    """What the answer says, in one letter: `+` shown or done, `r` refused with the reason, `.` not there."""
    with transaction.atomic():
        url = url_of(address, about)
        answer = client.get(url) if method == "get" else client.post(url, {"turn": turn})
        transaction.set_rollback(True)
    code = answer.status_code
    if code in (401, 403):
        return "r"
    if code == 404:
        return "."
    if code == 302 and answer["Location"].startswith("/sign-in/"):
        return "s"
    assert code < 500, (url, method, code)
    assert code != 405, (url, method)
    return "+"


def about(way: Walk) -> dict[str, Any]:
    """The things of one walk; acts on agencies are asked of the plan's own body and person."""
    return arguments(way.plan, way.received, "hand_up") | {
        "committee": ["tu"],
        "agency": ["btctu"],
        "sheet": ["btctu", "csv"],
        "agency_act": ["btctu", "add_post"],
        "person": ["soan"],
        "person_act": ["soan", "deactivate"],
    }

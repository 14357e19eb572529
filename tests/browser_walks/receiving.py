"""Step 9: those below find it and take it in; a stranger learns nothing."""

import re
import uuid
from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser_walks.actor import Actor
from tests.browser_walks.trail import UID, Trail


def register(clerk: Actor, words: str) -> None:
    """The receiving clerk finds the plan in the inbox and takes it in, which is the receipt."""
    clerk.take("Tiếp nhận văn bản đến", label="inbox")
    clerk.reads(words)
    clerk.look("register-arrival")
    clerk.press("Tiếp nhận, vào sổ")
    clerk.reads("Số đến")
    clerk.look("arrived")
    clerk.has_nothing("Tiếp nhận văn bản đến")


def check_hidden(stranger: Actor, trail: Trail) -> None:
    """Each address of the walk answers a stranger as one that names nothing: status and bytes."""
    stranger.inbox()
    assert len(trail.addresses) > 40
    told: list[str] = []
    for shape, addresses in shapes(trail.addresses).items():
        nothing = UID.sub(str(uuid.uuid4()), addresses[0], count=1)
        known = {method: _answer(stranger.page, method, trail.url + nothing) for method in ("GET", "POST")}
        # An address that takes one method alone says so whoever asks and whatever it names.
        assert 404 in {status for status, _body in known.values()} <= {404, 405}, shape
        told += [
            f"{method} {address}"
            for address in addresses
            for method in ("GET", "POST")
            if (method == "GET" or address == addresses[0])
            and _answer(stranger.page, method, trail.url + address) != known[method]
        ]
    assert not told, "\n".join(told[:10])


def shapes(addresses: Iterable[str]) -> dict[str, list[str]]:
    """The addresses by what remains of them without the names of plans, parts and rows."""
    found: dict[str, list[str]] = {}
    for address in sorted(addresses):
        found.setdefault(re.sub(r"[0-9a-f]{32}|\b\d+\b", "*", UID.sub("*", address)), []).append(address)
    return found


def _answer(page: Page, method: str, address: str) -> tuple[int, bytes]:
    token = next((one["value"] for one in page.context.cookies() if one["name"] == "csrftoken"), "")
    answer = page.request.fetch(
        address, method=method, headers={"X-CSRFToken": token, "Referer": address}, max_redirects=0
    )
    return answer.status, answer.body()

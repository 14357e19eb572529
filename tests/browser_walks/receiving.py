"""Step 9: those below find it and take it in; a stranger learns nothing."""

import uuid

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
    addresses = sorted(trail.addresses)
    assert len(addresses) > 40
    told = list(filter(None, (tells(stranger.page, trail.url, address) for address in addresses)))
    assert not told, "\n".join(told[:10])


def tells(page: Page, url: str, address: str) -> str:
    """What an address tells by GET or POST that one of nothing does not; empty when nothing."""
    nothing = UID.sub(str(uuid.uuid4()), address, count=1)
    statuses = set()
    for method in ("GET", "POST"):
        here, there = (_answer(page, method, url + path) for path in (address, nothing))
        if here != there:
            return f"{method} {address}: {here[0]}, not as {there[0]}"
        statuses.add(here[0])
    # An address that takes one method alone says so whoever asks and whatever it names.
    return "" if 404 in statuses <= {404, 405} else f"{address}: {statuses}"


def _answer(page: Page, method: str, address: str) -> tuple[int, bytes]:
    token = next((one["value"] for one in page.context.cookies() if one["name"] == "csrftoken"), "")
    answer = page.request.fetch(
        address, method=method, headers={"X-CSRFToken": token, "Referer": address}, max_redirects=0
    )
    return answer.status, answer.body()

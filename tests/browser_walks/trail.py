"""What a walk leaves behind: the addresses it met, and whatever was wrong on a page."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

ENGLISH = re.compile(
    r"\b(?:Save|Submit|Delete|Cancel|Edit|Back|Next|Previous|Search|Close|Upload|Choose|Select|Please|Enter|Ensure"
    r"|This field is required|None|True|False|Error|User|Username|Password|Draft|Status|Today|Yes|Loading"
    r"|January|February|April|Monday|Tuesday|Sunday|days? ago|hours?|minutes?)\b"
)
"""Words that no page in Vietnamese shows; what Django says of its own is among them."""

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LINKED = """() => [...document.querySelectorAll("[href], [action], [hx-get], [hx-post]")].flatMap(
    (one) => ["href", "action", "hx-get", "hx-post"].map((name) => one.getAttribute(name))
).filter(Boolean).map((address) => new URL(address, location).href)"""
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Trail:
    """Follows every page of a walk. `addresses`: paths of plans and arrivals that were opened or offered."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.addresses: set[str] = set()
        self.faults: list[str] = []

    def follow(self, page: Page, name: str) -> None:
        def heard(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.faults.append(f"{name}, {urlsplit(page.url).path}: console: {message.text}")

        page.on("console", heard)
        page.on("request", lambda request: self._met(request.url))

    def check(self, page: Page, name: str) -> None:
        """Look at the page as it stands: language, left-over English, addresses."""
        where = f"{name}, {urlsplit(page.url).path}"
        if page.locator("html").get_attribute("lang") != "vi":
            self.faults.append(f"{where}: the page does not say that it is Vietnamese")
        words = sorted(set(ENGLISH.findall(page.locator("main").inner_text())))
        if words:
            self.faults.append(f"{where}: English words {words}")
        for address in page.evaluate(LINKED):
            self._met(address)

    def check_width(self, page: Page, name: str) -> None:
        over = page.evaluate(SIDEWAYS)
        if over > 0:
            self.faults.append(f"{name}, {urlsplit(page.url).path}: scrolls {over} px sideways")

    def about(self, uid: str) -> list[str]:
        """The addresses that name this plan or arrival."""
        return sorted(address for address in self.addresses if uid in address)

    def uids(self, room: str) -> set[str]:
        """The uids met under /plans/ or /received/."""
        found = (UID.match(address.removeprefix(f"/{room}/")) for address in self.addresses)
        return {match[0] for match in found if match}

    def _met(self, address: str) -> None:
        parts = urlsplit(address)
        if address.startswith(self.url) and UID.search(parts.path):
            self.addresses.add(parts.path + (f"?{parts.query}" if parts.query else ""))

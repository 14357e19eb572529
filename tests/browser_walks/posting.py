"""A person without a browser: what a page would send, for presses that others have shown in the browser already."""

from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from lxml import html

from tests.seeding import DEMO_PASSWORD


class Poster:
    """Signed in at the served product under this name."""

    def __init__(self, url: str, name: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self.opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.jar))
        self.send("/sign-in/", {"username": name, "password": DEMO_PASSWORD})

    def send(self, address: str, fields: dict[str, str]) -> str:
        """Fill in the form of a page that has these fields, send it, and answer the page that follows."""
        page = urljoin(self.url, address)
        found = [
            form
            for form in html.fromstring(self._open(page)).forms
            if (form.method or "").upper() == "POST" and set(fields) <= set(form.fields)
        ]
        assert len(found) == 1, f"{address} has {len(found)} forms with {sorted(fields)}"
        kept = [(name, value or "") for name, value in found[0].form_values() if name not in fields]
        data = urlencode([*kept, *fields.items()]).encode()
        return self._open(urljoin(page, found[0].action or ""), data, page)

    def _open(self, address: str, data: bytes | None = None, referer: str = "") -> str:
        request = Request(address, data, {"Referer": referer} if referer else {})
        with self.opener.open(request, timeout=30) as answer:
            return str(answer.read().decode())

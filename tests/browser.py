"""Fixtures for tests through a browser: the served product, people signed in to it, pictures of pages."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, FloatRect, Page, sync_playwright

from tests.databases import Databases
from tests.seeding import DEMO_PASSWORD
from tests.served import Served

CHROMIUM = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""Debian's; the first that is there. The shell has no windows of its own to draw and takes half the time."""
QUIET = ["gpu", "quic", "background-networking", "component-update", "sync"]
OUTPUT = Path(os.environ.get("TEST_OUTPUT", Path(__file__).with_name("output")))
TALLEST = 1800
FAILED = pytest.StashKey[bool]()

Shot = Callable[[Page, str], Path]
Person = Callable[[str], Page]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note a failure where the fixtures below find it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def served(
    request: pytest.FixtureRequest, django_db_setup: None, databases: Databases, tmp_path: Path
) -> Iterator[Served]:
    """The product with the demo cast in real processes; what they print is shown when the test fails."""
    name = databases.copy("cast")
    product = Served(databases, name, tmp_path / "served.log")
    try:
        product.start_web()
        product.start_worker()
        yield product
    finally:
        product.close()
        if request.node.stash.get(FAILED, True):
            sys.stderr.write(product.messages())
        databases.drop(name)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests of a process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=next(path for path in CHROMIUM if Path(path).exists()),
            args=["--no-first-run", *(f"--disable-{part}" for part in QUIET)],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Shot:
    """`shot(page, "label")` keeps a picture of the page under the test's name; answers the file.

    The picture is of the whole page, or of its first TALLEST pixels.
    """
    folder = OUTPUT / re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    taken: list[Path] = []

    def take(page: Page, label: str) -> Path:
        taken.append(folder / f"{len(taken) + 1:02}-{label}.png")
        page.evaluate("scrollTo(0, 0)")
        width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
        clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
        page.screenshot(path=taken[-1], full_page=True, clip=clip)
        return taken[-1]

    return take


@pytest.fixture
def person(request: pytest.FixtureRequest, browser: Browser, served: Served, shot: Shot) -> Iterator[Person]:
    """`person("soan")` is that user's page, signed in, in a browser of its own; the same when asked again.

    A script error or something that the content security policy refused on any page fails the test.
    """
    pages: dict[str, Page] = {}
    faults: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(message.text)

    def page_of(name: str) -> Page:
        if name in pages:
            return pages[name]
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        context.set_default_timeout(30_000)
        page = pages[name] = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", heard)
        sign_in(page, served.url, name)
        return page

    yield page_of
    for name, page in pages.items():
        if request.node.stash.get(FAILED, False):
            shot(page, f"failed-{name}")
        page.context.close()
    assert not faults


def sign_in(page: Page, url: str, name: str) -> None:
    """Sign in as a person does, through the form."""
    page.goto(url)
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(DEMO_PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.locator("input[name=password]").wait_for(state="detached")

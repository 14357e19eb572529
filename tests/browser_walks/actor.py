"""One person at the browser, who does what a person does: reads a row, presses a button, fills in a form."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser import Shot
from tests.browser_walks.trail import Trail

WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}


class Actor:
    """`name` is the account; `page` the person's own browser page."""

    def __init__(self, name: str, page: Page, trail: Trail, shot: Shot) -> None:
        self.name, self.page, self.trail, self._shot = name, page, trail, shot

    def inbox(self) -> None:
        self.page.goto(self.trail.url)
        expect(self.page.get_by_role("heading", name="Việc cần xử lý", exact=True)).to_be_visible()

    def take(self, title: str, *, label: str = "") -> None:
        """Open the inbox and follow the button of the row with this title; with `label` the inbox is kept."""
        self.inbox()
        row = self.page.locator(".row").filter(has=self.page.locator("a.title", has_text=title))
        expect(row).to_have_count(1)
        if label:
            self.look(label, narrow=True)
        with self.page.expect_navigation():
            row.locator(".act").get_by_role("link").click()

    def has_nothing(self, title: str) -> None:
        """No row of the inbox asks for this."""
        self.inbox()
        expect(self.page.locator("a.title", has_text=title)).to_have_count(0)

    def button(self, label: str, within: Locator | None = None) -> Locator:
        """The one button or link with these words; what only screen readers hear may follow them."""
        words = re.compile(rf"^\s*{re.escape(label)}(?:\s\S*)?\s*$")
        place = within or self.page.locator("main")
        found = place.get_by_role("button", name=label, exact=True).or_(
            place.get_by_role("link", name=label, exact=True)
        )
        return found if found.count() else place.locator("a, button").filter(has_text=words)

    def press(self, label: str, *, within: Locator | None = None, asked: bool = False) -> None:
        """Press a button that leads to a page; `asked`: it asks first, and the person says yes."""
        button = self.button(label, within)
        with self.page.expect_navigation():
            button.click()
            if asked:
                self.page.locator("#confirm button[value=yes]").click()

    def fill(self, label: str, words: str, within: Locator | None = None) -> None:
        self.field(label, within).fill(words)

    def choose(self, label: str, option: str, within: Locator | None = None) -> None:
        """Choose the option of a list that begins with these words."""
        select = self.field(label, within)
        texts = select.locator("option").all_inner_texts()
        select.select_option(label=next(text for text in texts if text.strip().startswith(option)))

    def tick(self, label: str, within: Locator | None = None) -> None:
        """Mark a box or a round button by its words."""
        (within or self.page.locator("main")).get_by_label(label, exact=True).check()

    def field(self, label: str, within: Locator | None = None) -> Locator:
        words = re.compile(rf"^\s*{re.escape(label)}(?:\s*\(không bắt buộc\))?\s*$")
        place = within or self.page.locator("main")
        typed = self.page.locator("input:not([type=radio], [type=checkbox]), select, textarea")
        return place.get_by_label(words).and_(typed)

    def reads(self, words: str) -> None:
        """The page says this."""
        expect(self.page.locator("main").get_by_text(words).first).to_be_visible()

    def open_tab(self, label: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("nav.tabs").get_by_role("link", name=label).first.click()

    def look(self, label: str, *, narrow: bool = False) -> None:
        """Look for what no page may have and keep a picture of it; `narrow`: of its width on a telephone too."""
        self.trail.check(self.page, self.name)
        self._shot(self.page, f"{self.name}-{label}")
        if narrow:
            self.page.set_viewport_size(NARROW)
            self.trail.check_width(self.page, self.name)
            self._shot(self.page, f"{self.name}-{label}-390")
            self.page.set_viewport_size(WIDE)

    def download(self, label: str, folder: Path, name: str) -> Path:
        """Press a link that downloads; answers the file."""
        with self.page.expect_download() as coming:
            self.button(label).first.click()
        file = folder / name
        folder.mkdir(parents=True, exist_ok=True)
        coming.value.save_as(file)
        return file

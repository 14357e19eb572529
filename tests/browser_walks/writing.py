"""Step 3: the text is edited in its place, own tasks are added, recipients chosen."""

import re

from playwright.sync_api import Locator, expect

from tests.browser_walks.actor import Actor


def point(drafter: Actor, number: str, words: str) -> Locator:
    """The one part of the page with this number and these words."""
    text = re.compile(rf"{re.escape(number)}[\s\S]*{re.escape(words)}")
    return drafter.page.locator(".sheet .point").filter(has_text=text)


def edit(drafter: Actor, place: Locator, changes: dict[str, str], *, label: str = "") -> str:
    """Open the editor in the place of one part, change fields by their labels, save; answers the part's id."""
    expect(place).to_have_count(1)
    anchor = place.get_attribute("id") or ""
    open_editor(drafter, place)
    editor = drafter.page.locator(f"#{anchor}[data-type=editor]")
    for name, words in changes.items():
        drafter.fill(name, words, within=editor)
    if label:
        drafter.look(label, narrow=True)
    editor.get_by_role("button", name="Lưu", exact=True).click()
    expect(drafter.page.locator(f"#{anchor}:not([data-type=editor])")).to_be_visible()
    return anchor


def open_editor(drafter: Actor, place: Locator) -> None:
    place.hover()
    place.get_by_role("link", name=re.compile("^Sửa")).click()


def replace(drafter: Actor, place: Locator, old: str, new: str) -> None:
    """Change some words of one part."""
    anchor = place.get_attribute("id")
    open_editor(drafter, place)
    editor = drafter.page.locator(f"#{anchor}[data-type=editor]")
    field = drafter.field("Nội dung", within=editor)
    before = field.input_value()
    assert old in before
    field.fill(before.replace(old, new))
    editor.get_by_role("button", name="Lưu", exact=True).click()
    expect(drafter.page.locator(f"#{anchor}:not([data-type=editor])")).to_contain_text(new)


def add(drafter: Actor, behind: Locator, fields: dict[str, str]) -> None:
    """A task of one's own behind a part that stands."""
    expect(behind).to_have_count(1)
    behind.hover()
    with drafter.page.expect_navigation():
        behind.get_by_role("link", name=re.compile("^Thêm")).click()
    for name, words in fields.items():
        drafter.fill(name, words)
    drafter.look("add-part")
    drafter.press("Thêm vào dự thảo")
    drafter.reads(fields["Nội dung"][:60])


def delete(drafter: Actor, place: Locator) -> None:
    """Take one part, with what stands under it, out of the draft."""
    expect(place).to_have_count(1)
    anchor = place.get_attribute("id")
    open_editor(drafter, place)
    drafter.press("Xóa…", within=drafter.page.locator(f"#{anchor}[data-type=editor]"))
    drafter.press("Xóa")


def choose_recipients(
    drafter: Actor, *, boxes: list[str], without: list[str] | None = None, lines: str = ""
) -> None:
    """Mark and clear boxes of the tree by their words; lines that are no agency of the tree are written."""
    drafter.page.locator("#recipients").get_by_role("link").click()
    for name in boxes:
        drafter.tick(name)
    for name in without or []:
        drafter.page.locator("main").get_by_label(name, exact=True).uncheck()
    if lines:
        drafter.fill("Nơi nhận khác", lines)
    drafter.look("recipients", narrow=True)
    drafter.press("Lưu nơi nhận")


def hand_up(drafter: Actor) -> None:
    drafter.press("Trình lãnh đạo ban", asked=True)
    drafter.reads("Đã trình lãnh đạo.")

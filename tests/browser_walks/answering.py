"""Step 2, second half: each task of the parent gets its answer."""

import re

from playwright.sync_api import Locator, expect

from tests.browser_walks.actor import Actor

OPEN = ".ask[data-open]"


def paths_left(drafter: Actor) -> list[str]:
    """The parent's tasks without an answer, as the panel beside the page lists them."""
    return drafter.page.locator(f"#unanswered {OPEN} .bar b").all_inner_texts()


def addresses(drafter: Actor, act: str) -> dict[str, str]:
    """Path of each open task → where its card leads for this answer."""
    cards = drafter.page.locator(f"#unanswered {OPEN}").all()
    return {
        card.locator(".bar b").inner_text(): card.get_by_role("link", name=act).get_attribute("href") or ""
        for card in cards
    }


def answer(drafter: Actor, path: str, act: str, tab: str) -> None:
    """Open the form of one answer from the card of the task; one that has an answer is answered anew."""
    place = card(drafter, path)
    if place.get_attribute("data-open") is not None:
        drafter.press(f"{act} {path}", within=place)
    else:
        drafter.press(f"Đối chiếu lại {path}", within=place)
        drafter.press(tab)


def card(drafter: Actor, path: str) -> Locator:
    number = drafter.page.locator("b", has_text=re.compile(rf"^{re.escape(path)}$"))
    return drafter.page.locator("#unanswered .ask").filter(has=number)


def not_applicable(drafter: Actor, path: str, reason: str) -> None:
    """What came over for it leaves the draft, as the form proposes."""
    answer(drafter, path, "Không thuộc phạm vi…", "Không thuộc phạm vi")
    drafter.fill("Lý do không thuộc phạm vi", reason)
    save(drafter)


def delegate(drafter: Actor, path: str, to: str) -> None:
    answer(drafter, path, "Giao cấp dưới", "Giao đảng ủy trực thuộc")
    drafter.page.get_by_label(to, exact=True).check()
    drafter.look("answer-delegated")
    save(drafter)


def adapt(drafter: Actor, path: str) -> None:
    """Carried by the items that came over for it, which are marked already."""
    answer(drafter, path, "Đưa vào dự thảo", "Cụ thể hóa")
    save(drafter)


def join(drafter: Actor, path: str, into: str) -> None:
    """Joined with another task: carried by that one's item alone."""
    answer(drafter, path, "Đưa vào dự thảo", "Ghép với nhiệm vụ khác")
    if drafter.button("Ghép với nhiệm vụ khác").get_attribute("aria-current") is None:
        drafter.press("Ghép với nhiệm vụ khác")
    marked = drafter.page.locator("input[name=parts]:checked")
    while marked.count():
        marked.first.uncheck()
    label = drafter.page.locator("main label").filter(has_text=re.compile(rf"^\s*{re.escape(into)}\. "))
    label.locator("input").check()
    drafter.look("answer-joined")
    save(drafter)


def save(drafter: Actor) -> None:
    drafter.press("Lưu")
    expect(drafter.page.locator("#unanswered")).to_be_visible()


def all_answered(drafter: Actor) -> None:
    expect(drafter.page.locator("#unanswered")).to_contain_text("Đã đối chiếu đủ")

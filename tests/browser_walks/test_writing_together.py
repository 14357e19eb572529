"""Two people write in one plan at the same time, each in a browser; and what keys do, and what is kept offline."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Person, Shot
from tests.seeding import DEMO_PASSWORD
from tests.served import Served

pytestmark = pytest.mark.browser

PREPARED = """
from datetime import date
from permissions.models import Agency, Delegation, User
from tests.plans import make_plan
giver, taker = User.objects.get(username="soan"), User.objects.get(username="gopy1cv")
Delegation.objects.create(
    giver=giver, taker=taker, agency=Agency.objects.get(code="btctu"), duty="draft", since=date(2026, 1, 1),
    decision="01-QĐ/BTCTU",
)
print("uid", make_plan(items=6).uid)
"""


@pytest.fixture
def address(served: Served) -> str:
    """A draft of six tasks in which two people write."""
    printed = served.manage("shell", "-c", PREPARED)
    return f"/plans/{printed.split('uid')[-1].strip()}/"


def task(page: Page, number: int) -> Locator:
    return page.locator(".sheet .point").filter(has_text=re.compile(rf"rà soát nội dung {number}\b"))


def open_editor(page: Page, number: int) -> Locator:
    """The textarea of a task's editor, opened in its place."""
    place = task(page, number)
    place.hover()
    place.get_by_role("link", name=re.compile("^Sửa")).click()
    area = page.locator('.point-editor textarea[name="text"]')
    expect(area).to_be_focused()
    return area


NAMELESS = """() => [...document.querySelectorAll("main :is(a, button, input:not([type=hidden]), select, textarea)")]
    .filter((one) => !(one.labels?.length || one.ariaLabel || one.title || one.textContent.trim()))
    .map((one) => one.outerHTML)"""
"""The fields, links and buttons of a page that a screen reader could not name."""


def save(page: Page) -> None:
    page.locator(".point-editor").get_by_role("button", name="Lưu", exact=True).click()


def test_two_people_write_in_one_plan(served: Served, address: str, person: Person, shot: Shot) -> None:
    one, other = person("soan"), person("gopy1cv")
    one.goto(served.url + address)
    other.goto(served.url + address)

    # on different points both are saved, and each is told of the other
    area = open_editor(one, 1)
    area.fill("Ban Tổ chức Tỉnh ủy rà soát nội dung 1 thật kỹ.")
    other.reload()
    expect(other.get_by_text(re.compile("Đang viết:.*Nội dung II.1"))).to_be_visible()
    shot(other, "writers")
    second = open_editor(other, 2)
    second.fill("Văn phòng Tỉnh ủy rà soát nội dung 2 từng tháng.")
    save(one)
    save(other)
    expect(one.get_by_text("rà soát nội dung 1 thật kỹ.")).to_be_visible()
    expect(other.get_by_text("rà soát nội dung 2 từng tháng.")).to_be_visible()
    one.reload()
    expect(one.get_by_text("rà soát nội dung 2 từng tháng.")).to_be_visible()

    # on the same point the second sees both texts and chooses
    first, second = open_editor(one, 3), open_editor(other, 3)
    first.fill("Bản của người thứ nhất: rà soát nội dung 3.")
    save(one)
    expect(one.get_by_text("Bản của người thứ nhất")).to_be_visible()
    second.fill("Bản của người thứ hai: rà soát nội dung 3.")
    save(other)
    conflict = other.locator('.point[data-type="editor"]')
    expect(conflict).to_contain_text("Bản của người thứ nhất")
    expect(conflict).to_contain_text("Bản của người thứ hai")
    shot(other, "both-texts")


@pytest.mark.only_on("sqlite")  # what the browser does is the same on either database
def test_keys_part_join_and_move_points_and_undo_takes_it_back(
    served: Served, address: str, person: Person, shot: Shot
) -> None:
    page = person("soan")
    page.goto(served.url + address)
    points = page.locator('.sheet .point[data-type="item"]')
    before = points.all_inner_texts()

    area = open_editor(page, 2)
    shot(page, "editor")
    assert page.evaluate(NAMELESS) == []
    whole = area.input_value()
    area.evaluate("area => area.setSelectionRange(20, 20)")
    area.press("Enter")
    expect(points).to_have_count(len(before))  # one more, and one of them is the open editor
    area = page.locator('.point-editor textarea[name="text"]')
    expect(area).to_have_value(whole[20:].strip())

    area.evaluate("area => area.setSelectionRange(0, 0)")
    area.press("Backspace")
    expect(area).to_have_value(re.compile(re.escape(whole[:18])))
    assert "".join(area.input_value().split()) == "".join(whole.split())
    area.press("Escape")
    expect(points).to_have_count(len(before))

    area = open_editor(page, 2)
    area.press("Alt+ArrowUp")
    page.wait_for_load_state("networkidle")
    expect(page.locator('.point-editor textarea[name="text"]')).to_be_focused()
    said = page.locator("body > [role=status].sr")
    expect(said).to_have_text("Chuyển lên: Nội dung II.1")
    page.locator('.point-editor textarea[name="text"]').press("Escape")
    expect(points.nth(1)).to_contain_text("rà soát nội dung 2")

    for _act in range(3):
        page.locator("body").press("Control+z")
        page.wait_for_load_state()
    expect(points.nth(2)).to_contain_text("rà soát nội dung 2")
    assert [re.sub(r"\s+", " ", text) for text in points.all_inner_texts()] == [
        re.sub(r"\s+", " ", text) for text in before
    ]


@pytest.mark.only_on("sqlite")  # what the browser does is the same on either database
def test_enter_at_the_end_writes_a_new_point(served: Served, address: str, person: Person) -> None:
    page = person("soan")
    page.goto(served.url + address)
    points = page.locator('.sheet .point[data-type="item"]')
    count = points.count()
    area = open_editor(page, 6)
    area.press("End")
    area.press("Control+End")
    area.press("Enter")
    fresh = page.locator("[data-new-point] textarea")
    expect(fresh).to_be_focused()
    fresh.fill("Văn phòng Tỉnh ủy theo dõi việc thực hiện.")
    fresh.press("Enter")
    expect(page.locator("[data-new-point]")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    expect(page.locator('.point-editor textarea[name="text"]')).to_be_focused()
    page.locator('.point-editor textarea[name="text"]').press("Escape")
    expect(points).to_have_count(count + 1)
    expect(points.last).to_contain_text("Văn phòng Tỉnh ủy theo dõi việc thực hiện.")


@pytest.mark.only_on("sqlite")  # what the browser does is the same on either database
def test_what_is_typed_without_a_connection_is_offered_back(
    served: Served, address: str, person: Person, shot: Shot
) -> None:
    page = person("soan")
    page.goto(served.url + address)
    area = open_editor(page, 4)
    page.context.set_offline(True)
    area.fill("Gõ khi mất mạng: rà soát nội dung 4.")
    expect(page.get_by_text("Chưa lưu được vì mất kết nối")).to_be_visible(timeout=15_000)
    page.close(run_before_unload=False)  # as when the browser falls over
    page.context.set_offline(False)
    page = page.context.new_page()
    page.goto(served.url + address)
    open_editor(page, 4)
    expect(page.get_by_text("Trình duyệt còn giữ phần chưa lưu")).to_be_visible()
    shot(page, "kept")
    page.get_by_role("button", name="Lấy lại").click()
    save(page)
    expect(page.get_by_text("Gõ khi mất mạng: rà soát nội dung 4.")).to_be_visible()


def test_what_is_taken_back_does_not_overwrite_what_another_wrote_meanwhile(
    served: Served, address: str, person: Person
) -> None:
    page, other = person("soan"), person("gopy1cv")
    page.goto(served.url + address)
    area = open_editor(page, 5)
    page.context.set_offline(True)
    area.fill("Bản cũ viết khi mất mạng: rà soát nội dung 5.")
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    other.goto(served.url + address)
    open_editor(other, 5).fill("Bản mới của người khác: rà soát nội dung 5.")
    save(other)
    expect(other.get_by_text("Bản mới của người khác")).to_be_visible()
    page = page.context.new_page()
    page.goto(served.url + address)
    open_editor(page, 5)
    page.get_by_role("button", name="Lấy lại").click()
    save(page)
    conflict = page.locator('.point[data-type="editor"]')
    expect(conflict).to_contain_text("Bản mới của người khác")
    expect(conflict).to_contain_text("Bản cũ viết khi mất mạng")


@pytest.mark.only_on("sqlite")  # what the browser does is the same on either database
def test_a_point_is_dragged_behind_another_and_escape_lets_go_of_it(
    served: Served, address: str, person: Person
) -> None:
    page = person("soan")
    page.goto(served.url + address)
    points = page.locator('.sheet .point[data-type="item"]')
    order = [re.sub(r"\s+", " ", text) for text in points.all_inner_texts()]

    def take(number: int, behind: int) -> None:
        task(page, number).hover()
        handle = task(page, number).locator(".handle").bounding_box()
        place = task(page, behind).bounding_box()
        assert handle is not None
        assert place is not None
        page.mouse.move(handle["x"] + 4, handle["y"] + 4)
        page.mouse.down()
        page.mouse.move(place["x"] + 40, place["y"] + place["height"] / 2, steps=4)

    take(2, behind=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert [re.sub(r"\s+", " ", text) for text in points.all_inner_texts()] == order
    take(2, behind=4)
    page.mouse.up()
    expect(page.locator('.point-editor textarea[name="text"]')).to_be_focused()
    page.locator('.point-editor textarea[name="text"]').press("Escape")
    expect(points.nth(4)).to_contain_text("rà soát nội dung 2")


@pytest.mark.only_on("sqlite")  # what the browser does is the same on either database
def test_writing_goes_on_over_a_slow_line_and_after_the_session_has_ended(
    served: Served, address: str, person: Person, shot: Shot
) -> None:
    page = person("soan")
    page.goto(served.url + address)
    line = page.context.new_cdp_session(page)
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 800, "downloadThroughput": 20_000, "uploadThroughput": 5_000},
    )
    page.locator(".point[data-type=title]").get_by_role("link", name=re.compile("^Sửa")).click()
    area = page.locator('.point-editor textarea[name="text"]')
    expect(area).to_be_focused()
    area.press("End")
    area.press_sequentially(" năm 2027", delay=60)
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=15_000)
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
    )

    served.manage(
        "shell", "-c", "from django.contrib.sessions.models import Session; Session.objects.all().delete()"
    )
    area.press_sequentially(" và các năm sau")
    expect(page.locator("[data-saved]")).to_contain_text("Phiên làm việc đã hết", timeout=15_000)
    shot(page, "signed-out")
    with page.context.expect_page() as opening:
        page.locator("[data-saved] a").click()
    beside = opening.value
    beside.locator("input[name=username]").fill("soan")
    beside.locator("input[name=password]").fill(DEMO_PASSWORD)
    beside.locator("input[name=password]").press("Enter")
    beside.locator("input[name=password]").wait_for(state="detached")
    beside.close()
    page.bring_to_front()
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved", timeout=40_000)
    page.reload()
    expect(page.locator(".point[data-type=title]")).to_contain_text("năm 2027 và các năm sau")

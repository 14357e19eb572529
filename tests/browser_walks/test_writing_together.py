"""Two people write in one plan at the same time, each in a browser; and what keys do, and what is kept offline."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import Person, Shot
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

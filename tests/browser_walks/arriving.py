"""Steps 1 and 2: a plan arrives, is instructed on, handed to the drafter, read and confirmed."""

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.browser_walks.actor import Actor


def register_file(clerk: Actor, file: Path, number: str) -> None:
    """The clerk takes the file in through the page of arrivals."""
    clerk.inbox()
    with clerk.page.expect_navigation():
        clerk.page.locator(".places").get_by_role("link", name="Văn bản đến").click()
    clerk.press("Tiếp nhận văn bản đến", within=clerk.page.locator("main > .bar"))
    clerk.field("Tệp văn bản").set_input_files(file)
    clerk.fill("Số đến", number)
    clerk.fill("Ngày đến", date.today().isoformat())
    clerk.look("received-form")
    clerk.press("Tiếp nhận, vào sổ")
    clerk.reads(f"Số đến {number}")
    clerk.look("registered")


def instruct(board: Actor, lead: str, partners: list[str]) -> None:
    board.take("Cho ý kiến chỉ đạo")
    board.choose("Chủ trì", lead)
    for partner in partners:
        board.tick(partner)
    board.fill("Thời hạn", (date.today() + timedelta(days=20)).isoformat())
    board.fill("Ý kiến chỉ đạo", "Tham mưu kế hoạch thực hiện, bảo đảm đúng thời hạn, rõ người, rõ việc.")
    board.look("instruct")
    board.press("Cho ý kiến chỉ đạo")
    board.has_nothing("Cho ý kiến chỉ đạo")


def assign(head: Actor, drafter: str) -> None:
    head.take("Phân công xử lý")
    head.tick(drafter)
    head.look("assign")
    head.press("Phân công")
    head.has_nothing("Phân công xử lý")


def mend_head(drafter: Actor) -> None:
    """Typographic quotes in the title, as the form of documents asks."""
    drafter.press("Sửa phần đầu văn bản")
    title = drafter.field("Tên loại, trích yếu")
    straight = title.input_value()
    curly = straight.replace('"tự diễn biến"', "“tự diễn biến”").replace('"tự chuyển hoá"', "“tự chuyển hoá”")
    assert curly != straight
    title.fill(curly)
    drafter.look("mend-head")
    drafter.press("Lưu")
    drafter.reads("“tự chuyển hoá”")


def mend_item(drafter: Actor, path: str, *, when: str, kind: str) -> None:
    """Another deadline and kind for one item of what was read."""
    drafter.press(f"Sửa {path}")
    drafter.choose("Loại nội dung", kind)
    drafter.fill("Thời gian hoàn thành", when)
    drafter.reads(f"Được hiểu là: {when}")
    drafter.look("mend-item")
    drafter.press("Lưu")
    drafter.reads(when)


def follow_to_source(drafter: Actor, path: str) -> None:
    """From an item to its place in the original, and back by a press on that place."""
    drafter.button(f"Bản gốc {path}").click()
    spot = drafter.page.locator(".source [data-marked]").first
    expect(spot).to_be_in_viewport()
    spot.click()
    expect(drafter.page.locator(".read:target .path")).to_have_text(path)
    drafter.look("source")


def confirm(drafter: Actor) -> None:
    drafter.press("Xác nhận kết quả đọc", asked=True)
    drafter.look("confirmed")


def derive(drafter: Actor, title: str) -> None:
    drafter.take(title)
    drafter.press("Soạn thảo kế hoạch")

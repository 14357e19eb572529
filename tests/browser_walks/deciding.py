"""Step 6: ballots, the count, the outcome and its conclusion."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser_walks.actor import Actor
from tests.browser_walks.posting import Poster


def open_round(board: Actor, title: str) -> None:
    board.take(title)
    board.look("steering", narrow=True)
    board.press("Xin ý kiến bằng văn bản")
    board.look("open-round")
    board.press("Xin ý kiến bằng văn bản")
    board.reads("Đã gửi phiếu xin ý kiến đến các đồng chí.")


def vote(member: Actor, choice: str, words: str = "", *, label: str = "") -> None:
    member.take("Gửi phiếu xin ý kiến")
    member.tick(choice)
    if words:
        member.fill("Nội dung ý kiến", words)
    if label:
        member.look(label, narrow=True)
    member.press("Gửi phiếu")
    member.reads("Đồng chí đã gửi phiếu lúc")
    if label:
        member.has_nothing("Gửi phiếu xin ý kiến")


class Ballots:
    """The ballots of one plan, sent by people without a browser."""

    def __init__(self, url: str, address: str) -> None:
        self.url, self.address = url, address

    def send(self, member: str, choice: str, words: str = "") -> None:
        page = Poster(self.url, member).send(self.address, {"choice": choice, "text": words})
        assert "Đồng chí đã gửi phiếu lúc" in page


def ballots_of(board: Actor) -> Ballots:
    """Of the plan that the board has open."""
    parts = urlsplit(board.page.url)
    return Ballots(board.trail.url, "/".join(parts.path.split("/")[:3]) + "/ballot/")


def close(officer: Actor, ballots: str) -> None:
    """All ballots are in: the officer closes before the closing time."""
    officer.take("Theo dõi, kết thúc xin ý kiến bằng văn bản")
    officer.reads(ballots)
    officer.look("round-before-closing")
    officer.press("Kết thúc xin ý kiến")
    officer.press("Kết thúc xin ý kiến")
    officer.reads("Đã kết thúc xin ý kiến")
    officer.look("round-closed")


def return_outcome(board: Actor, reason: str) -> None:
    board.take("Ghi kết luận sau khi xin ý kiến")
    board.reads("Chưa thông qua")
    board.look("not-passed", narrow=True)
    board.press("Yêu cầu hoàn chỉnh, trình lại")
    board.fill("Lý do", reason)
    board.press("Yêu cầu hoàn chỉnh, trình lại")
    board.reads("Đã yêu cầu hoàn chỉnh, trình lại.")


def approve(board: Actor, conclusion: str, lines: list[tuple[str, str]]) -> None:
    """Record that it passed, with (beginning of the place, what is to be worked in)."""
    board.take("Ghi kết luận sau khi xin ý kiến")
    board.reads("Đã thông qua")
    board.fill("Nội dung kết luận", conclusion)
    for number, (place, words) in enumerate(lines, start=1):
        row = board.page.locator("fieldset").filter(has_text=f"Chỗ phải hoàn chỉnh {number:02d}")
        board.choose("Phần cần hoàn chỉnh", place, within=row)
        board.fill("Nội dung", words, within=row)
    board.look("conclusion", narrow=True)
    board.press("Ghi kết luận, chuyển hoàn chỉnh")
    board.has_nothing("Ghi kết luận sau khi xin ý kiến")


def release_final(head: Actor) -> None:
    head.take("Duyệt, chuyển bản hoàn chỉnh theo kết luận")
    head.press("Chuyển Văn phòng kiểm tra bản hoàn chỉnh")
    head.press("Chuyển Văn phòng kiểm tra bản hoàn chỉnh")
    head.reads("Đã chuyển Văn phòng kiểm tra bản hoàn chỉnh.")


def tick_lines(officer: Actor, lines: int) -> None:
    """The Office confirms each line of the conclusion."""
    officer.take("Kiểm tra bản hoàn chỉnh theo kết luận")
    officer.look("lines")
    for left in range(lines, 0, -1):
        buttons = officer.page.locator(".rows form button")
        expect(buttons).to_have_count(left)
        with officer.page.expect_navigation():
            buttons.first.click()
    expect(officer.page.get_by_text("Đã hoàn chỉnh", exact=True)).to_have_count(lines)
    officer.look("lines-ticked")


def initial(head: Actor, signer: str) -> None:
    head.take("Ký nháy, trình ký")
    head.press("Ký nháy, trình ký")
    head.choose("Người ký", signer)
    head.look("initial")
    head.press("Ký nháy, trình ký")
    head.reads("Đã ký nháy, trình ký.")

"""Step 4: advisory agencies say what they think; every comment is answered."""

from datetime import date, timedelta

from playwright.sync_api import expect

from tests.browser_walks.actor import Actor


def ask(head: Actor, agencies: list[str]) -> None:
    """The head sends the draft to these agencies with a due date."""
    head.take("Duyệt, chuyển dự thảo")
    head.look("to-release")
    head.press("Gửi lấy ý kiến góp ý")
    for agency in agencies:
        head.tick(agency)
    head.fill("Thời hạn góp ý", (date.today() + timedelta(days=7)).isoformat())
    head.look("ask-advisers")
    head.press("Gửi lấy ý kiến góp ý")
    head.reads("Đã gửi lấy ý kiến góp ý.")


def write(
    adviser: Actor, answer: str, *, whole: str = "", items: list[tuple[str, str, str]] | None = None
) -> None:
    """The answer, what is said on the whole, and (beginning of the item's line, remark, proposed words)."""
    adviser.take("Góp ý dự thảo")
    adviser.tick(answer)
    if whole:
        adviser.fill("Ý kiến chung", whole)
    for number, (place, words, proposed) in enumerate(items or []):
        row = adviser.page.locator(f"#comments-{number}")
        if not row.count():
            adviser.press("Lưu và thêm góp ý")
        adviser.choose("Nội dung được góp ý", place, within=row)
        adviser.fill("Ý kiến", words, within=row)
        adviser.fill("Đề nghị sửa thành", proposed, within=row)
    adviser.look("opinion", narrow=True)


def send(head: Actor) -> None:
    head.press("Gửi ý kiến góp ý", asked=True)
    head.reads("Đã gửi ý kiến góp ý.")


def hand_up_opinion(adviser: Actor) -> None:
    adviser.press("Trình lãnh đạo cơ quan")
    adviser.reads("Đã trình lãnh đạo cơ quan")


def answer_comments(drafter: Actor, answers: list[tuple[str, str]]) -> None:
    """Answer the comments from the top, in place; there are as many as answers (answer, reason)."""
    forms = drafter.page.locator("tr[id^=comment-]")
    expect(forms).to_have_count(len(answers))
    drafter.look("consolidation")
    for number, (answer, reason) in enumerate(answers):
        row = forms.nth(number)
        row.get_by_label(answer, exact=True).check()
        row.locator("textarea").fill(reason)
        row.get_by_role("button", name="Lưu").click()
        expect(row.locator("summary", has_text="Sửa nội dung giải trình")).to_be_visible()
    expect(drafter.page.get_by_text("Chưa thể trình")).to_have_count(0)
    drafter.look("consolidation-answered", narrow=True)


def keep_warnings(head: Actor) -> None:
    """What the check advises against and the head lets stand, with the reason; nothing where all is mended."""
    if not head.page.get_by_text("chưa ghi lý do giữ nguyên").count():
        return
    head.page.get_by_role("link", name="Kiểm tra").click()
    head.look("checks", narrow=True)
    for box in head.page.locator("input[name=keep]").all():
        box.check()
    head.page.locator("textarea[name=reason]").fill("Đã rà soát, giữ theo văn bản của cấp trên.")
    head.press("Giữ nguyên nội dung đã đánh dấu")
    head.reads("Đã ghi lý do giữ nguyên.")
    head.page.get_by_role("link", name="Văn bản", exact=True).click()


def release_to_office(head: Actor) -> None:
    """The head lets it go to the Office and calls every change that answers no comment editorial."""
    head.take("Duyệt, chuyển dự thảo")
    keep_warnings(head)
    head.press("Chuyển Văn phòng thẩm định")
    for box in head.page.locator("input[name=editorial]").all():
        box.check()
    head.look("to-office")
    head.press("Chuyển Văn phòng thẩm định")
    head.reads("Đã chuyển Văn phòng thẩm định.")

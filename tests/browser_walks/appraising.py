"""Step 5: the Office looks at the form, sends back once, and lets it go to the permanent board."""

from playwright.sync_api import expect

from tests.browser_walks.actor import Actor


def find(officer: Actor, findings: list[tuple[str, str, str]]) -> None:
    """Note (beginning of the place, how serious, what)."""
    officer.take("Thẩm định dự thảo")
    for place, severity, words in findings:
        officer.choose("Nội dung", place)
        officer.tick(severity)
        officer.fill("Ý kiến thẩm định", words)
        officer.press("Ghi ý kiến")
        officer.reads(words)
    officer.look("findings", narrow=True)


def send_back(who: Actor, act: str, reason: str) -> None:
    """An act of the bar that asks for a reason."""
    who.press(act)
    who.fill("Lý do", reason)
    who.look("send-back")
    who.press(act)
    who.reads("Đã yêu cầu hoàn chỉnh, trình lại.")


def settle_and_hand_up(officer: Actor) -> None:
    """Every finding is confirmed as mended, then the draft goes to the head of the Office."""
    officer.take("Thẩm định dự thảo")
    while officer.page.get_by_role("button", name="Xác nhận đã sửa").count():
        with officer.page.expect_navigation():
            officer.page.get_by_role("button", name="Xác nhận đã sửa").first.click()
    answer_the_checklist(officer)
    officer.look("appraised")
    officer.press("Trình lãnh đạo Văn phòng", asked=True)
    officer.reads("Đã trình lãnh đạo Văn phòng.")


def answer_the_checklist(officer: Actor) -> None:
    """Every point fits; the page keeps what was chosen."""
    for fits in officer.page.locator("input[type=radio][value=fits]").all():
        fits.check()
    officer.press("Ghi kết quả thẩm định", within=officer.page.locator("section[aria-labelledby=checklist]"))
    officer.reads("Đã ghi kết quả thẩm định.")
    expect(officer.page.locator("input[type=radio][value=fits]:checked")).to_have_count(9)


def release_to_steering(head: Actor) -> None:
    head.take("Duyệt kết quả thẩm định, trình Thường trực")
    head.press("Trình Thường trực cho ý kiến")
    head.look("to-steering")
    head.press("Trình Thường trực cho ý kiến")
    head.reads("Đã trình Thường trực cho ý kiến.")


def expects_no_findings(officer: Actor) -> None:
    expect(officer.page.get_by_role("button", name="Xác nhận đã sửa")).to_have_count(0)

"""Passkeys in a real browser with a virtual authenticator: set up, sign in without a password, prove oneself again."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser import Shot
from tests.databases import Databases
from tests.permissions.accounts.door import code
from tests.seeding import DEMO_PASSWORD
from tests.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.walked_on("sqlite")]


@pytest.fixture
def in_service(django_db_setup: None, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The product as it is served outside the demo, by a name that a passkey can belong to."""
    name = databases.copy("cast")
    product = Served(databases, name, tmp_path / "served.log", demo=False)
    try:
        product.start_web()
        yield f"http://localhost:{product.port}"
    finally:
        product.close()
        databases.drop(name)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose device holds passkeys and always finds its owner's finger; nothing may offend the policy."""
    faults: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(str(error)))
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield page
    context.close()
    assert not faults


def test_a_leader_sets_up_a_passkey_and_needs_no_password_any_more(
    in_service: str, page: Page, shot: Shot
) -> None:
    page.goto(f"{in_service}/sign-in/")
    shot(page, "sign-in")
    page.get_by_label("Tên đăng nhập").fill("bithu")
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    shot(page, "second-step")
    page.get_by_label("Mã trong ứng dụng").fill(code())
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("link", name="Đặng Quang Vinh").click()
    shot(page, "account")
    page.locator("li", has_text="vân tay").get_by_role("link", name="Thêm").click()
    page.get_by_label("Tên để nhận ra").fill("Máy tính ở phòng làm việc")
    shot(page, "add")
    page.get_by_role("button", name="Thêm khóa").click()
    page.wait_for_url("**/account/codes/")
    shot(page, "codes")
    page.get_by_role("link", name="Quay lại").click()
    assert page.get_by_text("Máy tính ở phòng làm việc").is_visible()
    page.get_by_role("button", name="Đăng xuất").click()

    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    page.wait_for_url(f"{in_service}/")
    assert page.get_by_role("link", name="Đặng Quang Vinh").is_visible()

    page.goto(f"{in_service}/account/again/passkey/?next=/account/")
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url("**/account/")
    page.get_by_role("button", name="Đăng xuất").click()

    page.get_by_label("Tên đăng nhập").fill("bithu")
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"{in_service}/")


def test_setting_up_the_app_in_the_browser_shows_a_picture_to_scan(
    in_service: str, page: Page, shot: Shot
) -> None:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    page.goto(f"{in_service}/sign-in/")
    page.get_by_label("Tên đăng nhập").fill("soan")
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.goto(f"{in_service}/account/app/")
    assert page.get_by_alt_text("Hình để quét").evaluate("picture => picture.naturalWidth") > 0
    shot(page, "app")
    secret = page.locator("section code").inner_text()
    page.get_by_label("Mã đang hiện").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Bật").click()
    page.wait_for_url("**/account/codes/")
    assert page.locator(".codes li").count() == 10

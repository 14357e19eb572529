"""Through the door: password, second factor, one answer for everything that is wrong, a session that ends."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from permissions.models import User
from tests.permissions.accounts.door import CODE_PAGE, code, give_password, is_in, sign_in
from tests.plans import person
from tests.seeding import DEMO_PASSWORD

pytestmark = pytest.mark.usefixtures("cast")


def test_who_decides_signs_issues_or_administers_is_asked_for_a_code_and_drafting_staff_are_not(
    client: Client,
) -> None:
    for name in ("uv1", "bithu", "vanthu", "quantri", "thuongtruc"):
        other = Client()
        assert give_password(other, name)["Location"] == CODE_PAGE
        assert not is_in(other)
    assert give_password(client, "soan")["Location"] == "/"
    assert is_in(client)


def test_the_right_code_opens_and_a_wrong_one_does_not(client: Client) -> None:
    give_password(client, "bithu")
    wrong = f"{(int(code()) + 1) % 1_000_000:06}"
    page = client.post(CODE_PAGE, {"code": wrong})
    assert "Mã chưa đúng hoặc đã dùng" in page.content.decode()
    assert not is_in(client)
    client.post(CODE_PAGE, {"code": code()})
    assert is_in(client)


def test_a_code_is_good_once_in_whatever_browser() -> None:
    used = code()
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser, "bithu")
        browser.post(CODE_PAGE, {"code": used})
    assert (is_in(first), is_in(second)) == (True, False)


def test_codes_are_not_guessed_by_trying_many(client: Client) -> None:
    give_password(client, "bithu")
    for number in range(10):
        client.post(CODE_PAGE, {"code": f"{number:06}"})
    page = client.post(CODE_PAGE, {"code": code()})
    assert "Nhập sai quá nhiều lần" in page.content.decode()
    assert not is_in(client)


def test_the_code_page_alone_opens_nothing(client: Client) -> None:
    assert client.post(CODE_PAGE, {"code": code()})["Location"] == "/sign-in/"
    assert not is_in(client)


def test_a_recovery_code_replaces_the_app_once(client: Client) -> None:
    sign_in(client, "bithu")
    client.post("/account/codes/new/")
    page = client.get("/account/codes/").content.decode()
    row = Authenticator.objects.get(user=person("bithu"), type="recovery_codes")
    spare = row.wrap().get_unused_codes()[0]
    assert spare in page
    assert DEMO_PASSWORD not in str(row.data)
    assert spare not in str(row.data)
    ends = []
    for _again in range(2):
        browser = Client()
        give_password(browser, "bithu")
        browser.post(CODE_PAGE, {"code": spare})
        ends.append(is_in(browser))
    assert ends == [True, False]


def test_in_demo_mode_a_password_is_enough_and_the_page_says_what_mode_it_is(
    client: Client, settings: Any
) -> None:
    settings.DEMO = True
    assert give_password(client, "bithu")["Location"] == "/"
    assert "Chế độ trình diễn" in client.get("/account/").content.decode()
    assert "không dùng yếu tố xác thực thứ hai" in client.get("/account/").content.decode()


def test_the_session_has_a_new_key_after_signing_in_and_its_old_one_opens_nothing(client: Client) -> None:
    client.get("/sign-in/")
    client.session.save()
    before = client.session.session_key
    sign_in(client, "soan")
    assert client.session.session_key != before
    thief = Client()
    thief.cookies["sessionid"] = str(before)
    assert thief.get("/").status_code == 302


def test_after_signing_out_the_cookie_that_was_copied_before_opens_nothing(client: Client) -> None:
    sign_in(client, "soan")
    thief = Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert thief.get("/").status_code == 200
    client.post("/sign-out/")
    assert thief.get("/").status_code == 302


def test_a_disabled_account_is_out_with_its_next_request(client: Client) -> None:
    sign_in(client, "soan")
    User.objects.filter(username="soan").update(is_active=False)
    assert client.get("/").status_code == 302


def test_a_password_typed_with_letters_put_together_differently_is_the_same(client: Client) -> None:
    import unicodedata

    give_password(client, "soan", unicodedata.normalize("NFD", DEMO_PASSWORD))
    assert is_in(client)


def test_an_administrators_link_sets_a_password_once_and_ends_what_was_open(client: Client) -> None:
    from permissions.accounts.links import first_password_link

    signed_in = sign_in(Client(), "soan")
    link = first_password_link(person("soan"))
    page = client.get(link, follow=True)
    new = "một mật khẩu mới đủ dài"
    sent = {"new_password1": new, "new_password2": new}
    assert client.post(page.request["PATH_INFO"], sent)["Location"] == "/sign-in/"
    assert signed_in.get("/").status_code == 302
    give_password(client, "soan", new)
    assert is_in(client)
    assert "đã dùng hoặc đã hết hạn" in Client().get(link, follow=True).content.decode()


def test_the_link_of_somebody_deactivated_is_good_for_nothing() -> None:
    from permissions.accounts.links import first_password_link

    link = first_password_link(person("soan"))
    User.objects.filter(username="soan").update(is_active=False)
    assert "đã dùng hoặc đã hết hạn" in Client().get(link, follow=True).content.decode()

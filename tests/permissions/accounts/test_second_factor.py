"""No way into the product without the second factor for those whose duties ask for it."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from permissions.accounts.middleware import OPEN
from permissions.accounts.second_factor import may_lose
from permissions.models import Appointment, Post, PostDuty
from tests.addresses import ADDRESSES, arguments, url_of
from tests.permissions.accounts.door import give_password, sign_in
from tests.plans import agency, person
from tests.seeding import TOTP_SECRET

pytestmark = pytest.mark.usefixtures("cast")


def without_factor(username: str) -> Client:
    Authenticator.objects.filter(user=person(username)).delete()
    client = Client()
    give_password(client, username)
    return client


@pytest.mark.parametrize("username", ["uv1", "bithu", "vanthu", "quantri"])
def test_without_a_factor_every_page_leads_to_setting_one_up_and_nothing_is_done(username: str) -> None:
    client = without_factor(username)
    closed = [a for a in ADDRESSES if not a.entrance and a.name not in OPEN]
    assert len(closed) > 60
    for address in closed:
        url = url_of(address, arguments(None, None))
        assert client.get(url)["Location"] == "/account/", address.name
        assert client.post(url)["Location"] == "/account/", address.name
    page = client.get("/account/").content.decode()
    assert "Nhiệm vụ quyết định, ký, phát hành, quản trị cần yếu tố này" in page


def test_a_duty_that_comes_later_asks_for_a_factor_with_the_next_request() -> None:
    client = sign_in(Client(), "soan")
    assert client.get("/").status_code == 200
    post = Post.objects.create(agency=agency("btctu"), name="Văn thư")
    PostDuty.objects.create(post=post, duty="issue", agency=agency("tu"))
    Appointment.objects.create(user=person("soan"), post=post, since="2026-01-01", decision="QĐ 1")
    assert client.get("/")["Location"] == "/account/"


def test_the_last_factor_of_who_needs_one_stays(client: Client) -> None:
    sign_in(client, "bithu")
    page = client.post("/account/app/off/")
    assert "Không bỏ được yếu tố xác thực cuối cùng" in page.content.decode()
    assert Authenticator.objects.filter(user=person("bithu"), type="totp").exists()


def test_a_short_password_is_taken_beside_a_factor_alone_and_keeps_it() -> None:
    client = sign_in(Client(), "soan")
    from tests.seeding import DEMO_PASSWORD

    short = {"oldpassword": DEMO_PASSWORD, "password1": "tre xanh ơi", "password2": "tre xanh ơi"}
    assert "ít nhất 15 ký tự" in client.post("/account/password/", short).content.decode()
    app = TOTP.activate(person("soan"), TOTP_SECRET).instance
    assert may_lose(app)
    assert client.post("/account/password/", short).status_code == 302
    assert not may_lose(Authenticator.objects.get(pk=app.pk))


def test_a_copy_of_the_database_shows_no_secret_of_an_app() -> None:
    assert TOTP_SECRET not in str(list(Authenticator.objects.values_list("data")))


def test_another_persons_passkey_answers_as_one_that_is_not_there(client: Client, settings: Any) -> None:
    foreign = Authenticator.objects.create(
        user=person("bithu"), type="webauthn", data={"name": "máy của bí thư"}
    )
    sign_in(client, "soan")
    ends = [client.get(f"/account/passkeys/{number}/remove/") for number in (foreign.pk, 999999)]
    assert [end.status_code for end in ends] == [404, 404]
    assert ends[0].content == ends[1].content

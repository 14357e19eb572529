"""Guessing becomes slow, and nobody is locked out by somebody else's guessing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from permissions.accounts import throttling
from permissions.models import SignInFailure
from tests.permissions.accounts.door import give_password, is_in, sign_in

pytestmark = pytest.mark.usefixtures("cast")


def guess(times: int, username: str = "soan", address: str = "10.0.0.1") -> Client:
    client = Client(REMOTE_ADDR=address)
    for number in range(times):
        give_password(client, username, f"sai mật khẩu lần {number}")
    return client


def test_five_wrong_passwords_are_free_and_the_sixth_try_waits_even_with_the_right_one() -> None:
    client = guess(throttling.FREE)
    page = give_password(client, "soan")
    assert "đề nghị chờ" in page.content.decode()
    assert not is_in(client)


def test_the_wait_doubles_and_then_the_right_password_opens() -> None:
    now = timezone.now()
    waits = []
    with freeze_time(now) as clock:
        client = guess(throttling.FREE)
        for _again in range(3):
            attempt = throttling.Try(throttling.account_key("soan"), "10.0.0.1", known=False)
            waits.append(throttling.seconds_to_wait(attempt))
            clock.tick(waits[-1] + 1)
            give_password(client, "soan", "lại sai nữa rồi đây")
        clock.tick(throttling.LONGEST_WAIT)
        give_password(client, "soan")
    assert waits == [15, 30, 60]
    assert is_in(client)


def test_a_hundred_and_twenty_tries_in_an_hour_look_at_few_passwords() -> None:
    with freeze_time(timezone.now()) as clock:
        client = Client(REMOTE_ADDR="10.0.0.1")
        for _minute in range(60):
            for _half in range(2):
                give_password(client, "soan", "thử đoán mật khẩu này")
                clock.tick(30)
    assert SignInFailure.objects.count() <= 15


def test_one_persons_failures_do_not_hold_up_a_colleague_behind_the_same_address() -> None:
    guess(20, "uv1")
    colleague = Client(REMOTE_ADDR="10.0.0.1")
    give_password(colleague, "soan")
    assert is_in(colleague)


def test_a_stranger_who_guesses_from_everywhere_does_not_lock_out_the_owners_browser() -> None:
    owner = Client(REMOTE_ADDR="10.9.9.9")
    sign_in(owner, "soan")
    owner.post("/sign-out/")
    for number in range(throttling.ACCOUNT_CAP):
        guess(1, address=f"10.1.0.{number}")
    stranger = guess(0, address="10.2.0.1")
    assert "đề nghị chờ" in give_password(stranger, "soan").content.decode()
    give_password(owner, "soan")
    assert is_in(owner)


def test_a_colleague_at_the_owners_own_address_does_not_lock_out_the_owners_browser() -> None:
    owner = Client(REMOTE_ADDR="10.0.0.1")
    sign_in(owner, "soan")
    owner.post("/sign-out/")
    guess(throttling.FREE + 1)
    give_password(owner, "soan")
    assert is_in(owner)


def test_a_forged_cookie_makes_no_browser_known() -> None:
    client = guess(throttling.FREE)
    client.cookies[throttling.COOKIE] = f'["{throttling.account_key("soan")}"]'
    assert "đề nghị chờ" in give_password(client, "soan").content.decode()


def test_a_forwarded_address_is_not_believed_without_a_proxy_of_ours() -> None:
    client = Client(REMOTE_ADDR="10.0.0.1")
    for number in range(throttling.FREE):
        give_password(client, "soan", "sai rồi", headers={"x-forwarded-for": f"10.3.0.{number}"})
    page = give_password(client, "soan", headers={"x-forwarded-for": "10.3.9.9"})
    assert "đề nghị chờ" in page.content.decode()


def test_an_unknown_name_is_slowed_down_like_a_known_one() -> None:
    pages = []
    for name in ("soan", "khong-co-ai"):
        client = guess(throttling.FREE, name)
        pages.append(give_password(client, name, "vẫn sai").context["form"].non_field_errors())
    assert pages[0] == pages[1]


def test_the_name_that_was_typed_is_not_kept() -> None:
    guess(1, "mật khẩu gõ nhầm chỗ")
    assert "gõ nhầm" not in str(SignInFailure.objects.values_list().get())


def test_failures_are_forgotten_after_a_day() -> None:
    guess(3)
    SignInFailure.objects.update(at=timezone.now() - throttling.REMEMBERED - timedelta(minutes=1))
    assert throttling.forget_old() == 3

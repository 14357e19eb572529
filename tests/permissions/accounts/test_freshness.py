"""Signing and numbering ask again who sits there when it has been a while, and then go on where they were."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from drafting.models import Plan, Status
from records import jobs
from tests.permissions.accounts.door import code, sign_in
from tests.walks import untouched, walk

pytestmark = pytest.mark.usefixtures("cast")
AGAIN = "/account/again/code/"


def ready_to_sign() -> Plan:
    plan = walk(Status.SIGNING).plan
    jobs.run_all()
    return plan


def late(client: Client, url: str, data: dict[str, Any], minutes: int) -> Any:
    with freeze_time(timezone.now() + timedelta(minutes=minutes)):
        return client.post(url, data)


def test_a_signature_from_a_screen_left_open_is_asked_for_a_new_proof_and_then_given() -> None:
    plan = ready_to_sign()
    client = sign_in(Client(), "bithu")
    url, data = f"/plans/{plan.uid}/do/sign/", {"turn": plan.turn}
    with untouched():
        answer = late(client, url, data, 11)
    assert answer["Location"] == f"{AGAIN}?next={url.replace('/', '%2F')}"
    with freeze_time(timezone.now() + timedelta(minutes=11)):
        wrong = client.post(answer["Location"], {"code": "000000", "next": url})
        assert "Mã chưa đúng" in wrong.content.decode()
        done = client.post(answer["Location"], {"code": code(), "next": url})
    assert done.status_code == 303
    plan.refresh_from_db()
    assert plan.issuance.sign_asked_at is not None


def test_just_after_signing_in_nobody_is_asked_twice() -> None:
    plan = ready_to_sign()
    client = sign_in(Client(), "bithu")
    client.post(f"/plans/{plan.uid}/do/sign/", {"turn": plan.turn})
    plan.refresh_from_db()
    assert plan.issuance.sign_asked_at is not None


def test_other_acts_do_not_ask() -> None:
    plan = walk(Status.STEERING).plan
    client = sign_in(Client(), "bithu")
    answer = late(
        client, f"/plans/{plan.uid}/do/return_from_steering/", {"turn": plan.turn, "reason": "Sửa."}, 11
    )
    assert answer.status_code == 303


def test_who_has_a_second_factor_cannot_prove_themselves_by_the_password_alone() -> None:
    client = sign_in(Client(), "bithu")
    assert client.get("/account/again/")["Location"] == AGAIN


def test_proving_oneself_again_by_many_guesses_is_answered_with_a_page_that_says_to_wait() -> None:
    client = sign_in(Client(), "bithu")
    answers = [client.post(AGAIN, {"code": f"{number:06}"}) for number in range(21)]
    assert answers[-1].status_code == 429
    assert "Nhập sai quá nhiều lần" in answers[-1].content.decode()

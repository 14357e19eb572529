"""Sessions end: by hand, by idleness, by age, with the account."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone
from freezegun import freeze_time

from permissions.accounts.sessions import end_all
from tests.permissions.accounts.door import sign_in
from tests.plans import person

pytestmark = pytest.mark.usefixtures("cast")


def after(client: Client, **time: Any) -> int:
    with freeze_time(timezone.now() + timedelta(**time)):
        return client.get("/").status_code


def test_a_session_without_a_request_for_over_an_hour_is_over() -> None:
    assert after(sign_in(Client(), "soan"), minutes=59) == 200
    assert after(sign_in(Client(), "soan"), minutes=66) == 302


def test_a_busy_session_is_over_after_eight_hours() -> None:
    client = sign_in(Client(), "soan")
    ends = [after(client, minutes=50 * step) for step in range(1, 11)]
    assert ends == [200] * 9 + [302]


def test_the_answer_to_a_session_that_is_over_leads_back_to_where_one_was() -> None:
    client = sign_in(Client(), "soan")
    with freeze_time(timezone.now() + timedelta(hours=2)):
        answer = client.get("/plans/")
        assert answer["Location"] == "/sign-in/?next=%2Fplans%2F"
        assert "Phiên làm việc đã hết" in client.get("/sign-in/").content.decode()


def test_reading_pages_notes_the_time_seldom() -> None:
    client = sign_in(Client(), "soan")
    first = client.session["seen_at"]
    after(client, minutes=4)
    assert client.session["seen_at"] == first
    after(client, minutes=6)
    assert client.session["seen_at"] > first


def test_one_sees_ones_own_sessions_ends_one_or_all_others_and_nobody_elses() -> None:
    here, there, third = (
        sign_in(Client(HTTP_USER_AGENT=name), "soan") for name in ("máy A", "máy B", "máy C")
    )
    foreign = sign_in(Client(), "vanphong")
    page = here.get("/account/").content.decode()
    assert all(name in page for name in ("máy A", "máy B", "máy C"))
    number = UserSession.objects.get(user_agent="máy B").pk
    here.post(f"/account/sessions/{number}/end/")
    assert there.get("/").status_code == 302
    other = UserSession.objects.get(user=person("vanphong")).pk
    assert here.post(f"/account/sessions/{other}/end/").status_code == 404
    here.post("/account/sessions/end/")
    assert (third.get("/").status_code, here.get("/").status_code) == (302, 200)
    assert foreign.get("/").status_code == 200


def test_ending_all_of_a_person_leaves_no_browser_in() -> None:
    clients = [sign_in(Client(), "soan") for _n in range(3)]
    assert end_all(person("soan")) == 3
    assert [client.get("/").status_code for client in clients] == [302] * 3

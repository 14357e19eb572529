"""A question whose SQL was put together once answers what the query answers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from permissions.duties import HELD, Duty, givers_now
from permissions.models import Delegation, User
from tests.plans import agency, person

pytestmark = pytest.mark.usefixtures("cast")


def lend(giver: str, taker: str, since: date) -> None:
    Delegation.objects.create(
        giver=person(giver), taker=person(taker), agency=agency("vptu"), duty=Duty.APPRAISE, since=since
    )


def test_it_answers_for_everybody_on_any_day_what_the_query_answers() -> None:
    today = timezone.localdate()
    lend("vanphong", "soan", today + timedelta(days=3))
    for on in (today, today + timedelta(days=3), today - timedelta(days=9000)):
        for user in User.objects.all():
            assert sorted(HELD.rows(user.pk, on), key=str) == sorted(HELD.build(user.pk, on), key=str)


def test_what_is_lent_from_a_day_on_is_held_from_that_day_on() -> None:
    today = timezone.localdate()
    lend("vanphong", "soan", today + timedelta(days=3))
    lent = (agency("vptu").pk, Duty.APPRAISE)
    held = [lent in givers_now(person("soan"), today + timedelta(days=days)) for days in (0, 2, 3)]
    assert held == [False, False, True]

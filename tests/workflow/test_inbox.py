from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from permissions.duties import Duty
from permissions.models import Appointment
from tests.plans import agency, items_of, make_plan, person
from workflow import inbox
from workflow.awaiting import settle, wait_for
from workflow.inbox import Place, count, page
from workflow.models import Awaited

pytestmark = pytest.mark.usefixtures("cast")


def seen(username, after=None):
    return [(row.plan_id, row.act) for row in page(person(username), after).rows]


def bulk(number, act, code, duty, **more):
    """Rows of one agency, each for a plan of its own."""
    return [wait_for(make_plan(items=1), act, agency=agency(code), duty=duty, **more) for _n in range(number)]


def test_a_thing_asked_of_an_agency_stands_with_everybody_who_holds_the_duty_and_nobody_else():
    plan = make_plan(items=1)
    wait_for(plan, "release", agency=agency("btctu"), duty=Duty.RELEASE)
    assert seen("truongban") == [(plan.pk, "release")]
    for stranger in ("soan", "gopy1", "chanhvp", "thuongtruc", "nguoila", "xa1uv1", "quantri"):
        assert (plan.pk, "release") not in seen(stranger)


def test_a_thing_asked_of_one_person_stands_with_that_person_alone():
    plan = make_plan(items=1)
    wait_for(plan, "sign", agency=agency("tu"), duty=Duty.SIGN, person=person("bithu"))
    assert seen("bithu") == [(plan.pk, "sign")]
    assert seen("thuongtruc") == []


def test_what_is_done_leaves_the_inbox():
    plan = make_plan(items=1)
    assert seen("soan") == [(plan.pk, "hand_up")]
    settle(plan, "hand_up", by=person("soan"))
    assert seen("soan") == []


def test_whoever_leaves_the_post_is_asked_no_more():
    make_plan(items=1)
    Appointment.objects.filter(user=person("soan")).update(until=timezone.localdate() - timedelta(days=1))
    assert seen("soan") == []
    assert count(person("soan")) == 0


def test_the_nearest_due_date_comes_first_and_what_is_not_due_comes_last():
    now = timezone.now()
    undated, late, soon = make_plan(items=1), make_plan(items=1), make_plan(items=1)
    Awaited.objects.filter(plan=soon).update(due_at=now + timedelta(days=1))
    Awaited.objects.filter(plan=late).update(due_at=now - timedelta(days=1))
    assert [plan for plan, _act in seen("soan")] == [late.pk, soon.pk, undated.pk]


@pytest.mark.parametrize("same_day", [True, False])
def test_pages_follow_each_other_without_gap_or_double(same_day, monkeypatch):
    monkeypatch.setattr(inbox, "SIZE", 3)
    now = timezone.now()
    rows = bulk(7, "hand_up_appraisal", "vptu", Duty.APPRAISE)
    for index, row in enumerate(rows[:4]):
        row.due_at = now if same_day else now + timedelta(days=20 - index)
        row.save()
    first = page(person("vanphong"))
    second = page(person("vanphong"), Place.parse(str(first.next)))
    third = page(person("vanphong"), Place.parse(str(second.next)))
    assert [len(first.rows), len(second.rows), len(third.rows), third.next] == [3, 3, 1, None]
    ids = [row.pk for row in [*first.rows, *second.rows, *third.rows]]
    assert sorted(ids) == sorted(row.pk for row in rows)
    assert ids == [row.pk for row in sorted(rows, key=lambda row: Place(row.due_at, row.pk).key)]


@pytest.mark.parametrize("text", ["", "~", "x~1", "2026-99-99T00:00~1", "2026-11-24~5", "~" + "9" * 30])
def test_an_address_that_was_tampered_with_begins_at_the_front(text):
    assert Place.parse(text) is None


def test_each_row_tells_what_is_left_of_its_plan():
    plan = make_plan(items=3)
    items_of(plan)[0].links.all().delete()
    row: Any
    (row,) = page(person("soan")).rows
    assert (row.tasks_left, row.comments_left, row.lines_left) == (1, 0, 0)


@pytest.mark.parametrize("plans", [1, 5])
def test_an_inbox_costs_the_same_with_one_row_and_with_five(plans, django_assert_num_queries):
    for _n in range(plans):
        make_plan(items=1)
    user = person("soan")
    with django_assert_num_queries(3):  # duties, places, rows
        assert len(page(user).rows) == plans


def test_the_count_covers_every_page_and_stops_at_its_limit(monkeypatch):
    monkeypatch.setattr(inbox, "SIZE", 2)
    for _n in range(5):
        make_plan(items=1)
    assert (count(person("soan")), count(person("truongban"))) == (5, 0)
    monkeypatch.setattr(inbox, "COUNT_LIMIT", 4)
    assert count(person("soan")) == 4

"""Reminders: which day, to whom, once; the Office alone reminds members; nobody learns of a plan through one."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from drafting.models import Status
from permissions.models import User
from records import jobs
from tests.plans import person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.holidays import is_working, working_days_after, working_days_before
from workflow.models import Awaited, Reminder
from workflow.refusals import Blocked, Overtaken, Refused, Unfit
from workflow.reminding import MEMBERS, Rule, kind_today
from workflow.services import reminding

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("rule", "today", "expected"),
    [
        (Rule(1, 1, 2), date(2026, 11, 25), ""),
        (Rule(1, 1, 2), date(2026, 11, 26), "before"),
        (Rule(1, 1, 2), FRIDAY, ""),
        (Rule(1, 1, 2), date(2026, 11, 28), ""),
        (Rule(1, 1, 2), date(2026, 11, 30), "overdue"),
        (Rule(1, 1, 2), date(2026, 12, 1), "escalated"),
        (Rule(0, 3, 0), date(2026, 11, 26), ""),
        (Rule(0, 3, 0), date(2026, 11, 30), "overdue"),
        (Rule(0, 3, 0), date(2026, 12, 1), ""),
        (Rule(0, 3, 0), date(2026, 12, 3), "overdue"),
        (MEMBERS, date(2026, 11, 26), "before"),
        (MEMBERS, date(2026, 12, 1), ""),
    ],
)
def test_the_rule_gives_the_reminder_of_a_day_for_what_is_due_on_friday_27_november(rule, today, expected):
    assert kind_today(rule, FRIDAY, today) == expected


def test_what_is_due_on_a_monday_is_reminded_on_the_friday_before():
    assert kind_today(Rule(1, 1, 2), date(2026, 11, 30), FRIDAY) == "before"


pytestmark = pytest.mark.usefixtures("cast")


def morning(day):
    return timezone.make_aware(datetime.combine(day, time(8)))


def due(plan, act, day):
    Awaited.objects.filter(plan=plan, act=act, done_at=None).update(
        due_at=timezone.make_aware(datetime.combine(day, time(23, 59)))
    )


@pytest.fixture
def working_day():
    today = timezone.localdate()
    return today if is_working(today) else working_days_after(today, 1)


def test_the_sweep_reminds_each_person_once_a_day_and_mails_one_digest(working_day):
    User.objects.filter(username="gopy3").update(email="")
    way = at(Status.ADVISORY_REVIEW)
    due(way.plan, "write_opinion", working_days_after(working_day, 1))
    assert reminding.remind_due(morning(working_day)) > 0
    assert reminding.remind_due(morning(working_day)) == 0
    to = sorted(Reminder.objects.values_list("to__username", flat=True))
    assert to == ["gopy1", "gopy1cv", "gopy2", "gopy3"]
    jobs.run_all()
    sent_to = sorted(message.to[0] for message in mail.outbox)
    assert sent_to == [f"{name}@lam-son.example" for name in ("gopy1", "gopy1cv", "gopy2")]
    assert "Góp ý dự thảo" in mail.outbox[0].body
    assert not Reminder.objects.filter(mailed_at=None).exists()


def test_nobody_is_reminded_at_night_nor_on_a_day_off(working_day):
    way = at(Status.ADVISORY_REVIEW)
    due(way.plan, "write_opinion", working_day)
    night = timezone.make_aware(datetime.combine(working_day, time(3)))
    assert reminding.remind_due(night) == 0
    saturday = working_day + timedelta(days=(5 - working_day.weekday()) % 7)
    assert reminding.remind_due(morning(saturday)) == 0


def test_what_stays_undone_is_told_to_the_head_of_the_agency_who_sees_the_plan(working_day):
    way = at(Status.DRAFTING)
    due(way.plan, "hand_up", working_days_before(working_day, 2))
    reminding.remind_due(morning(working_day))
    rows = set(Reminder.objects.values_list("to__username", "kind"))
    assert rows == {("soan", "escalated"), ("truongban", "escalated")}


def test_what_a_head_leaves_undone_is_told_to_nobody_who_does_not_see_the_plan(working_day):
    way = at(Status.DRAFTING).complete_draft().hand_up()
    due(way.plan, "release", working_days_before(working_day, 3))
    reminding.remind_due(morning(working_day))
    assert set(Reminder.objects.values_list("to__username", flat=True)) == {"truongban"}


def test_what_was_done_meanwhile_is_not_mailed(working_day):
    way = at(Status.ADVISORY_REVIEW)
    due(way.plan, "write_opinion", working_day)
    reminding.remind_due(morning(working_days_after(working_day, 1)))
    Awaited.objects.filter(plan=way.plan).update(done_at=timezone.now())
    jobs.run_all()
    assert mail.outbox == []


def test_only_the_officer_reminds_members_and_only_those_who_have_not_answered():
    way = at(Status.DECIDING).ballots(agree=9)
    with one_entry("remind"):
        reminding.remind(way.again(), by=person("vanphong"))
    left = set(Reminder.objects.values_list("to__username", flat=True))
    assert len(left) == 2
    with untouched(), pytest.raises(Unfit, match="Hôm nay đã nhắc"):
        reminding.remind(way.plan, by=person("vanphong"))
    for username in ("soan", "truongban", "thuongtruc", "chanhvp", "uv1"):
        with untouched(), pytest.raises(Refused):
            reminding.remind(way.plan, by=person(username))


def test_reminders_of_ballots_are_shown_to_the_officer_alone():
    way = at(Status.DECIDING).ballots(agree=9)
    reminding.remind(way.again(), by=person("vanphong"))
    page = address(way.plan, "schedule/")
    assert len(browser("vanphong").get(page).context["reminders"]) == 2
    for username in ("soan", "chanhvp", "thuongtruc"):
        assert browser(username).get(page).context["reminders"] == []


def test_when_all_ballots_are_in_there_is_nobody_to_remind():
    way = at(Status.DECIDING).ballots(agree=11)
    with untouched(), pytest.raises(Blocked):
        reminding.remind(way.again(), by=person("vanphong"))


def test_the_drafters_remind_the_agencies_whose_opinion_is_not_in():
    way = at(Status.ADVISORY_REVIEW).opinion("btgdvtu")
    with one_entry("remind_advisers"):
        reminding.remind_advisers(way.again(), by=person("soan"))
    assert set(Reminder.objects.values_list("to__username", flat=True)) == {"gopy1", "gopy1cv", "gopy3"}
    way.opinion("ubkttu").opinion("bnctu")
    with untouched(), pytest.raises(Overtaken):
        reminding.remind_advisers(way.again(), by=person("soan"))

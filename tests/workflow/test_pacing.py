"""The calendar counted back from the due date, and when what is awaited is due."""

import itertools
from datetime import date, timedelta

import pypdfium2
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from drafting.models import Plan, Status
from records import jobs
from tests.plans import person
from tests.workflow.ways import address, at, browser
from workflow.holidays import is_working, working_days_after
from workflow.models import Awaited, Regulation
from workflow.pacing import URGENT, USUAL, WAY, Pace, back_planned, due_at
from workflow.services import drafting

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
PACES = st.builds(Pace, *(st.integers(0, 10) for _name in WAY))


def test_the_steps_of_a_plan_due_on_a_friday_are_counted_back_in_working_days():
    found = {each.status: each.by for each in back_planned(date(2026, 12, 18), USUAL)}
    assert found["signing"] == date(2026, 12, 18)
    assert found["finalising"] == date(2026, 12, 17)
    assert found["deciding"] == date(2026, 12, 16)
    assert found["steering"] == date(2026, 12, 11)
    assert found["appraisal"] == date(2026, 12, 10)
    assert found["consolidating"] == date(2026, 12, 8)
    assert found["advisory_review"] == date(2026, 12, 4)
    assert found["drafting"] == date(2026, 11, 27)


def test_the_new_year_holiday_is_no_working_day_of_a_step():
    found = {each.status: each.by for each in back_planned(date(2027, 1, 4), Pace(0, 0, 0, 0, 0, 0, 1))}
    assert found["finalising"] == date(2026, 12, 31)


@given(DAYS, PACES)
def test_each_step_has_exactly_its_working_days_and_the_last_ends_on_the_due_date(due_on, pace):
    rows = back_planned(due_on, pace)
    assert [row.status for row in rows] == ["drafting", *WAY]
    assert rows[-1].by == due_on
    for before, row in itertools.pairwise(rows):
        days = (before.by + timedelta(days=n) for n in range((row.by - before.by).days))
        assert sum(is_working(day) for day in days) == getattr(pace, row.status)


@given(DAYS, PACES)
def test_an_urgent_plan_is_never_asked_to_be_ready_earlier_than_a_usual_one(due_on, pace):
    usual = {each.status: each.by for each in back_planned(due_on, USUAL)}
    urgent = {each.status: each.by for each in back_planned(due_on, URGENT)}
    assert all(urgent[status] >= usual[status] for status in usual)


@pytest.mark.usefixtures("cast")
def test_a_step_that_begins_late_still_has_its_own_days_but_none_after_the_due_date():
    plan, today = at(Status.DRAFTING).plan, date(2026, 12, 7)
    plan.due_on = date(2026, 12, 31)
    planned = due_at(plan, Status.APPRAISAL, today)
    assert planned is not None
    assert timezone.localtime(planned).date() == date(2026, 12, 23)
    plan.due_on = date(2026, 12, 9)
    late = due_at(plan, Status.APPRAISAL, today)
    assert late is not None
    assert timezone.localtime(late).date() == working_days_after(today, 2)
    plan.due_on = None
    assert due_at(plan, Status.APPRAISAL, today) is None


@pytest.mark.usefixtures("cast")
def test_a_committees_own_pace_holds_for_what_is_awaited_next():
    way = at(Status.CONSOLIDATING)
    due_on = working_days_after(timezone.localdate(), 40)
    Plan.objects.filter(pk=way.plan.pk).update(due_on=due_on)
    slow = Pace(signing=10, finalising=5).as_json()
    committee = way.plan.issuer
    Regulation.objects.create(
        committee=committee, rule={}, document="01-QC/TU", changed_by=person("quantri"), pace={"usual": slow}
    )
    way.again()
    way.answer_comments().hand_up().release_to_office()
    row = Awaited.objects.get(plan=way.plan, act="hand_up_appraisal")
    expected = {each.status: each.by for each in back_planned(due_on, Pace.from_json(slow))}
    assert timezone.localtime(row.due_at).date() == expected["appraisal"]


@pytest.mark.usefixtures("cast")
def test_the_page_tells_planned_and_real_days_and_only_insiders_open_it():
    way = at(Status.CONSOLIDATING)
    Plan.objects.filter(pk=way.plan.pk).update(due_on=timezone.localdate() + timedelta(days=60))
    shown = browser("soan").get(address(way.plan, "schedule/"))
    assert [line.here for line in shown.context["lines"]].index(True) == 2
    assert all(line.by for line in shown.context["lines"])
    assert shown.context["lines"][0].left is not None
    assert browser("gopy1").get(address(way.plan, "schedule/")).status_code == 403
    assert browser("nguoila").get(address(way.plan, "schedule/")).status_code == 404


@pytest.mark.usefixtures("cast")
def test_the_urgent_path_is_set_by_the_head_with_a_reason_and_shortens_what_is_proposed():
    way = at(Status.STEERING)
    page = address(way.plan, "do/open_written_round/")
    usual = browser("thuongtruc").get(page).context["form"]["closes_at"].initial
    drafting.set_urgency(
        way.plan, by=person("truongban"), urgency="express", reason="Trung ương yêu cầu báo cáo trước 05/12."
    )
    urgent = browser("thuongtruc").get(page).context["form"]["closes_at"].initial
    assert urgent < usual
    shown = browser("soan").get(address(way.plan, "schedule/")).content.decode()
    assert "Trung ương yêu cầu báo cáo" in shown
    assert "Hỏa tốc" in browser("thuongtruc").get(address(way.plan)).content.decode()


@pytest.mark.usefixtures("cast")
def test_the_printed_draft_carries_the_urgency_and_the_text_that_is_decided_on_does_not():
    way = at(Status.CONSOLIDATING)
    revision = way.plan.advisory_rounds.get().revision.content_id
    drafting.set_urgency(way.plan, by=person("truongban"), urgency="very_urgent", reason="Theo chỉ đạo.")
    client = browser("soan")
    client.get(address(way.plan, "draft.pdf"))
    jobs.run_all()
    pdf = pypdfium2.PdfDocument(client.get(address(way.plan, "draft.pdf")).content)
    assert "THƯỢNG KHẨN" in pdf[0].get_textpage().get_text_range()
    way.answer_comments().hand_up()
    assert way.again().handed_up_revision.content_id == revision

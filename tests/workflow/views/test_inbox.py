from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from freezegun import freeze_time

from permissions.duties import Duty
from tests.plans import agency, items_of, join, make_plan, person
from workflow.awaiting import end_of, settle, wait_for
from workflow.models import Awaited, Return

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def shown(client):
    def open_as(username):
        client.force_login(person(username))
        return client.get(reverse("inbox"))

    return open_as


def test_nobody_sees_an_inbox_without_signing_in(client):
    assert client.get(reverse("inbox")).headers["Location"].startswith(reverse("sign_in"))


def test_a_row_names_what_is_to_be_done_and_leads_there(shown):
    plan = make_plan(items=3)
    items_of(plan)[0].links.all().delete()
    (task,) = shown("soan").context["tasks"]
    assert task.title == "Đối chiếu 01 nhiệm vụ của cấp trên còn lại"
    assert (task.url, task.button) == (reverse("plan", args=[plan.uid]) + "#unanswered", "Đối chiếu")


def test_a_plan_that_was_sent_back_shows_the_reason_first(shown):
    plan = make_plan(items=1)
    Return.objects.create(
        plan=plan,
        status="appraisal",
        agency=agency("vptu"),
        made_by=person("chanhvp"),
        reason="Trích yếu chưa thống nhất với căn cứ.",
    )
    (task,) = shown("soan").context["tasks"]
    assert task.title == "Hoàn chỉnh theo ý kiến thẩm định của Văn phòng"
    assert task.quote == "“Trích yếu chưa thống nhất với căn cứ.”"


@pytest.mark.parametrize(
    ("due_on", "text", "tone"),
    [
        (date(2026, 11, 20), "quá hạn 02 ngày (20/11)", "late"),
        (date(2026, 11, 22), "hạn hôm nay", "warn"),
        (date(2026, 11, 24), "hạn thứ Ba, 24/11", "warn"),
        (date(2026, 11, 27), "hạn 27/11", "calm"),
        (date(2026, 12, 15), "hạn 15/12", ""),
        (date(2027, 1, 5), "hạn 05/01/2027", ""),
    ],
)
def test_a_due_date_is_told_by_its_nearness(shown, due_on, text, tone):
    with freeze_time("2026-11-22 03:00:00"):
        plan = make_plan(items=1)
        Awaited.objects.filter(plan=plan).update(due_at=end_of(due_on))
        (task,) = shown("soan").context["tasks"]
    assert (task.due.text, task.due.tone) == (text, tone)


def test_what_waits_for_others_is_followed_and_what_is_hidden_is_not(shown):
    plan = make_plan(items=1)
    settle(plan, "hand_up", by=person("soan"))
    wait_for(plan, "release", agency=agency("btctu"), duty=Duty.RELEASE)
    (line,) = shown("soan").context["followed"]
    assert (line.title, line.detail) == (
        plan.short_title,
        "Đang soạn thảo: chờ lãnh đạo Ban Tổ chức Tỉnh ủy (duyệt, chuyển dự thảo)",
    )
    assert shown("truongban").context["followed"] == []
    assert shown("nguoila").context["followed"] == []
    assert plan.short_title not in shown("nguoila").content.decode()


def test_nobody_is_told_which_member_has_not_answered_yet(shown):
    plan = make_plan(items=1, status="deciding")
    settle(plan)
    join(plan, "btv-tu", Duty.DECIDE)
    for member in ("uv1", "uv2"):
        wait_for(plan, "send_ballot", agency=agency("btv-tu"), duty=Duty.DECIDE, person=person(member))
    for follower in ("soan", "uv3", "thuongtruc"):
        page = shown(follower).content.decode()
        assert "Đang xin ý kiến Ban Thường vụ Tỉnh ủy bằng văn bản" in page
        assert person("uv1").full_name not in page
    assert [task.title for task in shown("uv1").context["tasks"]] == ["Gửi phiếu xin ý kiến"]


def test_advisers_are_not_told_which_other_agency_is_late(shown):
    plan = make_plan(items=1, status="advisory_review")
    settle(plan)
    join(plan, "ubkttu", Duty.ADVISE)
    wait_for(plan, "write_opinion", agency=agency("bnctu"), duty=Duty.ADVISE)
    assert "Ban Nội chính" not in shown("gopy1").context["followed"][0].detail
    assert "Ban Nội chính Tỉnh ủy" in shown("soan").context["followed"][0].detail


def test_the_page_costs_at_most_twelve_queries_however_much_waits(client):
    client.force_login(person("soan"))
    costs = []
    for _round in range(2):
        for _n in range(2):
            make_plan(items=1)
            followed = make_plan(items=1)
            settle(followed)
            wait_for(followed, "release", agency=agency("btctu"), duty=Duty.RELEASE)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("inbox"))
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 12

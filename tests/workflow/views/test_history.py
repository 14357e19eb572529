"""The history of a plan: each person reads what that person may know, and the procedure as a picture."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drafting.models import Status
from tests.plans import person
from tests.walks import untouched
from tests.workflow.ways import address, at, browser
from workflow.acts import ACTS, PLACES
from workflow.history import SENTENCES
from workflow.models import AdvisoryRound
from workflow.services import drafting
from workflow.services.advisory import close_overdue_rounds

pytestmark = pytest.mark.usefixtures("cast")


def lines(username, plan):
    page = browser(username).get(address(plan, "history/"))
    return [entry.text for entry in page.context["entries"]] if page.status_code == 200 else page.status_code


def test_it_reads_as_sentences_newest_first():
    way = at(Status.APPRAISAL)
    with untouched():
        told = lines("soan", way.plan)
    assert told[0] == "Đồng chí Lê Văn Thành chuyển Văn phòng thẩm định"
    assert told[1] == "Đồng chí Nguyễn Thu Hà trình lãnh đạo dự thảo"


def test_a_ballot_is_known_to_whoever_sent_it_and_to_nobody_else():
    way = at(Status.DECIDING).ballots(agree=11)
    sent = [
        who for who in ("soan", "vanphong", "chanhvp", "thuongtruc", "uv1", "uv2") if _ballots(who, way.plan)
    ]
    assert sent == ["thuongtruc", "uv1", "uv2"]
    assert _ballots("uv1", way.plan) == ["Đồng chí Trần Quốc Việt gửi phiếu xin ý kiến"]


def _ballots(username, plan):
    return [line for line in lines(username, plan) if line.endswith("gửi phiếu xin ý kiến")]


def test_an_adviser_reads_its_own_opinion_and_where_the_plan_went():
    way = at(Status.APPRAISAL)
    told = lines("gopy1", way.plan)
    assert "Đồng chí Phạm Minh Đức gửi ý kiến góp ý" in told
    assert "Đồng chí Lê Văn Thành chuyển Văn phòng thẩm định" in told
    assert not any("Hoàng Quốc Bảo" in line or "trình lãnh đạo dự thảo" in line for line in told)


def test_the_reason_of_a_hand_back_stays_with_the_drafters():
    way = at(Status.CONSOLIDATING).answer_comments().hand_up()
    drafting.hand_back(way.again(), by=person("truongban"), reason="Viết lại mục II.")
    way.hand_up().release_to_office()
    pages = {who: browser(who).get(address(way.plan, "history/")).content.decode() for who in
             ("soan", "vanphong", "gopy1")}  # fmt: skip
    assert [who for who, page in pages.items() if "Viết lại mục II." in page] == ["soan"]


def test_a_round_that_ended_by_itself_is_told_without_a_name():
    way = at(Status.ADVISORY_REVIEW)
    AdvisoryRound.objects.filter(plan=way.plan).update(due_on="2020-01-01")
    close_overdue_rounds()
    assert lines("soan", way.plan)[0] == "Hết thời hạn, hệ thống kết thúc lấy ý kiến góp ý"


def test_recipients_learn_of_the_issue_alone():
    plan = at(Status.ISSUED).plan
    assert lines("xa1vanthu", plan) == ["Đồng chí Nguyễn Thị Thanh Tâm phát hành văn bản"]
    page = browser("xa1vanthu").get(address(plan, "history/")).content.decode()
    assert 'class="steps"' not in page
    assert browser("xa1vanthu").get(address(plan, "procedure/")).status_code == 403
    assert lines("nguoila", plan) == 404


def test_every_act_that_is_a_step_has_its_sentence():
    silent = {"write_opinion", "answer_comment"}
    assert set(ACTS) | set(PLACES) <= set(SENTENCES) | silent


def test_the_procedure_is_a_picture_without_styles_that_marks_the_place():
    plan = at(Status.DECIDING).plan
    picture = browser("soan").get(address(plan, "procedure/"))
    svg = picture.content.decode()
    assert picture["Content-Type"] == "image/svg+xml"
    assert "style" not in svg
    assert "<script" not in svg
    marked = [group for group in svg.split("<g ") if 'stroke-width="3"' in group]
    assert len(marked) == 1
    assert "Trình cơ quan quyết" in marked[0]


def test_the_history_costs_the_same_when_more_has_happened(django_assert_num_queries):
    way = at(Status.CONSOLIDATING).answer_comments()
    client = browser("soan")
    _to_and_fro(way)
    with CaptureQueriesContext(connection) as before:
        client.get(address(way.plan, "history/"))
    for _again in range(3):
        _to_and_fro(way)
    with django_assert_num_queries(len(before)):
        client.get(address(way.plan, "history/"))


def _to_and_fro(way):
    way.hand_up()
    drafting.hand_back(way.again(), by=person("truongban"), reason="Soát lại.")

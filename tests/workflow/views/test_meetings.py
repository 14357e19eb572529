"""Meetings through their pages: who sees them, who records them, what is asked for."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from drafting.models import Status
from permissions.models import Appointment
from tests.plans import person
from tests.walks import walk
from tests.workflow.ways import address, at, browser
from workflow.deciding.rules import Rule
from workflow.forms.regulations import RegulationForm
from workflow.models import Ballot, Meeting, Regulation
from workflow.pacing import URGENT, USUAL
from workflow.reminding import from_json
from workflow.services import meetings

pytestmark = pytest.mark.usefixtures("cast")
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def way():
    """A plan that the board puts to a meeting by its page."""
    way = at(Status.STEERING)
    page = address(way.plan, "do/put_to_meeting/")
    form = browser("thuongtruc").get(page).content.decode()
    assert "Hội nghị đã có lịch" in form
    held = timezone.localtime() + timedelta(hours=3)
    answer = browser("thuongtruc").post(
        page,
        {
            "held_at": f"{held:%Y-%m-%dT%H:%M}",
            "place": "Phòng họp số 1",
            "officer": person("vanphong").pk,
            "turn": way.plan.turn,
        },
    )
    assert answer.status_code == 303
    way.again()
    return way


def page_of(way, what=""):
    return f"/meetings/{way.plan.decision_rounds.last().meeting.uid}/{what}"


def held(way):
    Meeting.objects.update(held_at=timezone.now() - timedelta(hours=1))


def attendance(way, present=11, **more):
    rows = list(Meeting.objects.get().attendances.all())
    data = {f"present_{row.pk}": "on" for row in rows[:present]}
    data |= {f"reason_{row.pk}": "Đi công tác" for row in rows[present:]}
    return data | {"edit_number": 0, "chair": rows[0].pk, "invitees": "Lãnh đạo Sở Nội vụ", **more}


def test_the_members_the_office_and_the_board_see_the_meeting_and_nobody_else(way):
    for who in ("uv1", "bithu", "thuongtruc", "vanphong", "chanhvp"):
        assert "Phòng họp số 1" in browser(who).get("/meetings/").content.decode(), who
        page = browser(who).get(page_of(way))
        assert page.status_code == 200
        assert way.plan.short_title in page.content.decode()
    for who in ("gopy1", "nguoila", "xa1", "vanthu"):
        assert "Phòng họp số 1" not in browser(who).get("/meetings/").content.decode(), who
        assert browser(who).get(page_of(way)).status_code == 404
        assert browser(who).post(page_of(way, "attendance/"), attendance(way)).status_code == 404


def test_a_meeting_is_recorded_from_attendance_to_minutes_by_the_pages(way):
    officer = browser("vanphong")
    assert "Ghi danh sách dự họp" in officer.get("/").content.decode()
    held(way)
    assert officer.post(page_of(way, "attendance/"), attendance(way, present=9)).status_code == 303
    shown = browser("uv1").get(page_of(way)).content.decode()
    assert "có mặt 09/11" in shown
    assert "Lãnh đạo Sở Nội vụ" in shown
    vote = {"agree": 8, "disagree": 1, "other": 0, "turn": way.again().turn}
    assert officer.post(address(way.plan, "do/record_vote/"), vote).status_code == 303
    decision = browser("thuongtruc").get(address(way.plan, "decision/")).content.decode()
    assert "Đã thông qua" in decision
    assert "11 ủy viên, 09 có mặt và biểu quyết" in decision
    answer = officer.post(page_of(way, "close/"), follow=True).content.decode()
    assert "Chưa có biên bản" in answer
    file = SimpleUploadedFile("bien-ban.pdf", PDF)
    assert officer.post(page_of(way, "minutes/"), {"file": file}).status_code == 303
    assert browser("uv1").get(page_of(way, "minutes/file/")).content == PDF
    assert officer.post(page_of(way, "close/")).status_code == 303
    assert Meeting.objects.get().closed_at is not None
    assert "Ghi danh sách dự họp" not in officer.get(page_of(way)).content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"chair": ""}, "bắt buộc"),
        ({"chair": "999999"}, "999999"),
        ({"edit_number": "x"}, ""),
    ],
)
def test_an_attendance_that_cannot_be_taken_is_shown_again(way, data, said):
    held(way)
    answer = browser("vanphong").post(page_of(way, "attendance/"), attendance(way) | data)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Meeting.objects.get().chair is None


def test_a_chair_who_was_absent_is_no_chair(way):
    held(way)
    rows = list(Meeting.objects.get().attendances.all())
    answer = browser("vanphong").post(
        page_of(way, "attendance/"), attendance(way, present=3, chair=rows[5].pk)
    )
    assert "chủ trì trong số các đồng chí có mặt" in answer.content.decode()


@pytest.mark.parametrize("who", ["chanhvp", "uv1", "thuongtruc"])
def test_only_its_officer_records_and_the_reason_is_said_before_the_form_is_looked_at(way, who):
    for what in ("attendance/", "minutes/", "close/"):
        answer = browser(who).post(page_of(way, what), {"anything": "x"})
        assert answer.status_code == 403
        assert "Chỉ cán bộ Văn phòng được giao ghi chép" in answer.content.decode()


@pytest.mark.parametrize(
    "file",
    [SimpleUploadedFile("a.exe", b"MZ\0\0"), SimpleUploadedFile("a.pdf", b"PK\x03\x04")],
    ids=["exe", "liar"],
)
def test_what_is_no_scan_is_refused(way, file):
    answer = browser("vanphong").post(page_of(way, "minutes/"), {"file": file})
    assert "Chỉ nhận tệp" in answer.content.decode()
    assert Meeting.objects.get().minutes is None


def test_the_page_of_a_meeting_asks_the_same_number_of_queries_for_one_voted_matter_and_for_two(
    way, django_assert_max_num_queries
):
    held(way)
    officer = browser("vanphong")
    second = walk(Status.STEERING).plan
    Meeting.objects.update(held_at=timezone.now() + timedelta(hours=1))
    meetings.put_to_meeting(
        second, by=person("thuongtruc"), officer=person("vanphong"), meeting=Meeting.objects.get()
    )
    held(way)
    officer.post(page_of(way, "attendance/"), attendance(way))
    vote = {"agree": 9, "disagree": 0, "other": 0}
    assert officer.post(address(way.plan, "do/record_vote/"), vote).status_code == 303
    with django_assert_max_num_queries(40) as one:
        assert officer.get(page_of(way)).content.decode().count('data-tone="good"') > 0
        count = len(one)
    assert officer.post(address(second, "do/record_vote/"), vote).status_code == 303
    with django_assert_max_num_queries(count):
        officer.get(page_of(way))


def test_a_matter_is_named_to_those_alone_who_see_its_plan(way):
    """Who was called and serves no more still finds the meeting, and nothing of a plan that is hidden from them."""
    assert way.plan.short_title in browser("uv1").get(page_of(way)).content.decode()
    Appointment.objects.filter(user=person("uv1")).update(until=timezone.localdate() - timedelta(days=1))
    page = browser("uv1").get(page_of(way))
    assert page.status_code == 200
    assert way.plan.short_title not in page.content.decode()


def test_a_ballot_on_paper_is_entered_by_the_officer_and_seen_as_such():
    way = at(Status.DECIDING)
    member = way.plan.decision_rounds.last().members.get(user=person("uv2"))
    page = address(way.plan, "ballot/paper/")
    assert browser("vanphong").get(page).status_code == 200
    assert browser("uv1").get(page).status_code == 403
    sent = {
        "member": member.pk,
        "choice": "other",
        "text": "Đề nghị làm rõ.",
        "file": SimpleUploadedFile("p.pdf", PDF),
    }
    assert browser("vanphong").post(page, sent).status_code == 303
    ballot = Ballot.objects.get(member=member)
    assert (ballot.choice, ballot.entered_by) == ("other", person("vanphong"))
    assert "phiếu giấy" in browser("vanphong").get(address(way.plan, "decision/")).content.decode()
    without = {"member": member.pk, "choice": "agree", "text": ""}
    assert "bắt buộc" in browser("vanphong").post(page, without).content.decode()


def test_a_regulation_is_recorded_by_the_administrator_and_read_by_those_who_act_for_the_committee():
    page = "/regulation/tu/"
    figures = RegulationForm.of(Rule(), (USUAL, URGENT), from_json({}), "", 0, [], by_hand=False).initial
    form = {key: value for key, value in figures.items() if isinstance(value, int) and "_" in key} | {
        "edit_number": 0,
        "document": "01-QC/TU, 15/7/2025",
        "decider": "standing_committee",
        "urgent_deciding": 2,
        "base": "serving",
        "threshold": "2/3",
        "quorum": "2/3",
        "replies_needed": "1/2",
        "difference": "always",
        "interest_counts": "on",
    }
    assert browser("soan").post(page, form).status_code == 403
    assert browser("xa1").get(page).status_code == 404
    assert browser("quantri").post(page, form).status_code == 303
    row = Regulation.objects.get()
    assert (row.rule["threshold"], row.rule["written"], row.rule["difference"]) == ("2/3", False, "always")
    assert (row.pace["usual"]["deciding"], row.pace["urgent"]["deciding"]) == (3, 2)
    assert row.reminding["advise"] == {"before": 1, "every": 1, "escalate": 2}
    assert "01-QC/TU" in browser("soan").get(page).content.decode()
    assert browser("quantri").post(page, form).status_code == 409
    wrong = form | {"edit_number": 1, "threshold": "1/9"}
    assert browser("quantri").post(page, wrong).status_code == 200
    assert Regulation.objects.get().rule["threshold"] == "2/3"

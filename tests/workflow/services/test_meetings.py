"""A meeting of the Standing Committee: called, recorded, voted, concluded; several plans at one."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from drafting.models import Plan, Status
from drafting.refusals import Conflict
from records import files
from records.models import AuditEntry
from tests.plans import agency, person
from tests.walks import untouched, walk
from tests.workflow.ways import at
from workflow import refusals
from workflow.can import can
from workflow.lifecycle import faults
from workflow.models import DecisionRound, Meeting, Regulation
from workflow.services import deciding, meetings

pytestmark = pytest.mark.usefixtures("cast")

SOON = timedelta(hours=2)


def called(plan: Plan, **more) -> DecisionRound:
    more = more or {"held_at": timezone.now() + SOON, "place": "Phòng họp số 1"}
    round_ = meetings.put_to_meeting(plan, by=person("thuongtruc"), officer=person("vanphong"), **more)
    plan.refresh_from_db()
    return round_


def held(meeting: Meeting) -> Meeting:
    """Its time has come."""
    Meeting.objects.filter(pk=meeting.pk).update(held_at=timezone.now() - SOON)
    return Meeting.objects.get(pk=meeting.pk)


def attended(meeting: Meeting, present: int = 11) -> Meeting:
    meeting = held(meeting)
    rows = list(meeting.attendances.all())
    meetings.record_attendance(
        meeting,
        by=person("vanphong"),
        edit_number=meeting.edit_number,
        present={row.pk: index < present for index, row in enumerate(rows)},
        reasons={row.pk: "Đi công tác" for row in rows},
        chair=rows[0].pk,
        invitees="Lãnh đạo Sở Nội vụ\n\nLãnh đạo Trường Chính trị",
    )
    return Meeting.objects.get(pk=meeting.pk)


def voted(plan: Plan, agree: int, disagree: int = 0, other: int = 0) -> DecisionRound:
    return meetings.record_vote(plan, by=person("vanphong"), agree=agree, disagree=disagree, other=other)


def test_a_plan_is_put_to_a_meeting_voted_on_and_concluded() -> None:
    plan = at(Status.STEERING).plan
    round_ = called(plan)
    plan.refresh_from_db()
    assert (plan.status, round_.way, round_.members.count()) == (Status.DECIDING, "meeting", 11)
    assert faults() == []
    meeting = attended(round_.meeting)
    assert meeting.invitees == "Lãnh đạo Sở Nội vụ\nLãnh đạo Trường Chính trị"
    round_ = voted(plan, agree=9, disagree=1, other=1)
    assert (round_.outcome, round_.present) == ("passed", 11)
    assert faults() == []
    deciding.approve(plan, by=person("thuongtruc"), conclusion="Thống nhất thông qua.", lines=[])
    plan.refresh_from_db()
    assert plan.status == Status.FINALISING
    verbs = AuditEntry.objects.filter(subject=plan.subject).values_list("verb", flat=True)
    assert {"put_to_meeting", "record_vote", "approve"} <= set(verbs)


def test_two_plans_share_a_meeting_its_attendance_and_its_minutes() -> None:
    first, second = at(Status.STEERING).plan, walk(Status.STEERING).plan
    meeting = called(first).meeting
    called(second, meeting=meeting)
    assert Meeting.objects.count() == 1
    meeting = attended(meeting, present=9)
    assert voted(first, agree=9).outcome == "passed"
    assert voted(second, agree=4, disagree=5).outcome == "not_passed"
    assert can(person("thuongtruc"), "approve", first).ok
    assert can(person("thuongtruc"), "return_from_deciding", second).ok
    assert not can(person("thuongtruc"), "put_to_meeting", second).ok
    assert faults() == []


def test_a_meeting_that_is_over_or_of_another_body_takes_no_more_matters() -> None:
    first, second = at(Status.STEERING).plan, walk(Status.STEERING).plan
    meeting = called(first).meeting
    Meeting.objects.filter(pk=meeting.pk).update(closed_at=timezone.now())
    with untouched(), pytest.raises(refusals.Unfit):
        called(second, meeting=meeting)
    with untouched(), pytest.raises(refusals.Unfit):
        called(second, held_at=timezone.now() - SOON)


def test_without_its_quorum_a_meeting_decides_nothing_and_the_plan_can_be_put_to_another() -> None:
    plan = at(Status.STEERING).plan
    attended(called(plan).meeting, present=7)
    round_ = voted(plan, agree=7)
    assert round_.outcome == "no_result"
    again = called(plan)
    assert (again.number, Plan.objects.get(pk=plan.pk).status) == (2, Status.DECIDING)
    assert faults() == []


def test_more_hands_than_people_are_refused() -> None:
    plan = at(Status.STEERING).plan
    attended(called(plan).meeting, present=8)
    with untouched(), pytest.raises(refusals.Unfit):
        voted(plan, agree=7, disagree=2)


def test_nothing_is_voted_before_the_meeting_or_without_its_attendance() -> None:
    plan = at(Status.STEERING).plan
    meeting = called(plan).meeting
    assert "Hội nghị bắt đầu lúc" in can(person("vanphong"), "record_vote", plan).reason
    held(meeting)
    assert "Chưa ghi danh sách dự họp" in can(person("vanphong"), "record_vote", plan).reason
    with untouched(), pytest.raises(refusals.Blocked):
        voted(plan, agree=11)


def test_no_ballot_is_sent_where_a_meeting_decides() -> None:
    plan = at(Status.STEERING).plan
    called(plan)
    assert "tại hội nghị" in can(person("uv1"), "send_ballot", plan).reason
    with untouched(), pytest.raises(refusals.NotDone):
        deciding.send_ballot(plan, by=person("uv1"), choice="agree")


def test_a_matter_of_personnel_never_goes_to_a_written_round() -> None:
    plan = at(Status.STEERING).plan
    Plan.objects.filter(pk=plan.pk).update(personnel=True)
    plan.refresh_from_db()
    answer = can(person("thuongtruc"), "open_written_round", plan)
    assert answer.refusal is refusals.Blocked
    assert "nhân sự" in answer.reason
    assert can(person("thuongtruc"), "put_to_meeting", plan).ok


@pytest.mark.parametrize(
    ("difference", "against", "approves", "meets"),
    [
        ("board", 2, True, True),
        ("board", 0, True, False),
        ("always", 2, False, True),
        ("never", 2, True, False),
    ],
)
def test_a_written_round_that_passed_goes_to_a_meeting_as_the_regulation_says(
    difference: str, against: int, approves: bool, meets: bool
) -> None:
    way = at(Status.STEERING)
    Regulation.objects.create(
        committee=agency("tu"),
        rule={"difference": difference},
        document="01-QC/TU",
        changed_by=person("quantri"),
    )
    way.open_written_round().ballots(agree=9, disagree=against).close_at_time()
    plan = way.again()
    assert can(person("thuongtruc"), "approve", plan).ok is approves
    assert can(person("thuongtruc"), "put_to_meeting", plan).ok is meets
    if meets:
        called(plan)
        assert faults() == []


def test_the_rule_of_an_open_round_stays_when_the_regulation_changes() -> None:
    way = at(Status.DECIDING)
    Regulation.objects.create(
        committee=agency("tu"), rule={"threshold": "3/4"}, document="02-QC/TU", changed_by=person("quantri")
    )
    way.ballots(agree=7, disagree=4).close()
    assert way.plan.decision_rounds.last().outcome == "passed"


def test_the_record_is_kept_by_its_officer_alone_and_closed_for_good() -> None:
    plan = at(Status.STEERING).plan
    meeting = attended(called(plan).meeting)
    with untouched(), pytest.raises(refusals.Refused):
        meetings.close_meeting(meeting, by=person("chanhvp"))
    with untouched(), pytest.raises(refusals.Blocked):
        meetings.close_meeting(meeting, by=person("vanphong"))
    voted(plan, agree=11)
    with untouched(), pytest.raises(refusals.Blocked):
        meetings.close_meeting(meeting, by=person("vanphong"))
    file = files.store(b"%PDF-1.4 bien ban", "application/pdf")
    meetings.attach_minutes(meeting, by=person("vanphong"), file=file, name="bien-ban.pdf")
    meetings.close_meeting(meeting, by=person("vanphong"))
    meeting.refresh_from_db()
    assert meeting.closed_by == person("vanphong")
    with untouched(), pytest.raises(refusals.Overtaken):
        meetings.attach_minutes(meeting, by=person("vanphong"), file=file, name="khac.pdf")
    with pytest.raises(DatabaseError), transaction.atomic():
        meeting.attendances.update(present=False)
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(place="Nơi khác")


def test_an_attendance_that_was_recorded_elsewhere_meanwhile_is_not_overwritten() -> None:
    meeting = attended(called(at(Status.STEERING).plan).meeting)
    with untouched(), pytest.raises(Conflict):
        meetings.record_attendance(
            meeting, by=person("vanphong"), edit_number=0, present={}, reasons={}, chair=None
        )


def test_a_member_with_an_interest_neither_votes_nor_counts_where_the_rule_says_so() -> None:
    way = at(Status.STEERING)
    Regulation.objects.create(
        committee=agency("tu"),
        rule={"interest_counts": False},
        document="01-QC/TU",
        changed_by=person("quantri"),
    )
    way.open_written_round()
    member = way.plan.decision_rounds.last().members.get(user=person("uv1"))
    way.ballots(agree=4)
    deciding.record_interest(
        way.plan, by=person("vanphong"), member=member.pk, reason="Có lợi ích liên quan."
    )
    assert "không tham gia quyết định" in can(person("uv1"), "send_ballot", way.again()).reason
    tally = deciding.tally_of(way.plan.decision_rounds.last())
    assert (tally.base, tally.agree) == (10, 3)


def test_a_paper_ballot_is_entered_with_its_scan_and_never_over_one_that_was_sent() -> None:
    way = at(Status.DECIDING).ballots(agree=1)
    members = list(way.plan.decision_rounds.last().members.all())
    scan = files.store(b"%PDF-1.4 phieu", "application/pdf")
    entered = {"by": person("vanphong"), "choice": "disagree", "text": "Chưa rõ nguồn lực.", "scan": scan}
    ballot = deciding.enter_ballot(way.plan, member=members[2].pk, **entered)
    assert (ballot.entered_by, ballot.scan) == (person("vanphong"), scan)
    deciding.confirm_ballots(way.plan, by=person("chanhvp"), ballots=[ballot])
    assert deciding.tally_of(way.plan.decision_rounds.last()).disagree == 1
    sent = next(member for member in members if member.user.username == "bithu")
    with untouched(), pytest.raises(refusals.Unfit):
        deciding.enter_ballot(way.plan, member=sent.pk, **entered)
    with untouched(), pytest.raises(refusals.Refused):
        deciding.enter_ballot(way.plan, member=members[3].pk, **(entered | {"by": person("soan")}))
    assert faults() == []

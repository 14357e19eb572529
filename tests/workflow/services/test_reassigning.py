"""Another person takes over: the drafter's draft, the officer's round and meeting."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from drafting.models import Status
from permissions.models import Appointment, Post, User
from records.models import AuditEntry
from tests.plans import person
from tests.walks import untouched, walk
from tests.workflow.ways import address, at, browser
from workflow import refusals
from workflow.can import can
from workflow.lifecycle import faults
from workflow.models import Awaited
from workflow.services import drafting, meetings, reassigning

pytestmark = pytest.mark.usefixtures("cast")


def appoint(username: str, duty: str, code: str) -> User:
    """This person holds the duty for the agency too, by a post that has it."""
    post = Post.objects.filter(duties__duty=duty, duties__agency__code=code, agency__code=code)[0]
    Appointment.objects.create(user=person(username), post=post, since=date(2026, 1, 1), decision="02-QĐ")
    return person(username)


def test_the_head_gives_the_draft_to_another_who_then_hands_it_up() -> None:
    way = at(Status.DRAFTING)
    taker = appoint("gopy1cv", "draft", "btctu")
    reassigning.reassign(way.plan, by=person("truongban"), person=taker)
    plan = way.again()
    assert plan.drafter == taker
    assert Awaited.objects.get(plan=plan, act="hand_up", done_at=None).person == taker
    assert "đang giao" in can(person("soan"), "hand_up", plan).reason
    way.complete_draft()
    drafting.hand_up(way.again(), by=taker)
    assert faults() == []


def test_only_somebody_with_the_duty_takes_over_and_only_the_head_decides() -> None:
    way = at(Status.DRAFTING)
    taker = appoint("gopy1cv", "draft", "btctu")
    for who, whom in (("truongban", person("gopy2")), ("truongban", person("soan"))):
        with untouched(), pytest.raises(refusals.Unfit):
            reassigning.reassign(way.plan, by=person(who), person=whom)
    with untouched(), pytest.raises(refusals.Refused):
        reassigning.reassign(way.plan, by=person("soan"), person=taker)


def test_where_nobody_else_has_the_duty_the_reason_is_said() -> None:
    answer = can(person("truongban"), "reassign", at(Status.DRAFTING).plan)
    assert answer.refusal is refusals.Blocked
    assert "chưa có đồng chí khác" in answer.reason


def test_an_open_round_goes_to_another_officer_who_closes_it() -> None:
    way = at(Status.DECIDING)
    taker = appoint("gopy3", "appraise", "vptu")
    reassigning.reassign_officer(way.plan, by=person("chanhvp"), person=taker)
    round_ = way.again().decision_rounds.last()
    assert round_.officer == taker
    assert (
        can(taker, "close_written_round", way.plan).refusal is refusals.Blocked
    )  # ballots are still missing
    assert "đang giao" in can(person("vanphong"), "close_written_round", way.plan).reason
    assert faults() == []


def test_a_meeting_goes_to_another_officer_with_its_record() -> None:
    way = at(Status.STEERING)
    taker = appoint("gopy3", "appraise", "vptu")
    held = timezone.now() + timedelta(hours=2)
    meeting = meetings.put_to_meeting(
        way.plan, by=person("thuongtruc"), officer=person("vanphong"), held_at=held
    ).meeting
    reassigning.reassign_officer(way.again(), by=person("chanhvp"), person=taker)
    meeting.refresh_from_db()
    assert meeting.officer == taker
    assert not meetings.why_not_recorded(meeting, taker)
    assert meetings.why_not_recorded(meeting, person("vanphong"))


def test_the_head_does_it_from_the_page() -> None:
    way = at(Status.DRAFTING)
    taker = appoint("gopy1cv", "draft", "btctu")
    page = address(way.plan, "do/reassign/")
    assert str(taker) in browser("truongban").get(page).content.decode()
    sent = {"person": taker.pk, "turn": way.plan.turn}
    assert browser("truongban").post(page, sent).status_code == 303
    assert way.again().drafter == taker


def test_all_that_is_open_at_a_meeting_goes_to_its_new_officer() -> None:
    first, second = at(Status.STEERING).plan, walk(Status.STEERING).plan
    taker = appoint("gopy3", "appraise", "vptu")
    asked = {"by": person("thuongtruc"), "officer": person("vanphong")}
    held = timezone.now() + timedelta(hours=2)
    meeting = meetings.put_to_meeting(first, held_at=held, **asked).meeting
    meetings.put_to_meeting(second, meeting=meeting, **asked)
    first.refresh_from_db()
    reassigning.reassign_officer(first, by=person("chanhvp"), person=taker)
    assert {round_.officer for round_ in meeting.matters.all()} == {taker}
    assert {row.person for row in Awaited.objects.filter(act="record_vote", done_at=None)} == {taker}
    entries = AuditEntry.objects.filter(verb="reassign_officer").values_list("subject", flat=True)
    assert sorted(entries) == sorted([first.subject, second.subject])
    assert faults() == []

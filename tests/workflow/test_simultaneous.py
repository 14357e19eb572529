"""Two hands on the same button, many hands on one register: one does it, the others are told, nothing is doubled."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from drafting.models import Plan, ReceivedDocument, Status
from permissions.models import Appointment, Post, User
from records import jobs
from records.models import AuditEntry
from tests.arrivals import PARENT
from tests.plans import agency, person
from tests.racing import assert_sound, at_once
from tests.sizes import size
from tests.workflow.ways import at
from workflow.demo.walk import Walk
from workflow.models import ArrivalCounter, Awaited, Ballot, Delivery, HeldNumber, Issuance, Series
from workflow.refusals import NotDone, Overtaken
from workflow.services import (
    advisory,
    changing_issued,
    deciding,
    drafting,
    issuing,
    numbering,
    receiving,
    sending_copies,
)
from workflow.services.copying import certify_copy

pytestmark = [pytest.mark.usefixtures("committing_cast"), pytest.mark.proof]

ROUNDS = size(2, 20)
"""How often two people press at once."""
PLANS = size(3, 8)
"""How many are issued at once."""


def colleague(username: str, post: str, agency_code: str) -> User:
    """A second holder of a post of the cast."""
    user = User.objects.create(username=username, full_name=f"Đồng Văn {username.capitalize()}")
    held = Post.objects.get(name=post, agency=agency(agency_code))
    Appointment.objects.create(user=user, post=held, since=date(2025, 10, 1))
    return user


def outcome(ends: list[Any]) -> tuple[list[int], list[NotDone]]:
    """Who did it, and how the others were told; anything else that was raised fails the test."""
    strange = [end for end in ends if isinstance(end, BaseException) and not isinstance(end, NotDone)]
    if strange:
        raise strange[0]
    did = [index for index, end in enumerate(ends) if not isinstance(end, NotDone)]
    return did, [end for end in ends if isinstance(end, NotDone)]


def entries(plan: Plan, verb: str) -> int:
    return AuditEntry.objects.filter(subject=plan.subject, verb=verb).count()


def one_did(people: list[User], ends: list[Any]) -> User:
    """One of them did it; every other is told by name who was faster."""
    did, told = outcome(ends)
    assert len(did) == 1
    winner = people[did[0]]
    for refusal in told:
        assert isinstance(refusal, Overtaken)
        assert winner.full_name in refusal.reason
    return winner


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_double_press_hands_up_once(round_: int) -> None:
    plan = at().plan
    me = person("soan")
    press: Callable[[], None] = lambda: drafting.hand_up(plan, by=me, turn=plan.turn)  # noqa: E731
    one_did([me, me], at_once(press, press))
    assert entries(plan, "hand_up") == 1
    assert plan.revisions.count() == 1
    assert Awaited.objects.filter(plan=plan, done_at=None).count() == 1
    assert_sound()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_two_heads_who_release_at_once_send_one_draft(round_: int) -> None:
    plan = at().hand_up().again()
    heads = [person("truongban"), colleague("pho", "Trưởng ban", "btctu")]
    ends = at_once(*(_released(plan, head) for head in heads))
    winner = one_did(heads, ends)
    entry = AuditEntry.objects.get(subject=plan.subject, verb="release_to_office")
    assert entry.actor == winner.username
    assert Plan.objects.get(pk=plan.pk).status == Status.APPRAISAL
    assert_sound()


def _released(plan: Plan, by: User) -> Callable[[], None]:
    return lambda: drafting.release_to_office(plan, by=by, turn=plan.turn)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_handing_back_and_releasing_at_once_do_one_of_the_two(round_: int) -> None:
    plan = at().hand_up().again()
    heads = [person("truongban"), colleague("pho", "Trưởng ban", "btctu")]
    ends = at_once(
        _released(plan, heads[0]),
        lambda: drafting.hand_back(plan, by=heads[1], reason="Bổ sung mục tiêu.", turn=plan.turn),
    )
    winner = one_did(heads, ends)
    expected = Status.APPRAISAL if winner == heads[0] else Status.DRAFTING
    assert Plan.objects.get(pk=plan.pk).status == expected
    assert_sound()


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_the_last_opinions_at_the_same_instant_close_the_round_once(round_: int) -> None:
    way = at(Status.ADVISORY_REVIEW)
    heads = [person(head) for _writer, head in way.cast.advisers.values()]
    for code in way.cast.advisers:
        way.opinion(code, release=False)
    ends = at_once(*(_opined(way.plan, head) for head in heads))
    did, _told = outcome(ends)
    assert len(did) == 3
    details = AuditEntry.objects.filter(subject=way.plan.subject, verb="release_opinion")
    assert ["closed_round" in row.detail for row in details.order_by("pk")] == [False, False, True]
    assert way.again().status == Status.CONSOLIDATING
    assert Awaited.objects.filter(plan=way.plan, act="hand_up", done_at=None).count() == 1
    assert_sound()


def _opined(plan: Plan, by: User) -> Callable[[], None]:
    return lambda: advisory.release_opinion(plan, by=by)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_the_last_two_ballots_and_ten_of_one_member_at_once_leave_one_row_each(round_: int) -> None:
    way = at(Status.DECIDING).ballots(agree=9)
    plan, members = way.plan, [person("uv7"), *[person("uv8")] * 10]
    ends = at_once(*(_voted(plan, member) for member in members))
    did, _told = outcome(ends)
    assert len(did) == len(members)
    rows = Ballot.objects.filter(member__round__plan=plan)
    assert (rows.count(), rows.filter(member__user=person("uv8")).count()) == (11, 1)
    firsts = [e.detail["first"] for e in AuditEntry.objects.filter(subject=plan.subject, verb="send_ballot")]
    assert firsts.count(True) == 11
    waiting = Awaited.objects.filter(plan=plan, done_at=None).values_list("act", flat=True)
    assert list(waiting) == ["close_written_round"]
    way.close()
    assert_sound()


def _voted(plan: Plan, by: User) -> Callable[[], Ballot]:
    return lambda: deciding.send_ballot(plan, by=by, choice="agree")


def test_a_ballot_and_the_closing_at_once_count_it_or_refuse_it() -> None:
    way = at(Status.DECIDING).ballots(agree=10)
    plan = way.plan
    ends = at_once(
        _voted(plan, person("uv8")), lambda: deciding.close_written_round(plan, by=person("vanphong"))
    )
    outcome(ends)
    round_ = plan.decision_rounds.get()
    tally = deciding.tally_of(round_)
    closed = AuditEntry.objects.filter(subject=plan.subject, verb="close_written_round").first()
    assert tally.agree == 11 - isinstance(ends[0], NotDone)
    assert closed is None or closed.detail["agree"] == tally.agree
    assert_sound()


def signed() -> Plan:
    """A plan that only waits for its number."""
    return at(Status.SIGNING).sign().again()


def test_clerks_who_issue_at_once_give_numbers_without_gap_or_double() -> None:
    plans = [signed() for _n in range(PLANS)]
    clerks = [person("vanthu"), *(colleague(f"vt{n}", "Văn thư", "vptu") for n in range(1, PLANS))]
    pressed = [(plan, clerk) for plan, clerk in zip(plans, clerks, strict=True) for _twice in range(2)]
    did, told = outcome(at_once(*(_issued(*row) for row in pressed)))
    assert (len(did), len(told)) == (PLANS, PLANS)
    assert sorted(Issuance.objects.values_list("number", flat=True)) == list(range(1, PLANS + 1))
    assert Series.objects.get().last == PLANS
    assert all(entries(plan, "issue") == 1 for plan in plans)
    assert_sound()


class Failed(Exception):
    """The process of a clerk dies between the number and the commit."""


def test_fifty_clerks_at_once_of_whom_every_fifth_fails_leave_no_gap_and_no_double() -> None:
    body = agency("tu")
    clerks = [person("vanthu"), *(colleague(f"vt{n}", "Văn thư", "vptu") for n in range(1, 50))]

    def take(number: int, by: User) -> Callable[[], HeldNumber]:
        def press() -> HeldNumber:
            with transaction.atomic():
                row = numbering.reserve_number(body, by=by, type_name="Kế hoạch", about=f"Văn bản {number}")
                if number % 5 == 0:
                    raise Failed
            return row

        return press

    ends = at_once(*(take(number, by) for number, by in enumerate(clerks)))
    assert sum(isinstance(end, Failed) for end in ends) == 10
    numbers = sorted(end.number for end in ends if isinstance(end, HeldNumber))
    assert numbers == list(range(1, 41))
    assert list(HeldNumber.objects.order_by("number").values_list("number", flat=True)) == numbers
    assert Series.objects.get().last == 40
    assert_sound()


def _issued(plan: Plan, by: User) -> Callable[[], Issuance]:
    return lambda: issuing.issue(plan, by=by, turn=plan.turn)


def test_a_clerk_who_registers_twice_at_once_gets_one_arrival_number() -> None:
    plan = signed()
    Walk.issue(_walk_of(plan))
    below, clerk = agency("du-thanh-binh"), person("xa1vanthu")
    ends = at_once(*[lambda: receiving.register(plan, below, by=clerk)] * size(3, 10))
    did, told = outcome(ends)
    assert len(did) == 1
    assert {type(refusal) for refusal in told} == {Overtaken}
    assert all("số đến 1" in refusal.reason for refusal in told)
    assert Delivery.objects.get(plan=plan, agency=below).arrival == ends[did[0]]
    assert list(arrival_numbers("du-thanh-binh")) == [1]
    assert_sound()


def _walk_of(plan: Plan) -> Walk:
    way = Walk()
    way.plan = plan
    return way


def test_a_copy_that_two_clerks_send_while_its_plan_is_withdrawn_goes_out_once_or_not_at_all() -> None:
    plan, clerk = at(Status.ISSUED).plan, person("vanthu")
    second = colleague("vanthu2", "Văn thư", "vptu")
    copy = certify_copy(plan, by=clerk, kind="own", recipients=[], agencies=[agency("du-hoa-an")])
    jobs.run_all()
    ends = at_once(
        lambda: sending_copies.send_copy(copy, by=clerk),
        lambda: sending_copies.send_copy(copy, by=second),
        lambda: changing_issued.withdraw(plan, by=clerk, document="Công văn khác"),
    )
    did, _told = outcome(ends)
    copy.refresh_from_db()
    sent = int(copy.sent_at is not None)
    assert 2 in did
    assert len(did) == 1 + sent
    assert Delivery.objects.filter(copy=copy).count() == sent
    assert Awaited.objects.filter(copy=copy, act="take_note", done_at=None).count() == sent
    assert_sound()


def test_files_that_arrive_at_once_are_numbered_without_gap_and_the_same_file_once() -> None:
    clerks = [person("vanthu"), colleague("vt1", "Văn thư", "vptu")]
    count = size(4, 20)
    texts = [PARENT.replace("41-KH/TW", f"{n}-KH/TW") for n in range(1, count + 1)]
    ends = at_once(*(_arrived(text, clerks[n % 2]) for n, text in enumerate([*texts, *texts])))
    did, told = outcome(ends)
    assert (len(did), len(told)) == (count, count)
    assert sorted(arrival_numbers("tu")) == list(range(1, count + 1))
    assert ArrivalCounter.objects.get().last == count
    assert_sound()


def _arrived(text: str, by: User) -> Callable[[], ReceivedDocument]:
    from drafting.reading.reader import read_file

    return lambda: receiving.register_file(
        agency("tu"), by=by, data=text.encode(), name="ke-hoach.txt", once=True, read=read_file
    )


def arrival_numbers(code: str) -> Any:
    return ReceivedDocument.objects.filter(agency__code=code).values_list("arrival_number", flat=True)

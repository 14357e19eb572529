"""Who may do what at each status: the table is written by hand, the answers come from can()."""

import pytest
from pytest_django import DjangoAssertNumQueries

from drafting.models import Status
from tests.walks import person, untouched, walk
from workflow import refusals
from workflow.can import Stand, can, open_verbs
from workflow.rules import RULES
from workflow.services import appraisal, deciding, drafting

pytestmark = pytest.mark.usefixtures("cast")

ASKS = {"ask_for_time", "point_elsewhere"}
"""What an agency may ask of those who ask it."""

OPEN = {
    Status.DRAFTING: {
        "soan": {"hand_up"},
        "truongban": {"allow_unanswered", "reassign", "cancel", "set_urgency"},
    },
    Status.ADVISORY_REVIEW: {
        "soan": {"close_advisory_round", "enter_opinion", "remind_advisers"},
        "truongban": {
            *("recall", "reassign", "cancel", "set_urgency"),
            *("add_adviser", "extend_adviser", "withdraw_adviser"),
        },
        "gopy1cv": {"write_opinion", "hand_up_opinion", *ASKS},
        "gopy1": {"write_opinion", "hand_up_opinion", "release_opinion", *ASKS},
        "gopy2": {"write_opinion", "hand_up_opinion", "release_opinion", *ASKS},
    },
    Status.CONSOLIDATING: {
        "soan": {"hand_up", "answer_comment", "enter_opinion"},
        "truongban": {"allow_unanswered", "reassign", "cancel", "set_urgency"},
    },
    Status.APPRAISAL: {
        "vanphong": {
            *("add_finding", "settle_finding", "record_checklist"),
            *("return_from_appraisal", "hand_up_appraisal"),
        },
        "truongban": {"cancel", "set_urgency"},
    },
    Status.STEERING: {
        "thuongtruc": {"open_written_round", "put_to_meeting", "return_from_steering", "refuse"},
        "bithu": {"open_written_round", "put_to_meeting", "return_from_steering", "refuse"},
        "truongban": {"cancel", "set_urgency"},
    },
    Status.DECIDING: {
        "vanphong": {"close_written_round", "enter_ballot", "record_interest", "remind"},
        "chanhvp": {"reassign_officer"},
        "uv1": {"send_ballot"},
        "uv8": {"send_ballot"},
        "bithu": {"send_ballot"},
        "thuongtruc": {"send_ballot"},
        "truongban": {"send_ballot", "cancel", "set_urgency"},
    },
    Status.FINALISING: {
        "soan": {"hand_up"},
        "truongban": {"reassign", "cancel", "set_urgency"},
    },
    Status.SIGNING: {
        "bithu": {"sign", "refuse_to_sign", "take_back_signature", "sign_by_hash"},
        "truongban": {"cancel"},
    },
    Status.ISSUED: {
        "vanthu": {
            "withdraw",
            "replace",
            "correct",
            "record_delivery",
            "remind_recipients",
            "ask_to_preserve",
        },
        "xa1vanthu": {"send_back"},
    },
}
"""Status (at its beginning) → person → the acts that their page offers, greyed ones included; nobody else has any."""

PEOPLE = [
    "soan", "truongban", "gopy1", "gopy1cv", "gopy2", "vanphong", "chanhvp", "thuongtruc", "bithu",
    "uv1", "uv8", "vanthu", "xa1", "xa1vanthu", "xa1bithu", "nguoila", "quantri",
]  # fmt: skip


@pytest.mark.parametrize("status", OPEN)
def test_each_person_is_offered_exactly_the_acts_that_are_theirs_at_this_status(status: Status) -> None:
    plan = walk(status).plan
    offered = {who: set(open_verbs(Stand(person(who), plan))) for who in PEOPLE}
    assert {who: verbs for who, verbs in offered.items() if verbs} == OPEN[status]


def test_a_stranger_is_told_nothing_and_a_colleague_without_the_duty_hears_why() -> None:
    plan = walk().plan
    assert can(person("nguoila"), "hand_up", plan).refusal is refusals.Hidden
    refused = can(person("truongban"), "hand_up", plan)
    assert refused.refusal is refusals.Refused
    assert "soạn thảo" in refused.reason


def test_a_draft_with_unanswered_tasks_stays_until_the_head_decides_that_it_is_urgent() -> None:
    way = walk(text=_with_a_foreign_body())
    blocked = can(person("soan"), "hand_up", way.plan)
    assert blocked.refusal is refusals.Blocked
    assert "chưa đối chiếu" in blocked.reason
    drafting.allow_unanswered(way.plan, by=person("truongban"), reason="Phải trình trong ngày.")
    assert can(person("soan"), "hand_up", way.again()).ok


def _with_a_foreign_body() -> bytes:
    from tests.walks import SHORT

    text = SHORT.text().decode()
    return text.replace("2. Ủy ban Kiểm tra Trung ương", "2. Hội đồng Lý luận Trung ương").encode()


@pytest.mark.parametrize(
    ("status", "act"),
    [
        (Status.DRAFTING, lambda plan: drafting.release_to_office(plan, by=person("truongban"))),
        (Status.STEERING, lambda plan: drafting.hand_up(plan, by=person("soan"))),
        (Status.DECIDING, lambda plan: appraisal.hand_up_appraisal(plan, by=person("vanphong"))),
        (Status.DECIDING, lambda plan: deciding.close_written_round(plan, by=person("vanphong"))),
        (Status.STEERING, lambda plan: deciding.send_ballot(plan, by=person("uv1"), choice="agree")),
        (Status.DRAFTING, lambda plan: drafting.hand_up(plan, by=person("nguoila"))),
        (
            Status.SIGNING,
            lambda plan: deciding.return_from_steering(plan, by=person("thuongtruc"), reason="x"),
        ),
    ],
)
def test_a_step_that_is_not_open_is_refused_by_the_service_and_leaves_no_trace(status: Status, act) -> None:
    plan = walk(status).plan
    with untouched(), pytest.raises(refusals.NotDone):
        act(plan)


def test_a_second_press_of_the_same_button_is_told_who_was_faster_and_changes_nothing() -> None:
    way = walk().complete_draft()
    drafting.hand_up(way.plan, by=person("soan"))
    with untouched(), pytest.raises(refusals.Overtaken) as told:
        drafting.hand_up(way.plan, by=person("soan"))
    assert "Nguyễn Thu Hà" in told.value.reason


def test_a_form_that_was_opened_before_the_plan_moved_is_told_so() -> None:
    way = walk().complete_draft().hand_up()
    stale = way.again().turn - 1
    with untouched(), pytest.raises(refusals.Overtaken):
        drafting.hand_back(way.plan, by=person("truongban"), reason="Sửa lại.", turn=stale)


def test_a_right_that_ended_yesterday_is_refused_today() -> None:
    from datetime import timedelta

    from django.utils import timezone

    from permissions.models import Appointment

    way = walk().complete_draft()
    Appointment.objects.filter(user__username="soan").update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(refusals.Hidden):
        drafting.hand_up(way.plan, by=person("soan"))


def test_a_reason_is_asked_for_wherever_something_is_sent_back() -> None:
    way = walk().complete_draft().hand_up()
    with untouched(), pytest.raises(refusals.Unfit):
        drafting.hand_back(way.again(), by=person("truongban"), reason="   ")


def test_the_stands_of_a_page_of_plans_cost_four_queries_at_most_and_answer_alike(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    plans = [walk(status).plan for status in (Status.DRAFTING, Status.APPRAISAL, Status.DECIDING)] * 9
    for who in ("soan", "vanphong", "uv1", "nguoila"):
        with django_assert_max_num_queries(4):
            stands = Stand.several(person(who), plans[:25])
            answers = [
                {verb: stand.can(verb, whole=False) for verb in RULES} for stand in stands if stand.visible
            ]
        alone = [stand for stand in (Stand(person(who), plan) for plan in plans[:25]) if stand.visible]
        assert len(answers) == len(alone)
        for together, one in zip(answers, alone, strict=True):
            assert {verb: answer.refusal for verb, answer in together.items()} == {
                verb: one.can(verb, whole=False).refusal for verb in RULES
            }

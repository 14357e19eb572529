"""The action bar: which acts each person is offered at each status, the main one first, greyed ones in brackets."""

import inspect

import pytest

from drafting.models import Status
from tests.plans import person
from tests.workflow.ways import at
from workflow.acts import ACTS, PLACES
from workflow.can import Stand
from workflow.offers import offers
from workflow.rules import RULES
from workflow.services import appraisal, deciding

pytestmark = pytest.mark.usefixtures("cast")

OFFERED = {
    Status.DRAFTING: {"soan": ["hand_up"], "truongban": ["cancel"]},
    Status.ADVISORY_REVIEW: {
        "soan": ["remind_advisers", "(close_advisory_round)"],
        "truongban": ["recall", "cancel"],
        "gopy1cv": ["write_opinion", "(hand_up_opinion)"],
        "gopy1": ["write_opinion", "(release_opinion)"],
        "gopy2": ["write_opinion", "(release_opinion)"],
    },
    Status.CONSOLIDATING: {"soan": ["answer_comment", "(hand_up)"], "truongban": ["cancel"]},
    Status.APPRAISAL: {
        "vanphong": ["record_checklist", "(hand_up_appraisal)", "return_from_appraisal"],
        "truongban": ["cancel"],
    },
    Status.STEERING: {
        "thuongtruc": ["open_written_round", "put_to_meeting", "return_from_steering", "refuse"],
        "bithu": ["open_written_round", "put_to_meeting", "return_from_steering", "refuse"],
        "truongban": ["cancel"],
    },
    Status.DECIDING: {
        "vanphong": ["(close_written_round)", "remind", "enter_ballot", "record_interest"],
        "thuongtruc": ["send_ballot"],
        "bithu": ["send_ballot"],
        "uv1": ["send_ballot"],
        "truongban": ["send_ballot", "cancel"],
    },
    Status.FINALISING: {"soan": ["hand_up"], "truongban": ["cancel"]},
    Status.SIGNING: {"bithu": ["(sign)", "refuse_to_sign"], "truongban": ["cancel"]},
}
PEOPLE = ["soan", "truongban", "gopy1", "gopy1cv", "gopy2", "vanphong", "chanhvp", "thuongtruc", "bithu",
          "uv1", "vanthu", "xa1vanthu", "nguoila"]  # fmt: skip


def offered(username, plan):
    made = offers(Stand(person(username), plan))
    return [offer.verb if offer.open else f"({offer.verb})" for offer in made]


@pytest.mark.parametrize("status", OFFERED)
def test_each_person_is_offered_these_acts_in_this_order(status):
    plan = at(status).plan
    bars = {who: offered(who, plan) for who in PEOPLE}
    assert {who: bar for who, bar in bars.items() if bar} == OFFERED[status]


@pytest.mark.parametrize("status", [Status.CONSOLIDATING, Status.DECIDING])
def test_one_act_at_most_is_the_main_action_and_it_stands_first(status):
    plan = at(status).plan
    for who in PEOPLE:
        kinds = [offer.kind for offer in offers(Stand(person(who), plan))]
        assert "main" not in kinds[1:]


def test_the_head_of_the_drafters_chooses_between_advisers_and_office():
    way = at().complete_draft().hand_up().accept_warnings()
    assert offered("truongban", way.again()) == [
        "release_to_advisers", "release_to_office", "hand_back", "cancel",
    ]  # fmt: skip
    assert offered("soan", way.plan) == []


def test_after_the_opinions_the_office_comes_first():
    way = at(Status.CONSOLIDATING).answer_comments().hand_up().accept_warnings()
    assert offered("truongban", way.again())[0] == "release_to_office"


def test_a_head_may_let_an_urgent_draft_go_only_while_a_task_is_unanswered():
    way = at()
    way.plan.bases.get().coverage.update(answer="unanswered")
    assert "allow_unanswered" in offered("truongban", way.plan)
    way.complete_draft()
    assert "allow_unanswered" not in offered("truongban", way.again())


def test_an_opinion_that_is_chosen_waits_for_the_head_to_send_it():
    way = at(Status.ADVISORY_REVIEW).opinion("ubkttu", release=False)
    assert offered("gopy1", way.again()) == ["release_opinion", "write_opinion"]
    way.opinion("btgdvtu")
    assert offered("gopy2", way.again()) == []


def test_a_finding_to_be_mended_greys_the_hand_up_and_says_where():
    way = at(Status.APPRAISAL)
    appraisal.add_finding(way.plan, by=person("vanphong"), text="Sai thể thức.")
    expected = ["record_checklist", "(hand_up_appraisal)", "return_from_appraisal"]
    assert offered("vanphong", way.again()) == expected
    grey = offers(Stand(person("vanphong"), way.plan))[1]
    assert "01 ý kiến thẩm định" in grey.reason
    assert grey.link == f"/plans/{way.plan.uid}/appraisal/"


def test_the_outcome_decides_what_the_board_may_record():
    way = at(Status.DECIDING).ballots(agree=11).close()
    assert offered("thuongtruc", way.again()) == ["approve"]
    way = at(Status.DECIDING).ballots(agree=2, disagree=9).close()
    assert offered("thuongtruc", way.again()) == ["(approve)", "return_from_deciding", "refuse"]


def test_a_ballot_that_was_sent_is_no_longer_the_main_action():
    way = at(Status.DECIDING)
    deciding.send_ballot(way.plan, by=person("uv1"), choice="agree")
    (offer,) = offers(Stand(person("uv1"), way.again()))
    assert (offer.kind, offer.label) == ("", "Xem, sửa phiếu đã gửi")


def test_every_act_of_the_rules_has_exactly_one_place_on_the_web():
    assert set(ACTS) | set(PLACES) == set(RULES)
    assert not set(ACTS) & set(PLACES)


def test_the_form_of_every_act_sends_what_its_service_takes():
    plan = at(Status.CONSOLIDATING).plan
    for verb, page in ACTS.items():
        taken = set(inspect.signature(page.do).parameters)
        sent = set(page.form(plan=plan, user=person("soan")).fields)
        assert sent <= taken, verb
        assert page.do.__name__ == verb

"""The whole product: every act, at every status, of everybody, against the table that is written by hand."""

import pytest

from drafting.models import Plan, Status
from tests.permissions.matrix.acts import ACTS, CLOSED_YET, FIRST, NAMED, ONLY_AT, RECIPIENTS
from tests.permissions.matrix.people import EVERYBODY, OWN, Stander, make_everybody
from tests.walks import walk
from workflow import refusals
from workflow.can import Stand
from workflow.rules import RULES

pytestmark = pytest.mark.usefixtures("cast")
ORDER = list(Status)
WALKED = [
    *(Status.DRAFTING, Status.ADVISORY_REVIEW, Status.CONSOLIDATING, Status.APPRAISAL, Status.STEERING),
    *(Status.DECIDING, Status.FINALISING, Status.SIGNING, Status.ISSUED),
]


def test_every_act_has_a_row_and_every_duty_a_person() -> None:
    assert set(ACTS) == set(RULES)
    assert {who for who, _statuses in ACTS.values()} <= set(OWN)


def sees(stander: Stander, status: Status) -> bool:
    if stander.way == "foreign" and status == Status.ISSUED:
        return stander.who in RECIPIENTS
    first = FIRST.get(stander.who)
    return stander.way == "own" and first is not None and WALKED.index(status) >= WALKED.index(first)


def expected(stander: Stander, verb: str, status: Status) -> object:
    """The class of refusal, or None where the act is open."""
    who, statuses = ACTS[verb]
    if not sees(stander, status):
        return refusals.Hidden
    if stander.who != who:
        return refusals.Refused
    if status not in statuses or verb in CLOSED_YET or status not in ONLY_AT.get(verb, {status}):
        return refusals.Overtaken
    return refusals.Refused if verb in NAMED else None


@pytest.mark.parametrize("status", WALKED)
def test_each_cell_is_as_the_table_has_it(status: Status) -> None:
    plan = walk(status).plan
    make_everybody()
    wrong = []
    for stander in EVERYBODY:
        stand = Stand(stander.user, plan)
        for verb in ACTS:
            answer = stand.can(verb, whole=False).refusal
            if answer is not expected(stander, verb, status):
                wrong.append((stander.username, verb, answer, expected(stander, verb, status)))
    assert not wrong


@pytest.mark.parametrize("status", WALKED)
def test_each_list_holds_the_plan_for_exactly_those_who_see_it(status: Status) -> None:
    plan = walk(status).plan
    make_everybody()
    for stander in EVERYBODY:
        found = Plan.objects.visible_to(stander.user).filter(pk=plan.pk).exists()
        assert found is sees(stander, status), stander
        assert Stand(stander.user, plan).visible is found, stander


def test_an_act_that_nobody_knows_is_an_error_and_no_silent_no() -> None:
    plan = walk().plan
    make_everybody()
    with pytest.raises(KeyError):
        Stand(Stander("draft", "own").user, plan).can("close")

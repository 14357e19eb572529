"""The permanent board may stop a plan for good; what has passed it cannot refuse."""

import pytest

from drafting.models import Status
from tests.plans import person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow.lifecycle import faults
from workflow.refusals import Blocked, NotDone, Unfit
from workflow.services import deciding

pytestmark = pytest.mark.usefixtures("cast")
WHY = "Trùng với kế hoạch đã ban hành."


def refuse(way, username="thuongtruc", reason=WHY):
    deciding.refuse(way.again(), by=person(username), reason=reason)


def test_before_a_round_the_board_stops_it_and_the_drafters_read_why():
    way = at(Status.STEERING)
    with one_entry("refuse"):
        refuse(way)
    assert way.again().status == Status.CANCELLED
    assert faults() == []
    shown = browser("soan").get(address(way.plan)).content.decode()
    assert "không đồng ý ban hành" in shown
    assert WHY in shown
    assert WHY not in browser("gopy1").get(address(way.plan)).content.decode()


def test_after_a_round_that_has_not_passed_it_is_recorded_with_the_round():
    way = at(Status.DECIDING).ballots(agree=2, disagree=9).close()
    refuse(way)
    round_ = way.again().decision_rounds.get()
    assert (round_.outcome, round_.conclusion, round_.recorded_by) == (
        "not_passed",
        WHY,
        person("thuongtruc"),
    )
    assert faults() == []


def test_what_has_passed_is_not_refused():
    way = at(Status.DECIDING).ballots(agree=11).close()
    with untouched(), pytest.raises(Blocked):
        refuse(way)


def test_nobody_else_refuses_and_never_without_a_reason():
    way = at(Status.STEERING)
    with untouched(), pytest.raises(Unfit):
        refuse(way, reason="  ")
    for username in ("soan", "truongban", "vanphong", "uv1", "nguoila"):
        with untouched(), pytest.raises(NotDone):
            refuse(way, username)

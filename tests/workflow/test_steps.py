"""The line of steps: done, present, still to come, gone past; who is awaited or what was done."""

import pytest
from django.utils import timezone

from drafting.models import Status
from tests.plans import person
from tests.workflow.ways import at
from workflow.can import Stand
from workflow.services import appraisal, drafting
from workflow.steps import steps

pytestmark = pytest.mark.usefixtures("cast")

TODAY = f"{timezone.localdate():%d/%m}"


def line(plan, who="soan"):
    return steps(Stand(person(who), plan))


def states(plan):
    return "".join({"done": "x", "current": "O", "todo": ".", "skipped": "-"}[s.state] for s in line(plan))


@pytest.mark.parametrize(
    ("status", "drawn"),
    [
        (Status.DRAFTING, "O......."),
        (Status.CONSOLIDATING, "xxO....."),
        (Status.DECIDING, "xxxxxO.."),
        (Status.ISSUED, "xxxxxxxx"),
    ],
)
def test_the_line_shows_where_the_plan_stands(status, drawn):
    assert states(at(status).plan) == drawn


def test_a_plan_that_goes_straight_to_the_office_has_skipped_two_steps():
    way = at().complete_draft().hand_up().release_to_office()
    assert states(way.again()) == "x--O...."


def test_a_returned_plan_stands_again_where_it_is_mended():
    way = at(Status.APPRAISAL)
    appraisal.return_from_appraisal(way.plan, by=person("vanphong"), reason="Thiếu thời hạn.")
    assert states(way.again()) == "xxO....."


def test_a_stopped_plan_shows_where_it_stopped():
    way = at(Status.APPRAISAL)
    drafting.cancel(way.plan, by=person("truongban"), reason="Không còn cần.")
    assert states(way.again()) == "xxxO...."
    assert line(way.plan)[3].note == f"dừng ngày {TODAY}"


def test_the_notes_say_who_is_awaited_and_what_was_done():
    way = at()
    assert line(way.plan)[0].note == f"Đồng chí Nguyễn Thu Hà, từ {TODAY}"
    way.complete_draft().hand_up()
    assert line(way.again())[0].note == f"Lãnh đạo Ban Tổ chức, từ {TODAY}"
    way.release_to_advisers().opinion("ubkttu")
    assert line(way.again())[1].note.startswith("còn 02 cơ quan, đến ")
    way.opinion("btgdvtu", comment="Bổ sung.").opinion(
        "bnctu"
    ).answer_comments().hand_up().release_to_office()
    notes = [step.note for step in line(way.again())[:4]]
    assert notes == ["Ban Tổ chức", "03/03 cơ quan", "01/01 ý kiến", f"Văn phòng, từ {TODAY}"]


def test_the_line_never_tells_how_many_members_have_answered():
    way = at(Status.DECIDING)
    before = line(way.plan)[5].note
    way.ballots(agree=5)
    assert line(way.again())[5].note == before


def test_the_step_of_the_decision_is_named_after_the_body_that_decides():
    assert line(at().plan)[5].label == "Trình Ban Thường vụ"


def test_the_line_costs_the_same_at_the_end_as_at_the_beginning(django_assert_max_num_queries):
    for status in (Status.DRAFTING, Status.ISSUED):
        stand = Stand(person("soan"), at(status).plan)
        with django_assert_max_num_queries(6):
            steps(stand)

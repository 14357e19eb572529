"""The permanent board records what was decided; the Office ticks what was asked for."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from drafting import editing
from drafting.models import Plan, Status
from tests.walks import person, untouched, walk
from workflow.models import ConclusionLine
from workflow.services import drafting, finalising

pytestmark = pytest.mark.usefixtures("cast")


def as_(username: str) -> Client:
    client = Client()
    client.force_login(person(username))
    return client


def at(name: str, plan: Plan, *more: Any) -> str:
    return reverse(name, args=[plan.uid, *more])


@pytest.fixture
def passed() -> Plan:
    return walk(Status.DECIDING).ballots(agree=7, disagree=1).close_at_time().again()


def test_the_board_records_the_conclusion_with_its_lines(passed: Plan) -> None:
    item = passed.parts.filter(kind="item")[0]
    data = {
        "turn": passed.turn,
        "conclusion": "Thống nhất thông qua.",
        "line1-where": f"item:{item.uid}",
        "line1-text": "Ghi rõ thời gian.",
        "line6-where": "title",
        "line6-text": "Rút gọn trích yếu.",
    }
    answer = as_("thuongtruc").post(at("decision", passed), data)
    assert (answer.status_code, answer["Location"]) == (303, at("plan", passed))
    passed = Plan.objects.get(pk=passed.pk)
    assert (passed.status, passed.open_fields) == (Status.FINALISING, "title")
    lines = ConclusionLine.objects.filter(plan=passed).values_list("field", "part_uid", "text")
    assert list(lines) == [("item", item.uid, "Ghi rõ thời gian."), ("title", "", "Rút gọn trích yếu.")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"conclusion": ""},
        {"conclusion": "Thông qua.", "line2-text": "Không rõ chỗ nào."},
        {"conclusion": "Thông qua.", "line2-where": "title"},
        {"conclusion": "Thông qua.", "line2-where": "item:nothing", "line2-text": "Sửa."},
    ],
)
def test_a_conclusion_that_says_too_little_is_shown_again_with_what_was_written(
    passed: Plan, wrong: dict[str, str]
) -> None:
    board = as_("thuongtruc")
    with untouched():
        answer = board.post(at("decision", passed), wrong | {"turn": passed.turn})
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "data-invalid" in shown
    assert all(value in shown for key, value in wrong.items() if key.endswith("text"))


def test_an_old_page_records_nothing_and_is_told_so(passed: Plan) -> None:
    board = as_("thuongtruc")
    with untouched():
        answer = board.post(
            at("decision", passed), {"turn": passed.turn - 1, "conclusion": "Thông qua."}, follow=True
        )
    assert "vừa thay đổi" in answer.content.decode()


@pytest.mark.parametrize(
    ("username", "status"), [("uv1", 403), ("soan", 403), ("chanhvp", 403), ("nguoila", 404)]
)
def test_nobody_but_the_board_records(passed: Plan, username: str, status: int) -> None:
    client = as_(username)
    with untouched():
        answer = client.post(at("decision", passed), {"conclusion": "Thông qua."})
    assert answer.status_code == status


def test_not_passed_leads_the_board_to_the_return(cast: None) -> None:
    plan = walk(Status.DECIDING).ballots(agree=4, disagree=5).close_at_time().again()
    shown = as_("thuongtruc").get(at("decision", plan)).content.decode()
    assert at("act", plan, "return_from_deciding") in shown
    assert at("act", plan, "decide_again") not in shown
    assert "<textarea" not in shown
    board = as_("thuongtruc")
    with untouched():
        board.post(at("decision", plan), {"conclusion": "Vẫn thông qua.", "turn": plan.turn})


def test_without_a_result_the_board_may_ask_again(cast: None) -> None:
    plan = walk(Status.DECIDING).ballots(agree=4, disagree=1).close_at_time().again()
    shown = as_("thuongtruc").get(at("decision", plan)).content.decode()
    assert "Chưa đủ ý kiến" in shown
    assert at("act", plan, "decide_again") in shown


def test_a_member_sees_no_way_to_record(passed: Plan) -> None:
    assert "<textarea" not in as_("uv1").get(at("decision", passed)).content.decode()


def test_before_any_round_the_page_says_so(cast: None) -> None:
    plan = walk(Status.STEERING).again()
    assert "Chưa xin ý kiến bằng văn bản" in as_("thuongtruc").get(at("decision", plan)).content.decode()


def test_the_office_ticks_what_it_sees_changed_and_each_line_once(cast: None) -> None:
    way = walk(Status.FINALISING)
    plan = way.again()
    line = ConclusionLine.objects.get(plan=plan)
    part = plan.parts.get(uid=line.part_uid)
    assert f"#p-{part.uid}" in as_("soan").get(at("conclusion", plan)).content.decode()
    editing.save_part(
        part, by=person("soan"), text=f"{part.text} Báo cáo trước ngày 15/12.", edit_number=part.edit_number
    )
    drafting.hand_up(way.again(), by=person("soan"))
    assert "15/12" not in as_("vanphong").get(at("conclusion", plan)).content.decode()
    finalising.release_final(way.again(), by=person("truongban"))
    shown = as_("vanphong").get(at("conclusion", plan)).content.decode()
    assert "<ins> Báo cáo trước ngày 15/12.</ins>" in shown
    assert at("tick_line", plan, line.pk) in shown

    drafter, office = as_("soan"), as_("vanphong")
    with untouched():
        assert drafter.post(at("tick_line", plan, line.pk)).status_code == 403
        assert office.get(at("tick_line", plan, line.pk)).status_code == 405
    answer = office.post(at("tick_line", plan, line.pk))
    assert (answer.status_code, answer["Location"]) == (303, at("conclusion", plan))
    line.refresh_from_db()
    assert line.ticked_by == person("vanphong")
    with untouched():
        office.post(at("tick_line", plan, line.pk))


@pytest.mark.parametrize(
    ("username", "status"), [("soan", 200), ("thuongtruc", 200), ("gopy1", 403), ("nguoila", 404)]
)
def test_the_conclusion_is_for_those_who_draft_appraise_and_decide(
    passed: Plan, username: str, status: int
) -> None:
    assert as_(username).get(at("conclusion", passed)).status_code == status

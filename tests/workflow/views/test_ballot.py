"""The member's ballot, and who sees the ballots of the others, before and after closing."""

import re
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drafting.models import Plan, Revision, Status
from drafting.text import keep
from permissions.models import User
from tests.walks import person, untouched, walk
from workflow.demo.walk import Walk
from workflow.models import Ballot, DecisionRound, Member

pytestmark = pytest.mark.usefixtures("cast")

REASON = "Cần làm rõ nguồn lực thực hiện."
"""What the walk lets a member write who does not agree."""


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(person(username))
    return client


def page(username: str, name: str, plan: Plan) -> Any:
    return signed_in(username).get(reverse(name, args=[plan.uid]))


def text(username: str, name: str, plan: Plan) -> str:
    answer = page(username, name, plan)
    assert answer.status_code == 200
    return answer.content.decode()


def send(username: str, plan: Plan, *, kept: bool = False, **data: Any) -> Any:
    """The answer to a ballot that was sent; unless it is `kept`, nothing may have changed."""
    client = signed_in(username)
    with nullcontext() if kept else untouched():
        return client.post(reverse("ballot", args=[plan.uid]), data)


@pytest.fixture
def asked() -> Walk:
    """Eleven members are asked; five have agreed, one has not and says why."""
    return walk(Status.DECIDING).ballots(agree=5, disagree=1)


def test_no_choice_is_ticked_beforehand(asked: Walk) -> None:
    shown = text("uv8", "ballot", asked.plan)
    assert len(re.findall(r'type="radio"', shown)) == 3
    assert "checked" not in shown


def test_a_member_changes_the_ballot_until_closing(asked: Walk) -> None:
    assert send("uv8", asked.plan, kept=True, choice="agree").status_code == 303
    assert send("uv8", asked.plan, kept=True, choice="other", text="Xem lại mục II.1.").status_code == 303
    ballot = Ballot.objects.get(member__user=person("uv8"))
    assert (ballot.choice, ballot.text) == ("other", "Xem lại mục II.1.")
    shown = text("uv8", "ballot", asked.plan)
    assert "Xem lại mục II.1." in shown
    assert re.search(r'value="other"[^>]*checked', shown)


@pytest.mark.parametrize(
    "data", [{}, {"choice": "other"}, {"choice": "disagree", "text": "  "}, {"choice": "maybe"}]
)
def test_a_ballot_that_says_too_little_is_shown_again_and_not_kept(asked: Walk, data: dict[str, str]) -> None:
    answer = send("uv8", asked.plan, kept=False, **data)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_after_the_hour_a_ballot_is_no_longer_taken(asked: Walk) -> None:
    DecisionRound.objects.filter(plan=asked.plan).update(closes_at=timezone.now())
    answer = send("uv8", asked.plan, choice="agree")
    assert (answer.status_code, answer["Location"]) == (303, reverse("ballot", args=[asked.plan.uid]))
    shown = text("uv8", "ballot", asked.plan)
    assert "Không gửi phiếu không được tính là đồng ý" in shown
    assert 'type="radio"' not in shown


def test_the_changes_since_the_last_reading_are_shown_to_the_member(asked: Walk) -> None:
    asked.close_at_time()
    first = asked.plan.decision_rounds.get()
    body = dict(first.revision.content.body)
    body["items"] = [{**body["items"][0], "text": "Nội dung đã thay đổi."}, *body["items"][1:]]
    second = DecisionRound.objects.create(
        plan=asked.plan,
        number=2,
        body=first.body,
        rule=first.rule,
        officer=first.officer,
        opened_by=first.opened_by,
        closes_at=first.closes_at,
        revision=Revision.objects.create(plan=asked.plan, content=keep(body)),
    )
    Member.objects.create(round=second, user=person("uv1"), post="", rank=1)
    shown = text("uv1", "ballot", asked.plan)
    assert "Thay đổi so với lần đồng chí đã xem" in shown
    assert "<ins>" in shown
    assert "&lt;ins&gt;" not in shown


def test_somebody_who_is_not_asked_gets_no_ballot(asked: Walk) -> None:
    assert page("vanphong", "ballot", asked.plan).status_code == 403
    assert send("vanphong", asked.plan, choice="agree").status_code == 403
    assert send("nguoila", asked.plan, choice="agree").status_code == 404
    assert page("nguoila", "ballot", asked.plan).status_code == 404
    assert page("nguoila", "decision", asked.plan).status_code == 404


@pytest.mark.parametrize(
    ("username", "while_open", "after"),
    [
        pytest.param("vanphong", True, True, id="the officer"),
        pytest.param("chanhvp", False, True, id="the head of the Office"),
        pytest.param("bithu", False, True, id="the permanent board"),
        pytest.param("uv1", False, False, id="another member"),
        pytest.param("truongban", False, False, id="the head of the drafters, a member"),
        pytest.param("soan", False, False, id="the drafter"),
    ],
)
def test_named_ballots_are_open_to_those_alone_whom_the_rule_names(
    asked: Walk, username: str, while_open: bool, after: bool
) -> None:
    shown = text(username, "decision", asked.plan)
    assert (REASON in shown) is while_open
    assert ("Không đồng ý" in shown) is while_open
    asked.close_at_time()
    answer = page(username, "decision", asked.plan)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert (str(person("uv3")) in shown) is after
    assert (REASON in shown) is (after or username in ("soan", "truongban"))


def test_before_closing_only_the_officer_learns_how_many_have_sent(asked: Walk) -> None:
    assert "06/11" in text("vanphong", "decision", asked.plan)
    for username in ("chanhvp", "thuongtruc", "uv1", "soan"):
        assert "06/11" not in text(username, "decision", asked.plan)


def test_another_officer_of_the_office_does_not_see_the_ballots(asked: Walk) -> None:
    DecisionRound.objects.filter(plan=asked.plan).update(officer=person("chanhvp"))
    assert REASON not in text("vanphong", "decision", asked.plan)
    asked.plan.decision_rounds.update(officer=person("vanphong"))
    asked.close_at_time()
    asked.plan.decision_rounds.update(officer=person("chanhvp"))
    assert REASON not in text("vanphong", "decision", asked.plan)


def test_an_officer_without_the_duty_sees_the_ballots_no_longer(asked: Walk) -> None:
    DecisionRound.objects.filter(plan=asked.plan).update(officer=person("soan"))
    assert REASON not in text("soan", "decision", asked.plan)


def test_drafters_get_the_written_opinions_after_closing_without_names(asked: Walk) -> None:
    assert REASON not in text("soan", "decision", asked.plan)
    asked.close_at_time()
    shown = text("soan", "decision", asked.plan)
    assert REASON in shown
    assert not [user for user in ("uv1", "uv2", "uv3", "bithu") if str(person(user)) in shown]


def test_the_count_is_told_with_the_rule_in_words(asked: Walk) -> None:
    asked.close_at_time()
    shown = text("uv1", "decision", asked.plan)
    assert "Cần trên 1/2 tổng số ủy viên: 06/11" in shown
    counts = dict(re.findall(r"<li><span>([^<]+)</span>.*?<b class=\"num\">(\d+)</b>", shown))
    assert counts == {"Đồng ý": "05", "Không đồng ý": "01", "Ý kiến khác": "00", "Không gửi phiếu": "05"}
    assert "Chưa thông qua" in shown


def test_eleven_members_or_sixty_cost_the_same_number_of_queries(asked: Walk) -> None:
    round_ = asked.plan.decision_rounds.get()

    def cost(username: str) -> int:
        client = Client()
        client.force_login(person(username))
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            client.get(reverse("decision", args=[asked.plan.uid]))
        return len(asked_for)

    before = [cost(username) for username in ("vanphong", "bithu", "uv1")]
    users = User.objects.bulk_create(User(username=f"m{n}", full_name=f"Ủy viên {n}") for n in range(49))
    members = Member.objects.bulk_create(Member(round=round_, user=user, post="", rank=99) for user in users)
    Ballot.objects.bulk_create(
        Ballot(member=member, choice="agree", sent_at=timezone.now()) for member in members[:40]
    )
    assert [cost(username) for username in ("vanphong", "bithu", "uv1")] == before
    assert "46/60" in text("vanphong", "decision", asked.plan)

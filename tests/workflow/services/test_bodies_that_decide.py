"""Which body decides is data: the standing committee, the full one, the permanent board where the rule says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from drafting.models import Status
from permissions.models import Post, PostDuty
from tests.plans import agency, make_plan, person
from tests.walks import untouched
from tests.workflow.ways import address, at, browser
from workflow.deciding.regulations import decider_of
from workflow.deciding.rules import Rule
from workflow.models import ConclusionLine, Meeting, Regulation
from workflow.refusals import Unfit
from workflow.services import deciding, meetings

pytestmark = pytest.mark.usefixtures("cast")


def regulate(**rule):
    Regulation.objects.create(
        committee=agency("tu"),
        rule=Rule(**rule).as_json(),
        document="01-QC/TU",
        changed_by=person("quantri"),
    )


def ask(plan, body):
    return deciding.open_written_round(
        plan,
        by=person("thuongtruc"),
        closes_at=timezone.now() + timedelta(days=1),
        officer=person("vanphong"),
        body=agency(body) if body else None,
    )


def test_the_board_does_not_decide_itself_unless_the_rule_says_so():
    plan = at(Status.STEERING).plan
    with untouched(), pytest.raises(Unfit, match="không quyết định kế hoạch này"):
        ask(plan, "tt-tu")
    page = browser("thuongtruc").get(address(plan, "do/open_written_round/"))
    assert "body" not in page.context["form"].fields


def test_where_the_rule_says_so_the_two_of_the_board_decide_in_its_own_round():
    regulate(board_decides=True)
    way = at(Status.STEERING)
    page = browser("thuongtruc").get(address(way.plan, "do/open_written_round/"))
    assert [str(body) for body in page.context["form"].fields["body"].queryset] == [
        "Ban Thường vụ Tỉnh ủy",
        "Thường trực Tỉnh ủy",
    ]
    round_ = ask(way.plan, "tt-tu")
    assert sorted(round_.members.values_list("user__username", flat=True)) == ["bithu", "thuongtruc"]
    assert browser("uv1").get(address(way.plan)).status_code == 404
    for username in ("bithu", "thuongtruc"):
        deciding.send_ballot(way.again(), by=person(username), choice="agree")
    deciding.close_written_round(way.again(), by=person("vanphong"))
    deciding.approve(way.again(), by=person("bithu"), conclusion="Thường trực thống nhất.", lines=[])
    assert way.again().status == Status.FINALISING
    assert not ConclusionLine.objects.exists()


def test_one_of_two_is_not_more_than_half_of_the_board():
    regulate(board_decides=True)
    way = at(Status.STEERING)
    ask(way.plan, "tt-tu")
    deciding.send_ballot(way.again(), by=person("bithu"), choice="agree")
    deciding.send_ballot(way.again(), by=person("thuongtruc"), choice="disagree", text="Cần ý kiến tập thể.")
    assert deciding.close_written_round(way.again(), by=person("vanphong")).outcome == "not_passed"


def test_a_body_that_has_nothing_to_do_with_the_plan_never_decides():
    regulate(board_decides=True)
    plan = at(Status.STEERING).plan
    for body in ("btctu", "tt-du-thanh-binh", "tu"):
        with untouched(), pytest.raises(Unfit):
            ask(plan, body)


def test_the_board_meets_as_well_as_it_writes():
    regulate(board_decides=True)
    plan = at(Status.STEERING).plan
    meetings.put_to_meeting(
        plan,
        by=person("bithu"),
        officer=person("vanphong"),
        held_at=timezone.now() + timedelta(hours=3),
        body=agency("tt-tu"),
    )
    assert Meeting.objects.get().attendances.count() == 2


def test_where_the_full_committee_decides_new_plans_are_its_own():
    regulate(decider="committee")
    post = Post.objects.get(name="Bí thư", agency=agency("tt-tu"))
    PostDuty.objects.create(post=post, duty="decide", agency=agency("tu"))
    assert decider_of(agency("tu")) == agency("tu")
    assert decider_of(agency("du-thanh-binh")) == agency("btv-du-thanh-binh")
    plan = make_plan()
    assert plan.issuer == agency("tu")

"""The register of outgoing documents and the follow-up: what is listed, for whom, at what cost."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drafting.models import Plan, Status
from tests.walks import person, walk
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import Walk
from workflow.follow_up import progress_of
from workflow.models import Issuance
from workflow.services import drafting

pytestmark = pytest.mark.usefixtures("cast")


def get(username: str, name: str, **query: Any) -> Any:
    client = Client()
    client.force_login(person(username))
    return client.get(reverse(name), query)


def cost(username: str, name: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert get(username, name).status_code == 200
    return len(asked)


def commune(plan: Plan) -> Walk:
    """The commune's clerk has registered the plan that was issued above."""
    return Walk(COMMUNE).register_issued(plan)


def numbered(count: int, like: Issuance) -> None:
    """More rows of the same register, each with a plan of its own that the same people see."""
    for _n in range(count):
        plan, row = Plan.objects.get(pk=like.plan_id), Issuance.objects.get(pk=like.pk)
        participations = list(plan.participations.all())
        deliveries = list(plan.deliveries.all())
        plan.pk, plan.uid = None, uuid4()
        plan._state.adding = True
        plan.save()
        number = Issuance.objects.filter(series=like.series).count() + 1
        row.pk, row.plan, row.number, row.symbol = None, plan, number, f"{number:02d}-KH/TU"
        row._state.adding = True
        row.save()
        copies: list[Any] = [*participations, *deliveries]
        for copied in copies:
            copied.pk, copied.plan = None, plan
            copied._state.adding = True
            if hasattr(copied, "arrival_id"):
                copied.arrival = None
            copied.save()


def test_the_register_tells_number_date_title_signer_and_how_many_received_it() -> None:
    plan = walk(Status.ISSUED).plan
    row = Issuance.objects.get(plan=plan)
    before = get("vanthu", "register").content.decode()
    commune(plan)
    shown = get("vanthu", "register").content.decode()
    for told in (
        "01-KH/TU",
        f"{row.dated:%d/%m/%Y}",
        plan.short_title,
        str(row.signer),
        reverse("plan", args=[plan.uid]),
    ):
        assert told in shown
    sent = plan.deliveries.count()
    assert f"00/{sent:02d}" in before
    assert f"01/{sent:02d}" in shown


def test_the_register_is_the_own_committees_and_not_that_of_the_superior() -> None:
    walk(Status.ISSUED)
    assert "01-KH/TU" not in get("xa1vanthu", "register").content.decode()
    assert "Chưa có văn bản nào trong sổ" in get("xa1vanthu", "register").content.decode()


def test_a_row_is_for_those_alone_who_see_its_plan() -> None:
    walk(Status.ISSUED)
    assert "01-KH/TU" in get("soan", "register").content.decode()
    assert "01-KH/TU" not in get("nguoila", "register").content.decode()


def test_the_register_is_read_in_the_order_of_its_numbers_page_by_page() -> None:
    like = Issuance.objects.get(plan=walk(Status.ISSUED).plan)
    numbered(29, like)
    first = get("vanthu", "register")
    page = first.context["page"]
    assert [row.number for row in page.rows] == list(range(30, 5, -1))
    client = Client()
    client.force_login(person("vanthu"))
    second = client.get(reverse("register") + page.older).context["page"]
    assert [row.number for row in second.rows] == [5, 4, 3, 2, 1]


def test_the_lists_cost_the_same_with_more_rows() -> None:
    like = Issuance.objects.get(plan=walk(Status.ISSUED).plan)
    one = [cost("vanthu", "register"), cost("soan", "follow_up")]
    numbered(4, like)
    assert [cost("vanthu", "register"), cost("soan", "follow_up")] == one


def test_the_superior_follows_a_plan_below_without_its_inner_steps() -> None:
    plan = walk(Status.ISSUED).plan

    def stand() -> tuple[str, str, Any]:
        (progress,) = progress_of([plan])
        place = next(place for place in progress.below if place.agency == "Đảng ủy xã Thanh Bình")
        return place.stand, place.symbol, place.dated

    assert stand() == ("sent", "", None)
    way = commune(plan)
    assert stand() == ("received", "", None)
    way.instruct()
    assert stand() == ("received", "", None)
    way.assign().derive()
    seen = get("soan", "follow_up").content.decode()
    for status in (
        Status.ADVISORY_REVIEW,
        Status.CONSOLIDATING,
        Status.APPRAISAL,
        Status.STEERING,
        Status.DECIDING,
    ):
        way.to_next(status)
        assert stand() == ("drafting", "", None)
    assert strip(get("soan", "follow_up").content.decode()) == strip(seen)
    for status in (Status.FINALISING, Status.SIGNING, Status.ISSUED):
        way.to_next(status)
    row = Issuance.objects.get(plan=way.plan)
    assert stand() == ("issued", row.symbol, row.dated)
    shown = get("soan", "follow_up").content.decode()
    assert f"Số {row.symbol}, ngày {row.dated:%d/%m/%Y}" in shown
    assert reverse("plan", args=[way.plan.uid]) not in shown


def strip(page: str) -> str:
    """The page without its tokens."""
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": "|nonce=")[^"]+', "", page)


def test_the_bars_count_committees_below_and_received_takes_in_who_has_come_further() -> None:
    plan = walk(Status.ISSUED).plan
    commune(plan).instruct().assign().derive()
    (progress,) = progress_of([plan])
    below = progress.total
    assert progress.counts == {"sent": below - 1, "received": 0, "drafting": 1, "issued": 0}
    assert [(bar["label"], bar["count"]) for bar in progress.bars] == [
        ("Đã gửi", below),
        ("Đã tiếp nhận", 1),
        ("Đang soạn thảo", 1),
        ("Đã ban hành", 0),
    ]
    assert {place.agency for place in progress.others}.isdisjoint(place.agency for place in progress.below)


def test_whoever_is_asked_to_register_and_has_not_stands_first() -> None:
    plan = walk(Status.ISSUED).plan
    commune(plan)
    (progress,) = progress_of([plan])
    assert (progress.below[0].agency, progress.below[0].label) == ("Đảng ủy xã Hòa An", "Chưa tiếp nhận")
    assert progress.below[-1].agency == "Đảng ủy xã Thanh Bình"
    assert progress.below[1].label == "Đã gửi"


def test_a_cancelled_plan_below_counts_as_received_again() -> None:
    plan = walk(Status.ISSUED).plan
    way = commune(plan).instruct().assign().derive()
    drafting.cancel(way.again(), by=person(COMMUNE.head), reason="Lập lại kế hoạch khác.")
    (progress,) = progress_of([plan])
    assert progress.counts["received"] == 1


def test_one_plan_is_shown_in_full_and_the_others_as_lines() -> None:
    like = Issuance.objects.get(plan=walk(Status.ISSUED).plan)
    numbered(11, like)
    newest = get("soan", "follow_up")
    assert newest.context["shown"].plan.issuance.symbol == "12-KH/TU"
    assert len(newest.context["progress"]) == 10
    chosen = get("soan", "follow_up", plan=str(like.plan.uid))
    assert chosen.context["shown"].plan == like.plan
    wrong = get("soan", "follow_up", plan="x")
    assert wrong.context["shown"].plan.issuance.symbol == "12-KH/TU"


def test_without_the_duty_or_without_plans_the_page_says_so() -> None:
    assert "chưa được giao theo dõi" in get("uv1", "follow_up").content.decode()
    assert "Chưa có kế hoạch nào để theo dõi" in get("soan", "follow_up").content.decode()

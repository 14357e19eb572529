"""The register of outgoing documents and the follow-up: what is listed, for whom, at what cost."""

import re
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drafting.models import Plan, Status
from permissions.models import Agency
from tests.walks import person, walk
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import Walk
from workflow.follow_up import Place, places_of, progress_of, recipients_of
from workflow.models import Delivery, Issuance
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


def recipients(plan: Plan) -> list[Place]:
    """All of them, in the order of the page."""
    return places_of(list(recipients_of(plan).select_related("agency", "arrival").order_by("-place")))


def test_the_superior_follows_a_plan_below_without_its_inner_steps() -> None:
    plan = walk(Status.ISSUED).plan

    def stand() -> tuple[str, str, Any]:
        place = next(place for place in recipients(plan) if place.agency == "Đảng ủy xã Thanh Bình")
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
    progress = progress_of(plan)
    below = progress.total
    assert progress.counts == {"sent": below - 1, "received": 0, "drafting": 1, "issued": 0}
    assert [(bar["label"], bar["count"]) for bar in progress.bars] == [
        ("Đã gửi", below),
        ("Đã tiếp nhận", 1),
        ("Đang soạn thảo", 1),
        ("Đã ban hành", 0),
    ]
    told = recipients(plan)
    assert (below, progress.others) == (sum(row.below for row in told), sum(not row.below for row in told))


def test_whoever_is_asked_to_register_and_has_not_stands_first() -> None:
    plan = walk(Status.ISSUED).plan
    commune(plan)
    below = [place for place in recipients(plan) if place.below]
    assert (below[0].agency, below[0].label) == ("Đảng ủy xã Hòa An", "Chưa tiếp nhận")
    assert below[-1].agency == "Đảng ủy xã Thanh Bình"
    assert below[1].label == "Đã gửi"


def test_a_cancelled_plan_below_counts_as_received_again() -> None:
    plan = walk(Status.ISSUED).plan
    way = commune(plan).instruct().assign().derive()
    drafting.cancel(way.again(), by=person(COMMUNE.head), reason="Lập lại kế hoạch khác.")
    assert progress_of(plan).counts["received"] == 1


def test_one_plan_is_shown_in_full_and_the_others_as_lines() -> None:
    like = Issuance.objects.get(plan=walk(Status.ISSUED).plan)
    numbered(11, like)
    newest = get("soan", "follow_up")
    assert newest.context["shown"].plan.issuance.symbol == "12-KH/TU"
    assert len(newest.context["lines"]) == 10
    chosen = get("soan", "follow_up", plan=str(like.plan.uid))
    assert chosen.context["shown"].plan == like.plan
    wrong = get("soan", "follow_up", plan="x")
    assert wrong.context["shown"].plan.issuance.symbol == "12-KH/TU"


def sent_to_many(plan: Plan, count: int) -> None:
    """So many committees below more."""
    committee = plan.issuer
    Agency.objects.bulk_create(
        Agency(
            code=f"du-{n}",
            name=f"Đảng ủy xã {n:04d}",
            short_name=f"ĐU {n}",
            symbol=f"DU{n}",
            kind="committee",
            level="commune",
            parent=committee,
            order=200,
            path=f"{committee.path}{10**6 + n}/",
        )
        for n in range(count)
    )
    Delivery.objects.bulk_create(
        Delivery(plan=plan, agency=made) for made in Agency.objects.filter(code__startswith="du-", order=200)
    )


def test_recipients_come_in_pages_of_the_same_cost_and_each_stands_on_one() -> None:
    plan = walk(Status.ISSUED).plan
    commune(plan).instruct().assign().derive()
    few = cost("soan", "follow_up")
    sent_to_many(plan, 120)
    assert cost("soan", "follow_up") <= few
    seen: list[str] = []
    query: dict[str, str] = {"show": "below"}
    for _page in range(9):
        answer = get("soan", "follow_up", **query)
        seen += [place.agency for place in answer.context["places"]]
        older = answer.context["places_page"].older
        if not older:
            break
        query = dict(parse_qsl(older.removeprefix("?")))
    assert len(seen) == len(set(seen)) == progress_of(plan).total
    assert seen[-1] == "Đảng ủy xã Thanh Bình"
    back = get("soan", "follow_up", **dict(parse_qsl(answer.context["places_page"].newer.removeprefix("?"))))
    assert [place.agency for place in back.context["places"]] == seen[50:100]


def test_the_tabs_show_one_kind_of_recipients_and_a_kind_without_any_is_the_first() -> None:
    plan = walk(Status.ISSUED).plan
    commune(plan).instruct().assign().derive()
    for show, told in (("drafting", {"drafting"}), ("sent", {"sent"}), ("issued", {"sent", "drafting"})):
        page = get("soan", "follow_up", show=show)
        assert {place.stand for place in page.context["places"] if place.below} == told
    others = get("soan", "follow_up", show="others").context["places"]
    assert len(others) == progress_of(plan).others
    assert not any(place.below for place in others)


def test_the_lines_count_a_thousand_recipients_at_most() -> None:
    like = Issuance.objects.get(plan=walk(Status.ISSUED).plan)
    numbered(2, like)
    sent_to_many(like.plan, 1_000)
    page = get("soan", "follow_up", plan=str(like.plan.uid))
    assert [line.total for line in page.context["lines"] if line.plan == like.plan] == [1_000]
    assert ">999+<" in page.content.decode()
    assert page.context["shown"].total > 1_000


def test_without_the_duty_or_without_plans_the_page_says_so() -> None:
    assert "chưa được giao theo dõi" in get("uv1", "follow_up").content.decode()
    assert "Chưa có kế hoạch nào để theo dõi" in get("soan", "follow_up").content.decode()

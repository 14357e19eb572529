"""The page of the search."""

import pytest
from django.urls import reverse

from tests.arrivals import confirmed
from tests.plans import make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


def page(client, user, **query):
    client.force_login(person(user))
    response = client.get(reverse("search"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_opens_empty_with_advice(client):
    assert "Gõ có dấu hoặc không dấu" in page(client, "soan")


def test_a_result_leads_to_the_point_with_the_hit_marked(client):
    plan = make_plan()
    part = plan.parts.filter(kind="item").last()
    shown = page(client, "soan", q="ra soat noi dung 3")
    assert f'href="{reverse("plan", args=[plan.uid])}#p-{part.uid}"' in shown
    assert "<mark>rà soát nội dung 3</mark>" in shown


def test_received_documents_have_a_tab_of_their_own(client):
    received = confirmed()
    shown = page(client, "soan", q="Ban Tổ chức Trung ương", **{"in": "received"})
    assert reverse("received_reading", args=[received.uid]) in shown


def test_nothing_found_says_what_to_do(client):
    assert "Không tìm thấy nội dung này trong phạm vi đồng chí được xem." in page(client, "soan", q="qwertz")


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "a & | ! <-> :*",
        "%_%",
        "\\",
        "NEAR(a b)",
        "ß İ ﬁ",
        "١٢٣",
        "2" * 5000,
    ],
)
def test_whatever_is_typed_is_words_and_nothing_else(client, typed):
    make_plan()
    for place in ("plans", "received", "elsewhere"):
        shown = page(client, "soan", q=typed, before="x", **{"in": place})
        assert "<script>alert" not in shown

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from drafting.models import Status
from permissions.duties import Duty
from tests.plans import join, make_plan, person

pytestmark = pytest.mark.usefixtures("cast")


def titles(client, **query):
    response = client.get(reverse("plans"), query)
    return [row["plan"].title for row in response.context["rows"]]


def test_the_list_shows_exactly_the_plans_that_the_person_sees(client):
    make_plan(title="KẾ HOẠCH A")
    other = make_plan(title="KẾ HOẠCH B", drafted_by="tct", drafter="nguoila")
    client.force_login(person("soan"))
    assert titles(client) == ["KẾ HOẠCH A"]
    assert titles(client, show="all") == ["KẾ HOẠCH A"]
    client.force_login(person("nguoila"))
    assert titles(client) == ["KẾ HOẠCH B"]
    client.force_login(person("gopy1"))
    assert titles(client, show="all") == []
    join(other, "ubkttu", Duty.ADVISE)
    assert titles(client, show="all") == ["KẾ HOẠCH B"]


def test_each_filter_shows_its_own(client):
    make_plan(title="KẾ HOẠCH A")
    make_plan(title="KẾ HOẠCH B", status=Status.ISSUED, drafter="truongban")
    make_plan(title="KẾ HOẠCH C", status=Status.CANCELLED)
    client.force_login(person("soan"))
    shown = {show: titles(client, show=show) for show in ("under_way", "issued", "mine", "all", "nothing")}
    assert shown == {
        "under_way": ["KẾ HOẠCH A"],
        "issued": ["KẾ HOẠCH B"],
        "mine": ["KẾ HOẠCH C", "KẾ HOẠCH A"],
        "all": ["KẾ HOẠCH C", "KẾ HOẠCH B", "KẾ HOẠCH A"],
        "nothing": ["KẾ HOẠCH A"],
    }


def test_an_empty_list_says_so(client):
    client.force_login(person("nguoila"))
    assert "Không có kế hoạch nào đang thực hiện." in client.get(reverse("plans")).content.decode()


def test_pages_of_25_lead_on_and_back(client):
    for n in range(26):
        make_plan(title=f"KẾ HOẠCH {n:02d}", items=0)
    client.force_login(person("soan"))
    first = client.get(reverse("plans"))
    assert [len(first.context["rows"]), first.context["page"].newer] == [25, ""]
    second = client.get(reverse("plans") + first.context["page"].older)
    assert [row["plan"].title for row in second.context["rows"]] == ["KẾ HOẠCH 00"]
    assert second.context["page"].older == ""
    back = client.get(reverse("plans") + second.context["page"].newer)
    assert [row["plan"].pk for row in back.context["rows"]] == [
        row["plan"].pk for row in first.context["rows"]
    ]


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "١"])
def test_a_broken_page_address_is_the_first_page(client, key):
    make_plan(title="KẾ HOẠCH A")
    client.force_login(person("soan"))
    assert titles(client, before=key) == ["KẾ HOẠCH A"]


def test_a_list_of_one_and_of_five_cost_the_same(client, django_assert_num_queries):
    make_plan(status=Status.ISSUED)
    make_plan()
    client.force_login(person("soan"))
    client.get(reverse("plans"), {"show": "all"})
    with django_assert_num_queries(8, exact=False) as few:
        client.get(reverse("plans"), {"show": "all"})
    for _n in range(4):
        make_plan()
    with django_assert_num_queries(len(few)):
        client.get(reverse("plans"), {"show": "all"})


@pytest.mark.parametrize(("days", "tone"), [(-1, "late"), (0, "warn"), (3, "warn"), (4, "")])
def test_the_day_of_issue_is_told_in_the_colour_of_its_nearness(client, days, tone):
    make_plan(due_on=timezone.localdate() + timedelta(days=days))
    client.force_login(person("soan"))
    (row,) = client.get(reverse("plans")).context["rows"]
    assert row["due"]["tone"] == tone


def test_nobody_sees_the_list_without_signing_in(client):
    response = client.get(reverse("plans"))
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, reverse("sign_in"))

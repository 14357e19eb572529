import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permissions.models import Agency, Post, User
from tests.plans import make_plan, person
from tests.seeding import DEMO_PASSWORD

pytestmark = pytest.mark.usefixtures("cast")


def test_signing_in_leads_to_the_inbox(client):
    response = client.post(reverse("sign_in"), {"username": "soan", "password": DEMO_PASSWORD})
    assert response.headers["Location"] == reverse("inbox")


def test_a_wrong_password_an_unknown_name_and_a_locked_account_get_the_same_answer(client):
    User.objects.filter(username="uv1").update(is_active=False)
    tries = [("soan", "sai mật khẩu"), ("khongco", "sai mật khẩu"), ("uv1", DEMO_PASSWORD)]
    errors = [
        client.post(reverse("sign_in"), {"username": name, "password": word}).context["form"].errors
        for name, word in tries
    ]
    assert errors[0] == errors[1] == errors[2]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("demo", [True, False])
def test_the_accounts_of_the_demo_are_named_in_demo_mode_alone(client, settings, demo):
    settings.DEMO = demo
    page = client.get(reverse("sign_in")).content.decode()
    assert ("Nguyễn Thu Hà, Chuyên viên, Ban Tổ chức Tỉnh ủy" in page) is demo


def test_the_directory_is_closed_to_who_is_not_signed_in(client):
    assert client.get(reverse("agencies")).status_code == 302


def test_the_directory_shows_the_tree_and_who_holds_which_post_and_no_plan(client):
    plan = make_plan(items=1)
    client.force_login(person("nguoila"))
    response = client.get(reverse("agencies"))
    (centre,) = response.context["roots"]
    (province,) = centre.below
    assert (centre.agency.code, province.agency.code) == ("tw", "tu")
    assert {node.agency.code for node in province.below} >= {"du-thanh-binh", "du-hoa-an"}
    office = next(node for node in province.bodies if node.agency.code == "btctu")
    assert [(seat.name, seat.people) for seat in office.seats] == [
        ("Trưởng ban", ["Lê Văn Thành"]),
        ("Chuyên viên", ["Nguyễn Thu Hà"]),
    ]
    assert plan.title not in response.content.decode()


def test_the_directory_costs_the_same_with_more_agencies(client):
    client.force_login(person("nguoila"))
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("agencies"))
        costs.append(len(queries))
        made = Agency.objects.create(
            code=f"moi-{number}", level="base", kind="unit", name="Đơn vị mới", short_name="Mới", symbol="M"
        )
        Post.objects.create(agency=made, name="Chuyên viên")
    assert costs[0] == costs[1]


def test_who_acts_for_a_committee_is_led_to_its_rule_of_deciding_and_to_no_other(client):
    client.force_login(User.objects.get(username="soan"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/agencies/").content.decode()
    assert 'href="/regulation/tu/"' in page
    assert page.count("/regulation/") == 1

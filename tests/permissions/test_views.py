import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from permissions.models import Agency, User
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


def test_the_directory_leads_from_the_root_to_who_sits_where_and_shows_no_plan(client):
    plan = make_plan(items=1)
    client.force_login(person("nguoila"))
    first = client.get(reverse("agencies"))
    assert [agency.code for agency in first.context["roots"]] == ["tw"]
    centre = client.get("/agencies/tw/").context["place"]
    assert [agency.code for agency in centre.below] == ["tu"]
    response = client.get("/agencies/tu/")
    province = response.context["place"]
    assert [agency.code for agency in province.way] == ["tw"]
    assert {agency.code for agency in province.below} >= {"du-thanh-binh", "du-hoa-an"}
    office = next(body for body in province.bodies if body.agency.code == "btctu")
    assert [(seat.name, seat.people) for seat in office.seats] == [
        ("Trưởng ban", ["Lê Văn Thành"]),
        ("Chuyên viên", ["Nguyễn Thu Hà"]),
    ]
    for page in (first, response, client.get("/agencies/tu/chart/")):
        assert plan.title not in page.content.decode()


def test_an_agency_is_found_by_parts_of_its_name_or_its_symbol(client):
    client.force_login(person("nguoila"))
    found = {
        words: [agency.code for agency in client.get("/agencies/", {"q": words}).context["found"]]
        for words in ("Thanh Bình Ban Thường", "BTCTU")
    }
    assert found == {"Thanh Bình Ban Thường": ["btv-du-thanh-binh"], "BTCTU": ["btctu"]}


def test_a_committee_with_many_below_shows_fifty_and_then_the_next_with_the_same_queries(client):
    client.force_login(person("nguoila"))
    above = Agency.objects.get(code="du-ubnd")
    costs, seen = [], []
    for size in (1, 60):
        for number in range(size):
            Agency.objects.create(
                code=f"cb-{size}-{number}", level="base", kind="committee", parent=above, name=f"Chi bộ {number}",
                short_name="CB", symbol="CB",
            )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/agencies/du-ubnd/").context["place"]
        costs.append(len(queries))
    seen += [agency.code for agency in page.below]
    second = client.get("/agencies/du-ubnd/", {"after": page.further}).context["place"]
    assert (len(page.below), len(second.below), second.further) == (50, 11, "")
    assert not set(seen) & {agency.code for agency in second.below}
    assert costs[0] == costs[1]


def test_who_acts_for_a_committee_is_led_to_its_rule_of_deciding_and_to_no_other(client):
    client.force_login(User.objects.get(username="soan"), backend="django.contrib.auth.backends.ModelBackend")
    assert 'href="/regulation/tu/"' in client.get("/agencies/tu/").content.decode()
    assert "/regulation/" not in client.get("/agencies/du-hoa-an/").content.decode()

"""Every act on an agency and a person as a browser does it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from permissions.administering.acts import ON_AGENCY, ON_PERSON
from permissions.models import Agency, Appointment, Delegation
from tests.plans import agency, person
from tests.walks import one_entry, untouched

pytestmark = pytest.mark.usefixtures("cast")
TODAY = str(timezone.localdate())
NAMES = {"name": "Ban Dân vận Tỉnh ủy", "short_name": "Ban Dân vận", "symbol": "BDVTU", "order": "5"}


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(person("quantri"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(verb: str) -> tuple[str, dict[str, Any]]:
    """The agency that the act is done on, and what the form holds."""
    post = Appointment.objects.get(user=person("soan")).post.pk
    cases: dict[str, tuple[str, dict[str, Any]]] = {
        "create_agency": (
            "tu",
            NAMES | {"code": "bdvtu", "kind": "advisory", "level": "province", "since": TODAY},
        ),
        "change_agency": ("btctu", NAMES),
        "rename_agency": ("btctu", NAMES | {"since": "2027-01-01", "decision": "QĐ 1"}),
        "move_agency": ("du-hoa-an", {"above": "du-ubnd", "since": TODAY, "decision": "QĐ 2"}),
        "merge_agency": ("bnctu", {"into": "ubkttu", "on": TODAY, "decision": "QĐ 3"}),
        "end_agency": ("tct", {"on": TODAY, "decision": "QĐ 4"}),
        "open_term": ("tu", {"name": "2030 - 2035", "since": "2030-10-01"}),
        "add_post": ("btctu", {"name": "Phó Trưởng ban", "rank": "40"}),
        "set_duties": ("btctu", {"post": post, "own": ["draft"], "elsewhere": "advise@ubkttu"}),
        "appoint": ("btctu", {"post": post, "user": "nguoila", "since": TODAY, "decision": "QĐ 5"}),
        "delegate": (
            "tu",
            {"giver": "vanthu", "taker": "vanphong", "duty": "issue", "since": TODAY, "decision": "GUQ 1"},
        ),
        "add_person": ("btctu", {"username": "moi.ve", "full_name": "Đào Mới Về"}),
        "set_group": (
            "tu",
            {"name": "Các xã", "by_rule": "on", "below": "on", "level": "commune", "members": "tct"},
        ),
    }
    return cases[verb]


@pytest.mark.parametrize("verb", ON_AGENCY)
def test_each_act_on_an_agency_is_offered_filled_in_and_done(client: Client, verb: str) -> None:
    code, data = sent(verb)
    assert f"/agencies/{code}/do/{verb}/" in client.get(f"/agencies/{code}/").content.decode()
    assert client.get(f"/agencies/{code}/do/{verb}/").status_code == 200
    with one_entry(verb):
        answer = client.post(f"/agencies/{code}/do/{verb}/", data)
        assert answer.status_code == 303, answer.context["form"].errors
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("verb", ON_AGENCY)
def test_an_empty_form_says_what_is_missing_and_changes_nothing(client: Client, verb: str) -> None:
    code, _data = sent(verb)
    with untouched():
        page = client.post(f"/agencies/{code}/do/{verb}/", {})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert "This field" not in page.content.decode()


@pytest.mark.parametrize("verb", ON_PERSON)
def test_each_act_on_a_person_is_done(client: Client, verb: str) -> None:
    data = {"full_name": "Nguyễn Thu Hà", "email": "ha@example.test", "reason": "Theo đề nghị."}
    with one_entry(verb):
        answer = client.post(f"/people/soan/do/{verb}/", data)
    if verb == "first_link":
        assert "/sign-in/first/" in answer.content.decode()
    else:
        assert answer["Location"] == "/people/soan/"
    assert client.get("/people/soan/").status_code == 200


def test_what_an_administrator_changes_is_asked_for_a_new_proof_after_a_while(client: Client) -> None:
    from datetime import timedelta

    from freezegun import freeze_time

    with freeze_time(timezone.now() + timedelta(minutes=11)), untouched():
        answer = client.post("/agencies/btctu/do/add_post/", {"name": "Phó Trưởng ban", "rank": "40"})
    assert answer["Location"].startswith("/account/again/")


def test_appointments_and_delegations_are_ended_from_the_persons_page(client: Client) -> None:
    client.post("/agencies/tu/do/delegate/", sent("delegate")[1])
    row = Delegation.objects.get()
    assert f"/people/delegations/{row.pk}/end/" in client.get("/people/vanphong/").content.decode()
    client.post(f"/people/delegations/{row.pk}/end/")
    held = Appointment.objects.get(user=person("soan"))
    client.post(f"/people/appointments/{held.pk}/end/", {"decision": "QĐ 9"})
    row.refresh_from_db()
    held.refresh_from_db()
    assert row.until is not None
    assert held.until is not None
    assert max(row.until, held.until) < timezone.localdate()


def test_a_person_outside_the_branch_is_not_there(client: Client) -> None:
    from permissions.models import Post, User

    far = User.objects.create(username="xa-xoi", full_name="Người Trung ương")
    post = Post.objects.create(agency=agency("tw"), name="Vụ trưởng")
    held = Appointment.objects.create(user=far, post=post, since=date(2026, 1, 1), decision="QĐ")
    nothing = client.get("/people/khong-co/")
    for answer in (client.get("/people/xa-xoi/"), client.get("/people/xa-xoi/do/deactivate/")):
        assert (answer.status_code, answer.content) == (404, nothing.content)
    assert client.post(f"/people/appointments/{held.pk}/end/", {"decision": "x"}).status_code == 404
    assert "xa-xoi" not in client.get("/people/").content.decode()
    assert client.get("/agencies/tw/do/add_post/").status_code == 403


def test_hostile_words_in_any_field_stay_words(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    client.post("/agencies/btctu/do/change_agency/", NAMES | {"name": evil, "short_name": evil})
    client.post("/agencies/btctu/do/add_post/", {"name": evil, "rank": "1"})
    for page in ("/agencies/btctu/", "/agencies/tu/", "/agencies/tu/chart/", "/agencies/?q=script"):
        assert evil not in client.get(page).content.decode()
    assert Agency.objects.get(code="btctu").name == evil

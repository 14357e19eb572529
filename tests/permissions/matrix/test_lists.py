"""Whatever somebody holds: the lists show exactly the things whose pages are there."""

import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.models import Plan, ReceivedDocument, Status
from permissions.duties import Duty
from permissions.models import Agency, Appointment, Post, PostDuty, User
from tests.permissions.matrix.asking import signed_in
from tests.sizes import size
from tests.walks import walk

pytestmark = pytest.mark.usefixtures("cast")
CODES = [
    "tu",
    "btctu",
    "ubkttu",
    "vptu",
    "tt-tu",
    "btv-tu",
    "du-thanh-binh",
    "bxdd-du-thanh-binh",
    "du-hoa-an",
    "tct",
    "tw",
]
HOLDINGS = st.sets(
    st.tuples(st.sampled_from(CODES), st.sampled_from([str(duty) for duty in Duty])), max_size=4
)


def made(held: set[tuple[str, str]]) -> User:
    number = User.objects.count()
    user = User.objects.create(username=f"ngau-nhien-{number}", full_name="Ngẫu Nhiên")
    Authenticator.objects.create(user=user, type="totp", data={})
    for code, duty in held:
        agency = Agency.objects.get(code=code)
        post = Post.objects.create(agency=agency, name=f"{duty} {number}")
        PostDuty.objects.create(post=post, duty=duty, agency=agency)
        Appointment.objects.create(user=user, post=post, since=date(2026, 1, 1), decision="QĐ 1")
    return user


def listed(client: Client, first: str, kind: str) -> set[str]:
    """Every uid that any page of the list names."""
    found: set[str] = set()
    url = first
    while url:
        page = client.get(url).content.decode()
        found |= set(re.findall(rf'href="/{kind}/([0-9a-f-]{{36}})/', page))
        older = re.search(r'href="(\?[^"]*before=[^"]+)"[^>]*rel="next"', page)
        url = f"/{kind}/{older[1].replace('&amp;', '&')}" if older else ""
    return found


def test_the_lists_hold_what_opens_and_nothing_else() -> None:
    for status in (Status.DRAFTING, Status.APPRAISAL, Status.DECIDING, Status.ISSUED):
        walk(status)
    plans = [str(uid) for uid in Plan.objects.values_list("uid", flat=True)]
    arrivals = [str(uid) for uid in ReceivedDocument.objects.values_list("uid", flat=True)]
    assert (len(plans), len(arrivals) >= 4) == (4, True)

    @settings(
        max_examples=size(25, 300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(HOLDINGS)
    def holds(held: set[tuple[str, str]]) -> None:
        user = made(held)
        client = signed_in(user)
        there = {uid for uid in plans if client.get(f"/plans/{uid}/", follow=True).status_code == 200}
        assert listed(client, "/plans/?show=all", "plans") == there, held
        assert {str(uid) for uid in Plan.objects.visible_to(user).values_list("uid", flat=True)} == there
        opens = {uid for uid in arrivals if client.get(f"/received/{uid}/").status_code == 200}
        assert listed(client, "/received/", "received") == opens, held
        inbox = client.get("/").content.decode()
        for address in set(re.findall(r'href="(/(?:plans|received)/[0-9a-f-]{36}/[^"]*)"', inbox)):
            assert client.get(address, follow=True).status_code == 200, (held, address)
        assert {
            str(uid) for uid in ReceivedDocument.objects.visible_to(user).values_list("uid", flat=True)
        } == opens

    holds()

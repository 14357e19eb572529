"""Every address of the product, held against the table by hand of tests/addresses.py."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from drafting.models import Status
from tests.addresses import ADDRESSES, SIGN_IN, Address, arguments, named, url_of
from tests.plans import person
from tests.walks import untouched, walk
from workflow.demo.walk import Walk

pytestmark = pytest.mark.usefixtures("cast")

BY_NAME = {address.name: address for address in ADDRESSES}
SHOWN = [address for address in ADDRESSES if address.shows]
ABOUT_ONE = [address for address in ADDRESSES if address.about and not address.own and not address.entrance]
QUEUES = {
    *("draft_pdf", "ledger_pdf", "compare_pdf", "consolidation_file", "dossier_pdf", "paper_file"),
    *(
        "meeting_pdf",
        "meeting_paper",
        "history_pdf",
        "register_pdf",
        "received_pdf",
        "change_letter",
        "archive",
    ),
}
"""Opening these asks the worker for a file, once for each text; nothing else that is only shown writes."""


def ids(address: Address) -> str:
    return address.name


def signed_in(username: str, **more: Any) -> Client:
    client = Client(**more)
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(named()) == sorted(BY_NAME)


@pytest.mark.parametrize("address", ADDRESSES, ids=ids)
def test_who_has_not_signed_in_is_asked_to_and_learns_nothing(client: Client, address: Address) -> None:
    url = url_of(address, arguments(None, None))
    answer = client.get(url)
    assert answer.status_code == address.anonymous
    if not address.entrance:
        assert answer["Location"] == f"/sign-in/?next={quote(url)}"
        with untouched():
            assert client.post(url, {"turn": 0}).status_code == SIGN_IN


@pytest.mark.parametrize("address", ADDRESSES, ids=ids)
def test_a_method_that_an_address_does_not_have_is_refused(address: Address) -> None:
    client = Client() if address.entrance else signed_in("soan")
    url = url_of(address, arguments(None, None))
    wrong = ["put", "patch", "delete"] * (address.name != "set_language")
    wrong += [] if address.shows or address.name == "set_language" else ["get"]
    wrong += [] if address.changes else ["post"]
    for method in wrong:
        assert getattr(client, method)(url).status_code == HTTPStatus.METHOD_NOT_ALLOWED, method


def hidden_from(username: str, way: Walk) -> None:
    """Each address of this plan and this arrival answers as for nothing, to reading and to writing.

    After as many queries too: no answer takes longer because there is something. `./run bench hidden` measures it.
    """
    client = signed_in(username)
    real, nothing = arguments(way.plan, way.received), arguments(None, None)
    with untouched():
        for address in ABOUT_ONE:
            for method in ["get"] * address.shows + ["post"] * address.changes:
                ends, asked = [], []
                for about in (real, nothing):
                    with CaptureQueriesContext(connection) as queries:
                        ends.append(getattr(client, method)(url_of(address, about)))
                    asked.append(len(queries))
                assert asked[0] == asked[1], (username, address.name, method)
                assert [end.status_code for end in ends] == [404, 404], (username, address.name, method)
                assert ends[0].content == ends[1].content, (username, address.name, method)


def test_a_plan_is_hidden_from_strangers_and_from_advisers_who_are_not_asked_yet() -> None:
    way = walk()
    hidden_from("nguoila", way)
    hidden_from("gopy1", way)


@pytest.fixture
def under_way() -> list[Walk]:
    """One plan that is written, one that is voted on."""
    return [walk(), walk(Status.DECIDING).ballots(agree=2)]


def test_looking_at_any_address_writes_nothing(under_way: list[Walk]) -> None:
    for username in ("soan", "vanphong", "uv1"):
        client = signed_in(username)
        with untouched():
            for way in under_way:
                about = arguments(way.plan, way.received, verb="hand_up")
                for address in SHOWN:
                    if address.name not in QUEUES | CHALLENGES:
                        url = url_of(address, about)
                        assert client.get(url).status_code < 500, (username, url)
                        assert client.head(url).status_code < 500, (username, url)


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
]


CHALLENGES = {"mfa_activate_totp", "mfa_add_webauthn", "mfa_reauthenticate_webauthn"}
"""These keep in the session what the answer to them must fit."""

FOREIGN = ["default-src 'none'", "sandbox"]
"""For a file that came from outside, which is only ever saved."""


def test_every_answer_carries_the_headers_that_protect_it(client: Client, under_way: list[Walk]) -> None:
    soan, way = signed_in("soan"), under_way[0]
    for address in ADDRESSES:
        url = url_of(address, arguments(way.plan, way.received))
        for visitor in (client, soan):
            answer = visitor.get(url)
            missing = HEADERS.items() - dict(answer.headers).items()
            assert not missing, (url, missing)
            policy = answer.headers["Content-Security-Policy"]
            rules = FOREIGN if answer["Content-Type"] == "application/octet-stream" else POLICY
            assert all(rule in policy for rule in rules), (url, policy)
            assert "unsafe" not in policy
            if visitor is soan:
                assert "no-store" in answer.headers["Cache-Control"], url


BY_CODE = "hash_signing"
"""No form and no session: a program speaks to it, and its code alone counts (issuance/test_hash_signing)."""


@pytest.mark.parametrize(
    "address", [address for address in ADDRESSES if address.changes and address.name != BY_CODE], ids=ids
)
def test_a_form_without_its_token_is_refused_with_a_page(address: Address) -> None:
    way = walk()
    client = signed_in("soan", enforce_csrf_checks=True)
    with untouched():
        answer = client.post(url_of(address, arguments(way.plan, way.received, verb="hand_up")), {"turn": 0})
    assert answer.status_code == 403, address.name
    assert "đề nghị" in answer.content.decode().lower()


@pytest.mark.parametrize(
    "way_back", ["https://example.test/", "//example.test/", "/\\example.test", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(client: Client, way_back: str) -> None:
    from tests.seeding import DEMO_PASSWORD

    sent = {"username": "soan", "password": DEMO_PASSWORD, "next": way_back}
    answer = client.post("/sign-in/", sent)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/sign-in/", {"next": way_back})["Location"] == "/"
    chosen = client.post("/language/", {"language": "vi", "next": way_back})
    assert chosen["Location"] == "/"

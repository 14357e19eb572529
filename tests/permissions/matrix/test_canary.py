"""Marks in every text of one committee's plan: nobody who takes no part meets one, in whatever they open."""

import logging
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from drafting.models import Status
from permissions.models import User
from tests.permissions.matrix.asking import signed_in
from tests.permissions.matrix.canary import MARK, crawl, everywhere, mark_everything
from tests.walks import SHORT, walk
from workflow.demo.walk import Walk

pytestmark = [pytest.mark.usefixtures("cast"), pytest.mark.only_on("sqlite")]
STRANGERS = ["xa2", "xa2vanthu", "xa1bithu", "nguoila", "quantri"]
"""Of two communes to which nothing was issued, an agency of the province that is not asked, the administrator."""
TYPED = re.compile(f'value="{MARK}"|[?&;]q={MARK}|“{MARK}”|title="{MARK}"')
"""What the visitor typed comes back to them."""


@pytest.fixture
def marked() -> Walk:
    """A plan that is being voted on, with opinions, findings, comments, files; each text marked."""
    source = SHORT.text().decode().replace("cấp ủy viên", f"cấp ủy viên {MARK}")
    way = walk(Status.DECIDING, text=source.encode())
    way.ballots(agree=3)
    assert mark_everything() > 15
    return way


def without_typed(said: str) -> str:
    return TYPED.sub("", said).replace(f"<title>{MARK}", "")


def met(client: Client, way: Walk) -> list[str]:
    seeds = everywhere(way.plan, way.received)
    return [url for url, said in crawl(client, seeds) if MARK in without_typed(said)]


def test_who_writes_the_plan_meets_the_mark_all_over(marked: Walk) -> None:
    assert len(met(signed_in(User.objects.get(username="soan")), marked)) > 20


@pytest.mark.parametrize("username", STRANGERS)
def test_a_stranger_meets_it_nowhere_and_no_log_or_mail_tells_it(
    marked: Walk, username: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in(User.objects.get(username=username))
    with caplog.at_level(logging.INFO):
        assert met(client, marked) == []
    logged = "\n".join(f"{record.getMessage()} {getattr(record, 'facts', '')}" for record in caplog.records)
    assert MARK not in logged
    assert not mail.outbox


def test_counts_and_choices_of_a_stranger_are_the_same_with_the_plan_and_without(client: Client) -> None:
    """Lists, registers, counts in the navigation: the bytes of every page without arguments stay as they were."""
    strangers = [signed_in(User.objects.get(username=name)) for name in ("xa2", "nguoila", "xa2vanthu")]
    pages = [
        "/",
        "/plans/",
        "/received/",
        "/register/",
        "/follow-up/",
        "/meetings/",
        "/search/?q=kế+hoạch",
        "/plans/begin/",
    ]

    def seen() -> list[Any]:
        return [_bare(client.get(page)) for client in strangers for page in pages]

    before = seen()
    walk(Status.DECIDING).ballots(agree=3)
    assert seen() == before


def _bare(answer: Any) -> str:
    tokens = r'(csrfmiddlewaretoken" value="|X-CSRFToken": "|nonce=")[^"]+|nonce=[^">]+'
    return f"{answer.status_code} {re.sub(tokens, '', answer.content.decode())}"

"""Forms filled with what no person types: each is answered by a page, never by a fault, and no text becomes markup."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from lxml import html

from drafting import editing
from drafting.models import Coverage, Part, Status
from permissions.models import User
from tests.addresses import ADDRESSES, arguments, url_of
from tests.plans import person
from tests.sizes import FULL
from tests.walks import walk
from workflow.demo.walk import Walk
from workflow.models import Comment, Meeting
from workflow.services import advisory, appraisal, deciding, drafting, meetings

pytestmark = pytest.mark.usefixtures("cast")

NASTY = [
    "\0",
    "9" * 30,
    "-1",
    "1e400",
    "99999-12-31T25:61",
    "0000-00-00",
    "\ud7ff\uffff",
    "'\"><b>",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "9999-12-31",
    "0001-01-01T03:00:00+07:00~1",
    "9999-12-31T23:59:59-14:00~1",
    "a" * 25_000,
]
QUERIES = [
    "after",
    "before",
    "edit",
    "answer",
    "rows",
    "series",
    "plan",
    "show",
    "page",
    "shown",
    "next",
    "q",
]


def browser(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def pages(way: Walk, verb: str = "cancel") -> list[str]:
    about = arguments(way.plan, way.received, verb)
    return [url_of(address, about) for address in ADDRESSES if address.shows and address.name != "draft_pdf"]


QUICK = pytest.mark.only_on("sqlite")
"""What PostgreSQL can answer otherwise is tried there too: texts that it cannot store, numbers that it cannot hold."""
VALUES = [value if value in ("\0", "9" * 30) else pytest.param(value, marks=QUICK) for value in NASTY[:-1]]


@pytest.mark.parametrize("value", VALUES)
def test_an_address_with_a_nasty_query_is_answered_by_a_page(value: str) -> None:
    way = walk()
    client = browser("soan")
    query = urlencode(dict.fromkeys(QUERIES, value))
    for url in [*pages(way), *(f"{url}" for url in pages(way, "hand_up")[:1])]:
        assert client.get(f"{url}?{query}").status_code < 500, f"{url}?{query}"


STAGES = {
    Status.DRAFTING: ["soan"],
    Status.ADVISORY_REVIEW: ["gopy1", "truongban"],
    Status.CONSOLIDATING: ["soan"],
    Status.APPRAISAL: ["vanphong"],
    Status.STEERING: ["thuongtruc"],
    Status.DECIDING: ["uv1"],
    Status.SIGNING: ["bithu"],
}


def forms_of(client: Client, url: str) -> list[tuple[str, dict[str, str], list[str]]]:
    """(address, values as shown, names that a person fills) of each form on a page that posts."""
    answer = client.get(url)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return []
    if not answer.content.strip():
        return []  # nobody else writes now
    found = []
    for form in html.fromstring(answer.content.decode()).forms:
        if (form.method or "").upper() == "POST":
            values = {name: value or "" for name, value in form.form_values()}
            names = [n for n in form.fields if n not in ("csrfmiddlewaretoken", "turn")]
            found.append((form.action or url, values, names))
    return [
        row for row in found if resolve(row[0].split("?")[0]).url_name not in ("sign_out", "set_language")
    ]


Sent = set[tuple[str, str, str]]


def fill_with_rubbish(username: str, urls: list[str], sent: Sent) -> None:
    """Each field of each form on these pages with what no person types and with NUL; nothing stays.

    In CI one of the two for each field, by turns.
    """
    client = browser(username)
    for url in urls:
        for action, values, names in forms_of(client, url):
            for name in names:
                if (username, action, name) in sent:
                    continue
                sent.add((username, action, name))
                value = NASTY[len(sent) % len(NASTY)]
                attempts = ({**values, name: value}, {**values, name: "\0"})
                for attempt in attempts if FULL else [attempts[len(sent) // len(NASTY) % 2]]:
                    point = transaction.savepoint()
                    answer = client.post(action, attempt)
                    transaction.savepoint_rollback(point)
                    assert answer.status_code < 500, (username, action, attempt)


AT_LENGTH = {Status.DRAFTING, Status.ADVISORY_REVIEW, Status.DECIDING}
"""Where the forms of the others stand too, or their like."""
EVERY_STAGE = [status if status in AT_LENGTH else pytest.param(status, marks=QUICK) for status in STAGES]


@pytest.mark.parametrize("status", EVERY_STAGE)
def test_no_form_falls_over_what_is_sent_in_it(status: Status) -> None:
    way = walk(status)
    sent: Sent = set()
    verbs = {"bithu": "refuse_to_sign", "thuongtruc": "open_written_round", "truongban": "recall"}
    for username in STAGES[status]:
        fill_with_rubbish(username, pages(way, verbs.get(username, "hand_up")), sent)
    assert sent, "no form was found"


def test_no_form_of_a_meeting_a_paper_ballot_or_a_regulation_falls_over_what_is_sent_in_it() -> None:
    way = walk(Status.STEERING)
    sent: Sent = set()
    fill_with_rubbish("thuongtruc", [f"/plans/{way.plan.uid}/do/put_to_meeting/"], sent)
    meetings.put_to_meeting(
        way.plan,
        by=person("thuongtruc"),
        officer=person("vanphong"),
        held_at=timezone.now() + timedelta(hours=1),
    )
    Meeting.objects.update(held_at=timezone.now() - timedelta(hours=1))
    of_the_plan = [f"/plans/{way.plan.uid}/do/{verb}/" for verb in ("record_vote", "record_interest")]
    fill_with_rubbish("vanphong", [f"/meetings/{Meeting.objects.get().uid}/", *of_the_plan], sent)
    voted_on = walk(Status.DECIDING)
    fill_with_rubbish("vanphong", [f"/plans/{voted_on.plan.uid}/ballot/paper/"], sent)
    fill_with_rubbish("quantri", ["/regulation/tu/"], sent)
    assert len(sent) > 40


SCRIPT = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)> đề nghị"
RAW = ("<script>alert", "<img src=x")


def scripted() -> Walk:
    """A plan that has markup in every text that a person can write, standing before the ballots' closing."""
    User.objects.filter(username__in=["soan", "uv1", "gopy1"]).update(full_name=SCRIPT[:150])
    way = walk()
    soan = person("soan")
    item = way.plan.parts.filter(kind=Part.Kind.ITEM, item_kind=Part.ItemKind.TASK)[0]
    editing.save_part(item, by=soan, edit_number=item.edit_number, text=SCRIPT)
    way.complete_draft()
    answered = Coverage.objects.filter(basis__plan=way.plan).last()
    assert answered is not None
    editing.answer_task(answered, by=soan, answer="not_applicable", reason=SCRIPT)
    plan = way.again()
    editing.save_title(plan, by=soan, edit_number=plan.edit_number, title=f"KẾ HOẠCH {SCRIPT}")
    way.hand_up()
    drafting.hand_back(way.again(), by=person("truongban"), reason=SCRIPT)
    way.hand_up().release_to_advisers()
    advisory.write_opinion(
        way.again(),
        by=person("gopy1"),
        answer="object",
        text=SCRIPT,
        comments=[{"part_uid": item.uid, "text": SCRIPT, "proposed": SCRIPT}],
    )
    advisory.release_opinion(way.again(), by=person("gopy1"))
    way.opinion("btgdvtu").opinion("bnctu")
    for comment in Comment.objects.filter(answer=""):
        advisory.answer_comment(
            way.again(), by=soan, comment=comment.pk, answer="not_accepted", reason=SCRIPT
        )
    way.hand_up().release_to_office()
    finding = appraisal.add_finding(way.again(), by=person("vanphong"), text=SCRIPT, part_uid=item.uid)
    appraisal.settle_finding(way.again(), by=person("vanphong"), finding=finding.pk)
    way.appraise()
    appraisal.hand_back_appraisal(way.again(), by=person("chanhvp"), reason=SCRIPT)
    way.appraise().release_to_steering().open_written_round()
    deciding.send_ballot(way.again(), by=person("uv1"), choice="other", text=SCRIPT)
    return way


@QUICK
def test_text_never_becomes_markup_on_any_page_of_anybody() -> None:
    way = scripted()
    read: dict[str, int] = {}
    crawl(way, read)
    way.ballots(agree=11)
    deciding.send_ballot(way.again(), by=person("uv1"), choice="other", text=SCRIPT)
    way.close()
    line = {"field": "title", "part_uid": "", "text": SCRIPT}
    deciding.approve(way.again(), by=person("thuongtruc"), conclusion=SCRIPT, lines=[line])
    crawl(way, read)
    assert sum(read.values()) > 50, "the text was shown on too few pages to prove anything"


def crawl(way: Walk, read: dict[str, int]) -> None:
    for username in ("soan", "truongban", "gopy1", "vanphong", "thuongtruc", "uv1"):
        client = browser(username)
        for url in pages(way):
            answer: Any = client.get(url)
            if answer.status_code == 200 and not answer.streaming:
                shown = answer.content.decode(errors="replace")
                assert not any(raw in shown for raw in RAW), (username, url)
                read[url] = read.get(url, 0) + ("&lt;script&gt;alert" in shown)

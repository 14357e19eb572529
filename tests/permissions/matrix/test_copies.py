"""Acts and pages of a certified copy, of everybody, before and after it is sent, against a table by hand."""

import pytest
from django.db import transaction
from django.urls import reverse

from drafting.models import Status
from permissions.models import Agency
from records import jobs
from tests.permissions.matrix.asking import signed_in
from tests.permissions.matrix.people import EVERYBODY, Stander, make_everybody
from tests.walks import person, walk
from workflow import refusals
from workflow.copies import RULES, CopyStand
from workflow.models import CertifiedCopy
from workflow.services.copying import certify_copy
from workflow.services.sending_copies import send_copy

pytestmark = pytest.mark.usefixtures("cast")

ACTS = {
    "send_copy": "issue",
    "remind_of_copy": "issue",
    "record_delivery_of_copy": "issue",
    "settle_returned_copy": "issue",
    "send_back_copy": "receive",
    "take_note_of_copy": "receive",
}
"""Verb → the duty of whoever does it: of the copying committee to issue, of a recipient to receive."""
CLOSED_YET = {"settle_returned_copy", "take_note_of_copy"}
"""Given back, or changed, first."""
READERS = {"instruct", "receive"}
"""Of a commune that gets it: who registers it and who instructs on it (drafters and heads belong to its bodies)."""


def a_copy() -> CertifiedCopy:
    """Finished, not sent; to one commune, that of the `foreign` people."""
    below = [Agency.objects.get(code="du-hoa-an")]
    plan = walk(Status.ISSUED).plan
    copy = certify_copy(plan, by=person("vanthu"), kind="own", recipients=[], agencies=below)
    jobs.run_all()
    return CertifiedCopy.objects.get(pk=copy.pk)


def sees(stander: Stander, *, sent: bool) -> bool:
    if stander.way == "foreign":
        return sent and stander.who in READERS
    return stander.way == "own" and stander.who == "issue"


def expected(stander: Stander, verb: str, *, sent: bool) -> object:
    if not sees(stander, sent=sent):
        return refusals.Hidden
    if stander.who != ACTS[verb]:
        return refusals.Refused
    return refusals.Overtaken if verb in CLOSED_YET else None


def test_every_act_has_a_row() -> None:
    assert set(ACTS) == set(RULES)


def test_each_act_is_open_to_whom_the_table_says_before_the_copy_is_sent_and_after() -> None:
    copy = a_copy()
    make_everybody()
    wrong = []
    for sent in (False, True):
        if sent:
            send_copy(copy, by=person("vanthu"))
        for stander in EVERYBODY:
            stand = CopyStand(stander.user, copy)
            assert stand.visible is sees(stander, sent=sent), stander
            found = {verb: stand.can(verb).refusal for verb in ACTS}
            if found != {verb: expected(stander, verb, sent=sent) for verb in ACTS}:
                wrong.append((stander.username, sent, found))
    assert not wrong


PAGES = [
    ("copy", [], {"issue": 200, "instruct": 403, "receive": 403}),
    ("certified_copy", [], {"issue": 200, "instruct": 200, "receive": 200}),
    ("copy_arrival", [], {"issue": 403, "instruct": 403, "receive": 200}),
    ("copy_act", ["send_back_copy"], {"issue": 403, "instruct": 403, "receive": 200}),
    ("copy_act", ["record_delivery_of_copy"], {"issue": 200, "instruct": 403, "receive": 403}),
    ("copy_act", ["close"], {}),
]
"""Address, its arguments behind the number, what it answers to whom; to everybody else it is not there."""


def test_each_page_answers_as_the_table_says_and_is_not_there_for_the_others() -> None:
    copy = a_copy()
    send_copy(copy, by=person("vanthu"))
    make_everybody()
    for stander in EVERYBODY:
        if stander.way != "own" and stander.who not in READERS | {"issue", "draft"}:
            continue
        client = signed_in(stander.user)
        for name, more, answers in PAGES:
            seen = sees(stander, sent=True)
            wanted = answers.get(stander.who, 404) if seen else 404
            with transaction.atomic():
                code = client.get(reverse(name, args=[copy.pk, *more])).status_code
            assert code == (302 if stander.way == "disabled" else wanted), (stander, name, more)

"""Who may not press is told why; who presses twice does it once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from drafting.models import Status
from tests.addresses import ADDRESSES, arguments, url_of
from tests.http_way import Presses, Way
from tests.plans import person
from tests.racing import assert_sound
from tests.walks import SHORT, rows, untouched, walk
from workflow.acts import ACTS
from workflow.models import Comment

pytestmark = pytest.mark.usefixtures("cast")

VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
ELSEWHERE = (
    *("", "received", "page", "verb", "meeting", "meeting_paper", "meeting_number", "committee"),
    *("agency", "sheet", "agency_act", "person", "person_act", "appointment", "series", "copy_act"),
)
"""What is no address of a plan; the verbs come one by one, meetings have tests of their own."""
MEMBER_MAY = {"ballot", "name_secretary", "read"}
"""What a member of the deciding body does: vote, and have read what is put before them."""


def test_every_press_of_somebody_without_the_duty_is_refused_with_its_reason() -> None:
    way = walk(Status.SIGNING)
    comment = Comment.objects.filter(opinion__round__plan=way.plan)[0]
    client = Client()
    client.force_login(person("uv8"), backend="django.contrib.auth.backends.ModelBackend")
    addresses = [
        a for a in ADDRESSES if a.changes and a.about not in ELSEWHERE and not a.entrance and not a.own
    ]
    urls = [url_of(a, arguments(way.plan, way.received)) for a in addresses if a.name not in MEMBER_MAY]
    act = next(a for a in ADDRESSES if a.name == "act")
    urls += [url_of(act, arguments(way.plan, way.received, verb)) for verb in ACTS]
    with untouched():
        for url in urls:
            answer = client.post(url, {"turn": way.again().turn, "comment": comment.pk})
            assert answer.status_code == 403, (url, answer.status_code)
            reason = answer.context["reason"]
            assert VIETNAMESE.search(reason), (url, reason)


class Twice(Presses):
    """Sends every form a second time, as a double click does; keeps the addresses where that wrote something."""

    def __init__(self) -> None:
        super().__init__()
        self.wrote: set[str] = set()
        self.answers: dict[str, int] = {}

    def post(self, username: str, url: str, data: dict[str, Any]) -> Any:
        first = super().post(username, url, data)
        if "file" in data:
            data["file"].seek(0)
        stood = rows()
        second = self.client(username).post(url, data)
        name = resolve(url).url_name or ""
        self.answers[f"{name} {resolve(url).kwargs.get('verb', '')}".strip()] = second.status_code
        if rows() != stood:
            self.wrote.add(name)
        return first


REPEATABLE = {"ballot", "consolidation", "record_checklist", "answer_task", "recipients"}
"""Where saying the same again is saying it, not doing it: each keeps one row however often it is sent."""


def test_every_form_of_the_way_sent_twice_has_one_effect_and_leads_back() -> None:
    way = Way(SHORT.text(), "ke-hoach.txt", Twice())
    for step in way.steps():
        step()
    assert isinstance(way.press, Twice)
    others = {name: code for name, code in way.press.answers.items() if code != 303}
    assert not others
    assert way.press.wrote <= REPEATABLE
    plan = way.plan
    plan.refresh_from_db()
    assert plan.status == Status.ISSUED
    assert [comment.answer for opinion in _opinions(way) for comment in opinion.comments.all()] == [
        "accepted"
    ] * 3
    assert plan.decision_rounds.get().members.filter(ballot__isnull=False).count() == 11
    assert_sound()


def _opinions(way: Way) -> Any:
    return way.plan.advisory_rounds.get().opinions.prefetch_related("comments")

"""Many hands at the same instant, on PostgreSQL: exactly one outcome each time.

14 advisers, the last two ballots, 20 equal posts: 10, 40 and 10 times in CI; 50, 200 and 50 times in `./run prove`.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from drafting.models import Plan, Status
from permissions.models import Agency, Appointment, Post, PostDuty, User
from records.models import AuditEntry
from tests.plans import agency, make_plan, person
from tests.racing import assert_sound, at_once
from tests.sizes import size
from tests.workflow.procedure.model import MEMBERS
from workflow.checklist import POINTS
from workflow.models import Awaited, Ballot, DecisionRound, Opinion
from workflow.services import advisory, appraisal, deciding, drafting

pytestmark = [
    pytest.mark.usefixtures("committing_cast"),
    pytest.mark.proof,
    pytest.mark.only_on("postgres"),
]

ASKED, POSTS = 14, 20


def entries(plan: Plan, verb: str) -> "Any":
    return AuditEntry.objects.filter(subject=plan.subject, verb=verb)


def advising_agencies() -> list[tuple[Agency, User]]:
    """Fourteen bodies of the province, each with its head."""
    found = []
    for number in range(ASKED):
        body = Agency.objects.create(
            code=f"ban{number}",
            level="province",
            kind="advisory",
            parent=agency("tu"),
            committee=agency("tu"),
            name=f"Ban số {number} Tỉnh ủy",
            short_name=f"Ban số {number}",
            symbol=f"B{number}TU",
        )
        post = Post.objects.create(agency=body, name="Trưởng ban")
        for duty in ("advise", "release"):
            PostDuty.objects.create(post=post, duty=duty, agency=body)
        head = User.objects.create(username=f"ban{number}", full_name=f"Đồng Văn Ban {number}")
        Appointment.objects.create(user=head, post=post, since=date(2025, 10, 1))
        found.append((body, head))
    return found


def test_fourteen_advisers_at_the_same_instant_close_the_round_once() -> None:
    asked = advising_agencies()
    for _round in range(size(10, 50)):
        plan = make_plan(items=1)
        drafting.hand_up(plan, by=person("soan"))
        drafting.release_to_advisers(
            plan,
            by=person("truongban"),
            agencies=[body for body, _head in asked],
            due_on=timezone.localdate() + timedelta(days=5),
        )
        Opinion.objects.filter(round__plan=plan).update(answer="agree")
        ends = at_once(*(_released(plan, head) for _body, head in asked))
        assert not [end for end in ends if isinstance(end, BaseException)]
        assert Opinion.objects.filter(round__plan=plan, released_at__isnull=False).count() == ASKED
        closed = ["closed_round" in entry.detail for entry in entries(plan, "release_opinion").order_by("pk")]
        assert closed == [False] * (ASKED - 1) + [True]
        assert Plan.objects.get(pk=plan.pk).status == Status.CONSOLIDATING
        assert Awaited.objects.filter(plan=plan, act="hand_up", done_at=None).count() == 1
    assert_sound()


def _released(plan: Plan, head: User) -> Callable[[], None]:
    return lambda: advisory.release_opinion(plan, by=head)


def before_the_members() -> Plan:
    """A plan of one task in an open written round."""
    plan = make_plan(items=1)
    drafting.hand_up(plan, by=person("soan"))
    drafting.release_to_office(plan, by=person("truongban"))
    appraisal.record_checklist(plan, by=person("vanphong"), results=dict.fromkeys(POINTS, ("fits", "")))
    appraisal.hand_up_appraisal(plan, by=person("vanphong"))
    appraisal.release_to_steering(plan, by=person("chanhvp"))
    deciding.open_written_round(
        plan,
        by=person("thuongtruc"),
        closes_at=timezone.now() + timedelta(days=1),
        officer=person("vanphong"),
    )
    return plan


def test_the_last_two_ballots_at_the_same_instant_are_both_counted_once() -> None:
    for round_ in range(size(40, 200)):
        plan = before_the_members()
        # Five for, four against: whichever of the two comes last, the sixth vote decides.
        for index, name in enumerate(MEMBERS[:9]):
            _voted(plan, name, "agree" if index < 5 else "disagree")()
        ends = at_once(
            _voted(plan, MEMBERS[9], "agree"), _voted(plan, MEMBERS[10], "agree" if round_ % 2 else "other")
        )
        assert not [end for end in ends if isinstance(end, BaseException)]
        assert list(Awaited.objects.filter(plan=plan, done_at=None).values_list("act", flat=True)) == [
            "close_written_round"
        ]
        closings = at_once(*[lambda plan=plan: deciding.close_written_round(plan, by=person("vanphong"))] * 2)
        assert sum(isinstance(end, DecisionRound) for end in closings) == 1
        closed = DecisionRound.objects.get(plan=plan)
        assert Ballot.objects.filter(member__round=closed).count() == len(MEMBERS)
        assert closed.outcome == "passed"
        assert entries(plan, "close_written_round").count() == 1
    assert_sound()


def _voted(plan: Plan, name: str, choice: str) -> Callable[[], Ballot]:
    member, text = person(name), "" if choice == "agree" else "Cần làm rõ."
    return lambda: deciding.send_ballot(plan, by=member, choice=choice, text=text)


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(person(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_twenty_equal_posts_at_once_have_one_effect_and_every_answer_leads_back() -> None:
    for _round in range(size(10, 50)):
        plan = make_plan(items=1)
        clients = [signed_in("soan") for _n in range(POSTS)]
        page, form = f"/plans/{plan.uid}/do/hand_up/", {"turn": plan.turn}
        ends = at_once(*(_posted(client, page, form) for client in clients))
        assert [getattr(end, "status_code", end) for end in ends] == [303] * POSTS
        assert entries(plan, "hand_up").count() == 1
        assert plan.revisions.count() == 1
        assert Awaited.objects.filter(plan=plan, done_at=None).count() == 1
    plan = before_the_members()
    clients = [signed_in("uv1") for _n in range(POSTS)]
    ends = at_once(
        *(_posted(client, f"/plans/{plan.uid}/ballot/", {"choice": "agree"}) for client in clients)
    )
    assert [getattr(end, "status_code", end) for end in ends] == [303] * POSTS
    assert Ballot.objects.filter(member__round__plan=plan).count() == 1
    assert [entry.detail["first"] for entry in entries(plan, "send_ballot")].count(True) == 1
    assert_sound()


def _posted(client: Client, page: str, form: dict[str, Any]) -> Callable[[], Any]:
    return lambda: client.post(page, form)

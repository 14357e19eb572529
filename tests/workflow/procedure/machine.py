"""Any order of presses, by the right person or the wrong one, early, late or twice, with crashes and time between."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from unittest import mock

from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from drafting.models import Part, Participation, Plan, Revision
from permissions.models import Appointment, Delegation, Term
from records.models import AuditEntry
from tests.plans import agency, make_plan, person
from tests.workflow.procedure.model import ADVISERS, MEMBERS, OWNERS, SIDE_BY_SIDE, Model
from tests.workflow.procedure.pressing import Way, by_http, by_services
from workflow.lifecycle import faults
from workflow.models import (
    AdvisoryRound,
    Attendance,
    Awaited,
    Ballot,
    CheckedPoint,
    Comment,
    ConclusionLine,
    DecisionRound,
    EditorialChange,
    Issuance,
    Meeting,
    Member,
    Opinion,
    Return,
)
from workflow.services.advisory import close_overdue_rounds

PEOPLE = sorted({*(who for people in OWNERS.values() for who in people), "vanthu", "nguoila", "gopy3"})
VERBS = sorted(OWNERS)
CHOICES = strategies.sampled_from(["agree", "agree", "agree", "disagree", "other"])
ACTED_ON = (
    *(Plan, Part, Participation, Revision, Awaited, AuditEntry, AdvisoryRound, Opinion, Comment, Return),
    *(DecisionRound, Member, Ballot, ConclusionLine, Issuance, Meeting, Attendance, CheckedPoint),
    EditorialChange,
)
AHEAD: dict[str, list[str]] = {
    "drafting": ["release_to_advisers", "hand_up"],
    "advisory_review": ["write_opinion", "release_opinion"],
    "consolidating": ["release_to_office", "answer_comment", "hand_up"],
    "appraisal": ["release_to_steering", "hand_up_appraisal", "record_checklist"],
    "steering": ["open_written_round"],
    "deciding": [
        "send_ballot",
        "close_written_round",
        "record_attendance",
        "record_vote",
        "approve",
        "return_from_deciding",
    ],
    "finalising": ["initial", "tick_line", "release_final", "hand_up"],
}
POSSIBLE: dict[str, list[str]] = {
    "drafting": ["edit", "hand_up", "hand_back", "release_to_advisers", "release_to_office"],
    "advisory_review": [
        *("write_opinion", "release_opinion", "extend_adviser", "withdraw_adviser", "recall"),
    ],
    "consolidating": [
        *("edit", "answer_comment", "hand_up", "hand_back", "write_opinion", "release_opinion"),
        *("release_to_advisers", "release_to_office"),
    ],
    "appraisal": [
        *("record_checklist", "hand_up_appraisal", "return_from_appraisal", "hand_back_appraisal"),
        "release_to_steering",
    ],
    "steering": ["open_written_round", "put_to_meeting", "return_from_steering"],
    "deciding": [
        *("send_ballot", "close_written_round", "record_attendance", "record_vote", "put_to_meeting"),
        *("return_from_deciding", "approve"),
    ],
    "finalising": ["hand_up", "hand_back", "ask_for_more", "release_final", "tick_line", "initial"],
}
"""Status → what can be done there, by whoever may."""


def written() -> list[Any]:
    """Every row that an act may touch; all tables of the product would take too long to read at each press."""
    found = []
    with connection.cursor() as cursor:
        for model in ACTED_ON:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY id")
            found.append(cursor.fetchall())
    return found


class Crash(Exception):
    """The process ends here."""


@contextmanager
def crashing() -> Iterator[None]:
    """Whoever is about to write the trail dies instead: that is the last thing in every transaction."""
    with mock.patch("records.audit.append", side_effect=Crash):
        yield


class Lifecycle(RuleBasedStateMachine):
    """One plan, its eleven members, two advisers; every example is rolled back."""

    way: Way = staticmethod(by_services)

    @initialize(steps=strategies.integers(0, 12), choice=CHOICES)
    def begin(self, steps: int, choice: str) -> None:
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.plan = make_plan(items=1)
        self.model = Model()
        self.entries = AuditEntry.objects.count()
        self.done: list[tuple[str, str, int]] = []
        for _step in range(steps):
            self.one_step_further(choice)

    def teardown(self) -> None:
        if hasattr(self, "rolled_back"):
            transaction.set_rollback(True)
            self.rolled_back.__exit__(None, None, None)

    @property
    def now(self) -> Plan:
        return Plan.objects.select_related("process").get(pk=self.plan.pk)

    def press(self, verb: str, who: str, *, turn: int | None = None, choice: str = "agree") -> bool:
        """Try it; what was done must be what the model allows, and a refusal must have left nothing behind."""
        before = self.now
        stood = written()
        if not self.way(verb, before, who, turn, choice):
            assert written() == stood, f"{verb} by {who} was refused and left a trace"
            return False
        self.model.apply(verb, who, choice)
        added = AuditEntry.objects.order_by("-pk")[: AuditEntry.objects.count() - self.entries]
        expected = "save_part" if verb == "edit" else verb
        assert [entry.verb for entry in added] == [expected]
        self.entries += 1
        self.done.append((verb, who, before.turn))
        return True

    def owner(self, verb: str, index: int) -> str:
        who = sorted(OWNERS[verb], key=[*MEMBERS, *ADVISERS, *PEOPLE].index)
        return who[index % len(who)]

    @rule(pick=strategies.integers(0, 40), index=strategies.integers(0, 10), choice=CHOICES)
    def the_right_person_presses_what_the_status_offers(self, pick: int, index: int, choice: str) -> None:
        likely = POSSIBLE.get(self.model.status, VERBS)
        verb = likely[pick % len(likely)]
        self.press(verb, self.owner(verb, index), turn=self.now.turn, choice=choice)

    @rule(steps=strategies.integers(1, 8), choice=CHOICES)
    def the_plan_is_taken_further(self, steps: int, choice: str) -> None:
        """The straight way, so that examples reach the late statuses."""
        for _step in range(steps):
            self.one_step_further(choice)

    def one_step_further(self, choice: str) -> None:
        """`choice`: how the first half votes; who would say something else is heard at a meeting."""
        ahead = AHEAD.get(self.model.status, [])
        if self.model.status == "steering" and choice == "other":
            ahead = ["put_to_meeting"]
        for verb in ahead:
            count = len(OWNERS[verb]) if verb == "send_ballot" or verb.endswith("opinion") else 1
            done = [
                self.press(verb, self.owner(verb, index), choice=choice if index * 2 < count else "agree")
                for index in range(count)
            ]
            further = {"write_opinion", "send_ballot", "close_written_round", "record_attendance"}
            if any(done) and verb not in further:
                return

    @rule(verb=strategies.sampled_from(VERBS), who=strategies.sampled_from(PEOPLE), choice=CHOICES)
    def anybody_presses_anything(self, verb: str, who: str, choice: str) -> None:
        self.press(verb, who, choice=choice)

    @rule(index=strategies.integers(0, 10), choice=CHOICES)
    def a_member_changes_the_ballot(self, index: int, choice: str) -> None:
        self.press("send_ballot", MEMBERS[index], choice=choice)

    @rule(pick=strategies.integers(0, 60))
    def an_earlier_request_is_sent_again(self, pick: int) -> None:
        """A double click (0), or a page that was shown long ago: refused where the plan has gone on since."""
        if self.done:
            verb, who, turn = self.done[-1 - pick % len(self.done)]
            if self.press(verb, who, turn=turn if pick else None):
                assert verb in SIDE_BY_SIDE, verb

    @rule(pick=strategies.integers(0, 40), index=strategies.integers(0, 10))
    def a_page_from_before_the_last_act_is_sent(self, pick: int, index: int) -> None:
        verbs = [verb for verb in VERBS if verb not in SIDE_BY_SIDE]
        verb = verbs[pick % len(verbs)]
        assert not self.press(verb, self.owner(verb, index), turn=self.now.turn - 1)

    @rule(pick=strategies.integers(0, 40), index=strategies.integers(0, 10), choice=CHOICES)
    def the_process_dies_in_the_middle(self, pick: int, index: int, choice: str) -> None:
        likely = POSSIBLE.get(self.model.status, VERBS)
        verb, stood = likely[pick % len(likely)], written()
        try:
            with crashing(), transaction.atomic():
                self.way(verb, self.now, self.owner(verb, index), None, choice)
                raise Crash
        except Crash:
            pass
        assert written() == stood, f"{verb} left something behind when it died"

    @rule(what=strategies.sampled_from(["delegate", "revoke", "time", "time", "post", "term"]))
    def something_happens_around_it(self, what: str) -> None:
        {
            "delegate": self.the_head_of_the_office_delegates,
            "revoke": self.the_delegation_is_revoked,
            "time": self.time_passes,
            "post": self.the_post_of_a_member_ends,
            "term": self.a_new_term_begins,
        }[what]()

    def the_head_of_the_office_delegates(self) -> None:
        if not self.model.delegated:
            today = timezone.localdate()
            Delegation.objects.create(
                giver=person("chanhvp"),
                taker=person("vanphong"),
                agency=agency("vptu"),
                duty="release",
                since=today,
                until=today + timedelta(days=3),
                decision="Quyết định số 01-QĐ/VPTU",
            )
            self.model.delegated = True

    def the_delegation_is_revoked(self) -> None:
        Delegation.objects.all().update(until=timezone.localdate() - timedelta(days=1))
        self.model.delegated = False

    def time_passes(self) -> None:
        """Due dates and closing times are over; the sweep closes what is to be closed."""
        yesterday = timezone.localdate() - timedelta(days=1)
        AdvisoryRound.objects.filter(closed_at=None).update(due_on=yesterday)
        Opinion.objects.filter(round__closed_at=None).update(due_on=yesterday)
        open_rounds = DecisionRound.objects.filter(closed_at=None, way=DecisionRound.Way.WRITTEN)
        open_rounds.update(closes_at=timezone.now())
        closed = close_overdue_rounds()
        assert closed == (self.model.status == "advisory_review")
        self.entries += closed
        self.model.time_passes()

    def the_post_of_a_member_ends(self) -> None:
        """The base stays the roster at opening; a ballot that was sent before counts."""
        round_ = self.model.round
        if round_ is not None and not self.model.gone:
            who = MEMBERS[-1]
            yesterday = timezone.localdate() - timedelta(days=1)
            Appointment.objects.filter(user__username=who).update(until=yesterday)
            self.model.gone.add(who)

    def a_new_term_begins(self) -> None:
        """Nothing of a plan under way changes by it."""
        stood, since = written(), date(2026, 11, 1)
        Term.objects.get_or_create(agency=agency("tu"), since=since, defaults={"name": "2026 - 2031"})
        assert written() == stood

    @invariant()
    def the_plan_stands_where_the_model_says(self) -> None:
        if hasattr(self, "plan"):
            plan = self.now
            assert plan.status == self.model.status
            assert faults() == []

    @invariant()
    def the_votes_stored_are_the_votes_of_the_model(self) -> None:
        if not hasattr(self, "plan"):
            return
        rounds = list(DecisionRound.objects.filter(plan=self.plan).order_by("number"))
        assert len(rounds) == len(self.model.rounds)
        for stored, meant in zip(rounds, self.model.rounds, strict=True):
            votes = Ballot.objects.filter(member__round=stored)
            assert dict(votes.values_list("member__user__username", "choice")) == meant.votes
            assert stored.outcome == meant.outcome

    @invariant()
    def one_opinion_of_each_agency_counts(self) -> None:
        if not hasattr(self, "plan") or not self.model.opinions:
            return
        last = AdvisoryRound.objects.filter(plan=self.plan, recalled=False).last()
        assert last is not None
        rows = Opinion.objects.filter(round=last, withdrawn_at=None)
        stored = {code: at is not None for code, at in rows.values_list("agency__code", "released_at")}
        assert stored == self.model.opinions


class HttpLifecycle(Lifecycle):
    """The same over HTTP: what a browser sends, to the addresses that it knows."""

    way = staticmethod(by_http)


def tried(examples: int, steps: int) -> settings:
    """A failure is told as it was found: making it shorter takes minutes, and its steps say enough."""
    return settings(
        phases=[Phase.generate],
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )

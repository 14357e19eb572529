"""Any order of presses, by the right person or the wrong one, early, late or twice: the model below says what moves.

The model knows nothing of rules, awaited rows or flows: it is the lifecycle as the architecture tells it.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from drafting.models import Part, Participation, Plan, Revision, Status
from permissions.models import User
from records.models import AuditEntry
from tests.plans import agency, make_plan, person
from tests.sizes import size
from workflow.checklist import POINTS
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
    Issuance,
    Meeting,
    Member,
    Opinion,
    Return,
)
from workflow.refusals import NotDone
from workflow.services import advisers, advisory, appraisal, deciding, drafting, finalising, meetings

pytestmark = [pytest.mark.usefixtures("cast"), pytest.mark.proof]

EXAMPLES, STEPS = size(15, 400), size(20, 60)
ADVISERS = {"gopy1": "ubkttu", "gopy2": "btgdvtu"}
MEMBERS = ("bithu", "thuongtruc", "truongban", *(f"uv{n}" for n in range(1, 9)))
PEOPLE = (
    "soan",
    "truongban",
    "gopy1",
    "gopy2",
    "vanphong",
    "chanhvp",
    "thuongtruc",
    "uv1",
    "vanthu",
    "nguoila",
)

S = Status
MOVES: dict[str, tuple[set[str], set[str]]] = {
    "hand_up": ({S.DRAFTING, S.CONSOLIDATING, S.FINALISING}, set()),
    "hand_back": ({S.DRAFTING, S.CONSOLIDATING, S.FINALISING}, set()),
    "release_to_advisers": ({S.DRAFTING, S.CONSOLIDATING}, {S.ADVISORY_REVIEW}),
    "release_to_office": ({S.DRAFTING, S.CONSOLIDATING}, {S.APPRAISAL}),
    "recall": ({S.ADVISORY_REVIEW}, {S.DRAFTING, S.CONSOLIDATING}),
    "write_opinion": ({S.ADVISORY_REVIEW, S.CONSOLIDATING}, set()),
    "release_opinion": ({S.ADVISORY_REVIEW, S.CONSOLIDATING}, {S.ADVISORY_REVIEW, S.CONSOLIDATING}),
    "extend_adviser": ({S.ADVISORY_REVIEW}, set()),
    "withdraw_adviser": ({S.ADVISORY_REVIEW}, {S.ADVISORY_REVIEW, S.CONSOLIDATING}),
    "answer_comment": ({S.CONSOLIDATING}, set()),
    "return_from_appraisal": ({S.APPRAISAL}, {S.DRAFTING, S.CONSOLIDATING}),
    "record_checklist": ({S.APPRAISAL}, set()),
    "hand_up_appraisal": ({S.APPRAISAL}, set()),
    "hand_back_appraisal": ({S.APPRAISAL}, set()),
    "release_to_steering": ({S.APPRAISAL}, {S.STEERING}),
    "return_from_steering": ({S.STEERING}, {S.DRAFTING, S.CONSOLIDATING}),
    "open_written_round": ({S.STEERING}, {S.DECIDING}),
    "put_to_meeting": ({S.STEERING, S.DECIDING}, {S.DECIDING}),
    "record_attendance": ({S.DECIDING}, set()),
    "record_vote": ({S.DECIDING}, set()),
    "send_ballot": ({S.DECIDING}, set()),
    "close_written_round": ({S.DECIDING}, set()),
    "return_from_deciding": ({S.DECIDING}, {S.DRAFTING, S.CONSOLIDATING}),
    "approve": ({S.DECIDING}, {S.FINALISING}),
    "release_final": ({S.FINALISING}, set()),
    "ask_for_more": ({S.FINALISING}, {S.STEERING}),
    "tick_line": ({S.FINALISING}, set()),
    "initial": ({S.FINALISING}, {S.SIGNING}),
}
"""Act → the statuses in which it may be done, those to which it may lead (empty: the status stays)."""

WHO = {
    "hand_up": "soan",
    "answer_comment": "soan",
    "hand_back": "truongban",
    "release_to_advisers": "truongban",
    "release_to_office": "truongban",
    "recall": "truongban",
    "extend_adviser": "truongban",
    "withdraw_adviser": "truongban",
    "release_final": "truongban",
    "ask_for_more": "truongban",
    "return_from_appraisal": "vanphong",
    "record_checklist": "vanphong",
    "hand_up_appraisal": "vanphong",
    "close_written_round": "vanphong",
    "tick_line": "vanphong",
    "record_attendance": "vanphong",
    "record_vote": "vanphong",
    "hand_back_appraisal": "chanhvp",
    "release_to_steering": "chanhvp",
    "initial": "chanhvp",
    "return_from_steering": "thuongtruc",
    "open_written_round": "thuongtruc",
    "put_to_meeting": "thuongtruc",
    "return_from_deciding": "thuongtruc",
    "approve": "thuongtruc",
}
REASON = {"reason": "Đề nghị hoàn chỉnh."}

Press = Callable[[Plan, User, int | None], Any]


def asked(plan: Plan) -> int:
    """A comment that is not answered; 0 where there is none."""
    rows = Comment.objects.filter(opinion__round__plan=plan, answer="").order_by("pk")
    return rows.values_list("pk", flat=True).first() or 0


def untouched_line(plan: Plan) -> int:
    rows = ConclusionLine.objects.filter(plan=plan, ticked_at=None).order_by("pk")
    return rows.values_list("pk", flat=True).first() or 0


def attend(plan: Plan, by: User) -> None:
    """The hour of the newest round's meeting has come, and nine members are there."""
    round_ = plan.decision_rounds.last()
    if round_ is None or round_.meeting is None or round_.closed_at is not None:
        raise NotDone("no meeting")
    rows = list(round_.meeting.attendances.all())
    meetings.record_attendance(
        round_.meeting,
        by=by,
        edit_number=round_.meeting.edit_number,
        present={row.pk: index < 9 for index, row in enumerate(rows)},
        reasons={},
        chair=rows[0].pk,
    )
    Meeting.objects.filter(pk=round_.meeting.pk).update(held_at=timezone.now() - timedelta(hours=1))


PRESSES: dict[str, Press] = {
    "hand_up": lambda plan, by, turn: drafting.hand_up(plan, by=by, turn=turn),
    "hand_back": lambda plan, by, turn: drafting.hand_back(plan, by=by, turn=turn, **REASON),
    "release_to_advisers": lambda plan, by, turn: drafting.release_to_advisers(
        plan,
        by=by,
        turn=turn,
        agencies=[agency(code) for code in ADVISERS.values()],
        due_on=timezone.localdate() + timedelta(days=3),
    ),
    "release_to_office": lambda plan, by, turn: drafting.release_to_office(plan, by=by, turn=turn),
    "recall": lambda plan, by, turn: drafting.recall(plan, by=by, turn=turn, **REASON),
    "write_opinion": lambda plan, by, turn: advisory.write_opinion(
        plan, by=by, answer="object", text="Cần làm rõ nguồn lực.", comments=[]
    ),
    "release_opinion": lambda plan, by, turn: advisory.release_opinion(plan, by=by, turn=turn),
    "extend_adviser": lambda plan, by, turn: advisers.extend_adviser(
        plan, by=by, agency=agency("ubkttu"), due_on=timezone.localdate() + timedelta(days=9)
    ),
    "withdraw_adviser": lambda plan, by, turn: advisers.withdraw_adviser(
        plan, by=by, agency=agency("btgdvtu"), reason="Không thuộc lĩnh vực."
    ),
    "answer_comment": lambda plan, by, turn: advisory.answer_comment(
        plan, by=by, comment=asked(plan), answer="accepted"
    ),
    "return_from_appraisal": lambda plan, by, turn: appraisal.return_from_appraisal(
        plan, by=by, turn=turn, **REASON
    ),
    "record_checklist": lambda plan, by, turn: appraisal.record_checklist(
        plan, by=by, results=dict.fromkeys(POINTS, ("fits", ""))
    ),
    "hand_up_appraisal": lambda plan, by, turn: appraisal.hand_up_appraisal(plan, by=by, turn=turn),
    "hand_back_appraisal": lambda plan, by, turn: appraisal.hand_back_appraisal(
        plan, by=by, turn=turn, **REASON
    ),
    "release_to_steering": lambda plan, by, turn: appraisal.release_to_steering(plan, by=by, turn=turn),
    "return_from_steering": lambda plan, by, turn: deciding.return_from_steering(
        plan, by=by, turn=turn, **REASON
    ),
    "open_written_round": lambda plan, by, turn: deciding.open_written_round(
        plan, by=by, turn=turn, closes_at=timezone.now() + timedelta(days=2), officer=person("vanphong")
    ),
    "put_to_meeting": lambda plan, by, turn: meetings.put_to_meeting(
        plan, by=by, turn=turn, held_at=timezone.now() + timedelta(hours=2), officer=person("vanphong")
    ),
    "record_attendance": lambda plan, by, turn: attend(plan, by),
    "record_vote": lambda plan, by, turn: meetings.record_vote(
        plan, by=by, turn=turn, agree=7, disagree=2, other=0
    ),
    "send_ballot": lambda plan, by, turn: deciding.send_ballot(plan, by=by, choice="agree"),
    "close_written_round": lambda plan, by, turn: deciding.close_written_round(plan, by=by, turn=turn),
    "return_from_deciding": lambda plan, by, turn: deciding.return_from_deciding(
        plan, by=by, turn=turn, **REASON
    ),
    "approve": lambda plan, by, turn: deciding.approve(
        plan,
        by=by,
        turn=turn,
        conclusion="Thông qua.",
        lines=[{"field": "title", "part_uid": "", "text": "Rút gọn trích yếu."}],
    ),
    "ask_for_more": lambda plan, by, turn: finalising.ask_for_more(plan, by=by, turn=turn, **REASON),
    "release_final": lambda plan, by, turn: finalising.release_final(plan, by=by, turn=turn),
    "tick_line": lambda plan, by, turn: finalising.tick_line(plan, by=by, line=untouched_line(plan)),
    "initial": lambda plan, by, turn: finalising.initial(plan, by=by, turn=turn),
}
TURNLESS = {
    "write_opinion",
    "release_opinion",
    "extend_adviser",
    "withdraw_adviser",
    "answer_comment",
    "record_checklist",
    "send_ballot",
    "tick_line",
    "record_attendance",
}
"""Acts that any number of people do side by side: another's act does not make their page stale."""


ACTED_ON = (
    *(Plan, Part, Participation, Revision, Awaited, AuditEntry, AdvisoryRound, Opinion, Comment, Return),
    *(DecisionRound, Member, Ballot, ConclusionLine, Issuance, Meeting, Attendance, CheckedPoint),
)


def written() -> list[list[Any]]:
    """Every row that an act may touch; all tables of the product would take too long to read at each press."""
    return [list(model.objects.order_by("pk").values_list()) for model in ACTED_ON]


class Lifecycle(RuleBasedStateMachine):
    """One plan, its eleven members, two advisers; every example is rolled back."""

    @initialize()
    def begin(self) -> None:
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.plan = make_plan(items=1)
        self.entries = AuditEntry.objects.count()
        self.last: tuple[str, str] | None = None

    def teardown(self) -> None:
        if hasattr(self, "rolled_back"):
            transaction.set_rollback(True)
            self.rolled_back.__exit__(None, None, None)

    @property
    def now(self) -> Plan:
        return Plan.objects.select_related("process").get(pk=self.plan.pk)

    def press(self, verb: str, username: str, *, turn: int | None = None) -> bool:
        """Try it; what happened must be what the model allows, and a refusal must have left nothing behind."""
        before, stood = self.now, written()
        try:
            PRESSES[verb](before, person(username), turn)
        except NotDone:
            assert written() == stood, f"{verb} by {username} was refused and left a trace"
            return False
        after = self.now
        sources, targets = MOVES[verb]
        assert before.status in sources, f"{verb} was taken in {before.status}"
        assert after.status in (targets or {before.status}), f"{verb} led to {after.status}"
        added = AuditEntry.objects.order_by("-pk")[: AuditEntry.objects.count() - self.entries]
        assert [entry.verb for entry in added] == [verb]
        self.entries += 1
        self.last = (verb, username)
        return True

    def owner(self, verb: str, index: int) -> str:
        if verb in ("write_opinion", "release_opinion"):
            return list(ADVISERS)[index % 2]
        return MEMBERS[index] if verb == "send_ballot" else WHO[verb]

    def likely(self) -> list[str]:
        return [verb for verb, (sources, _targets) in MOVES.items() if self.now.status in sources]

    @rule(pick=strategies.integers(0, 20), index=strategies.integers(0, 10))
    def the_right_person_presses_what_the_status_offers(self, pick: int, index: int) -> None:
        verbs = self.likely()
        if verbs:
            verb = verbs[pick % len(verbs)]
            self.press(verb, self.owner(verb, index), turn=self.now.turn)

    @rule()
    def the_plan_is_taken_one_step_further(self) -> None:
        """The straight way, so that examples reach the late statuses."""
        ahead: dict[str, list[str]] = {
            S.DRAFTING: ["release_to_advisers", "hand_up"],
            S.ADVISORY_REVIEW: ["write_opinion", "release_opinion"],
            S.CONSOLIDATING: ["release_to_office", "answer_comment", "hand_up"],
            S.APPRAISAL: ["release_to_steering", "hand_up_appraisal", "record_checklist"],
            S.STEERING: ["open_written_round"],
            S.DECIDING: ["send_ballot", "close_written_round", "record_attendance", "record_vote", "approve"],
            S.FINALISING: ["initial", "tick_line", "release_final", "hand_up"],
        }
        for verb in ahead.get(self.now.status, []):
            everyone = range(11 if verb == "send_ballot" else 2 if verb.endswith("opinion") else 1)
            done = [self.press(verb, self.owner(verb, index)) for index in everyone]
            if any(done) and verb not in (
                "write_opinion",
                "send_ballot",
                "close_written_round",
                "record_attendance",
            ):
                return

    @rule(verb=strategies.sampled_from(sorted(MOVES)), username=strategies.sampled_from(PEOPLE))
    def anybody_presses_anything(self, verb: str, username: str) -> None:
        held = {"release_opinion": ADVISERS, "write_opinion": ADVISERS, "send_ballot": MEMBERS}
        boards = ("thuongtruc", "bithu") if WHO.get(verb) == "thuongtruc" else (WHO.get(verb, ""),)
        done = self.press(verb, username)
        assert not done or username in held.get(verb, boards), f"{username} did {verb}"

    @rule()
    def the_last_act_is_sent_again(self) -> None:
        """A double click: refused, unless the act may be done again until it is closed."""
        if self.last is not None:
            verb, username = self.last
            if self.press(verb, username):
                assert verb in TURNLESS

    @rule(pick=strategies.integers(0, 20), index=strategies.integers(0, 10))
    def a_page_from_before_the_last_act_is_sent(self, pick: int, index: int) -> None:
        verbs = [verb for verb in self.likely() if verb not in TURNLESS]
        if verbs:
            verb = verbs[pick % len(verbs)]
            assert not self.press(verb, self.owner(verb, index), turn=self.now.turn - 1)

    @invariant()
    def every_open_step_fits_its_status(self) -> None:
        if hasattr(self, "plan"):
            assert faults() == []


@pytest.mark.only_on("sqlite")
def test_no_order_of_presses_leads_astray() -> None:
    run_state_machine_as_test(
        Lifecycle,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=size(1, 0) == 1,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

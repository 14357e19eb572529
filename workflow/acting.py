"""The frame of every act on a plan: one transaction, the lock, the question, the step, the audit entry."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Participation, Plan, Revision
from drafting.models.plan import ENDED
from permissions.models import Agency, User
from records import audit
from workflow import flows
from workflow.awaiting import Thing, settle, wait_for, wait_for_all
from workflow.can import Answer, Stand, awaited_agency
from workflow.models import DecisionRound
from workflow.refusals import Hidden, Overtaken
from workflow.rules import RULES

BESIDE = ("issuer__regulation", "issuance")
LARGE = ("issuance__recipients", "issuance__signatures")
"""What comes with a plan that is acted on, and what of it few acts ask for."""


@dataclass
class Act:
    """What a service works with: the locked plan, who acts, for which agency, and what the trail will say."""

    plan: Plan
    by: User
    verb: str
    agency: Agency
    detail: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=timezone.now)
    stand: Stand | None = None

    @property
    def round(self) -> DecisionRound:
        """The newest round of deciding, the row that the guards have looked at under the lock."""
        round_ = self.stand.round if self.stand else None
        if round_ is None:
            raise RuntimeError(f"{self.verb} asks for a round of deciding, and plan {self.plan.pk} has none.")
        return round_

    @property
    def counts(self) -> dict[str, int]:
        """What the guards have counted (can.Stand.counts)."""
        assert self.stand is not None
        return self.stand.counts

    @property
    def revision(self) -> Revision:
        """The text that was handed up; a release names it."""
        revision = self.plan.handed_up_revision
        if revision is None:
            raise RuntimeError(f"{self.verb} asks for a handed-up text, and plan {self.plan.pk} has none.")
        return revision

    def settle(self, *acts: str, **which: Any) -> int:
        return settle(self.plan, *acts, by=self.by, **which)

    def wait_for(self, act: str, **whom: Any) -> None:
        wait_for(self.plan, act, **whom)

    def wait_for_all(self, asked: Iterable[dict[str, Any]], **each: Any) -> None:
        wait_for_all(self.plan, asked, **each)

    def join(self, agency: Agency, duty: str, *, revision: Revision | None = None) -> None:
        """Let an agency take part, or put a newer text before it."""
        self.join_all([(agency, duty)], revision=revision)

    def join_all(self, parts: Iterable[tuple[Agency, str]], *, revision: Revision | None = None) -> None:
        """The same of several (agency, duty), in one query."""
        Participation.objects.bulk_create(
            [
                Participation(plan=self.plan, agency=agency, duty=duty, revision=revision)
                for agency, duty in parts
            ],
            update_conflicts=True,
            unique_fields=["plan", "agency", "duty"],
            update_fields=["until", "revision"],
        )


@contextmanager
def acting(plan: Plan, verb: str, *, by: User, turn: int | None = None) -> Iterator[Act]:
    """Lock, ask, yield, then save, step the flow when the status has moved, and write the trail.

    `turn` is the plan's turn that the person's page showed; a moving act on an older page is Overtaken.
    Raises the refusals of workflow.refusals; after any of them nothing has changed.
    """
    with locked(plan) as fresh:
        stand = Stand(by, fresh)
        answer = stand.can(verb)
        _refuse(answer, verb, fresh, turn)
        act = Act(plan=fresh, by=by, verb=verb, agency=awaited_agency(stand.awaited, answer), stand=stand)
        before = fresh.status
        if giver := stand.held.get((act.agency.pk, RULES[verb].duty)):
            act.detail |= {"for": User.objects.get(pk=giver).full_name}
        yield act
        if RULES[verb].moves:
            fresh.turn += 1
        fresh.save()
        moved(fresh, before, by)
        trace(fresh, verb, by, {**act.detail, **({"to": fresh.status} if fresh.status != before else {})})


@contextmanager
def locked(plan: Plan) -> Iterator[Plan]:
    """The plan's row under the flow's lock: whoever moves a plan holds both, always in this order.

    The lock opens a transaction; what is raised inside takes everything back. The plan is read by a statement of its
    own: what a statement that has waited for a row brings of other tables is as old as its beginning.
    """
    with flows.PlanFlow.lock(plan.process.pk):
        rows = Plan.objects.select_for_update(of=("self",)).whole().select_related(*BESIDE).defer(*LARGE)
        yield rows.get(pk=plan.pk)


def _refuse(answer: Answer, verb: str, plan: Plan, turn: int | None) -> None:
    late = RULES[verb].moves and turn is not None and turn != plan.turn
    if answer.refusal is None and late:
        raise Overtaken(_("Kế hoạch vừa thay đổi sau khi đồng chí mở trang; đề nghị xem lại rồi thực hiện."))
    if answer.refusal is not None:
        raise answer.refusal(str(answer.reason), answer.link)


def moved(plan: Plan, before: str, by: Any) -> None:
    """Let the flow follow a status that a service has moved."""
    if plan.status != before and before not in ENDED:
        flows.step(plan, before, by)


def trace(plan: Plan, verb: str, by: Any, detail: dict[str, Any] | None = None) -> None:
    """The one audit entry of an act on a plan, in the chain of its committee."""
    audit.append(plan.issuer.body.code, verb, actor=by, subject=plan.subject, detail=detail)


def seen(thing: Thing, by: User) -> None:
    """Raises Hidden where this person does not see the plan, arrival or copy."""
    if not type(thing).objects.visible_to(by).filter(pk=thing.pk).exists():
        raise Hidden("")

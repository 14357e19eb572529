"""The frame of every change of a text: one transaction, the lock, the question, the audit entry."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from drafting.editable import why_not_editable
from drafting.models import EditStep, Part, Plan
from drafting.models.parts import new_uid
from drafting.refusals import NotEditable
from drafting.rows import place_of, row_of
from records import audit

GAP = 1000
"""Distance between two positions, so that an insertion moves nothing else."""
BATCH: ContextVar[str] = ContextVar("batch", default="")
"""The name that several changes of one press share, so that they are undone together."""


@dataclass
class Writing:
    """The locked plan, and what the trail will say besides the part or the field."""

    plan: Plan
    detail: dict[str, Any] = field(default_factory=dict)
    part: Part | None = None
    """The part that is changed as it stands now, locked; None where it is gone."""
    step: EditStep = field(default_factory=EditStep)
    """What undoing needs; kept where a row has changed."""
    before: dict[str, dict[str, Any]] = field(default_factory=dict)

    def take(self, part: Part) -> None:
        """Remember a row before it is changed."""
        self.before[part.uid] = row_of(part)

    def changed(self, part: Part) -> None:
        self.step.rows[part.uid] = [self.before.get(part.uid), row_of(part)]
        self.step.numbers[part.uid] = [part.edit_number - 1, part.edit_number]

    def made(self, part: Part) -> None:
        self.step.rows[part.uid] = [None, row_of(part)]
        self.step.numbers[part.uid] = [part.edit_number, part.edit_number]

    def gone(self, part: Part) -> None:
        self.step.rows[part.uid] = [self.before.get(part.uid) or row_of(part), None]
        self.step.numbers[part.uid] = [part.edit_number, part.edit_number]

    def take_place(self, part: Part) -> None:
        self.before[part.uid] = place_of(part)

    def placed(self, part: Part) -> None:
        """A row that only moved; what others have written in it since does not hinder its going back."""
        if self.before[part.uid] != place_of(part):
            self.step.rows[part.uid] = [self.before[part.uid], place_of(part)]

    def linked(self, uid: str, before: list[int], after: list[int]) -> None:
        if before != after:
            self.step.links[uid] = [before, after]

    def answered(self, rows: Iterable[str], before: str, after: str) -> None:
        self.step.answers |= {uid: [before, after] for uid in rows}


@contextmanager
def together() -> Iterator[None]:
    """Several changes as one: all or none, undone by one press."""
    token = BATCH.set(new_uid())
    try:
        with transaction.atomic():
            yield
    finally:
        BATCH.reset(token)


@contextmanager
def writing(
    plan: Plan, by: Any, verb: str, *, part: Part | None = None, field: str = ""
) -> Iterator[Writing]:
    """Lock the plan, ask why_not_editable, yield, then write the trail; raises NotEditable.

    `part` or `field` (title, preamble, closing, recipients, new_item, coverage) is what is changed.
    """
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).select_related("issuer").get(pk=plan.pk)
        now = None
        if part is not None:
            now = locked.parts.select_for_update().filter(pk=part.pk).first()
            part = now or part
        if reason := why_not_editable(by, locked, part=part, field=field):
            raise NotEditable(reason)
        act = Writing(locked, part=now)
        if now is not None:
            act.take(now)
        yield act
        if act.step.rows:
            act.step.plan, act.step.person, act.step.verb, act.step.turn = locked, by, verb, locked.turn
            act.step.batch = BATCH.get()
            act.step.save()
        named = {"part": part.uid} if part is not None else {"field": field}
        audit.append(
            locked.issuer.body.code, verb, actor=by, subject=locked.subject, detail={**named, **act.detail}
        )


def field_of(part: Part) -> str:
    """The field by which a conclusion opens this part; empty where only the part itself can be named."""
    return {
        Part.Kind.RECIPIENT: "recipients",
        Part.Kind.ARCHIVE: "recipients",
        Part.Kind.PREAMBLE: "preamble",
        Part.Kind.CLOSING: "closing",
    }.get(Part.Kind(part.kind), "")


def position_after(plan: Plan, after: Part | None) -> int:
    """A free position behind a part, or behind everything; may push the parts that follow."""
    if after is None:
        return (plan.parts.aggregate(last=Max("position"))["last"] or 0) + GAP
    following = plan.parts.filter(position__gt=after.position).order_by("position").first()
    if following is None:
        return after.position + GAP
    if following.position - after.position < 2:
        plan.parts.filter(position__gt=after.position).update(position=F("position") + GAP)
        return after.position + GAP // 2
    return (after.position + following.position) // 2


def level_behind(kind: str, after: Part | None) -> int | None:
    """The level of a new part that is put behind another: it joins the group that is open there."""
    if kind == Part.Kind.GROUP:
        return 1
    if kind != Part.Kind.ITEM or after is None:
        return None
    if after.kind == Part.Kind.GROUP:
        return after.level or 1
    return 0 if after.kind == Part.Kind.SECTION else after.level

"""Undoing the last acts of a person in a plan, and doing them again; never over what somebody else has written."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from drafting.models import Coverage, CoverageLink, EditStep, Part, Plan
from drafting.refusals import Unfit
from drafting.rows import made, put
from drafting.writing import Writing, writing

TOGETHER = timedelta(minutes=2)
"""Savings of one point that follow each other so closely are one act: the text was saved while it was typed."""
KEPT = 200
"""Steps of one person in one plan that can be gone back."""


def last_step(plan: Plan, by: Any, *, undone: bool = False) -> EditStep | None:
    """The step that undo (or redo) would take; steps of before the last hand-over are none."""
    steps = _steps(plan, by)
    if not undone:
        return steps.filter(undone=False).order_by("-pk").first()
    newest = steps.filter(undone=False).order_by("-pk").values_list("pk", flat=True).first() or 0
    return steps.filter(undone=True, pk__gt=newest).order_by("pk").first()


def undo(plan: Plan, *, by: Any) -> list[str]:
    """Take back the last act of this person; uids of the parts that changed.

    Raises Unfit where there is none, or somebody else has changed one of its parts since.
    """
    return _go(plan, by, back=True)


def redo(plan: Plan, *, by: Any) -> list[str]:
    """Do again what was undone last."""
    return _go(plan, by, back=False)


def _steps(plan: Plan, by: Any) -> "QuerySet[EditStep]":
    return EditStep.objects.filter(plan=plan, person=by, turn=plan.turn)


def _go(plan: Plan, by: Any, *, back: bool) -> list[str]:
    verb = "undo" if back else "redo"
    with transaction.atomic(), writing(plan, by, verb, field="undo") as act:
        step = last_step(act.plan, by, undone=not back)
        if step is None:
            raise Unfit(
                _("Không còn thao tác nào để hoàn tác.") if back else _("Không còn thao tác nào để làm lại.")
            )
        touched: list[str] = []
        for each in _with(step, back=back):
            each.refresh_from_db(fields=["numbers"])
            touched += _apply(act, each, back=back)
        act.detail |= {"parts": list(dict.fromkeys(touched)), "of": step.verb}
        return list(dict.fromkeys(touched))


def _with(step: EditStep, *, back: bool) -> list[EditStep]:
    """The step and those that belong to it: of one press, or savings of one point while it was typed."""
    steps = _steps(step.plan, step.person).filter(undone=not back)
    if step.batch:
        return list(steps.filter(batch=step.batch).order_by("-pk" if back else "pk"))
    if step.verb != "save_part":
        return [step]
    found, last = [step], step
    rest = (
        steps.filter(pk__lt=step.pk).order_by("-pk") if back else steps.filter(pk__gt=step.pk).order_by("pk")
    )
    for other in rest[:KEPT]:
        near = abs(other.made_at - last.made_at) <= TOGETHER
        if other.verb != "save_part" or list(other.rows) != list(step.rows) or other.batch or not near:
            break
        found.append(other)
        last = other
    return found


def _apply(act: Writing, step: EditStep, *, back: bool) -> list[str]:
    """Bring the rows of one step to what they were before it, or after it."""
    here, there = (1, 0) if back else (0, 1)
    parts = {part.uid: part for part in act.plan.parts.select_for_update().filter(uid__in=step.rows)}
    for uid, pair in step.rows.items():
        now, numbers = parts.get(uid), step.numbers.get(uid)
        if (now is None) != (pair[here] is None) or (
            now is not None and numbers is not None and now.edit_number != numbers[here]
        ):
            raise Unfit(_("Nội dung này đã được sửa tiếp nên không hoàn tác được; đề nghị sửa trực tiếp."))
    known = {uid: list(numbers) for uid, numbers in step.numbers.items()}
    for uid, pair in step.rows.items():
        now, wanted = parts.get(uid), pair[there]
        numbers = step.numbers.get(uid)
        if wanted is None:
            assert now is not None
            now.delete()
            continue
        if now is None:
            now = parts[uid] = made(act.plan, uid, wanted, max(known[uid]))
        put(now, wanted)
        if numbers is not None:
            now.edit_number += 1
            numbers[there] = now.edit_number
        now.save()
    _apply_coverage(act.plan, step, here, there)
    step.undone = back
    step.save(update_fields=["undone", "numbers"])
    _carry_numbers(step, known, there)
    return list(step.rows)


def _carry_numbers(step: EditStep, known: dict[str, list[int]], there: int) -> None:
    """The steps of this person between which and this one nobody else wrote know the rows by their new numbers.

    After undoing these are the earlier ones, still done; after doing again the later ones, still undone.
    """
    here = 1 - there
    steps = _steps(step.plan, step.person).filter(undone=not step.undone)
    for other in (steps.filter(pk__lt=step.pk) if step.undone else steps.filter(pk__gt=step.pk))[:KEPT]:
        followed = [
            uid
            for uid, numbers in other.numbers.items()
            if uid in known and numbers[here] == known[uid][there]
        ]
        for uid in followed:
            other.numbers[uid][here] = step.numbers[uid][there]
        if followed:
            other.save(update_fields=["numbers"])


def _apply_coverage(plan: Plan, step: EditStep, here: int, there: int) -> None:
    rows = {row.uid: row for row in Coverage.objects.filter(basis__plan=plan, uid__in=step.answers)}
    for uid, pair in step.answers.items():
        if uid in rows and rows[uid].answer == pair[here]:
            Coverage.objects.filter(pk=rows[uid].pk).update(answer=pair[there])
    known = {part.uid: part for part in Part.objects.filter(plan=plan, uid__in=step.links)}
    for uid, pair in step.links.items():
        if part := known.get(uid):
            CoverageLink.objects.filter(part=part, coverage__in=pair[here]).exclude(
                coverage__in=pair[there]
            ).delete()
            have = set(CoverageLink.objects.filter(part=part).values_list("coverage", flat=True))
            living = Coverage.objects.filter(pk__in=pair[there], basis__plan=plan).values_list(
                "pk", flat=True
            )
            CoverageLink.objects.bulk_create(
                CoverageLink(part=part, coverage_id=pk) for pk in living if pk not in have
            )

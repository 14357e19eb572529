"""A task that is not for this committee: its answer, and what came over for it taken out of the draft."""

from typing import Any

from django.db import transaction

from drafting.answering import answer_task
from drafting.editing import delete_part
from drafting.models import Coverage, CoverageLink, Part
from drafting.refusals import Unfit


def only_for(coverage: Coverage) -> list[Part]:
    """The items that carry this task of the parent and no other."""
    others = CoverageLink.objects.exclude(coverage=coverage).values("part")
    return list(Part.objects.filter(links__coverage=coverage).exclude(pk__in=others))


def set_aside(coverage: Coverage, *, by: Any, reason: str, decided_by: str = "") -> None:
    """Answer “not applicable”; items that carried this task alone leave the draft, and a group left empty with them.

    Raises what answer_task and delete_part raise; then nothing is changed.
    """
    with transaction.atomic():
        alone = only_for(coverage)
        answer_task(
            coverage,
            by=by,
            answer=Coverage.Answer.NOT_APPLICABLE,
            reason=reason,
            decided_by=decided_by,
        )
        for part in alone:
            delete_part(part, by=by, edit_number=part.edit_number)
            _drop_empty_group(part, by)


def _drop_empty_group(part: Part, by: Any) -> None:
    before = part.plan.parts.filter(position__lt=part.position).order_by("-position").first()
    if before is None or before.kind != Part.Kind.GROUP:
        return
    try:
        delete_part(before, by=by, edit_number=before.edit_number)
    except Unfit:
        return  # other items still stand under it

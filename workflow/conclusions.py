"""The lines of a conclusion beside what has become of the text: what the Office reads before it ticks."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from drafting.models import Plan
from drafting.redline import Changed, changed_parts, told
from workflow.models import ConclusionLine, DecisionRound

Field = ConclusionLine.Field


@dataclass(frozen=True)
class Line:
    """`changes`: [{label, diff, note}] as components/_changes.html takes them."""

    row: ConclusionLine
    changes: list[dict[str, Any]]

    @property
    def place(self) -> str:
        return (
            _("Mục %(path)s") % {"path": self.row.path}
            if self.row.path
            else str(self.row.get_field_display())
        )


def lines_of(plan: Plan, decided: DecisionRound | None, now: dict[str, Any]) -> list[Line]:
    """Every line with the changes of its place from the decision to `now`, the text that this person sees."""
    rows = list(plan.conclusion_lines.select_related("ticked_by"))
    changes = changed_parts(decided.revision.content.body, now) if rows and decided else []
    return [Line(row, told(change for change in changes if _touches(row, change))) for row in rows]


def _touches(row: ConclusionLine, change: Changed) -> bool:
    if row.field == Field.ITEM:
        return change.uid == row.part_uid
    if row.field == Field.NEW_ITEM:
        return change.added and change.kind == "item"
    return change.kind == ("recipient" if row.field == Field.RECIPIENTS else row.field)

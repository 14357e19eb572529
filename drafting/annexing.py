"""Annexes of a plan that is written here: a heading, and under it paragraphs, tables, files, tasks."""

from typing import Any

from django.utils.translation import gettext as _

from drafting import outline
from drafting.models import Part, Plan
from drafting.refusals import Unfit
from drafting.writing import GAP, writing
from records.models import StoredFile

Kind = Part.Kind
MOST = 50
"""Annexes of one plan."""


def add_annex(plan: Plan, *, by: Any, title: str) -> Part:
    """A new annex behind all others; its name is the next one (PL1, PL2 …)."""
    with writing(plan, by, "add_annex", field="new_item") as act:
        rows = list(act.plan.parts.all())
        names = [part.note for part in rows if part.kind == Kind.SECTION and outline.is_annex(part.note)]
        if len(names) >= MOST:
            raise Unfit(_("Kế hoạch đã có %(n)s phụ lục; đề nghị gộp bớt.") % {"n": MOST})
        numbers = [
            int(name[len(outline.ANNEX) :]) for name in names if name[len(outline.ANNEX) :].isdecimal()
        ]
        part = Part(
            plan=act.plan,
            kind=Kind.SECTION,
            text=" ".join(title.split()),
            note=f"{outline.ANNEX}{max(numbers, default=0) + 1}",
            position=_behind(rows),
        )
        part.save()
        act.made(part)
        act.detail["part"] = part.uid
        return part


def add_block(
    plan: Plan,
    annex: Part,
    *,
    by: Any,
    kind: str,
    text: str = "",
    cells: list[list[str]] | None = None,
    file: StoredFile | None = None,
) -> Part:
    """A paragraph, table or file at the end of an annex."""
    with writing(plan, by, "add_block", field="new_item") as act:
        rows = list(act.plan.parts.all())
        place = next((index for index, row in enumerate(rows) if row.pk == annex.pk), None)
        if place is None or annex.kind != Kind.SECTION or not outline.is_annex(annex.note):
            raise Unfit(_("Phụ lục này không còn; đề nghị tải lại trang."))
        end = place + 1
        while end < len(rows) and rows[end].kind in (*Part.BLOCKS, Kind.ITEM, Kind.GROUP, Kind.INTRO):
            end += 1
        part = Part(
            plan=act.plan,
            kind=kind,
            text=" ".join(text.split()),
            cells=cells or [],
            file=file,
            position=_between(act.plan, rows, end),
        )
        part.save()
        act.made(part)
        act.detail["part"] = part.uid
        return part


def annexes_of(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part.kind == Kind.SECTION and outline.is_annex(part.note)]


def _behind(rows: list[Part]) -> int:
    """Behind everything: an annex is printed after the closing and the signature."""
    return (rows[-1].position if rows else 0) + GAP


def _between(plan: Plan, rows: list[Part], end: int) -> int:
    before = rows[end - 1].position
    if end >= len(rows):
        return before + GAP
    after = rows[end].position
    if after - before >= 2:
        return (before + after) // 2
    for row in rows[end:]:
        row.position += GAP
    Part.objects.bulk_update(rows[end:], ["position"])
    return before + GAP // 2

"""Writing in a plan: each function checks who may, refuses to overwrite, and leaves its trace in one transaction."""

import re
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from drafting import spans
from drafting.answering import adopt_anew, answer_task, answer_tasks, confirm_answers
from drafting.choosing import set_recipients
from drafting.figures import with_figures
from drafting.models import Coverage, CoverageLink, Part, Plan
from drafting.moving import move_part
from drafting.refusals import Conflict, Unfit
from drafting.rewriting import complete, noted, read_figures, rewrite, told
from drafting.structure import indent_part, join_parts, move_behind, split_part
from drafting.undoing import redo, undo
from drafting.writing import GAP, Writing, field_of, level_behind, position_after, writing

__all__ = [
    "GAP",
    "add_part",
    "adopt_anew",
    "answer_task",
    "answer_tasks",
    "confirm_answers",
    "delete_part",
    "indent_part",
    "join_parts",
    "move_behind",
    "move_part",
    "redo",
    "save_part",
    "save_title",
    "set_recipients",
    "split_part",
    "told",
    "undo",
]

PLAIN = ("agency", "note", "group", "item_kind", "columns", "cells")


def save_part(part: Part, *, by: Any, edit_number: int, **fields: Any) -> Part:
    """Write text, who or when of one part; raises Conflict when it was changed since `edit_number` was read.

    fields: text (of an item: its paragraphs as lines), runs (what is italic in it), lead, partners (list of names),
    when (the words of the deadline), columns, notes (texts of its footnotes), figures (what its targets become, in
    their order: drafting.figures.Figure), cells (rows of a table), agency, note, group, item_kind.
    The sentence follows the data: a new lead, list of partners or deadline stands where the old one stood; words
    changed in the sentence alone are read anew. A parent's task that was kept as it is counts as adapted from then on.
    """
    with writing(part.plan, by, "save_part", part=part, field=field_of(part)) as act:
        text, breaks = spans.broken(fields["text"]) if "text" in fields else (part.text, part.breaks)
        current = act.part
        if current is None or current.edit_number != edit_number:
            raise _overwritten(current, text)
        if not text and current.kind != Part.Kind.TABLE:
            raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung, hoặc xóa hẳn mục này."))
        before = _said(current)
        for name in PLAIN:
            if name in fields:
                setattr(current, name, fields[name])
        if "notes" in fields:
            current.notes = noted(act.plan, current, fields["notes"])
        if current.kind == Part.Kind.ITEM:
            old = current.text
            text = with_figures(text, len(current.targets), fields.get("figures") or [])
            rewrite(current, text, fields.get("lead"), fields.get("partners"), fields.get("when"))
            _set_places(current, old, text, breaks, fields.get("runs"))
        else:
            current.text = text
        current.mark = ""
        current.edit_number += 1
        current.save()
        act.changed(current)
        if _said(current) != before and (adapted := _adapt(current)):
            act.detail["adapted"] = adapted
            act.answered(adapted, Coverage.Answer.ADOPTED, Coverage.Answer.ADAPTED)
        return current


def _set_places(part: Part, old: str, typed: str, breaks: list[int], runs: spans.Runs | None) -> None:
    """Where paragraphs begin and what is italic: as typed, then carried to what the sentence became."""
    if runs is None:
        part.runs = spans.carried(old, typed, breaks=[], runs=part.runs)[1]
    else:
        part.runs = spans.tidy_runs(typed, runs)
    part.breaks, part.runs = spans.carried(typed, part.text, breaks=breaks, runs=part.runs)


def _overwritten(current: Part | None, text: str) -> Conflict:
    if current is None:
        return Conflict(
            _(
                "Nội dung này vừa được người khác xóa; phần đồng chí viết chưa được lưu và còn nguyên bên dưới."
            ),
            mine={"text": text},
            theirs={"text": "", "edit_number": None},
        )
    return Conflict(
        _("Nội dung này vừa được người khác sửa; phần đồng chí viết chưa được lưu và còn nguyên bên dưới."),
        mine={"text": text},
        theirs={"text": current.text, "edit_number": current.edit_number},
    )


def _said(part: Part) -> list[Any]:
    """What an item says, without case, commas and full stops: a mended comma adapts nothing."""
    return [re.findall(r"\w+", part.text.casefold()), part.lead, part.partners, part.item_kind, part.columns]


def _adapt(part: Part) -> list[str]:
    """Kept tasks of the parent that this part carries become adapted ones; their uids."""
    rows = Coverage.objects.filter(links__part=part, answer=Coverage.Answer.ADOPTED)
    uids = list(rows.values_list("uid", flat=True))
    if uids:
        Coverage.objects.filter(uid__in=uids).update(answer=Coverage.Answer.ADAPTED)
    return uids


def save_title(plan: Plan, *, by: Any, edit_number: int, title: str) -> None:
    """Write the title; raises Conflict when it was changed since `edit_number` was read."""
    with writing(plan, by, "save_title", field="title") as act:
        if act.plan.edit_number != edit_number:
            raise Conflict(
                _(
                    "Trích yếu vừa được người khác sửa; phần đồng chí viết chưa được lưu và còn nguyên bên dưới."
                ),
                mine={"text": title},
                theirs={"text": act.plan.title, "edit_number": act.plan.edit_number},
            )
        title = " ".join(title.split())
        if not title:
            raise Unfit(_("Tên loại và trích yếu không được để trống."))
        Plan.objects.filter(pk=plan.pk).update(title=title, edit_number=F("edit_number") + 1)


def add_part(plan: Plan, *, by: Any, kind: str, after: Part | None, text: str, **fields: Any) -> Part:
    """Insert a part behind another (or at the end); it stands in the group of the part before it."""
    text = " ".join(text.split())
    if not text and kind != Part.Kind.TABLE:
        raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung rồi lưu."))
    field = "recipients" if kind == Part.Kind.RECIPIENT else "new_item"
    with writing(plan, by, "add_part", field=field) as act:
        part = Part(plan=act.plan, kind=kind, position=position_after(act.plan, after))
        part.level = level_behind(kind, after)
        when = fields.pop("when", None)
        for name, value in fields.items():
            setattr(part, name, value)
        part.text = text
        if kind == Part.Kind.ITEM:
            read_figures(part)
            part.item_kind = part.item_kind or (after.item_kind if after else "") or Part.ItemKind.TASK
            complete(part, when)
        part.open = act.plan.open_fields != ""
        part.save()
        act.made(part)
        act.detail["part"] = part.uid
        return part


def delete_part(part: Part, *, by: Any, edit_number: int) -> None:
    """Take a part out; the parent's tasks that only it answered stand as unanswered again."""
    if part.kind in (Part.Kind.SECTION, Part.Kind.GROUP) and _followers(part):
        raise Unfit(_("Mục này còn nội dung bên dưới; đề nghị chuyển hoặc xóa các nội dung đó trước."))
    with writing(part.plan, by, "delete_part", part=part, field="deletion") as act:
        current = act.part
        if current is None:
            return
        if current.edit_number != edit_number:
            raise Conflict(
                _("Nội dung này vừa được người khác sửa nên chưa xóa; đề nghị xem lại."),
                mine={"text": ""},
                theirs={"text": current.text, "edit_number": current.edit_number},
            )
        if reopened := _reopen(act, current):
            act.detail["reopened"] = reopened
        act.gone(current)
        current.delete()


def _reopen(act: Writing, part: Part) -> list[str]:
    """Take back the answers that name this part alone; uids of their tasks."""
    ids = list(CoverageLink.objects.filter(part=part).values_list("coverage", flat=True))
    act.linked(part.uid, ids, [])
    rows = Coverage.objects.filter(pk__in=ids).exclude(
        pk__in=CoverageLink.objects.filter(coverage__in=ids).exclude(part=part).values("coverage")
    )
    found = dict(rows.values_list("uid", "answer"))
    for uid, answer in found.items():
        act.answered([uid], answer, Coverage.Answer.UNANSWERED)
    Coverage.objects.filter(uid__in=found).update(answer=Coverage.Answer.UNANSWERED)
    return list(found)


def _followers(part: Part) -> bool:
    following = part.plan.parts.filter(position__gt=part.position).order_by("position").first()
    if following is None:
        return False
    inner = {Part.Kind.ITEM, Part.Kind.INTRO, *Part.BLOCKS} | (
        {Part.Kind.GROUP} if part.kind == Part.Kind.SECTION else set()
    )
    return following.kind in inner

"""Splitting, joining, indenting points and moving them anywhere: nothing said and no answer gets lost."""

from typing import Any

from django.utils.translation import gettext as _

from drafting import moving, spans
from drafting.models import CoverageLink, Part
from drafting.reading.meaning import who
from drafting.reading.time import deadlines
from drafting.refusals import Conflict, Unfit
from drafting.rows import place_of
from drafting.writing import Writing, field_of, position_after, writing

Kind = Part.Kind
JOINABLE = (Kind.ITEM, Kind.PREAMBLE, Kind.CLOSING, Kind.TEXT)


def split_part(
    part: Part, *, by: Any, edit_number: int, text: str, at: int, runs: spans.Runs | None = None
) -> Part:
    """Part `text` (what the editor holds, paragraphs as lines) at the character `at`; the second point is new.

    `runs`: what is italic or bold in it, where that was typed; else what was.

    Both go on answering the parent's tasks; who is named and when it is due is read from each half.
    Raises Unfit where one half would be empty.
    """
    with writing(part.plan, by, "split_part", part=part, field=field_of(part) or "new_item") as act:
        current = _unchanged(act, edit_number, text)
        if current.kind not in JOINABLE:
            raise Unfit(_("Chỉ tách được nội dung, đoạn văn."))
        at = max(0, min(at, len(text)))
        (first, first_breaks), (second, second_breaks) = spans.broken(text[:at]), spans.broken(text[at:])
        if not first or not second:
            raise Unfit(_("Chỗ tách phải ở giữa nội dung; đề nghị đặt con trỏ vào giữa câu rồi tách."))
        whole, _breaks = spans.broken(text)
        if runs is None:
            runs = spans.carried(current.text, whole, breaks=[], runs=current.runs)[1]
        start = len(whole) - len(second)
        new = Part(
            plan=act.plan,
            kind=current.kind,
            position=position_after(act.plan, current),
            level=current.level,
            item_kind=current.item_kind,
            lead=current.lead,
            partners=current.partners,
            open=act.plan.open_fields != "",
            text=second,
            breaks=second_breaks,
            runs=spans.tidy_runs(second, spans.cut(runs, start, len(whole))),
        )
        current.text, current.breaks = first, first_breaks
        current.runs = spans.tidy_runs(first, spans.cut(runs, 0, len(first)))
        if current.kind == Kind.ITEM:
            _share(current, new)
        new.save()
        act.made(new)
        _save(act, current)
        ids = list(CoverageLink.objects.filter(part=current).values_list("coverage", flat=True))
        CoverageLink.objects.bulk_create(CoverageLink(part=new, coverage_id=pk) for pk in ids)
        act.linked(new.uid, [], ids)
        act.detail["part_made"] = new.uid
        return new


def join_parts(part: Part, *, by: Any, edit_number: int, text: str | None = None) -> Part:
    """Put a point behind the text of the point before it, with its footnotes, figures and answers; that point.

    `text`: what the editor holds, where it was not saved yet. Raises Unfit where no point of its kind stands before.
    """
    with writing(part.plan, by, "join_parts", part=part, field="deletion") as act:
        current = _unchanged(act, edit_number, text or "")
        before = (
            act.plan.parts.select_for_update()
            .filter(position__lt=current.position)
            .order_by("position")
            .last()
        )
        if before is None or before.kind != current.kind or current.kind not in JOINABLE:
            raise Unfit(_("Không có nội dung cùng loại đứng ngay trước để ghép."))
        if act.plan.open_fields and not before.open:
            raise Unfit(_("Nội dung đứng trước không được nêu trong kết luận nên không ghép được."))
        act.take(before)
        typed, breaks = (current.text, current.breaks) if text is None else spans.broken(text)
        runs = spans.carried(current.text, typed, breaks=[], runs=current.runs)[1]
        start = len(before.text) + 1
        before.breaks = [*before.breaks, *(start + cut for cut in breaks)]
        before.runs = [*before.runs, *([a + start, b + start, style] for a, b, style in runs)]
        before.text = f"{before.text} {typed}".strip()
        before.runs = spans.tidy_runs(before.text, before.runs)
        if current.kind == Kind.ITEM:
            _unite(before, current)
        ids = list(CoverageLink.objects.filter(part=current).values_list("coverage", flat=True))
        have = list(CoverageLink.objects.filter(part=before).values_list("coverage", flat=True))
        CoverageLink.objects.bulk_create(
            CoverageLink(part=before, coverage_id=pk) for pk in ids if pk not in have
        )
        act.linked(before.uid, have, list(dict.fromkeys([*have, *ids])))
        act.linked(current.uid, ids, [])
        _save(act, before)
        act.gone(current)
        current.delete()
        act.detail["into"] = before.uid
        return before


def indent_part(part: Part, *, by: Any, deeper: bool) -> None:
    """Bring a point or a group under the group before it, or out of the group around it."""
    with writing(part.plan, by, "indent_part", part=part, field=field_of(part)) as act:
        current = act.part
        if current is None or current.kind not in (Kind.ITEM, Kind.GROUP):
            raise Unfit(_("Chỉ nhóm và nội dung đổi được cấp."))
        lowest = 1 if current.kind == Kind.GROUP else 0
        opened = _opened(current)
        level = opened if current.level is None else min(current.level, opened + lowest)
        wanted = level + (1 if deeper else -1)
        if not lowest <= wanted <= opened + lowest:
            raise Unfit(
                _("Không có nhóm nào đứng trước để đưa nội dung này vào.")
                if deeper
                else _("Nội dung này đã ở cấp cao nhất trong mục.")
            )
        act.take_place(current)
        current.level = wanted
        current.save(update_fields=["level"])
        act.placed(current)
        act.detail["level"] = wanted


def move_behind(part: Part, after: Part, *, by: Any) -> None:
    """Put a point, or a heading with all that stands under it, behind another, into the group that is open there."""
    with writing(part.plan, by, "move_part", part=part, field=field_of(part)) as act:
        rows = list(act.plan.parts.filter(kind__in=moving.OUTLINE))
        for row in rows:
            act.take_place(row)
        moved = moving.behind(rows, part.pk, after.pk)
        if moved is None:
            raise Unfit(_("Không chuyển được đến chỗ này; đề nghị chọn chỗ khác."))
        moving.place(
            act.plan, rows, moved, also=[row for row in moved if act.before[row.uid] != place_of(row)]
        )
        for row in moved:
            act.placed(row)
        act.detail["after"] = after.uid


def _unchanged(act: Writing, edit_number: int, text: str) -> Part:
    current = act.part
    if current is None or current.edit_number != edit_number:
        raise Conflict(
            _(
                "Nội dung này vừa được người khác sửa; phần đồng chí viết chưa được lưu và còn nguyên bên dưới."
            ),
            mine={"text": text},
            theirs={
                "text": current.text if current else "",
                "edit_number": current.edit_number if current else None,
            },
        )
    return current


def _save(act: Writing, part: Part) -> None:
    part.edit_number += 1
    part.mark = ""
    part.save()
    act.changed(part)


def _share(first: Part, second: Part) -> None:
    """Each half keeps what its own words say; what only data said stays with the first."""
    dated = [entry for entry in first.deadlines if entry["text"] in second.text]
    second.deadlines = dated or deadlines.read(second.text)
    first.deadlines = [entry for entry in first.deadlines if entry not in dated]
    figures = [entry for entry in first.targets if entry.get("value", "") in second.text]
    kept = [entry for entry in first.targets if entry not in figures or entry.get("value", "") in first.text]
    second.targets, first.targets = figures, kept
    if first.target and first.target not in kept and first.target in figures:
        first.target = kept[0] if kept else None
    second.target = figures[0] if figures else None
    lead, partners = who.read(second.text, None)
    second.lead = (lead or second.lead)[:300]
    second.partners = partners or second.partners


def _unite(before: Part, current: Part) -> None:
    before.deadlines = [
        *before.deadlines,
        *(each for each in current.deadlines if each not in before.deadlines),
    ]
    before.targets = [*before.targets, *(each for each in current.targets if each not in before.targets)]
    before.target = before.target or current.target
    before.columns = {**current.columns, **before.columns}
    before.notes = [*before.notes, *(note for note in current.notes if note not in before.notes)]
    before.lead = before.lead or current.lead
    before.partners = list(dict.fromkeys([*before.partners, *current.partners]))


def _opened(part: Part) -> int:
    """How many groups are open where a part stands."""
    opened = 0
    for row in part.plan.parts.filter(
        position__lt=part.position, kind__in=(Kind.SECTION, Kind.GROUP, Kind.ITEM)
    ):
        if row.kind == Kind.SECTION:
            opened = 0
        elif row.kind == Kind.GROUP:
            opened = min(row.level or 1, opened + 1)
        elif row.level is not None:
            opened = min(row.level, opened)
    return opened

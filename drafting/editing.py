"""Writing in a plan: each function checks who may, refuses to overwrite, and leaves its trace in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.editable import why_not_editable
from drafting.models import Coverage, CoverageLink, Part, Plan, Status
from drafting.reading import deadlines
from drafting.refusals import Conflict, NotEditable, Unfit
from permissions.models import Agency
from records import audit

GAP = 1000
"""Distance between two positions, so that an insertion moves nothing else."""


@contextmanager
def _writing(plan: Plan, by: Any, verb: str, *, part: Part | None = None, field: str = "") -> Iterator[Plan]:
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).select_related("issuer").get(pk=plan.pk)
        if part is not None:
            part = locked.parts.get(pk=part.pk)
        if reason := why_not_editable(by, locked, part=part, field=field):
            raise NotEditable(reason)
        yield locked
        detail = {"part": part.uid} if part is not None else {"field": field}
        audit.append(locked.issuer.body.code, verb, actor=by, subject=locked.subject, detail=detail)


def save_part(part: Part, *, by: Any, edit_number: int, **fields: Any) -> Part:
    """Write text, who or when of one part; raises Conflict when it was changed since `edit_number` was read.

    fields: text, lead, partners (list of names), when (the words of the deadline), agency, note, group.
    """
    with _writing(part.plan, by, "save_part", part=part, field=_field_of(part)):
        current = Part.objects.select_for_update().get(pk=part.pk)
        text = " ".join(fields.get("text", current.text).split())
        if current.edit_number != edit_number:
            raise Conflict(
                _(
                    "Nội dung này vừa được người khác sửa; phần đồng chí viết chưa được lưu và còn nguyên bên dưới."
                ),
                mine={"text": text},
                theirs={"text": current.text, "edit_number": current.edit_number},
            )
        if not text:
            raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung, hoặc xóa hẳn mục này."))
        current.text = text
        for name in ("lead", "partners", "agency", "note", "group", "item_kind"):
            if name in fields:
                setattr(current, name, fields[name])
        if current.kind == Part.Kind.ITEM:
            current.text, current.deadlines = _dated(current, fields.get("when"))
        current.mark = ""
        current.edit_number += 1
        current.save()
        return current


def _dated(part: Part, when: str | None) -> tuple[str, list[dict[str, Any]]]:
    """The text and its deadlines, read anew; `when` replaces the words in the sentence that tell the deadline."""
    year = timezone.localdate().year
    found = deadlines.read(part.text, year=year)
    if when is None or [d["text"] for d in found] == ([when] if when else []):
        return part.text, found
    if when and deadlines.parse_phrase(when, year=year) is None:
        raise Unfit(
            _(
                "Chưa đọc được thời gian “%(when)s”; đề nghị ghi như: hoàn thành trong quý I/2027, tháng 3/2027, thường xuyên."
            )
            % {"when": when}
        )
    text = part.text
    for deadline in found:
        for spelled in (f" ({deadline['text']})", f", {deadline['text']}", deadline["text"]):
            if spelled in text:
                text = text.replace(spelled, "", 1)
                break
    text = text.rstrip()
    if when:
        end = text[-1] if text[-1:] in ".;" else ""
        text = f"{text.rstrip('.;')} ({when}){end}"
    return text, deadlines.read(text, year=year)


def save_title(plan: Plan, *, by: Any, edit_number: int, title: str) -> None:
    """Write the title; raises Conflict when it was changed since `edit_number` was read."""
    with _writing(plan, by, "save_title", field="title") as locked:
        if locked.edit_number != edit_number:
            raise Conflict(
                _(
                    "Trích yếu vừa được người khác sửa; phần đồng chí viết chưa được lưu và còn nguyên bên dưới."
                ),
                mine={"text": title},
                theirs={"text": locked.title, "edit_number": locked.edit_number},
            )
        title = " ".join(title.split())
        if not title:
            raise Unfit(_("Tên loại và trích yếu không được để trống."))
        Plan.objects.filter(pk=plan.pk).update(title=title, edit_number=F("edit_number") + 1)


def add_part(plan: Plan, *, by: Any, kind: str, after: Part | None, text: str, **fields: Any) -> Part:
    """Insert a part behind another (or at the end of its kind)."""
    text = " ".join(text.split())
    if not text:
        raise Unfit(_("Nội dung để trống; đề nghị ghi nội dung rồi lưu."))
    field = "recipients" if kind == Part.Kind.RECIPIENT else "new_item"
    with _writing(plan, by, "add_part", field=field) as locked:
        part = Part(plan=locked, kind=kind, text=text, position=_position_after(locked, after), **fields)
        if kind == Part.Kind.ITEM:
            part.item_kind = part.item_kind or (after.item_kind if after else "") or Part.ItemKind.TASK
            part.deadlines = deadlines.read(text, year=timezone.localdate().year)
        part.open = locked.open_fields != ""
        part.save()
        return part


def _position_after(plan: Plan, after: Part | None) -> int:
    if after is None:
        return (plan.parts.aggregate(last=Max("position"))["last"] or 0) + GAP
    following = plan.parts.filter(position__gt=after.position).order_by("position").first()
    if following is None:
        return after.position + GAP
    if following.position - after.position < 2:
        plan.parts.filter(position__gt=after.position).update(position=F("position") + GAP)
        return after.position + GAP // 2
    return (after.position + following.position) // 2


def move_part(part: Part, *, by: Any, up: bool) -> None:
    """Change places with the neighbour of the same kind, above or below."""
    with _writing(part.plan, by, "move_part", part=part, field=_field_of(part)) as plan:
        current = plan.parts.get(pk=part.pk)
        others = plan.parts.filter(kind=current.kind)
        if up:
            other = others.filter(position__lt=current.position).order_by("-position").first()
        else:
            other = others.filter(position__gt=current.position).order_by("position").first()
        if other is None:
            raise Unfit(_("Mục này đã ở đầu hoặc cuối danh sách."))
        if plan.status == Status.FINALISING and not other.open:
            raise NotEditable(_("Không đổi chỗ với nội dung mà kết luận không nêu."))
        Part.objects.filter(pk=current.pk).update(position=other.position)
        Part.objects.filter(pk=other.pk).update(position=current.position)


def delete_part(part: Part, *, by: Any, edit_number: int) -> None:
    """Take a part out; the parent's tasks that only it answered stand as unanswered again."""
    if part.kind in (Part.Kind.SECTION, Part.Kind.GROUP) and _followers(part):
        raise Unfit(_("Mục này còn nội dung bên dưới; đề nghị chuyển hoặc xóa các nội dung đó trước."))
    with _writing(part.plan, by, "delete_part", part=part, field=_field_of(part)) as plan:
        current = plan.parts.get(pk=part.pk)
        if current.edit_number != edit_number:
            raise Conflict(
                _("Nội dung này vừa được người khác sửa nên chưa xóa; đề nghị xem lại."),
                mine={"text": ""},
                theirs={"text": current.text, "edit_number": current.edit_number},
            )
        current.delete()


def _followers(part: Part) -> bool:
    following = part.plan.parts.filter(position__gt=part.position).order_by("position").first()
    if following is None:
        return False
    inner = {Part.Kind.ITEM, Part.Kind.INTRO} | (
        {Part.Kind.GROUP} if part.kind == Part.Kind.SECTION else set()
    )
    return following.kind in inner


def _field_of(part: Part) -> str:
    return {
        Part.Kind.RECIPIENT: "recipients",
        Part.Kind.ARCHIVE: "recipients",
        Part.Kind.PREAMBLE: "preamble",
        Part.Kind.CLOSING: "closing",
    }.get(Part.Kind(part.kind), "")


def answer_task(
    coverage: Coverage,
    *,
    by: Any,
    answer: str,
    reason: str = "",
    delegated_to: str = "",
    parts: list[Part] | None = None,
) -> None:
    """Answer one of the parent's tasks; `parts` are the items that carry it (kept as they are when None)."""
    plan = coverage.basis.plan
    with _writing(plan, by, "answer_task", field="coverage"):
        current = Coverage.objects.select_for_update().get(pk=coverage.pk)
        if answer == Coverage.Answer.NOT_APPLICABLE and not reason.strip():
            raise Unfit(_("Cần ghi lý do khi nhiệm vụ không thuộc phạm vi."))
        if answer == Coverage.Answer.DELEGATED and not delegated_to.strip():
            raise Unfit(_("Cần chọn đảng ủy trực thuộc được giao."))
        if answer in Coverage.LINKED:
            if parts is not None:
                current.links.all().delete()
                CoverageLink.objects.bulk_create(CoverageLink(coverage=current, part=part) for part in parts)
            if not current.links.exists():
                raise Unfit(_("Cần chọn nội dung trong dự thảo thể hiện nhiệm vụ này."))
        else:
            current.links.all().delete()
        current.answer, current.reason, current.delegated_to = answer, reason.strip(), delegated_to.strip()
        current.answered_by, current.answered_at = by, timezone.now()
        current.save()


def set_recipients(
    plan: Plan, *, by: Any, agencies: list[Agency], groups: dict[str, str], reported_to: set[int]
) -> None:
    """Choose the recipient lines anew from the agency tree: bodies reported to first, the archive line stays last.

    groups: code → printed text; reported_to: ids of the agencies that get the note “báo cáo”.
    """
    with _writing(plan, by, "set_recipients", field="recipients") as locked:
        locked.parts.filter(kind=Part.Kind.RECIPIENT).delete()
        archive = locked.parts.filter(kind=Part.Kind.ARCHIVE).first()
        start = _position_after(locked, None)
        lines = sorted(agencies, key=lambda a: (a.pk not in reported_to, a.order, a.pk))
        rows = [
            Part(
                plan=locked,
                kind=Part.Kind.RECIPIENT,
                text=agency.name,
                agency=agency,
                note="báo cáo" if agency.pk in reported_to else "",
                open=locked.open_fields != "",
            )
            for agency in lines
        ]
        rows += [
            Part(plan=locked, kind=Part.Kind.RECIPIENT, text=text, group=code, open=locked.open_fields != "")
            for code, text in groups.items()
        ]
        for index, row in enumerate(rows):
            row.position = start + index * GAP
        Part.objects.bulk_create(rows)
        if archive:
            Part.objects.filter(pk=archive.pk).update(position=start + len(rows) * GAP)

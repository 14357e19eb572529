"""Accepting and refusing what an edited Word file proposes, through the editing of each point."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting import editing
from drafting.importing import Proposal, proposals
from drafting.models import Part, Plan, WordImport
from drafting.refusals import Unfit
from drafting.text import keep, live_document
from drafting.writing import together, writing
from records.models import StoredFile


def take_in(plan: Plan, document: dict[str, Any], file: StoredFile, name: str, *, by: Any) -> WordImport:
    """Keep what was read of the file; nothing of the text changes."""
    with writing(plan, by, "take_in", field="new_item") as act:
        if not document.get("items"):
            raise Unfit(_("Không đọc được nội dung nào trong tệp; đề nghị gửi bản Word tải từ kế hoạch này."))
        WordImport.objects.filter(plan=act.plan, closed_at=None).update(closed_at=timezone.now())
        act.detail["file"] = file.sha256
        return WordImport.objects.create(
            plan=act.plan, person=by, file=file, name=name[-255:], content=keep(document)
        )


def open_import(plan: Plan) -> WordImport | None:
    return WordImport.objects.filter(plan=plan, closed_at=None).select_related("content", "person").first()


def open_proposals(plan: Plan, row: WordImport) -> list[Proposal]:
    """What the file still proposes for the text as it stands now."""
    refused = set(row.refused)
    return [each for each in proposals(live_document(plan), row.content.body) if each.key not in refused]


def accept(plan: Plan, row: WordImport, keys: Collection[str], *, by: Any) -> int:
    """Take over what was chosen, all or none; how many. Each change leaves its own trace and can be undone."""
    chosen = [each for each in open_proposals(plan, row) if each.key in keys]
    if not chosen:
        raise Unfit(_("Các đề xuất này không còn; đề nghị xem lại."))
    with together():
        for each in chosen:
            _apply(plan, each, by)
    return len(chosen)


def refuse(plan: Plan, row: WordImport, keys: Collection[str], *, by: Any) -> int:
    """Leave the text as it is there; the same proposal is not shown again."""
    known = {each.key for each in open_proposals(plan, row)} & set(keys)
    if not known:
        raise Unfit(_("Các đề xuất này không còn; đề nghị xem lại."))
    with writing(plan, by, "refuse_import", field="new_item") as act:
        locked = WordImport.objects.select_for_update().get(pk=row.pk)
        locked.refused = sorted({*locked.refused, *known})
        locked.save(update_fields=["refused"])
        act.detail["count"] = len(known)
    return len(known)


def close(plan: Plan, row: WordImport, *, by: Any) -> None:
    """The file is done with; what it still proposed is left aside."""
    with writing(plan, by, "close_import", field="new_item"):
        WordImport.objects.filter(pk=row.pk, closed_at=None).update(closed_at=timezone.now())


def _apply(plan: Plan, each: Proposal, by: Any) -> None:
    if each.kind == "title":
        plan.refresh_from_db(fields=["edit_number"])
        editing.save_title(plan, by=by, edit_number=plan.edit_number, title=each.text)
        return
    after = plan.parts.filter(uid=each.after).first() if each.after else None
    if each.kind == "new":
        editing.add_part(plan, by=by, kind=Part.Kind.ITEM, after=after, text=each.text)
        return
    part = plan.parts.filter(uid=each.uid).first()
    if part is None:
        raise Unfit(_("Nội dung này vừa được người khác xóa; đề nghị xem lại."))
    if each.kind == "changed":
        editing.save_part(part, by=by, edit_number=part.edit_number, text=each.text)
    elif each.kind == "moved" and after is not None:
        editing.move_behind(part, after, by=by)
    elif each.kind == "gone":
        editing.delete_part(part, by=by, edit_number=part.edit_number)

"""Answers to the parent's tasks: which part of the plan carries it, who below gets it, or why it is not ours."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Coverage, CoverageLink, Part
from drafting.refusals import Unfit
from drafting.writing import level_behind, position_after, writing

Answer = Coverage.Answer


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
    with writing(coverage.basis.plan, by, "answer_task", field="coverage") as act:
        current = Coverage.objects.select_for_update().get(pk=coverage.pk)
        if answer == Answer.NOT_APPLICABLE and not reason.strip():
            raise Unfit(_("Cần ghi lý do khi nhiệm vụ không thuộc phạm vi."))
        if answer == Answer.DELEGATED and not delegated_to.strip():
            raise Unfit(_("Cần chọn đảng ủy trực thuộc được giao."))
        if answer in Coverage.LINKED:
            _link(current, parts)
        else:
            current.links.all().delete()
        current.answer, current.reason, current.delegated_to = answer, reason.strip(), delegated_to.strip()
        current.answered_by, current.answered_at = by, timezone.now()
        current.save()
        act.detail |= {"coverage": current.uid, "answer": answer}


def _link(coverage: Coverage, parts: list[Part] | None) -> None:
    plan_id = coverage.basis.plan_id
    if parts is not None:
        parts = [part for part in parts if part.plan_id == plan_id and part.kind == Part.Kind.ITEM]
        coverage.links.all().delete()
        CoverageLink.objects.bulk_create(CoverageLink(coverage=coverage, part=part) for part in parts)
    if not coverage.links.exists():
        raise Unfit(_("Cần chọn nội dung trong dự thảo thể hiện nhiệm vụ này."))


def adopt_anew(coverage: Coverage, *, by: Any, after: Part) -> Part:
    """Put the parent's task into the plan, in its own words, as a new item behind a part, and link the two."""
    with transaction.atomic():
        with writing(coverage.basis.plan, by, "add_part", field="new_item") as act:
            item = _item(coverage)
            part = Part.objects.create(
                plan=act.plan,
                kind=Part.Kind.ITEM,
                position=position_after(act.plan, after),
                level=level_behind(Part.Kind.ITEM, after),
                text=item["text"],
                item_kind=item["kind"],
                lead=(item.get("lead") or "")[:300],
                partners=item.get("partners") or [],
                deadlines=item["deadlines"],
                target=item.get("target"),
                mark=_(
                    "Lấy nguyên văn nhiệm vụ của cấp trên; đề nghị xem lại cơ quan và thời gian thực hiện."
                ),
                open=act.plan.open_fields != "",
            )
            act.detail["part"] = part.uid
        answer_task(coverage, by=by, answer=Answer.ADOPTED, parts=[part])
    return part


def _item(coverage: Coverage) -> dict[str, Any]:
    items = coverage.basis.content.body["items"]
    found: dict[str, Any] = next(item for item in items if item["uid"] == coverage.parent_uid)
    return found

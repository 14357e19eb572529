"""Answers to the parent's tasks: which part of the plan carries it, who below gets it, or why it is not ours."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.choosing import below as below_of
from drafting.coverage import current as standing
from drafting.hashing import item_hash
from drafting.models import Coverage, CoverageLink, Part, Plan
from drafting.refusals import Unfit
from drafting.writing import level_behind, position_after, writing
from permissions.models import Agency

Answer = Coverage.Answer


def answer_task(
    coverage: Coverage,
    *,
    by: Any,
    answer: str,
    reason: str = "",
    decided_by: str = "",
    delegates: Sequence[Agency] = (),
    parts: list[Part] | None = None,
) -> None:
    """Answer one of the parent's tasks; `parts` are the items that carry it (kept as they are when None).

    `delegates`: the committees below that get the task; `decided_by`: who decided that it is not applicable, the
    person who answers where nobody is named.
    """
    with writing(coverage.basis.plan, by, "answer_task", field="coverage") as act:
        current = Coverage.objects.select_for_update().get(pk=coverage.pk)
        _answer(current, by, answer, reason, decided_by, delegates, parts)
        act.detail |= {"coverage": current.uid, "answer": answer}


def answer_tasks(
    plan: Plan,
    uids: Collection[str],
    *,
    by: Any,
    answer: str,
    reason: str = "",
    decided_by: str = "",
    delegates: Sequence[Agency] = (),
    part: Part | None = None,
) -> int:
    """Answer several at once, all or none; how many. `part` carries them all."""
    with writing(plan, by, "answer_tasks", field="coverage") as act:
        rows = list(
            Coverage.objects.select_for_update(of=("self",))
            .filter(basis__in=standing(act.plan), uid__in=uids)
            .select_related("basis__content", "basis__plan__issuer")
        )
        if not rows:
            raise Unfit(_("Chưa chọn nhiệm vụ nào; đề nghị đánh dấu các nhiệm vụ cần đối chiếu."))
        for row in rows:
            _answer(row, by, answer, reason, decided_by, delegates, [part] if part else None)
        act.detail |= {"coverage": [row.uid for row in rows], "answer": answer}
        return len(rows)


def confirm_answers(plan: Plan, uids: Collection[str], *, by: Any) -> int:
    """The answers hold for the parent's changed text too; how many were suspect."""
    with writing(plan, by, "confirm_answers", field="coverage") as act:
        rows = list(
            Coverage.objects.select_for_update(of=("self",))
            .filter(basis__in=standing(act.plan), uid__in=uids, suspect=True)
            .select_related("basis__content")
        )
        for row in rows:
            _looked_at(row, by)
            row.save()
        act.detail |= {"coverage": [row.uid for row in rows]}
        return len(rows)


def _answer(
    row: Coverage,
    by: Any,
    answer: str,
    reason: str,
    decided_by: str,
    delegates: Sequence[Agency],
    parts: list[Part] | None,
) -> None:
    reason = reason.strip()
    if answer == Answer.NOT_APPLICABLE and not reason:
        raise Unfit(_("Cần ghi lý do khi nhiệm vụ không thuộc phạm vi."))
    if answer == Answer.DELEGATED and not delegates:
        raise Unfit(_("Cần chọn đảng ủy trực thuộc được giao."))
    if answer in Coverage.LINKED:
        _link(row, parts)
    else:
        row.links.all().delete()
    row.answer, row.reason = answer, reason
    row.decided_by = (
        (decided_by.strip() or by.get_full_name())[:200] if answer == Answer.NOT_APPLICABLE else ""
    )
    below = delegates if answer == Answer.DELEGATED else ()
    row.delegated_to = told_of(below, row.basis.plan)
    _looked_at(row, by)
    row.save()
    row.delegates.set(below)


def told_of(delegates: Sequence[Agency], plan: Plan) -> str:
    """Their names; all committees below are named as such."""
    if len(delegates) > 1 and len(delegates) == below_of(plan.issuer).count():
        return "Các đảng ủy trực thuộc"
    return "; ".join(agency.name for agency in delegates)


def _looked_at(row: Coverage, by: Any) -> None:
    row.suspect, row.fingerprint = False, item_hash(_item(row))
    row.answered_by, row.answered_at = by, timezone.now()


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

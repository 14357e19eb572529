"""The Office: findings on the form, return, hand-up, release to the permanent board."""

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, Status
from drafting.text import live_document, revise
from permissions.duties import Duty
from permissions.models import User
from workflow.acting import acting
from workflow.bodies import permanent_board
from workflow.checklist import POINTS
from workflow.models import CheckedPoint, Finding
from workflow.pacing import due_at
from workflow.refusals import Unfit
from workflow.services.drafting import note_return, send_back


def add_finding(
    plan: Plan, *, by: User, text: str, severity: str = "error", part_uid: str = "", turn: int | None = None
) -> Finding:
    """Note something about the form, on the whole or on one part."""
    if not text.strip():
        raise Unfit(_("Cần ghi nội dung ý kiến thẩm định."))
    if severity not in Finding.Severity.values:
        raise Unfit(_("Cần chọn mức độ: phải sửa hoặc cần lưu ý."))
    with acting(plan, "add_finding", by=by) as act:
        path = next((i["path"] for i in live_document(act.plan)["items"] if i["uid"] == part_uid), "")
        finding = Finding.objects.create(
            plan=act.plan, part_uid=part_uid, path=path, severity=severity, text=text.strip(), made_by=by
        )
        act.detail |= {"finding": finding.pk, "path": path}
    return finding


def settle_finding(plan: Plan, *, by: User, finding: int, turn: int | None = None) -> None:
    """The Office confirms that a finding is mended."""
    with acting(plan, "settle_finding", by=by) as act:
        row = Finding.objects.filter(plan=act.plan, pk=finding).first()
        if row is None:
            raise Unfit(_("Không tìm thấy ý kiến thẩm định này trong hồ sơ của kế hoạch."))
        if row.mended_at is None:
            row.mended_at = timezone.now()
            row.save(update_fields=["mended_at"])
        act.detail["finding"] = row.pk


def record_checklist(
    plan: Plan, *, by: User, results: dict[str, tuple[str, str]], turn: int | None = None
) -> None:
    """Keep what the Office found at points of its checklist for this draft: point → (result, note).

    Points that are not named keep what they have. Unfit for a point that fails without a note.
    """
    for point, (result, note) in results.items():
        if point not in POINTS or result not in CheckedPoint.Result.values:
            raise Unfit(_("Cần chọn đạt, chưa đạt hoặc không áp dụng cho từng nội dung thẩm định."))
        if result == CheckedPoint.Result.FAILS and not note.strip():
            raise Unfit(_("Cần ghi rõ điểm chưa đạt: %(point)s.") % {"point": POINTS[point].label})
    with acting(plan, "record_checklist", by=by) as act:
        rows = [
            CheckedPoint(
                plan=act.plan,
                draft_number=act.plan.draft_number,
                point=point,
                result=result,
                note=" ".join(note.split())[:500],
                made_by=by,
                made_at=act.now,
            )
            for point, (result, note) in results.items()
        ]
        CheckedPoint.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["plan", "draft_number", "point"],
            update_fields=["result", "note", "made_by", "made_at"],
        )
        act.detail |= {"draft": act.plan.draft_number, "results": {p: r for p, (r, _n) in results.items()}}


def return_from_appraisal(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """Back to the drafting agency with the findings and a reason."""
    with acting(plan, "return_from_appraisal", by=by, turn=turn) as act:
        act.detail["findings"] = act.plan.findings.filter(mended_at=None).count()
        send_back(act, reason)


def hand_up_appraisal(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The officer puts the appraised text before the head of the Office; what the Office mended is a revision."""
    with acting(plan, "hand_up_appraisal", by=by, turn=turn) as act:
        revision = revise(act.plan, by=by)
        act.plan.handed_up, act.plan.handed_up_revision = True, revision
        act.settle("hand_up_appraisal")
        act.wait_for(
            "release_to_steering",
            agency=act.agency,
            duty=Duty.RELEASE,
            due_at=due_at(act.plan, Status.APPRAISAL),
        )
        act.detail["revision"] = revision.content_id


def hand_back_appraisal(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The head of the Office gives it back to the officer."""
    with acting(plan, "hand_back_appraisal", by=by, turn=turn) as act:
        note_return(act, reason)
        act.plan.handed_up = False
        act.settle("release_to_steering")
        act.wait_for(
            "hand_up_appraisal",
            agency=act.agency,
            duty=Duty.APPRAISE,
            due_at=due_at(act.plan, Status.APPRAISAL),
        )


def release_to_steering(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The head of the Office puts it before the permanent board; from here on the text is frozen."""
    with acting(plan, "release_to_steering", by=by, turn=turn) as act:
        board = permanent_board(act.plan.issuer)
        act.join(board, Duty.STEER, revision=act.revision)
        act.settle("release_to_steering")
        act.wait_for(
            "open_written_round", agency=board, duty=Duty.STEER, due_at=due_at(act.plan, Status.STEERING)
        )
        act.plan.release_to_steering()
        act.plan.returns.filter(settled_at=None).update(settled_at=act.now)
        act.detail["revision"] = act.revision.content_id

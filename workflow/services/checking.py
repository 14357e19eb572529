"""Letting warnings of the check stand, each with its reason; nothing of the text changes."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from drafting.models import Plan, Status, Tick
from permissions.duties import Duty
from permissions.models import User
from workflow.acting import locked, seen, trace
from workflow.can import Stand
from workflow.checked import findings
from workflow.refusals import Overtaken, Refused, Unfit

WRITTEN = (Status.DRAFTING, Status.CONSOLIDATING)


def may_accept(stand: Stand) -> bool:
    """The drafting agency's specialist and head, until the draft goes to the Office."""
    held = stand.part_of(Duty.DRAFT, Duty.DRAFT) or stand.part_of(Duty.DRAFT, Duty.RELEASE)
    return bool(held) and stand.plan.status in WRITTEN


def accept_warnings(plan: Plan, *, by: User, fingerprints: Collection[str], reason: str) -> int:
    """Let the warnings stand and answer how many; asked again it changes nothing.

    Raises Unfit without a reason or a warning, Overtaken where the text has changed since and none of them is left.
    """
    reason = " ".join(reason.replace("\0", " ").split())
    if not fingerprints:
        raise Unfit(_("Chưa chọn nội dung cần lưu ý nào; đề nghị đánh dấu rồi ghi lý do."))
    if not reason:
        raise Unfit(_("Cần ghi lý do giữ nguyên."))
    seen(plan, by)
    with locked(plan) as fresh:
        stand = Stand(by, fresh)
        if not may_accept(stand):
            raise Refused(
                _("Chỉ cơ quan chủ trì tham mưu ghi lý do giữ nguyên, khi dự thảo chưa chuyển Văn phòng.")
            )
        rows = findings(fresh).rows
        wanted = [row for row in rows if row.fingerprint in fingerprints and not row.error]
        if not wanted:
            raise Overtaken(_("Nội dung vừa được sửa nên các lưu ý đã khác; đề nghị xem lại."))
        new = [row for row in wanted if row.tick is None]
        for row in new:
            Tick.objects.create(
                plan=fresh,
                rule=row.finding.rule,
                fingerprint=row.fingerprint,
                message=row.finding.message,
                reason=reason,
                made_by=by,
            )
        if new:
            rules = sorted({row.finding.rule for row in new})
            trace(fresh, "accept_warnings", by, {"rules": rules, "count": len(new), "reason": reason})
        return len(new)

"""May this person change this text now? The one question that editing asks."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Part, Participation, Plan, Status
from permissions.duties import Duty, holds

WRITER = {
    Status.DRAFTING: Duty.DRAFT,
    Status.CONSOLIDATING: Duty.DRAFT,
    Status.APPRAISAL: Duty.APPRAISE,
    Status.FINALISING: Duty.DRAFT,
}
"""Status → the duty that writes in it; in every other status the text is frozen."""


def why_not_editable(user: Any, plan: Plan, *, part: Part | None = None, field: str = "") -> str:
    """The reason why this person may not write here now; empty when they may.

    `part` or `field` (title, preamble, closing, recipients, new_item) is what they want to change: while the text
    is completed by the conclusion only what its lines name is open.
    """
    duty = WRITER.get(Status(plan.status))
    if duty is None:
        return _("Văn bản đang ở bước “%(step)s” nên không sửa được nội dung.") % {
            "step": plan.get_status_display()
        }
    agencies = list(
        Participation.objects.filter(plan=plan, duty=duty, until=None).values_list("agency_id", flat=True)
    )
    today = timezone.localdate()
    if not any(holds(user, duty, agency, today) for agency in agencies):
        return _("Ở bước “%(step)s”, chỉ cán bộ có nhiệm vụ %(duty)s mới sửa được nội dung.") % {
            "step": plan.get_status_display(),
            "duty": Duty(duty).label.lower(),
        }
    if plan.handed_up:
        return _("Dự thảo đã trình lãnh đạo; đề nghị lãnh đạo chuyển lại nếu cần sửa.")
    if plan.status == Status.FINALISING and not _named_by_conclusion(plan, part, field):
        return _("Chỉ được sửa những nội dung mà kết luận nêu; phần này không có trong kết luận.")
    return ""


def _named_by_conclusion(plan: Plan, part: Part | None, field: str) -> bool:
    if part is not None and part.open:
        return True
    return bool(field) and field in plan.open_fields.split(",")

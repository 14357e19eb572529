"""May this person change this text now? The one question that editing asks."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Part, Participation, Plan, Status
from permissions.duties import Duty, holding_for

WRITER = {
    Status.DRAFTING: Duty.DRAFT,
    Status.CONSOLIDATING: Duty.DRAFT,
    Status.APPRAISAL: Duty.APPRAISE,
    Status.FINALISING: Duty.DRAFT,
}
"""Status → the duty that writes in it; in every other status the text is frozen."""

SUBSTANCE = {"coverage", "new_item", "deletion"}
"""Changes that are no mending of form."""


def why_not_editable(user: Any, plan: Plan, *, part: Part | None = None, field: str = "") -> str:
    """The reason why this person may not write here now; empty when they may.

    `part` or `field` (title, preamble, closing, recipients, new_item, coverage, deletion) is what they want to
    change: while the text is completed by the conclusion only what its lines name is open.
    """
    return pen_of(user, plan).why_not(part=part, field=field)


@dataclass(frozen=True)
class Pen:
    """What one person may write in one plan now: asked once, answers for every part of a page."""

    reason: str
    """Why nothing at all; empty when the person writes here."""
    named_only: bool = False
    """Only what the conclusion names is open."""
    fields: frozenset[str] = frozenset()
    form_only: bool = False
    """The Office mends the form; what is to be done stays with the drafting agency."""

    def why_not(self, *, part: Part | None = None, field: str = "") -> str:
        if self.reason:
            return self.reason
        if self.form_only and field in SUBSTANCE:
            return _("Văn phòng chỉ sửa thể thức, câu chữ; nội dung do cơ quan chủ trì tham mưu chỉnh sửa.")
        if self.named_only and not (part is not None and part.open) and field not in self.fields:
            return _("Chỉ được sửa những nội dung mà kết luận nêu; phần này không có trong kết luận.")
        return ""

    def may(self, *, part: Part | None = None, field: str = "") -> bool:
        return not self.why_not(part=part, field=field)


def pen_of(user: Any, plan: Plan) -> Pen:
    """The pen of this person for this plan: one query, or none where the text is frozen for everybody."""
    duty = WRITER.get(Status(plan.status))
    step = {"step": plan.get_status_display()}
    if duty is None:
        return Pen(_("Văn bản đang ở bước “%(step)s” nên không sửa được nội dung.") % step)
    writing = Participation.objects.filter(plan=plan, duty=duty, until=None)
    if not writing.filter(holding_for(user, duty, timezone.localdate())).exists():
        return Pen(
            _("Ở bước “%(step)s”, chỉ cán bộ có nhiệm vụ %(duty)s mới sửa được nội dung.")
            % {**step, "duty": Duty(duty).label.lower()}
        )
    if plan.handed_up:
        return Pen(_("Dự thảo đã trình lãnh đạo; đề nghị lãnh đạo chuyển lại nếu cần sửa."))
    named = frozenset(filter(None, plan.open_fields.split(",")))
    return Pen(
        "",
        named_only=plan.status == Status.FINALISING,
        fields=named,
        form_only=plan.status == Status.APPRAISAL,
    )

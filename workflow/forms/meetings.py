"""The record of a meeting: who was there, who chaired, the minutes; and a ballot on paper."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Plan
from workflow.forms.acts import members_to_choose
from workflow.forms.deciding import BallotForm
from workflow.models import Attendance

KINDS = {
    b"%PDF": (".pdf",),
    b"PK\x03\x04": (".docx",),
    b"\xff\xd8\xff": (".jpg", ".jpeg"),
    b"\x89PNG": (".png",),
}
"""How a file begins → the endings of its name that fit."""


class AttendanceForm(forms.Form):
    """One line for each member: there or not, and why not; who chaired."""

    edit_number = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    chair = forms.ChoiceField(label=gettext_lazy("Chủ trì"))
    invitees = forms.CharField(
        label=gettext_lazy("Đại biểu mời dự (không biểu quyết)"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Mỗi dòng một đại biểu."),
    )

    def __init__(self, data: Any, *, rows: list[Attendance], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.rows = rows
        self.fields["chair"].choices = [(str(row.pk), str(row.user)) for row in rows]  # type: ignore[attr-defined]
        for row in rows:
            self.fields[f"present_{row.pk}"] = forms.BooleanField(
                label=_("Có mặt"), required=False, initial=row.present is not False
            )
            self.fields[f"reason_{row.pk}"] = forms.CharField(
                label=_("Lý do vắng"), required=False, max_length=300, initial=row.reason
            )

    def lines(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield {"row": row, "present": self[f"present_{row.pk}"], "reason": self[f"reason_{row.pk}"]}

    def record(self) -> dict[str, Any]:
        """As services.meetings.record_attendance takes it."""
        data = self.cleaned_data
        return {
            "edit_number": data["edit_number"],
            "present": {row.pk: data[f"present_{row.pk}"] for row in self.rows},
            "reasons": {row.pk: data[f"reason_{row.pk}"] for row in self.rows},
            "chair": int(data["chair"]),
            "invitees": data["invitees"],
        }


class ScanField(forms.FileField):
    """A scan or a written file: PDF, Word or a picture, told by how it begins and by its name."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if (file.size or 0) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(_("Tệp lớn hơn 20 MB; đề nghị nén hoặc chia nhỏ."))
        head = file.read(4)
        file.seek(0)
        name = (file.name or "").lower()
        if not any(head.startswith(begin) and name.endswith(ends) for begin, ends in KINDS.items()):
            raise forms.ValidationError(
                _("Chỉ nhận tệp PDF, Word (.docx) hoặc ảnh (.jpg, .png) còn nguyên vẹn.")
            )
        return file


class MinutesForm(forms.Form):
    file = ScanField(label=gettext_lazy("Biên bản đã ký"))


class PaperBallotForm(BallotForm):
    """What a member has signed on paper, with its scan."""

    field_order = ["member", "choice", "text", "file"]
    member = forms.ChoiceField(label=gettext_lazy("Phiếu của đồng chí"))
    file = ScanField(label=gettext_lazy("Bản chụp phiếu đã ký"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].label = _("Ý kiến ghi trên phiếu")
        self.fields["member"].choices = [("", "—"), *members_to_choose(plan)]  # type: ignore[attr-defined]

    def clean_member(self) -> int:
        return int(self.cleaned_data["member"])

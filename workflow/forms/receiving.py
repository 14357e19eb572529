"""Registering an arrival, instructing on it, assigning it."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import ReceivedDocument, Urgency
from permissions.duties import Duty, holders
from permissions.models import Agency, Kind, User
from workflow.dossier.forwarding import Letter
from workflow.models import CertifiedCopy

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ArrivalForm(forms.Form):
    """Where and when something arrived."""

    agency = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan nhận"),
        queryset=Agency.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Đồng chí không tiếp nhận văn bản của cơ quan này.")},
    )
    arrival_number = forms.IntegerField(
        label=gettext_lazy("Số đến"),
        help_text=gettext_lazy("Để trống thì lấy số tiếp theo trong sổ của năm."),
        required=False,
        min_value=1,
        max_value=999_999,
        error_messages={
            "invalid": gettext_lazy("Số đến là một số nguyên, ví dụ 125."),
            "min_value": gettext_lazy("Số đến bắt đầu từ 1."),
            "max_value": gettext_lazy("Số đến lớn quá 999999; đề nghị kiểm tra lại."),
        },
    )
    arrival_on = forms.DateField(
        label=gettext_lazy("Ngày đến"),
        widget=DATE,
        error_messages={
            "required": gettext_lazy("Đề nghị ghi ngày đến."),
            "invalid": gettext_lazy("Ngày chưa đúng; đề nghị ghi như 24/11/2026."),
        },
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    def __init__(self, *args: Any, agencies: "QuerySet[Agency]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        if len(agencies) == 1:
            self.fields["agency"].widget = forms.HiddenInput()
            self.fields["agency"].initial = agencies[0]
        self.fields["arrival_on"].initial = timezone.localdate()

    def clean_arrival_on(self) -> date:
        day: date = self.cleaned_data["arrival_on"]
        today = timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("Ngày đến không được sau hôm nay."))
        if day.year < today.year - 1:
            raise forms.ValidationError(_("Ngày đến đã quá xa; sổ của năm đó đã khóa."))
        return day


class UploadForm(ArrivalForm):
    """The clerk's form for a file; the reader judges the content, the name is only kept."""

    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"),
        help_text=gettext_lazy("Kế hoạch của cấp trên: .docx, PDF (cả bản chụp) hoặc .txt, không quá 20 MB."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
        error_messages={"required": gettext_lazy("Đề nghị chọn tệp văn bản cần tiếp nhận.")},
    )
    symbol = forms.CharField(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=60)
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày văn bản"),
        required=False,
        widget=DATE,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("Ngày chưa đúng; đề nghị ghi như 24/11/2026.")},
    )
    sender = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=300)
    title = forms.CharField(
        label=gettext_lazy("Tên loại, trích yếu"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ["agency", "file"]
    HEAD = ("symbol", "issued_on", "sender", "title")

    @property
    def arrival(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.HEAD]

    @property
    def head(self) -> list[forms.BoundField]:
        """What the clerk may write where it cannot be read at once."""
        return [self[name] for name in self.HEAD]

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = too_large_message()


def too_large_message() -> str:
    limit = settings.UPLOAD_LIMIT // 1024 // 1024
    return _(
        "Tệp lớn hơn %(limit)s MB nên chưa tiếp nhận. Đề nghị gửi bản .docx hoặc PDF có lớp chữ, "
        "hoặc tách phụ lục thành tệp riêng."
    ) % {"limit": limit}


class InstructForm(forms.Form):
    """Who leads, who assists, until when. Choices are the bodies of the committee that received it."""

    lead = forms.ModelChoiceField(
        label=gettext_lazy("Chủ trì"),
        queryset=Agency.objects.none(),
        empty_label=gettext_lazy("— chọn cơ quan —"),
        error_messages={
            "required": gettext_lazy("Đề nghị chọn cơ quan chủ trì."),
            "invalid_choice": gettext_lazy("Đề nghị chọn cơ quan chủ trì trong danh sách."),
        },
    )
    partners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Phối hợp"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("Đề nghị chọn cơ quan phối hợp trong danh sách."),
            "invalid_pk_value": gettext_lazy("Đề nghị chọn cơ quan phối hợp trong danh sách."),
        },
    )
    due_on = forms.DateField(
        label=gettext_lazy("Thời hạn"),
        required=False,
        widget=DATE,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("Ngày chưa đúng; đề nghị ghi như 24/11/2026.")},
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Mức độ khẩn"),
        required=False,
        choices=[("", gettext_lazy("Thường")), *Urgency.choices],
    )
    patron = forms.ModelChoiceField(
        label=gettext_lazy("Đồng chí Thường trực phụ trách"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("— chưa phân công —"),
    )
    instruction = forms.CharField(
        label=gettext_lazy("Ý kiến chỉ đạo"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    letter = forms.BooleanField(
        label=gettext_lazy("Ban hành công văn sao gửi, giao việc"),
        help_text=gettext_lazy("Công văn lấy số ngay khi cho ý kiến; ý kiến chỉ đạo được ghi vào công văn."),
        required=False,
    )
    also_to = forms.CharField(
        label=gettext_lazy("Công văn kính gửi thêm"),
        help_text=gettext_lazy("Mỗi nơi một dòng; cơ quan chủ trì, phối hợp được ghi sẵn."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    copy = forms.ModelChoiceField(
        label=gettext_lazy("Bản sao gửi kèm công văn"),
        queryset=CertifiedCopy.objects.none(),
        required=False,
        empty_label=gettext_lazy("— không kèm bản sao —"),
    )

    def __init__(self, *args: Any, received: ReceivedDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        committee = received.agency
        self.fields["copy"].queryset = copies = received.copies.all()  # type: ignore[attr-defined]
        if not copies:
            del self.fields["copy"]
        board = Agency.objects.standing().filter(committee=committee.body, kind=Kind.PERMANENT_BOARD).first()
        if board is not None:
            self.fields["patron"].queryset = holders(Duty.STEER, board, timezone.localdate())  # type: ignore[attr-defined]
        bodies = Agency.objects.standing().filter(
            committee=committee.body, kind__in=[Kind.ADVISORY, Kind.OFFICE, Kind.UNIT]
        )
        self.fields["lead"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["partners"].queryset = bodies  # type: ignore[attr-defined]

    def clean_lead(self) -> Agency:
        lead: Agency = self.cleaned_data["lead"]
        today = timezone.localdate()
        for duty in (Duty.RELEASE, Duty.DRAFT):
            if not holders(duty, lead, today).exists():
                raise forms.ValidationError(
                    _(
                        "%(agency)s chưa có người được giao nhiệm vụ “%(duty)s” nên chưa giao chủ trì được; "
                        "đề nghị chọn cơ quan khác hoặc bổ sung chức vụ trong Danh mục cơ quan."
                    )
                    % {"agency": lead, "duty": duty.label}
                )
        return lead

    def clean(self) -> dict[str, Any]:
        """The fields of the letter become the one argument that the service takes."""
        data = super().clean() or self.cleaned_data
        lines = (" ".join(line.split()).strip("-–., ;") for line in data.pop("also_to", "").splitlines())
        copy, wanted = data.pop("copy", None), data.pop("letter", False)
        data["letter"] = Letter([line for line in lines if line], copy) if wanted else None
        return data

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("Thời hạn phải từ hôm nay trở đi."))
        return day


class AssignForm(forms.Form):
    """The specialist who drafts; choices are the drafters of the leading agency."""

    drafter = forms.ModelChoiceField(
        label=gettext_lazy("Chuyên viên soạn thảo"),
        queryset=User.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Đề nghị chọn chuyên viên soạn thảo."),
            "invalid_choice": gettext_lazy("Đề nghị chọn chuyên viên trong danh sách."),
        },
    )

    def __init__(self, *args: Any, agency: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["drafter"].queryset = holders(Duty.DRAFT, agency or 0, timezone.localdate())  # type: ignore[attr-defined]


class GiveBackForm(forms.Form):
    """Why the agency does not take it, and whom it thinks right."""

    suggested = forms.ModelChoiceField(
        label=gettext_lazy("Đề nghị giao cơ quan"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=gettext_lazy("— không đề nghị —"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do trả lại"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, committee: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Agency.objects.standing().filter(
            committee=committee.body, kind__in=[Kind.ADVISORY, Kind.OFFICE, Kind.UNIT]
        )
        self.fields["suggested"].queryset = bodies  # type: ignore[attr-defined]

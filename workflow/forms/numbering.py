"""What the clerk writes into the register beside the plans; `cleaned_data` is exactly what the service takes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from permissions.models import Agency
from workflow.issuance.types import TYPES
from workflow.models import HeldNumber


class BodyForm(forms.Form):
    """The issuing body and the type name choose the register."""

    body = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("Cơ quan ban hành"),
        empty_label=None,
        error_messages={"invalid_choice": _("Đồng chí không giữ sổ văn bản đi của cơ quan này.")},
    )
    type_name = forms.ChoiceField(
        label=_("Tên loại văn bản"),
        choices=[(name, name) for name in TYPES],
        error_messages={"invalid_choice": _("Cần chọn tên loại văn bản trong danh sách.")},
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class ReserveForm(BodyForm):
    about = forms.CharField(
        label=_("Giữ cho văn bản"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    dated = forms.DateField(
        label=_("Ngày văn bản"),
        help_text=_("Ngày đi cùng số; không trước ngày của số liền trước, không sau hôm nay."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    press = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dated"].initial = timezone.localdate()


class TakeOverForm(BodyForm):
    last = forms.IntegerField(
        label=_("Số cuối của sổ cũ"),
        help_text=_("Số tiếp theo ở đây là số liền sau."),
        min_value=1,
        max_value=99_999,
    )
    source = forms.CharField(
        label=_("Sổ cũ"), help_text=_("Ví dụ: sổ giấy mở ngày 15/10/2025."), max_length=200
    )


class HeldForm(forms.Form):
    """One held number, named in the address."""

    held = forms.ModelChoiceField(
        HeldNumber.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Chưa chọn số đã giữ trong sổ."),
            "invalid_choice": _("Số này không còn ở trạng thái giữ."),
        },
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = HeldNumber.objects.filter(series__body__in=bodies)
        self.fields["held"].queryset = rows.select_related("series__body")  # type: ignore[attr-defined]


class OutsideForm(HeldForm):
    about = forms.CharField(label=_("Trích yếu"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    signed_by = forms.CharField(label=_("Người ký"), max_length=200)
    sent_to = forms.CharField(
        label=_("Nơi nhận"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class VoidForm(HeldForm):
    reason = forms.CharField(
        label=_("Lý do hủy số"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

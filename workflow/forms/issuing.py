"""What the browser sends with an act on a plan that is out; `cleaned_data` is exactly what its service takes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from drafting.models import Plan, Status
from permissions.models import Agency
from workflow.forms.acts import ActForm
from workflow.models import Delivery

ROWS = forms.Textarea(attrs={"rows": 2})
MOST_SCANNED = 40 * 1024 * 1024
"""Bytes of all files of one scan."""
PICTURES = (b"\xff\xd8\xff", b"\x89PNG")


class TakeBackForm(ActForm):
    """The file as the signing program has saved it; its bytes go to the service."""

    data = forms.FileField(  # type: ignore[assignment]
        label=_("Tệp đã ký số"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        error_messages={"required": _("Đề nghị chọn tệp đã ký số.")},
    )

    too_large_says = _("Tệp lớn quá giới hạn; bản đã ký chỉ lớn hơn bản trình ký một chút.")

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        if too_large:
            self.fields["data"].error_messages["required"] = str(self.too_large_says)

    def clean_data(self) -> bytes:
        data: bytes = self.cleaned_data["data"].read()
        return data


class ScanInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ScanField(forms.FileField):
    """Several files in the order in which they were chosen; the bytes of each."""

    widget = ScanInput

    def clean(self, data: Any, initial: Any = None) -> list[bytes]:
        files = [super(ScanField, self).clean(each, initial) for each in data or [None]]
        if sum(file.size for file in files) > MOST_SCANNED:
            raise ValidationError(
                _("Các tệp có tổng dung lượng lớn hơn %(limit)s MB; đề nghị quét ở 200 dpi."),
                params={"limit": MOST_SCANNED // 1024 // 1024},
            )
        read = [file.read() for file in files]
        if not all(b"%PDF-" in each[:1024] or each.startswith(PICTURES) for each in read):
            raise ValidationError(_("Chỉ nhận tệp PDF, hoặc ảnh JPEG, PNG của từng trang."))
        return read


class HandInScanForm(TakeBackForm):
    """The paper as it was scanned: one PDF, or a picture of each page."""

    data = ScanField(
        label=_("Bản quét văn bản đã ký, đóng dấu"),
        help_text=_("Một tệp PDF, hoặc ảnh JPEG, PNG của từng trang, chọn theo đúng thứ tự trang."),
        widget=ScanInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": _("Đề nghị chọn bản quét văn bản đã ký, đóng dấu.")},
    )
    too_large_says = _("Tệp lớn quá giới hạn; đề nghị quét ở 200 dpi hoặc nộp ảnh từng trang.")

    def clean_data(self) -> list[bytes]:  # type: ignore[override]
        """What was too large did not arrive: with the others alone a page would be missing."""
        if self.too_large:
            raise ValidationError(self.too_large_says)
        read: list[bytes] = self.cleaned_data["data"]
        return read


class SettleFields(forms.Form):
    delivery = forms.ModelChoiceField(Delivery.objects.none(), label=_("Nơi trả lại"), empty_label=None)
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("Gửi cho cơ quan đúng"),
        empty_label=_("— không gửi tiếp —"),
        required=False,
    )

    def offer(self, deliveries: "QuerySet[Delivery]", root: Agency) -> None:
        """What came back, and the agencies within `root` that have not got it."""
        waiting = deliveries.filter(returned_at__isnull=False, settled_at=None)
        self.fields["delivery"].queryset = waiting.select_related("agency")  # type: ignore[attr-defined]
        self.fields["delivery"].label_from_instance = _returned  # type: ignore[attr-defined]
        sent = deliveries.filter(agency__isnull=False).values("agency")
        others = Agency.objects.standing().within(root).exclude(pk__in=sent).order_by("order", "name")
        self.fields["agency"].queryset = others  # type: ignore[attr-defined]


def _returned(row: Delivery) -> str:
    return f"{row.to}: {row.return_reason}"


class SettleReturnedForm(SettleFields, ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.plan.deliveries.all(), self.plan.issuer.body)


class RecordFields(forms.Form):
    delivery = forms.ModelChoiceField(Delivery.objects.none(), label=_("Nơi nhận"), empty_label=None)
    channel = forms.ChoiceField(
        label=_("Cách gửi"),
        choices=[row for row in Delivery.Channel.choices if row[0] != Delivery.Channel.HERE],
    )
    handed_over_on = forms.DateField(
        label=_("Ngày giao"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    copies = forms.IntegerField(label=_("Số bản giấy"), min_value=0, max_value=10_000, initial=1)
    receipt = forms.CharField(label=_("Người nhận hoặc số tiếp nhận"), max_length=300, required=False)

    def offer(self, deliveries: "QuerySet[Delivery]") -> None:
        """Those that nobody has registered or given back."""
        rows = deliveries.filter(arrival=None, returned_at=None).select_related("agency")
        self.fields["delivery"].queryset = rows  # type: ignore[attr-defined]
        self.fields["delivery"].label_from_instance = lambda row: row.to  # type: ignore[attr-defined]
        today = timezone.localdate()
        self.fields["handed_over_on"].initial = today
        self.fields["handed_over_on"].widget.attrs["max"] = today.isoformat()


class RecordDeliveryForm(RecordFields, ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.plan.deliveries.all())


class CorrectForm(ActForm):
    place = forms.CharField(
        label=_("Vị trí"), help_text=_("Ví dụ: Mục II.3, trang 4, dòng thứ 2 từ trên xuống."), max_length=300
    )
    printed = forms.CharField(label=_("Đã in là"), max_length=1000, widget=ROWS)
    meant = forms.CharField(label=_("Sửa lại là"), max_length=1000, widget=ROWS)


class WithdrawForm(ActForm):
    document = forms.CharField(
        label=_("Văn bản thu hồi"),
        help_text=_(
            "Ví dụ: Thông báo số 12-TB/TU, ngày 05/02/2027. Để trống thì lập công văn thu hồi tại đây."
        ),
        max_length=300,
        required=False,
    )
    reason = forms.CharField(label=_("Lý do thu hồi"), max_length=1000, required=False, widget=ROWS)


class ReplaceForm(ActForm):
    by_plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label=_("Kế hoạch thay thế"),
        help_text=_("Kế hoạch đã ban hành ở đây của cùng cơ quan."),
        empty_label=_("— văn bản khác, ghi dưới đây —"),
        required=False,
    )
    document = forms.CharField(
        label=_("Văn bản thay thế khác"),
        help_text=_("Ví dụ: Kế hoạch số 12-KH/TU, ngày 05/02/2027."),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newer = Plan.objects.visible_to(self.user).filter(
            issuer=self.plan.issuer, status=Status.ISSUED, pk__gt=self.plan.pk
        )
        newest = list(newer.order_by("-pk").values_list("pk", flat=True)[:100])
        field = self.fields["by_plan"]
        field.queryset = Plan.objects.filter(pk__in=newest).select_related("issuance").order_by("-pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda plan: f"{plan.issuance.symbol}: {plan.short_title}"  # type: ignore[attr-defined]

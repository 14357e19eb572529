"""How a plan begins, and the committee's own names."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from drafting.deriving import Choices
from drafting.deriving.choices import MOST_DAYS
from drafting.models import OwnName, Plan, ReceivedDocument
from permissions.models import Agency
from workflow.forms.receiving import DATE, too_large_message

WAYS: tuple[tuple[str, Promise], ...] = (
    ("parents", gettext_lazy("Từ văn bản của cấp trên")),
    ("draft", gettext_lazy("Từ dự thảo Word có sẵn")),
    ("earlier", gettext_lazy("Từ kế hoạch trước")),
    ("nothing", gettext_lazy("Soạn mới")),
)
OUTLINES = (
    ("parent", gettext_lazy("Theo bố cục của cấp trên")),
    ("own", gettext_lazy("Theo bố cục của cấp mình")),
)


class ParentChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return (
            f"{obj.symbol or obj.sender}: {obj.title}"[:160] if obj.symbol or obj.sender else obj.title[:160]
        )


class EarlierChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.short_title)[:160]


class BeginForm(forms.Form):
    """The choices of one beginning; sent by GET they show the preview, by POST they make the plan."""

    way = forms.ChoiceField(choices=WAYS, widget=forms.HiddenInput)
    agency = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan chủ trì tham mưu"), queryset=Agency.objects.none(), empty_label=None
    )
    parent = ParentChoice(
        label=gettext_lazy("Văn bản của cấp trên cần thực hiện"),
        queryset=ReceivedDocument.objects.none(),
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Văn bản đã chọn không còn; đề nghị chọn lại.")},
    )
    earlier = EarlierChoice(
        label=gettext_lazy("Kế hoạch trước"),
        queryset=Plan.objects.none(),
        to_field_name="uid",
        required=False,
    )
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        required=False,
        max_length=500,
        help_text=gettext_lazy(
            "Ví dụ: kiểm tra, giám sát năm 2027. Để trống khi đã chọn văn bản của cấp trên."
        ),
    )
    margin = forms.IntegerField(
        label=gettext_lazy("Hoàn thành sớm hơn cấp trên (ngày)"),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
    )
    issued_on = forms.DateField(
        label=gettext_lazy("Ngày dự kiến ban hành"),
        required=False,
        widget=DATE,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("Ngày chưa đúng; đề nghị ghi như 24/11/2026.")},
    )
    outline = forms.ChoiceField(
        label=gettext_lazy("Bố cục"), choices=OUTLINES, required=False, widget=forms.RadioSelect
    )
    keep_days = forms.BooleanField(
        label=gettext_lazy("Giữ thời hạn của cấp trên cả khi phụ thuộc văn bản sẽ ban hành"), required=False
    )
    keep_open = forms.BooleanField(
        label=gettext_lazy("Không thêm “thực hiện thường xuyên” cho nhiệm vụ chưa có thời hạn"),
        required=False,
    )
    FIELDS = {
        "parents": ("parent", "margin", "issued_on", "outline", "keep_days", "keep_open"),
        "draft": ("parent",),
        "earlier": ("earlier", "parent"),
        "nothing": ("parent", "title"),
    }

    def __init__(
        self,
        data: Any,
        *,
        way: str,
        agencies: "QuerySet[Agency]",
        parents: "QuerySet[ReceivedDocument]",
        earlier: "QuerySet[Plan]",
    ) -> None:
        super().__init__(data)
        choices: dict[str, QuerySet[Any]] = {"agency": agencies, "parent": parents, "earlier": earlier}
        for name, rows in choices.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        for name in [name for name in self.fields if name not in ("way", "agency", *self.FIELDS[way])]:
            del self.fields[name]
        if len(agencies) == 1:
            self.fields["agency"].widget = forms.HiddenInput()
            self.fields["agency"].required = False
            self.fields["agency"].initial = agencies[0]

    def choices(self) -> Choices:
        data = self.cleaned_data
        return Choices(
            margin=data.get("margin") or 0,
            issued_on=data.get("issued_on"),
            outline=data.get("outline") or "parent",
            documents_to_come=not data.get("keep_days"),
            continuing=not data.get("keep_open"),
        )


class DraftForm(forms.Form):
    """An own draft from the desk: read as received files are."""

    file = forms.FileField(
        label=gettext_lazy("Tệp dự thảo"),
        help_text=gettext_lazy("Bản Word (.docx), PDF có lớp chữ hoặc .txt, không quá 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
        error_messages={
            "required": gettext_lazy("Đề nghị chọn tệp dự thảo."),
            "empty": gettext_lazy("Tệp không có nội dung; đề nghị chọn tệp khác."),
        },
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["file"].error_messages["required"] = too_large_message()


class OwnNameForm(forms.Form):
    """One row of the table."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=OwnName.Kind.choices)
    superior = forms.CharField(
        label=gettext_lazy("Trong văn bản của cấp trên"),
        max_length=200,
        error_messages={"required": gettext_lazy("Đề nghị ghi tên trong văn bản của cấp trên.")},
    )
    own = forms.CharField(
        label=gettext_lazy("Ở cấp mình"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Để trống khi cấp mình không có cơ quan tương ứng."),
    )


def uid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

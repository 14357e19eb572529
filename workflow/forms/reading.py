"""Mending what was read from a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafting.models import Part
from workflow.forms.receiving import DATE

Kind = Part.Kind
LINES = forms.Textarea(attrs={"rows": 2})


class Mending(forms.Form):
    """Every mending tells which state of the result it was shown with."""

    edit_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def named(self) -> dict[str, Any]:
        """The fields as the functions of drafting.readings take them: those that were sent."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.data}


class Editor(Mending):
    """A mending of one part."""

    uid = forms.CharField(widget=forms.HiddenInput, max_length=40)


class PartForm(Editor):
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Nội dung để trống; đề nghị ghi nội dung, hoặc bỏ mục này khỏi kết quả đọc.")
        },
    )


class GroupForm(PartForm):
    is_agency = forms.BooleanField(
        label=_("Đề mục là tên cơ quan thực hiện các nội dung bên dưới"), required=False
    )

    @property
    def named(self) -> dict[str, Any]:
        return dict(self.cleaned_data)  # a box that is not ticked is not sent


class ItemForm(PartForm):
    item_kind = forms.ChoiceField(label=_("Loại nội dung"), choices=Part.ItemKind.choices)
    lead = forms.CharField(label=_("Chủ trì"), required=False, max_length=300)
    partners = forms.CharField(
        label=_("Phối hợp"),
        help_text=_("Nhiều cơ quan thì ngăn cách bằng dấu chấm phẩy."),
        required=False,
        max_length=3000,
        widget=LINES,
    )
    when = forms.CharField(
        label=_("Thời gian hoàn thành"),
        help_text=_("Ghi như trong văn bản; nhiều thời hạn thì ngăn cách bằng dấu chấm phẩy."),
        required=False,
        max_length=500,
    )
    targets = forms.CharField(
        label=_("Chỉ tiêu"),
        help_text=_("Ví dụ: ít nhất 25%; 03 - 04%."),
        required=False,
        max_length=500,
    )
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=500)
    approving_level = forms.CharField(label=_("Cấp trình"), required=False, max_length=300)


class SplitForm(Editor):
    first = forms.CharField(
        label=_("Phần giữ lại"),
        help_text=_("Xóa phần cuối sẽ chuyển thành nội dung mới, giữ nguyên phần đầu."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Đề nghị giữ lại phần đầu của nội dung.")},
    )


class MoveForm(Editor):
    after = forms.ChoiceField(
        label=_("Chuyển đến sau"), error_messages={"invalid_choice": _("Đề nghị chọn chỗ chuyển đến.")}
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"] = _places(self.fields["after"], places)


class RetypeForm(Editor):
    kind = forms.ChoiceField(
        label=_("Chuyển thành"),
        choices=[
            (Kind.ITEM, _("Nội dung")),
            (Kind.GROUP, _("Đề mục nhóm hoặc cơ quan")),
            (Kind.SECTION, _("Đề mục lớn")),
            (Kind.RECIPIENT, _("Dòng Nơi nhận")),
            (Kind.CLOSING, _("Đoạn kết")),
        ],
    )

    def __init__(self, *args: Any, now: str = "", **kwargs: Any) -> None:
        """`now`: the part's present kind, which is no choice."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [choice for choice in field.choices if choice[0] != now]


class AddForm(Mending):
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[
            (Kind.ITEM, _("Nội dung")),
            (Kind.GROUP, _("Đề mục nhóm hoặc cơ quan")),
            (Kind.SECTION, _("Đề mục lớn")),
            (Kind.RECIPIENT, _("Dòng Nơi nhận")),
        ],
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Nội dung để trống; đề nghị ghi nội dung cần thêm.")},
    )
    after = forms.ChoiceField(label=_("Đặt sau"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"] = _places(self.fields["after"], places, empty=True)


class PlaceForm(Mending):
    """Where an unplaced line belongs."""

    index = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    where = forms.ChoiceField(
        label=_("Cách xếp"),
        choices=[
            (Kind.ITEM, _("Thành một nội dung mới, đặt sau")),
            ("joined", _("Ghép tiếp vào cuối nội dung")),
            (Kind.RECIPIENT, _("Thành một dòng Nơi nhận")),
        ],
        widget=forms.RadioSelect,
        initial=Kind.ITEM,
    )
    after = forms.ChoiceField(label=_("Nội dung, đề mục"), required=False)

    def __init__(self, *args: Any, places: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"] = _places(self.fields["after"], places, empty=True)


class IndexForm(Mending):
    """A mending that names an unplaced line, or a document of the bundle, by its index."""

    index = forms.IntegerField(min_value=0)


def _places(field: Any, places: list[tuple[str, str]] | None, *, empty: bool = False) -> Any:
    """A choice among the parts of this result; what was sent is checked by the service, which has the rows."""
    if places is None:
        return forms.CharField(required=field.required, max_length=40)
    first = [("", gettext("— cuối văn bản —"))] if empty else []
    field.choices = [*first, *places]
    return field


class HeadForm(Mending):
    title = forms.CharField(
        label=_("Tên loại, trích yếu"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tên loại và trích yếu không được để trống.")},
    )
    symbol = forms.CharField(label=_("Số, ký hiệu"), required=False, max_length=60)
    date = forms.DateField(
        label=_("Ngày văn bản"),
        required=False,
        widget=DATE,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"invalid": _("Ngày chưa đúng; đề nghị ghi như 24/11/2026.")},
    )
    place = forms.CharField(label=_("Địa danh"), required=False, max_length=100)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), required=False, max_length=300)

    @property
    def named(self) -> dict[str, Any]:
        day = self.cleaned_data["date"]
        return {**self.cleaned_data, "date": day.isoformat() if day else None}


def editor_of(part: Any, edit_number: int) -> PartForm:
    """The unsent form of one part, as reading_page.ReadPart."""
    row: Part = part.row
    initial: dict[str, Any] = {"uid": row.uid, "edit_number": edit_number, "text": row.text}
    if row.kind == Kind.GROUP:
        return GroupForm(initial=initial | {"is_agency": row.is_agency})
    if row.kind != Kind.ITEM:
        return PartForm(initial=initial)
    return ItemForm(initial={**initial, "item_kind": row.item_kind, **part.words})


def head_editor(document: dict[str, Any], edit_number: int) -> HeadForm:
    names = ("title", "symbol", "date", "place", "issuer")
    return HeadForm(initial={name: document.get(name) for name in names} | {"edit_number": edit_number})

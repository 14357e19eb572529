"""Mending what was read from a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting.models import Part
from workflow.forms.receiving import DATE


class Mending(forms.Form):
    """Every mending tells which state of the result it was shown with."""

    edit_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def named(self) -> dict[str, Any]:
        """The fields as the functions of drafting.readings take them."""
        return dict(self.cleaned_data)


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


class ItemForm(PartForm):
    item_kind = forms.ChoiceField(label=_("Loại nội dung"), choices=Part.ItemKind.choices)
    when = forms.CharField(
        label=_("Thời gian hoàn thành"),
        help_text=_("Ghi như trong văn bản; nhiều thời hạn thì ngăn cách bằng dấu chấm phẩy."),
        required=False,
        max_length=500,
    )


class SplitForm(Editor):
    first = forms.CharField(
        label=_("Phần giữ lại"),
        help_text=_("Xóa phần cuối sẽ chuyển thành nội dung mới, giữ nguyên phần đầu."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Đề nghị giữ lại phần đầu của nội dung.")},
    )


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
    if row.kind != Part.Kind.ITEM:
        return PartForm(initial=initial)
    when = "; ".join(deadline["text"] for deadline in row.deadlines)
    return ItemForm(initial={**initial, "item_kind": row.item_kind, "when": when})


def head_editor(document: dict[str, Any], edit_number: int) -> HeadForm:
    names = ("title", "symbol", "date", "place", "issuer")
    return HeadForm(initial={name: document.get(name) for name in names} | {"edit_number": edit_number})

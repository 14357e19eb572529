"""Annexes: what is added to a plan beside its points, tables typed or pasted, attached files."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.forms.parts import LONGEST
from drafting.forms.widgets import SeenForm
from drafting.models import Part

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 500, 30, 2000
KINDS_OF_FILE = {b"%PDF": (".pdf",), b"PK\x03\x04": (".docx", ".xlsx")}
"""How a file begins → the endings of its name that fit."""


class CellsField(forms.CharField):
    """A table as lines, its cells parted by tabs (as pasted from Excel or Word) or by " | "."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            max_length=LONGEST * 10, strip=False, widget=forms.Textarea(attrs={"rows": 8}), **more
        )

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[list[str]]:  # type: ignore[override]
        rows = cells_of(str(value or ""))
        if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
            raise forms.ValidationError(
                _(
                    "Bảng lớn quá %(rows)s dòng hoặc %(columns)s cột; đề nghị chia thành nhiều bảng hoặc đính kèm tệp."
                )
                % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            )
        if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            raise forms.ValidationError(
                _("Có ô dài quá 2000 chữ; đề nghị rút gọn hoặc chuyển thành đoạn văn.")
            )
        return rows

    def validate(self, value: Any) -> None:
        if not value:
            raise forms.ValidationError(_("Bảng chưa có dòng nào; đề nghị ghi hoặc dán bảng từ Word, Excel."))

    def run_validators(self, value: Any) -> None:
        return None


def cells_of(text: str) -> list[list[str]]:
    """Lines as rows of the same width; blank lines are none."""
    rows = []
    for line in text.replace("\0", "").splitlines():
        if line.strip():
            parts = line.split("\t") if "\t" in line else line.split("|")
            rows.append([" ".join(part.split()) for part in parts])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def typed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


class TableForm(SeenForm):
    """A table of an annex."""

    text = forms.CharField(label=gettext_lazy("Tên bảng"), max_length=1000, required=False)
    cells = CellsField(
        label=gettext_lazy("Các ô"),
        help_text=gettext_lazy(
            "Mỗi dòng là một hàng, dòng đầu là tiêu đề; các ô ngăn cách bằng dấu | hoặc dán thẳng từ Word, Excel."
        ),
    )

    @classmethod
    def of(cls, part: Part) -> "TableForm":
        return cls(initial={"text": part.text, "cells": part.cells, "edit_number": part.edit_number})


class AnnexForm(forms.Form):
    """Something new in the annexes; `kind` says what, and each kind asks for what it needs."""

    KINDS = (
        ("annex", gettext_lazy("Phụ lục mới")),
        (Part.Kind.TEXT, gettext_lazy("Đoạn văn")),
        (Part.Kind.TABLE, gettext_lazy("Bảng")),
        (Part.Kind.FILE, gettext_lazy("Tệp kèm theo")),
    )
    too_large = False
    """Whether a file was let go of while it arrived."""
    kind = forms.ChoiceField(label=gettext_lazy("Thêm"), choices=KINDS, widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("Tên phụ lục, tên bảng, tên tệp hoặc đoạn văn"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    cells = CellsField(
        label=gettext_lazy("Các ô của bảng"),
        required=False,
        help_text=gettext_lazy(
            "Mỗi dòng là một hàng, dòng đầu là tiêu đề; các ô ngăn cách bằng dấu | hoặc dán thẳng từ Word, Excel."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("PDF, Word hoặc Excel, không quá 20 MB; đi cùng kế hoạch khi ban hành."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        if kind in ("annex", Part.Kind.TEXT) and not (data.get("text") or "").strip():
            self.add_error("text", _("Nội dung để trống; đề nghị ghi nội dung rồi lưu."))
        if kind == Part.Kind.FILE:
            self._check_file(data.get("file"))
        return data

    def _clean_fields(self) -> None:
        # The cells are asked for only where a table is added.
        super()._clean_fields()  # type: ignore[misc]
        if self.data.get("kind") != Part.Kind.TABLE:
            self.errors.pop("cells", None)

    def _check_file(self, file: "UploadedFile[bytes] | None") -> None:
        if file is None and not self.too_large:
            self.add_error("file", _("Đề nghị chọn tệp đính kèm."))
            return
        if file is None or (file.size or 0) > settings.UPLOAD_LIMIT:
            self.add_error("file", _("Tệp lớn hơn 20 MB; đề nghị nén hoặc chia nhỏ."))
            return
        head = file.read(4)
        file.seek(0)
        name = (file.name or "").lower()
        if not any(head == begin and name.endswith(ends) for begin, ends in KINDS_OF_FILE.items()):
            self.add_error("file", _("Chỉ nhận tệp PDF, Word (.docx) hoặc Excel (.xlsx) còn nguyên vẹn."))

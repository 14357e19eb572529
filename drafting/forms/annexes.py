"""Annexes: what is added to a plan beside its points, tables typed or pasted, attached files."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting import grids
from drafting.forms.cells import CellsField
from drafting.forms.parts import LONGEST
from drafting.forms.widgets import SeenForm
from drafting.models import Part

KINDS_OF_FILE = {b"%PDF": (".pdf",), b"PK\x03\x04": (".docx", ".xlsx")}
"""How a file begins → the endings of its name that fit."""


class TableForm(SeenForm):
    """A table of an annex."""

    text = forms.CharField(label=gettext_lazy("Tên bảng"), max_length=1000, required=False)
    cells = CellsField(
        label=gettext_lazy("Các ô"),
        help_text=gettext_lazy("Hàng đầu là tiêu đề. Có thể dán thẳng một vùng từ Word, Excel vào một ô."),
    )

    @classmethod
    def of(cls, part: Part) -> "TableForm":
        return cls(initial={"text": part.text, "cells": part.cells, "edit_number": part.edit_number})

    @classmethod
    def after(cls, data: Mapping[str, str]) -> "TableForm":
        """The form as it was sent, with its grid changed as `grid` asks; nothing is saved."""
        sent = cls(data)
        cells = sent["cells"].value()
        if isinstance(cells, list):
            cells = grids.changed(cells, data.get("grid", ""))
        number = data.get("edit_number", "")
        return cls(initial={"text": data.get("text", ""), "cells": cells, "edit_number": number})


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

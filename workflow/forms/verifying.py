"""A file whose origin somebody wants to know."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class VerifyForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp cần kiểm tra"),
        help_text=gettext_lazy("Tệp PDF đúng như đã nhận, không in lại, không lưu lại bằng phần mềm khác."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        error_messages={"required": gettext_lazy("Đề nghị chọn tệp cần kiểm tra.")},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            limit = settings.UPLOAD_LIMIT // (1024 * 1024)
            self.fields["file"].error_messages["required"] = _(
                "Tệp lớn hơn %(limit)s MB nên không kiểm tra; văn bản ban hành ở đây không có tệp nào lớn như vậy."
            ) % {"limit": limit}

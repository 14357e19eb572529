"""A committee's regulation: how it decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.deciding.rules import Rule

SHARES = [(share, share) for share in ("1/2", "2/3", "3/4")]


class RegulationForm(forms.Form):
    edit_number = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    document = forms.CharField(
        label=_("Quy chế làm việc"),
        max_length=200,
        help_text=_("Số, ký hiệu, ngày; ví dụ: 01-QC/TU, 15/7/2025."),
    )
    base = forms.ChoiceField(
        label=_("Tỷ lệ tính trên"),
        choices=[
            ("serving", _("tổng số ủy viên đương nhiệm")),
            ("present", _("số ủy viên có mặt")),
            ("cast", _("số phiếu, số biểu quyết")),
        ],
    )
    threshold = forms.ChoiceField(label=_("Thông qua khi trên"), choices=SHARES)
    quorum = forms.ChoiceField(label=_("Hội nghị hợp lệ khi có mặt ít nhất"), choices=SHARES)
    replies_needed = forms.ChoiceField(
        label=_("Xin ý kiến bằng văn bản có kết quả khi gửi phiếu trên"), choices=SHARES
    )
    written = forms.BooleanField(label=_("Được xin ý kiến bằng văn bản"), required=False)
    difference = forms.ChoiceField(
        label=_("Đã thông qua bằng văn bản nhưng còn ý kiến khác"),
        choices=[
            ("never", _("không đưa ra hội nghị")),
            ("board", _("Thường trực quyết định có đưa ra hội nghị")),
            ("always", _("phải đưa ra hội nghị")),
        ],
    )
    interest_counts = forms.BooleanField(
        label=_("Ủy viên không tham gia quyết định vì lợi ích liên quan vẫn tính vào tổng số"), required=False
    )

    @classmethod
    def of(cls, rule: Rule, document: str, edit_number: int) -> "RegulationForm":
        return cls(initial={**rule.as_json(), "document": document, "edit_number": edit_number})

    def rule(self) -> Rule:
        data: dict[str, Any] = dict(self.cleaned_data)
        return Rule.from_json(data)

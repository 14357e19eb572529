"""An opinion that came by letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting.models import Plan
from permissions.models import Agency
from workflow.forms.meetings import ScanField
from workflow.models import Opinion


class PaperOpinionForm(forms.Form):
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Cơ quan góp ý"))
    letter = forms.CharField(
        label=_("Số, ký hiệu, ngày văn bản góp ý"),
        max_length=200,
        help_text=_("Ví dụ: 45-CV/BTGDV, 20/11/2026."),
    )
    answer = forms.ChoiceField(label=_("Mức độ nhất trí"), choices=[("", "—"), *Opinion.Answer.choices])
    text = forms.CharField(
        label=_("Nội dung góp ý"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    file = ScanField(label=_("Bản chụp văn bản góp ý"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ = Opinion.objects.filter(
            round__plan=plan, round__recalled=False, released_at=None, withdrawn_at=None
        )
        self.fields["agency"].queryset = Agency.objects.filter(pk__in=open_.values("agency"))  # type: ignore[attr-defined]

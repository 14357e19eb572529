"""The day of a paper that gets its number."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NumberForm(forms.Form):
    dated = forms.DateField(
        label=_("Ngày văn bản"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Để trống là hôm nay."),
    )

"""What the Office notes about the form of a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.forms.acts import item_choices
from workflow.models import Finding


class FindingForm(forms.Form):
    part_uid = forms.ChoiceField(label=_("Nội dung"), required=False)
    severity = forms.ChoiceField(
        label=_("Mức độ"),
        choices=Finding.Severity.choices,
        initial=Finding.Severity.ERROR,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Ý kiến thẩm định"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, document: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part_uid"].choices = item_choices(document, _("Toàn văn"))  # type: ignore[attr-defined]

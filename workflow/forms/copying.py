"""What the clerk fills in for a certified copy; `cleaned_data` is exactly what the service takes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflow.models import CertifiedCopy


class CopyForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại bản sao"))
    sections = forms.MultipleChoiceField(
        label=_("Phần được trích"),
        help_text=_("Chỉ dùng cho trích sao."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    recipients = forms.CharField(
        label=_("Nơi nhận bản sao"),
        help_text=_("Mỗi nơi một dòng; dòng lưu được thêm tự động."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    dated = forms.DateField(
        label=_("Ngày sao"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    press = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, kinds: list[str], sections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, CertifiedCopy.Kind(kind).label) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["dated"].initial = timezone.localdate()
        if CertifiedCopy.Kind.EXTRACT in kinds and sections:
            self.fields["sections"].choices = sections  # type: ignore[attr-defined]
        else:
            del self.fields["sections"]

    def clean_recipients(self) -> list[str]:
        lines = (
            " ".join(line.split()).lstrip("-– ") for line in self.cleaned_data["recipients"].splitlines()
        )
        return [line for line in lines if line]

"""An advisory agency's opinion: the answer, what is said on the whole, and remarks on single items."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.forms.acts import item_choices
from workflow.forms.meetings import ScanField
from workflow.models import Opinion

MOST_ROWS = 200


class OpinionForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Mức độ nhất trí"),
        choices=Opinion.Answer.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Ý kiến chung"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> str | None:
        return self.cleaned_data["seen"] or None


class OpinionFileForm(forms.Form):
    file = ScanField(label=_("Tệp đính kèm"), help_text=_("PDF, Word (.docx) hoặc ảnh, không quá 20 MB."))


class CommentForm(forms.Form):
    part_uid = forms.ChoiceField(label=_("Nội dung được góp ý"), required=False)
    text = forms.CharField(
        label=_("Ý kiến"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    proposed = forms.CharField(
        label=_("Đề nghị sửa thành"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, document: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part_uid"].choices = item_choices(document, _("Toàn văn"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("proposed") and not data.get("text"):
            self.add_error("text", _("Cần ghi ý kiến cùng với nội dung đề nghị sửa."))
        return data


CommentFormSet = forms.formset_factory(CommentForm, extra=0, max_num=MOST_ROWS, validate_max=True)


def comment_rows(
    posted: Any, *, document: dict[str, Any], written: list[dict[str, str]], empty: int = 1
) -> Any:
    """The rows as they were sent, or those written so far with empty ones behind them."""
    blank: list[dict[str, str]] = [{}] * empty
    return CommentFormSet(
        posted, initial=[*written, *blank], prefix="comments", form_kwargs={"document": document}
    )

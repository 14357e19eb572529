"""Filtering the ledger, answering several tasks at once, a newer text of a parent."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from drafting.forms.tasks import EVERY
from drafting.models import Coverage
from permissions.models import Agency

Answer = Coverage.Answer
CONFIRM = "confirm"
AT_ONCE = (
    (CONFIRM, _("Vẫn đúng sau khi văn bản cấp trên thay đổi")),
    (Answer.JOINED, _("Ghép vào một nội dung của dự thảo")),
    (Answer.DELEGATED, _("Giao đảng ủy trực thuộc")),
    (Answer.NOT_APPLICABLE, _("Không thuộc phạm vi")),
)


class SeveralForm(forms.Form):
    """One answer for all rows that were ticked."""

    answer = forms.ChoiceField(label=_("Đối chiếu các nhiệm vụ đã đánh dấu"), choices=AT_ONCE)
    part = forms.ChoiceField(label=_("Nội dung của dự thảo"), required=False)
    every = forms.BooleanField(label=EVERY, required=False)
    delegates = forms.ModelMultipleChoiceField(
        label=_("Đảng ủy trực thuộc"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Lý do, ghi chú"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    decided_by = forms.CharField(label=_("Người quyết định"), max_length=200, required=False)

    def __init__(
        self, *args: Any, items: list[tuple[str, str]], below: "QuerySet[Agency]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", "—"), *items]  # type: ignore[attr-defined]
        self.fields["delegates"].queryset = below  # type: ignore[attr-defined]

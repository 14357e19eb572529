"""Answering one of the parent's tasks; each answer asks for what it needs and nothing else."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from drafting.models import Coverage
from permissions.models import Agency

Answer = Coverage.Answer


class AnswerForm(forms.Form):
    """`answer` is chosen by the address of the page, so that each form is short."""

    answer = forms.ChoiceField(choices=Answer.choices, widget=forms.HiddenInput)


class LinkedForm(AnswerForm):
    """Adopted, adapted, joined: the items of the plan that carry the task, or a place for a new one."""

    parts = forms.MultipleChoiceField(
        label=_("Nội dung trong dự thảo thể hiện nhiệm vụ này"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    after = forms.ChoiceField(label=_("Hoặc đưa nguyên văn thành nội dung mới, đặt sau"), required=False)

    def __init__(
        self, *args: Any, items: list[tuple[str, str]], places: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = items  # type: ignore[attr-defined]
        if places:
            self.fields["after"].choices = [("", "—"), *places]  # type: ignore[attr-defined]
        else:
            del self.fields["after"]


EVERY = _("Các đảng ủy trực thuộc")


class DelegatedForm(AnswerForm):
    every = forms.BooleanField(label=EVERY, required=False)
    delegates = forms.ModelMultipleChoiceField(
        label=_("Giao cho đảng ủy trực thuộc nào"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Ghi chú"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, below: "QuerySet[Agency]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["delegates"].queryset = below  # type: ignore[attr-defined]


class NotApplicableForm(AnswerForm):
    reason = forms.CharField(
        label=_("Lý do không thuộc phạm vi"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lý do được lưu trong hồ sơ và hiển thị khi thẩm định."),
    )
    decided_by = forms.CharField(
        label=_("Người quyết định"),
        max_length=200,
        required=False,
        help_text=_("Để trống thì ghi tên đồng chí đang thực hiện."),
    )
    drop = forms.BooleanField(
        label=_("Bỏ khỏi dự thảo nội dung chỉ thể hiện nhiệm vụ này"), required=False, initial=True
    )

    def __init__(self, *args: Any, carried: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not carried:
            del self.fields["drop"]


class UnansweredForm(AnswerForm):
    """Back to unanswered: nothing to fill in."""

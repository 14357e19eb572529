"""Answering one of the parent's tasks; each answer asks for what it needs and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting.models import Coverage

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


class DelegatedForm(AnswerForm):
    delegated_to = forms.CharField(
        label=_("Giao cho đảng ủy trực thuộc nào"),
        max_length=200,
        required=False,
    )
    reason = forms.CharField(
        label=_("Ghi chú"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, committees: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if committees:
            choices = [("", "—"), *((name, name) for name in committees)]
            given = kwargs.get("initial", {}).get("delegated_to")
            if given and given not in committees:
                choices.append((given, given))
            field = forms.ChoiceField(
                label=self.fields["delegated_to"].label, choices=choices, required=False
            )
            self.fields["delegated_to"] = field


class NotApplicableForm(AnswerForm):
    reason = forms.CharField(
        label=_("Lý do không thuộc phạm vi"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lý do được lưu trong hồ sơ và hiển thị khi thẩm định."),
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

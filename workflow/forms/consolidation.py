"""The drafting agency's answer to one comment."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from workflow.models import Comment


class AnswerForm(forms.Form):
    """Ids carry the comment's number, as many of these forms stand on one page."""

    comment = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Tiếp thu, giải trình"), choices=Comment.Answer.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Nội dung tiếp thu, giải trình"),
        help_text=_("Cần ghi khi chưa tiếp thu toàn bộ."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    also = forms.TypedMultipleChoiceField(
        label=_("Trả lời chung cho cả các ý kiến sau"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, comment: Comment, posted: Any = None, alike: Iterable[Comment] = ()) -> "AnswerForm":
        """`alike`: further comments that the same answer may be given to."""
        initial = {"comment": comment.pk, "answer": comment.answer, "reason": comment.reason}
        form = cls(posted, initial=initial, auto_id=f"c{comment.pk}_%s")
        choices = [(each.pk, f"{each.opinion.agency}: {Truncator(each.text).words(14)}") for each in alike]
        if choices:
            form.fields["also"].choices = choices  # type: ignore[attr-defined]
        else:
            del form.fields["also"]
        return form

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") in (Comment.Answer.PARTLY, Comment.Answer.NOT_ACCEPTED) and not data["reason"]:
            self.add_error("reason", _("Cần ghi lý do khi chưa tiếp thu toàn bộ ý kiến."))
        return data

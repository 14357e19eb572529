"""Naming a secretary, and what the secretary proposes."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from permissions.models import User
from workflow.forms.deciding import BallotForm


class SecretaryForm(forms.Form):
    secretary = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Thư ký chuẩn bị phiếu"),
        required=False,
        empty_label=_("— tự chuẩn bị —"),
        help_text=_("Thư ký chỉ soạn nội dung; phiếu do đồng chí tự gửi."),
    )

    def __init__(self, *args: Any, people: "QuerySet[User]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secretary"].queryset = people  # type: ignore[attr-defined]


class PrepareForm(BallotForm):
    """As the ballot, but nothing has to be chosen: the member may be left to choose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].required = False
        self.fields["choice"].label = _("Đề xuất ý kiến")

"""What the clerk fills in for a certified copy and its way; `cleaned_data` is exactly what the service takes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from drafting.choosing import tree
from drafting.recipient_groups import groups_of
from permissions.models import Agency
from workflow.forms.issuing import RecordFields, SettleFields
from workflow.models import CertifiedCopy


class CopyForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại bản sao"))
    sections = forms.MultipleChoiceField(
        label=_("Phần được trích"),
        help_text=_("Chỉ dùng cho trích sao."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agencies = forms.MultipleChoiceField(
        label=_("Gửi cơ quan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.MultipleChoiceField(
        label=_("Nhóm cơ quan"),
        help_text=_("Một dòng cho cả nhóm; bản sao gửi đến từng cơ quan."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    recipients = forms.CharField(
        label=_("Nơi nhận khác"),
        help_text=_(
            "Mỗi nơi một dòng, ví dụ: Đồng chí Bí thư Tỉnh ủy. Nơi không có trên hệ thống được ghi việc gửi "
            "ngoài hệ thống; dòng lưu được thêm tự động."
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    dated = forms.DateField(
        label=_("Ngày sao"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    press = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(
        self,
        *args: Any,
        kinds: list[str],
        sections: list[tuple[str, str]],
        committee: Agency,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, CertifiedCopy.Kind(kind).label) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["dated"].initial = timezone.localdate()
        if CertifiedCopy.Kind.EXTRACT in kinds and sections:
            self.fields["sections"].choices = sections  # type: ignore[attr-defined]
        else:
            del self.fields["sections"]
        found = tree(committee)
        leading = [row for row in found.reported_to if row.committee_id == committee.pk]
        self.known = {row.code: row for row in [*leading, *found.own, *found.below]}
        self.words = groups_of(committee)
        self.fields["agencies"].choices = [(code, row.name) for code, row in self.known.items()]  # type: ignore[attr-defined]
        self.fields["groups"].choices = list(self.words.items())  # type: ignore[attr-defined]

    def clean_agencies(self) -> list[Agency]:
        return [self.known[code] for code in self.cleaned_data["agencies"]]

    def clean_groups(self) -> dict[str, str]:
        return {code: self.words[code] for code in self.cleaned_data["groups"]}

    def clean_recipients(self) -> list[str]:
        lines = (
            " ".join(line.split()).lstrip("-– ") for line in self.cleaned_data["recipients"].splitlines()
        )
        return [line for line in lines if line]


class OfCopyForm(forms.Form):
    """An act on a copy that needs no words."""

    def __init__(self, *args: Any, copy: CertifiedCopy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.copy = copy


class SendBackCopyForm(OfCopyForm):
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SettleReturnedCopyForm(SettleFields, OfCopyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.copy.deliveries.all(), self.copy.committee)


class RecordDeliveryOfCopyForm(RecordFields, OfCopyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.copy.deliveries.all())

"""What the Office notes about the form of a draft."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.checklist import Line
from workflow.forms.acts import item_choices
from workflow.models import CheckedPoint, Finding


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


class ChecklistForm(forms.Form):
    """The points of the checklist, each with its result and a note; what is left out stays as it is."""

    def __init__(self, data: Any, *, lines: list[Line]) -> None:
        super().__init__(data)
        self.points = lines
        for line in lines:
            self.fields[f"result_{line.code}"] = forms.ChoiceField(
                label=line.label,
                choices=CheckedPoint.Result.choices,
                required=False,
                widget=forms.RadioSelect,
                initial=line.checked.result if line.checked else None,
            )
            self.fields[f"note_{line.code}"] = forms.CharField(
                label=_("Ghi chú"),
                required=False,
                max_length=500,
                initial=line.checked.note if line.checked else "",
                widget=forms.TextInput(attrs={"placeholder": _("Ghi chú, điểm chưa đạt")}),
            )

    def rows(self) -> Iterator[dict[str, Any]]:
        for line in self.points:
            yield {
                "line": line,
                "result": self[f"result_{line.code}"],
                "note": self[f"note_{line.code}"],
            }

    def results(self) -> dict[str, tuple[str, str]]:
        """As services.appraisal.record_checklist takes it."""
        data = self.cleaned_data
        return {
            line.code: (data[f"result_{line.code}"], data[f"note_{line.code}"])
            for line in self.points
            if data[f"result_{line.code}"]
        }

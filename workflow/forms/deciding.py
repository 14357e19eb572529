"""The ballot, and the outcome with the lines of the conclusion."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from drafting.models import Revision
from workflow.models import Ballot, ConclusionLine

LINES = 6
"""Rows offered at once."""
SHORT = 12
"""Words of an item by which it is known in a list of places."""


class BallotForm(forms.Form):
    choice = forms.ChoiceField(
        label=_("Ý kiến của đồng chí"),
        choices=Ballot.Choice.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Đề nghị đồng chí chọn một trong ba mức: đồng ý, không đồng ý, ý kiến khác.")
        },
    )
    text = forms.CharField(
        label=_("Nội dung ý kiến"),
        help_text=_("Cần ghi khi không đồng ý hoặc có ý kiến khác."),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        choice, text = cleaned.get("choice"), (cleaned.get("text") or "").strip()
        if choice and choice != Ballot.Choice.AGREE and not text:
            self.add_error("text", _("Đề nghị ghi nội dung khi không đồng ý hoặc có ý kiến khác."))
        return cleaned


class ConclusionForm(forms.Form):
    conclusion = forms.CharField(
        label=_("Nội dung kết luận"),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Đề nghị ghi nội dung kết luận trước khi chuyển hoàn chỉnh.")},
    )


class LineForm(forms.Form):
    """One thing to work in: where, and what."""

    where = forms.ChoiceField(label=_("Phần cần hoàn chỉnh"), required=False)
    text = forms.CharField(
        label=_("Nội dung"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any, *, number: int, places: Callable[[], list[tuple[str, str]]]) -> None:
        super().__init__(data, prefix=f"line{number}")
        self.number = number
        self.fields["where"].choices = lambda: [("", _("— chọn —")), *places()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        where, text = cleaned["where"], cleaned["text"]
        if where and not text:
            self.add_error("text", _("Đề nghị ghi nội dung phải hoàn chỉnh, hoặc bỏ chọn phần này."))
        if text and not where:
            self.add_error("where", _("Đề nghị chọn phần phải hoàn chỉnh."))
        return cleaned

    @property
    def line(self) -> dict[str, str] | None:
        """As services.deciding.open_lines wants it; None for an empty row."""
        where = self.cleaned_data.get("where")
        if not where:
            return None
        field, _sep, uid = where.partition(":")
        return {"field": field, "part_uid": uid, "text": self.cleaned_data["text"]}


def places_of(document: dict[str, Any]) -> list[tuple[str, str]]:
    """The places that a line can name: fields of the document, then its items by path."""
    fields = [(value, str(label)) for value, label in ConclusionLine.Field.choices if value != "item"]
    items = [
        (f"item:{item['uid']}", f"{item['path']}. {Truncator(item['text']).words(SHORT)}")
        for item in document["items"]
    ]
    return fields + items


def line_forms(revision: Revision | None, data: Any = None) -> list[LineForm]:
    """Lines on the text that was decided on; it is read where a place is chosen or offered."""

    @cache
    def places() -> list[tuple[str, str]]:
        return places_of(revision.content.body) if revision else []

    return [LineForm(data, number=number, places=places) for number in range(1, LINES + 1)]

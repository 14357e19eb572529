"""Splitting, joining and indenting a point; find and replace."""

import re
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from drafting.forms.parts import LONGEST, marked_up
from drafting.forms.widgets import SeenForm
from drafting.models import Part
from drafting.replacing import LONGEST as LONGEST_FIND
from drafting.replacing import Wanted
from drafting.spans import paragraphs

ENDS = re.compile(r"(?<=[.;:])\s+|\n")


class SplitForm(SeenForm):
    """`at`: the character before which the second point begins."""

    text = forms.CharField(max_length=LONGEST, strip=False, required=False, widget=forms.HiddenInput)
    at = forms.IntegerField(
        label=_("Nội dung thứ hai bắt đầu từ"), min_value=0, max_value=LONGEST, widget=forms.RadioSelect
    )

    @classmethod
    def of(cls, part: Part) -> "SplitForm":
        """For who writes without script: the sentences to choose from."""
        text = (
            marked_up(part) if part.kind == Part.Kind.ITEM else "\n".join(paragraphs(part.text, part.breaks))
        )
        form = cls(initial={"text": text, "edit_number": part.edit_number})
        form.fields["at"].widget.choices = [
            (match.end(), Truncator(text[match.end() :]).words(14)) for match in ENDS.finditer(text)
        ]
        return form


class JoinForm(SeenForm):
    text = forms.CharField(max_length=LONGEST, strip=False, required=False)


class IndentForm(forms.Form):
    deeper = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda value: value == "yes")


class ReplaceForm(forms.Form):
    """What is looked for and what is put in its place."""

    find = forms.CharField(label=_("Tìm"), max_length=LONGEST_FIND, strip=False)
    put = forms.CharField(label=_("Thay bằng"), max_length=LONGEST_FIND, required=False, strip=False)
    marks = forms.BooleanField(label=_("Phân biệt dấu"), required=False)
    case = forms.BooleanField(label=_("Phân biệt chữ hoa, chữ thường"), required=False)
    whole = forms.BooleanField(label=_("Chỉ tìm cả từ"), required=False)

    def wanted(self) -> Wanted:
        data: dict[str, Any] = self.cleaned_data
        return Wanted(**data)

"""Fields that the drafting pages share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class SuggestedInput(forms.TextInput):
    """A free text with suggestions below it; what is typed need not be among them."""

    def __init__(self, suggestions: Iterable[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = list(suggestions)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        list_id = f"{(attrs or {}).get('id', name)}_list"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((text,) for text in self.suggestions))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, options)


class NamesField(forms.CharField):
    """Names of bodies, parted by commas or semicolons, as a list without doubles."""

    longest = 300

    def clean(self, value: Any) -> list[str]:
        """Raises ValidationError for a name that is too long to be one."""
        text = super().clean(value) or ""
        pieces = text.split(";") if ";" in text else text.split(",")
        names = list(dict.fromkeys(" ".join(piece.split()) for piece in pieces if piece.strip()))
        if any(len(name) > self.longest for name in names):
            raise ValidationError(
                _("Tên cơ quan dài quá 300 chữ; đề nghị ngăn cách các tên bằng dấu chấm phẩy.")
            )
        return names


class SeenForm(forms.Form):
    """A form that says which state of the thing it was shown with."""

    edit_number = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def joined(names: Iterable[str]) -> str:
    """The list as the field shows it; semicolons where a name has a comma of its own."""
    names = list(names)
    return ("; " if any("," in name for name in names) else ", ").join(names)

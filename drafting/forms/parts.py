"""Editing one part, adding one, the title."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting import spans
from drafting.editing import told
from drafting.forms.widgets import NamesField, SeenForm, SuggestedInput, joined
from drafting.models import Part, Plan

LONGEST = 20_000
"""Characters of one paragraph; the longest item of a real plan has some 3,000."""

BESIDE = ("lead", "partners", "when")
"""Fields whose words also stand in the sentence."""


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TextForm(SeenForm):
    """A heading, an introduction, a paragraph of preamble or closing."""

    text = forms.CharField(label=_("Nội dung"), max_length=LONGEST, required=False, widget=_area(3))

    @classmethod
    def of(cls, part: Part, **more: Any) -> "TextForm":
        return cls(initial={"text": part.text, "edit_number": part.edit_number}, **more)


class ItemForm(TextForm):
    """An item: its sentence, who and when.

    Each field beside the sentence carries what it was shown with, so that only what a person has changed in it goes
    before the sentence, which may have been saved meanwhile.
    """

    lead = forms.CharField(
        label=_("Cơ quan chủ trì"), max_length=300, required=False, show_hidden_initial=True
    )
    partners = NamesField(
        label=_("Cơ quan phối hợp"),
        max_length=2000,
        required=False,
        show_hidden_initial=True,
        help_text=_("Nhiều cơ quan thì ngăn cách bằng dấu phẩy hoặc dấu chấm phẩy."),
    )
    when = forms.CharField(
        label=_("Thời gian hoàn thành"),
        max_length=500,
        required=False,
        show_hidden_initial=True,
        help_text=_("Ví dụ: hoàn thành trong quý I/2027; thường xuyên; trước ngày 25/12/2026."),
    )
    item_kind = forms.ChoiceField(
        label=_("Loại nội dung"), choices=Part.ItemKind.choices, required=False, show_hidden_initial=True
    )

    def __init__(self, *args: Any, agencies: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].widget = SuggestedInput(agencies)

    @classmethod
    def of(cls, part: Part, **more: Any) -> "ItemForm":
        initial = {
            "text": "\n".join(spans.paragraphs(part.text, part.breaks)),
            "edit_number": part.edit_number,
            "lead": part.lead,
            "partners": joined(part.partners),
            "when": told(part.deadlines),
            "item_kind": part.item_kind or Part.ItemKind.TASK,
        }
        return cls(initial=initial, **more)

    def changes(self) -> dict[str, Any]:
        """The fields as save_part takes them: the sentence, and what was changed beside it."""
        data = self.cleaned_data
        found: dict[str, Any] = {name: data[name] for name in BESIDE if name in self.changed_data}
        for name in {"lead", "when"} & set(found):
            found[name] = " ".join(found[name].split())
        if "item_kind" in self.changed_data and data["item_kind"]:
            found["item_kind"] = data["item_kind"]
        return {"text": data["text"], **found}


class TitleForm(TextForm):
    """Type and abstract of the plan."""

    field_order = ["edit_number", "text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Tên loại và trích yếu")
        self.fields["text"].help_text = _("Bắt đầu bằng tên loại viết hoa: KẾ HOẠCH thực hiện …")

    @classmethod
    def of_plan(cls, plan: Plan) -> "TitleForm":
        return cls(initial={"text": plan.title, "edit_number": plan.edit_number})


class AddForm(forms.Form):
    """A new part behind one that stands."""

    KINDS = (
        (Part.Kind.ITEM, _("Nội dung")),
        (Part.Kind.GROUP, _("Nhóm nội dung")),
        (Part.Kind.SECTION, _("Mục lớn")),
    )
    after = forms.SlugField(max_length=32, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Thêm"), choices=KINDS, widget=forms.RadioSelect, initial=Part.Kind.ITEM)
    text = forms.CharField(label=_("Nội dung"), max_length=LONGEST, widget=_area(4))
    lead = forms.CharField(
        label=_("Cơ quan chủ trì"),
        max_length=300,
        required=False,
        help_text=_("Để trống thì lấy theo câu ở trên."),
    )
    partners = NamesField(label=_("Cơ quan phối hợp"), max_length=2000, required=False)
    when = forms.CharField(
        label=_("Thời gian hoàn thành"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: hoàn thành trong quý I/2027; thường xuyên; trước ngày 25/12/2026."),
    )
    item_kind = forms.ChoiceField(label=_("Loại nội dung"), choices=Part.ItemKind.choices, required=False)

    def __init__(self, *args: Any, agencies: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].widget = SuggestedInput(agencies)

    def part(self) -> dict[str, Any]:
        """The fields as add_part takes them."""
        data = self.cleaned_data
        found = {"kind": data["kind"], "text": data["text"]}
        if data["kind"] == Part.Kind.ITEM:
            found |= {name: data[name] for name in ("lead", "partners", "when", "item_kind")}
        return found


class MoveForm(forms.Form):
    """Up or down, or behind the part that `after` names."""

    up = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")],
        coerce=lambda value: value == "yes",
        required=False,
        empty_value=None,
    )
    after = forms.SlugField(max_length=32, required=False)

"""Editing one part, adding one, the title."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting import markup, spans
from drafting.editing import told
from drafting.figures import Figure
from drafting.forms.timing import FigureFields, TimeForm
from drafting.forms.widgets import NamesField, SeenForm, SuggestedInput, joined
from drafting.hashing import COLUMNS
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


class ItemForm(TimeForm, TextForm):
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

    notes = forms.CharField(
        label=_("Chú thích cuối trang"),
        max_length=LONGEST,
        required=False,
        show_hidden_initial=True,
        widget=_area(2),
        help_text=_("Mỗi dòng một chú thích; số thứ tự tự đánh theo cả kế hoạch."),
    )
    product = forms.CharField(label=_("Sản phẩm"), max_length=500, required=False, show_hidden_initial=True)
    approving_level = forms.CharField(
        label=_("Cấp trình, cấp ban hành"), max_length=500, required=False, show_hidden_initial=True
    )
    in_charge = forms.CharField(
        label=_("Lãnh đạo phụ trách"), max_length=500, required=False, show_hidden_initial=True
    )
    remark = forms.CharField(label=_("Ghi chú"), max_length=500, required=False, show_hidden_initial=True)
    FURTHER = ("item_kind", "notes", *COLUMNS)
    """Fields that are seldom filled in: the page keeps them folded."""

    def __init__(
        self, *args: Any, agencies: Iterable[str] = (), figures: Iterable[dict[str, Any]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].widget = SuggestedInput(agencies)
        self.figures = [FigureFields(self, place, figure) for place, figure in enumerate(figures)]

    @property
    def first(self) -> list[forms.BoundField]:
        return [self[name] for name in ("edit_number", "text", *BESIDE)]

    @property
    def further(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FURTHER]

    @property
    def further_filled(self) -> bool:
        """Whether one of the folded fields says something: then they stand open."""
        return any(self[name].value() for name in self.FURTHER if name != "item_kind")

    @classmethod
    def of(cls, part: Part, **more: Any) -> "ItemForm":
        initial = {
            "text": marked_up(part),
            "notes": "\n".join(note["text"] for note in part.notes),
            **{name: part.columns.get(name, "") for name in COLUMNS},
            "edit_number": part.edit_number,
            "lead": part.lead,
            "partners": joined(part.partners),
            "when": told(part.deadlines),
            "item_kind": part.item_kind or Part.ItemKind.TASK,
            **cls.time_initial(part.deadlines),
        }
        return cls(initial=initial, figures=part.targets, **more)

    def changes(self) -> dict[str, Any]:
        """The fields as save_part takes them: the sentence, and what was changed beside it."""
        data = self.cleaned_data
        found: dict[str, Any] = {name: data[name] for name in BESIDE if name in self.changed_data}
        if self.time_chosen:
            found["when"] = data["when"]
        for name in {"lead", "when"} & set(found):
            found[name] = " ".join(found[name].split())
        if "item_kind" in self.changed_data and data["item_kind"]:
            found["item_kind"] = data["item_kind"]
        if "notes" in self.changed_data:
            lines = [" ".join(line.split()) for line in data["notes"].splitlines()]
            found["notes"] = [line for line in lines if line]
        if set(COLUMNS) & set(self.changed_data):
            told = {name: " ".join(data[name].split()) for name in COLUMNS}
            found["columns"] = {name: words for name, words in told.items() if words}
        figures = [fields.figure for fields in self.figures]
        if any(figure != Figure() for figure in figures):
            found["figures"] = figures
        return {**typed_text(data["text"]), **found}


def marked_up(part: Part) -> str:
    """The text as it is typed: its paragraphs as lines, italic and bold by stars."""
    lines, start = [], 0
    for paragraph in spans.paragraphs(part.text, part.breaks):
        lines.append(markup.written(paragraph, spans.cut(part.runs, start, start + len(paragraph))))
        start += len(paragraph) + 1
    return "\n".join(lines)


def typed(part: Part) -> str:
    """What stands in the field of its text."""
    return marked_up(part) if part.kind == Part.Kind.ITEM else part.text


def typed_text(typed: str) -> dict[str, Any]:
    """`text` in lines and its `runs`, as save_part takes them, of what was typed."""
    lines = [markup.read(" ".join(line.split())) for line in typed.splitlines()]
    lines = [line for line in lines if line[0]]
    runs: spans.Runs = []
    start = 0
    for text, inside in lines:
        runs += [[a + start, b + start, style] for a, b, style in inside]
        start += len(text) + 1
    return {"text": "\n".join(text for text, _runs in lines), "runs": runs}


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

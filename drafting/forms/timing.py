"""A deadline chosen by its kind instead of typed, and the figures of a target: fields beside the sentence."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting.figures import Figure, bound_of
from drafting.refusals import Unfit
from drafting.timing import LONGEST_EVENT, MOST, Time, time_of, words

NOTHING = ""
KINDS = (
    (NOTHING, _("Giữ như đã ghi ở trên")),
    ("day", _("Trước một ngày")),
    ("month", _("Trong một tháng")),
    ("quarter", _("Trong một quý")),
    ("half", _("Trong 6 tháng đầu hoặc cuối năm")),
    ("year", _("Trong một năm")),
    ("stretch", _("Từ ngày … đến ngày …")),
    ("since", _("Từ một ngày trở đi")),
    ("ongoing", _("Thường xuyên")),
    ("recurring", _("Định kỳ")),
    ("after", _("Trong một khoảng kể từ mốc")),
    ("event", _("Khi có văn bản, sự kiện")),
    ("term", _("Trong nhiệm kỳ")),
)
STEPS = (
    (NOTHING, "—"),
    ("days", _("ngày")),
    ("working_days", _("ngày làm việc")),
    ("weeks", _("tuần")),
    ("months", _("tháng")),
    ("week", _("hằng tuần")),
    ("month", _("hằng tháng")),
    ("quarter", _("hằng quý")),
    ("half", _("6 tháng một lần")),
    ("year", _("hằng năm")),
)


class TimeForm(forms.Form):
    """The kind of a deadline and what each kind needs; `chosen` are its words."""

    TIME = ("time_kind", "time_start", "time_until", "time_number", "time_unit", "time_event")
    time_kind = forms.ChoiceField(
        label=_("Loại thời gian"), choices=KINDS, required=False, show_hidden_initial=True
    )
    time_start = forms.DateField(
        label=_("Từ ngày"),
        required=False,
        show_hidden_initial=True,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    time_until = forms.DateField(
        label=_("Đến ngày (hoặc một ngày trong tháng, quý, năm ấy)"),
        required=False,
        show_hidden_initial=True,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    time_number = forms.IntegerField(
        label=_("Số"), min_value=1, max_value=MOST, required=False, show_hidden_initial=True
    )
    time_unit = forms.ChoiceField(
        label=_("Đơn vị thời gian"), choices=STEPS, required=False, show_hidden_initial=True
    )
    time_event = forms.CharField(
        label=_("Mốc: văn bản, sự kiện"),
        max_length=LONGEST_EVENT,
        required=False,
        show_hidden_initial=True,
        help_text=_("Ví dụ: ngày ban hành Kế hoạch này; hướng dẫn của Trung ương."),
    )

    @property
    def time_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.TIME]

    @property
    def time_filled(self) -> bool:
        return bool(self.errors and set(self.TIME) & set(self.errors))

    @classmethod
    def time_initial(cls, deadlines: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """The one deadline that stands, by its kind; nothing where it is of another make."""
        time = time_of(list(deadlines))
        if time is None:
            return {}
        found = [time.kind, time.start, time.until, time.number, time.unit, time.event]
        return dict(zip(cls.TIME, found, strict=True))

    def clean(self) -> dict[str, Any]:
        """The words of what was chosen go before those that were typed."""
        data = super().clean() or {}
        kind = data.get("time_kind") or NOTHING
        if kind == NOTHING or not set(self.TIME) & set(self.changed_data):
            return data
        if set(self.TIME) & set(self.errors):
            return data
        time = Time(
            kind,
            data.get("time_start"),
            data.get("time_until"),
            data.get("time_number"),
            data.get("time_unit") or "",
            data.get("time_event") or "",
        )
        try:
            data["when"] = words(time)
            self.time_chosen = True
        except Unfit as reason:
            self.add_error("time_kind", str(reason))
        return data

    time_chosen = False
    """Whether the deadline is the one chosen by its kind."""


BOUNDS = (("=", _("đúng")), (">=", _("ít nhất")), ("<=", _("không quá")))


class FigureFields:
    """The fields of one figure of a target, in a form."""

    def __init__(self, form: forms.Form, place: int, target: Mapping[str, Any]) -> None:
        self.form, self.target = form, target
        self.names = [f"figure_{place}{part}" for part in ("_bound", "", "_upper", "_unit")]
        made: list[forms.Field] = [
            forms.ChoiceField(label=_("Mức"), choices=BOUNDS, required=False, initial=bound_of(dict(target))),
            forms.CharField(
                label=_("Số"), max_length=30, required=False, initial=str(target.get("value") or "")
            ),
            forms.CharField(
                label=_("Đến"), max_length=30, required=False, initial=str(target.get("value_to") or "")
            ),
            forms.CharField(
                label=_("Đơn vị"), max_length=60, required=False, initial=str(target.get("unit") or "")
            ),
        ]
        for name, field in zip(self.names, made, strict=True):
            field.show_hidden_initial = True
            form.fields[name] = field

    @property
    def of(self) -> str:
        """What a share is a share of."""
        return str(self.target.get("of") or "")

    def __iter__(self) -> Any:
        return (self.form[name] for name in self.names)

    @property
    def figure(self) -> Figure:
        """What was changed."""
        data, changed = self.form.cleaned_data, set(self.form.changed_data)
        bound, value, upper, unit = (data[name] if name in changed else None for name in self.names)
        return Figure(value, upper, unit, bound)

"""A committee's regulation: how it decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from drafting.models import Status
from permissions.administering.forms import DayField, PersonField
from permissions.duties import Duty
from workflow import reminding
from workflow.deciding.rules import Rule
from workflow.models import Separated
from workflow.pacing import WAY, Pace
from workflow.steps import LABELS

SPEEDS = {"usual": _("thường"), "urgent": _("khẩn")}
REMINDING = {
    "before": _("trước hạn"),
    "every": _("sau hạn, mỗi"),
    "escalate": _("báo lãnh đạo sau"),
}
"""All in working days; 0: not at all."""
SHARES = [(share, share) for share in ("1/2", "2/3", "3/4")]


class RegulationForm(forms.Form):
    edit_number = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    document = forms.CharField(
        label=_("Quy chế làm việc"),
        max_length=200,
        help_text=_("Số, ký hiệu, ngày; ví dụ: 01-QC/TU, 15/7/2025."),
    )
    base = forms.ChoiceField(
        label=_("Tỷ lệ tính trên"),
        choices=[
            ("serving", _("tổng số ủy viên đương nhiệm")),
            ("present", _("số ủy viên có mặt")),
            ("cast", _("số phiếu, số biểu quyết")),
        ],
    )
    threshold = forms.ChoiceField(label=_("Thông qua khi trên"), choices=SHARES)
    quorum = forms.ChoiceField(label=_("Hội nghị hợp lệ khi có mặt ít nhất"), choices=SHARES)
    replies_needed = forms.ChoiceField(
        label=_("Xin ý kiến bằng văn bản có kết quả khi gửi phiếu trên"), choices=SHARES
    )
    written = forms.BooleanField(label=_("Được xin ý kiến bằng văn bản"), required=False)
    difference = forms.ChoiceField(
        label=_("Đã thông qua bằng văn bản nhưng còn ý kiến khác"),
        choices=[
            ("never", _("không đưa ra hội nghị")),
            ("board", _("Thường trực quyết định có đưa ra hội nghị")),
            ("always", _("phải đưa ra hội nghị")),
        ],
    )
    decider = forms.ChoiceField(
        label=_("Kế hoạch của cấp ủy do"),
        choices=[
            ("standing_committee", _("Ban Thường vụ quyết định")),
            ("committee", _("Ban Chấp hành quyết định")),
        ],
    )
    board_decides = forms.BooleanField(
        label=_("Thường trực được tự quyết định kế hoạch trong phạm vi được giao"), required=False
    )
    interest_counts = forms.BooleanField(
        label=_("Ủy viên không tham gia quyết định vì lợi ích liên quan vẫn tính vào tổng số"), required=False
    )
    by_hand = forms.BooleanField(
        label=_("Văn bản được in, ký và đóng dấu bằng tay rồi quét lại (cấp ủy chưa dùng chữ ký số)"),
        help_text=_("Áp dụng cho văn bản ký nháy từ nay; văn bản đang trình ký giữ cách ký đã định."),
        required=False,
    )

    allowed = forms.MultipleChoiceField(
        label=_("Cấp ủy cho phép (thông thường không)"),
        choices=Separated.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for speed, words in SPEEDS.items():
            for status in WAY:
                label = str(LABELS[Status(status)]) % {"body": _("cơ quan quyết định")}
                self.fields[f"{speed}_{status}"] = _days(f"{label} ({words})", 0)
        for duty in reminding.REMINDED:
            for name, words in REMINDING.items():
                self.fields[f"remind_{duty}_{name}"] = _days(f"{Duty(duty).label}: {words}", 0)

    @classmethod
    def of(
        cls,
        rule: Rule,
        paces: tuple[Pace, Pace],
        reminders: dict[str, reminding.Rule],
        document: str,
        edit_number: int,
        allowed: list[str],
        by_hand: bool,
    ) -> "RegulationForm":
        days = {
            f"{speed}_{status}": value
            for speed, pace in zip(SPEEDS, paces, strict=True)
            for status, value in pace.as_json().items()
        }
        told = {
            f"remind_{duty}_{name}": value
            for duty, each in reminders.items()
            for name, value in each.as_json().items()
        }
        first = {"document": document, "edit_number": edit_number, "allowed": allowed, "by_hand": by_hand}
        return cls(initial={**rule.as_json(), **days, **told, **first})

    def rule(self) -> Rule:
        data: dict[str, Any] = dict(self.cleaned_data)
        return Rule.from_json(data)

    def pace(self) -> dict[str, dict[str, int]]:
        """As models.Regulation keeps it."""
        data = self.cleaned_data
        return {speed: {status: data[f"{speed}_{status}"] for status in WAY} for speed in SPEEDS}

    def reminding(self) -> dict[str, dict[str, int]]:
        data = self.cleaned_data
        return {
            duty: {name: data[f"remind_{duty}_{name}"] for name in REMINDING} for duty in reminding.REMINDED
        }

    @property
    def general(self) -> list[forms.BoundField]:
        """What is not a figure of the tables below."""
        return [self[name] for name in self.base_fields if name != "edit_number"]

    @property
    def speed_names(self) -> list[Any]:
        return list(SPEEDS.values())

    @property
    def reminder_names(self) -> list[Any]:
        return list(REMINDING.values())

    @property
    def steps(self) -> list[dict[str, Any]]:
        return [
            {
                "label": str(LABELS[Status(status)]) % {"body": _("cơ quan quyết định")},
                "cells": [self[f"{speed}_{status}"] for speed in SPEEDS],
            }
            for status in WAY
        ]

    @property
    def reminders(self) -> list[dict[str, Any]]:
        return [
            {"label": Duty(duty).label, "cells": [self[f"remind_{duty}_{name}"] for name in REMINDING]}
            for duty in reminding.REMINDED
        ]


def _days(label: Any, least: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=60)


class ExceptionForm(forms.Form):
    """One person may do what the separation of duties forbids, for a time and a reason."""

    rule = forms.ChoiceField(label=_("Ngoại lệ"), choices=Separated.choices)
    person = PersonField(label=_("Đồng chí"))
    reason = forms.CharField(label=_("Lý do"), max_length=300)
    since = DayField(label=_("Từ ngày"))
    until = DayField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = None
        for field in self.fields.values():
            field.error_messages["required"] = _("Đề nghị điền mục này.")

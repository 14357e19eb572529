"""The count of a round as it is told: base, agree, disagree, other, silent, and the rule in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from workflow.deciding.rules import Count, Rule, base_of, needed, quorate
from workflow.guards import two_digits
from workflow.models import DecisionRound

TONES = {"passed": "good", "not_passed": "late", "no_result": "warn", "": ""}


@dataclass(frozen=True)
class Result:
    """One closed round. `bars` fit components/_bars.html."""

    round: DecisionRound
    count: Count

    @property
    def label(self) -> str:
        return str(self.round.get_outcome_display()) if self.round.outcome else _("Dừng soạn thảo")

    @property
    def tone(self) -> str:
        return TONES[self.round.outcome]

    @property
    def bars(self) -> list[dict[str, Any]]:
        count = self.count
        return [
            {"label": _("Đồng ý"), "count": count.agree, "tone": "good"},
            {"label": _("Không đồng ý"), "count": count.disagree, "tone": "late"},
            {"label": _("Ý kiến khác"), "count": count.other, "tone": "warn"},
            {
                "label": _("Không gửi phiếu") if count.present is None else _("Vắng mặt, không biểu quyết"),
                "count": count.silent,
                "tone": "muted",
            },
        ]

    @property
    def replies(self) -> str:
        return two_digits(self.count.cast)

    @property
    def rule(self) -> str:
        return rule_in_words(Rule.from_json(self.round.rule), self.count)


def rule_in_words(rule: Rule, count: Count) -> str:
    """“Cần trên 1/2 tổng số ủy viên: 06/11”"""
    if not quorate(rule, count):
        return _("Chưa đủ %(part)s số ủy viên có mặt: %(present)s/%(base)s") % {
            "part": rule.quorum,
            "present": two_digits(count.present or 0),
            "base": two_digits(count.base),
        }
    told = {
        "serving": _("Cần trên %(part)s tổng số ủy viên: %(needed)s/%(base)s"),
        "present": _("Cần trên %(part)s số ủy viên có mặt: %(needed)s/%(base)s"),
        "cast": _("Cần trên %(part)s số phiếu đã gửi: %(needed)s/%(base)s"),
    }
    kind = "serving" if rule.base == "present" and count.present is None else rule.base
    return told[kind] % {
        "part": rule.threshold,
        "needed": two_digits(needed(rule, count)),
        "base": two_digits(base_of(rule, count)),
    }

"""What the Office looks at before a draft goes on: scope, procedure, authority, form (01-QĐ/ĐU art. 6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from drafting.findings import Found
    from workflow.can import Stand
    from workflow.models import CheckedPoint


@dataclass(frozen=True)
class Point:
    """`rules`: the checks of the text whose findings belong beside this point."""

    label: str | Promise
    rules: frozenset[str] = frozenset()


def point(label: str | Promise, *rules: str) -> Point:
    return Point(label, frozenset(rules))


# fmt: off
POINTS: dict[str, Point] = {
    "scope": point(
        _("Phạm vi, nội dung bám sát văn bản của cấp trên"), "later-than-parent", "left-from-above", "no-task",
    ),
    "authority": point(
        _("Thẩm quyền ban hành, tên loại văn bản, thẩm quyền ký"), "signature-body", "signature-deputy",
        "signature-mark", "signature-post", "issuer-head", "this-document",
    ),
    "procedure": point(_("Trình tự, thủ tục; ý kiến góp ý đã được tiếp thu, giải trình")),
    "papers": point(_("Hồ sơ trình đầy đủ")),
    "form": point(
        _("Thể thức, kỹ thuật trình bày"), "addressee", "archive", "ending", "number", "numbering", "state-frame",
        "title", "signature-name", "annex-unnamed", "placeholder", "punctuation", "unpaired", "mixed-spelling",
        "empty-section", "twice",
    ),
    "citations": point(
        _("Căn cứ, viện dẫn"), "basis-repealed", "citation-comma", "citation-future", "citation-register",
        "citation-short-first", "citation-two-dates", "citation-two-issuers", "citation-two-types", "citation-type",
        "symbol-malformed", "letter-enclosure",
    ),
    "tasks": point(
        _("Nhiệm vụ rõ người, rõ việc, rõ thời gian"), "body-gone", "deadline-past", "deadline-weekend",
        "lead-outside", "no-such-day", "task-without-lead", "task-without-time", "two-leads",
    ),
    "figures": point(_("Chỉ tiêu, số liệu"), "sum", "weaker-target"),
    "recipients": point(_("Nơi nhận"), "no-recipient", "not-recipient", "recipient-twice"),
}
# fmt: on
"""Code → point, in the order of the list."""


@dataclass(frozen=True)
class Line:
    """One point as the page shows it."""

    code: str
    label: str
    checked: CheckedPoint | None
    findings: list[Found]


def lines(stand: Stand, *, checked: bool = True) -> list[Line]:
    """Each point with what was recorded for the present draft and, if `checked`, what is found in the text now."""
    plan = stand.plan
    rows = plan.checked_points.filter(draft_number=plan.draft_number).select_related("made_by")
    known = {row.point: row for row in rows}
    found = stand.findings.rows if checked and stand.plan.status == "appraisal" else []
    return [
        Line(
            code,
            str(each.label),
            known.get(code),
            [row for row in found if row.finding.rule in each.rules],
        )
        for code, each in POINTS.items()
    ]

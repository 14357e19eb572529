"""The panel beside the page: each task of the parent with its answer, unanswered first, and the sum of all."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from drafting.coverage import Ledger, Row
from drafting.desk import Desk
from drafting.editing import told
from drafting.models import Coverage
from drafting.redline import marked

Answer = Coverage.Answer
TONES = {
    Answer.ADOPTED: "good",
    Answer.ADAPTED: "good",
    Answer.JOINED: "calm",
    Answer.DELEGATED: "calm",
    Answer.NOT_APPLICABLE: "",
    Answer.UNANSWERED: "warn",
}


@dataclass
class Card:
    """One task of the parent in the panel."""

    uid: str
    path: str
    symbol: str
    text: str
    who: str
    when: str
    label: str
    tone: str
    answered: bool
    reason: str = ""
    delegated_to: str = ""
    decided_by: str = ""
    suspect: bool = False
    was: SafeString | None = None
    """The redline from the parent's older text, where the answer was given on that."""
    carried_by: list[dict[str, str]] = field(default_factory=list)
    acts: list[dict[str, str]] = field(default_factory=list)


def cards(desk: Desk) -> list[Card]:
    """The tasks beside the text: unanswered first, then suspect, each in the order of the parent."""
    if desk.ledger is None:
        return []
    several = len({row.coverage.basis_id for row in desk.ledger.rows}) > 1
    may = desk.facet.live and desk.pen.may(field="coverage")
    return [card(row, desk, several=several, may=may) for row in desk.beside.values()]


def card(row: Row, desk: Desk, *, several: bool, may: bool) -> Card:
    """One card; `several` bases need their symbol told."""
    answer = Answer(row.coverage.answer) if row.answered else Answer.UNANSWERED
    text = row.item["text"] if not row.answered else Truncator(row.item["text"]).words(30)
    paths = desk.paths
    return Card(
        uid=row.coverage.uid,
        path=row.item["path"],
        symbol=row.symbol if several else "",
        text=text,
        who=row.item.get("lead") or row.item.get("agency") or "",
        when=told(row.item.get("deadlines") or []),
        label=str(answer.label).lower(),
        tone=TONES[answer],
        answered=row.answered,
        reason=row.coverage.reason if row.answered else "",
        delegated_to=row.coverage.delegated_to if row.answered else "",
        decided_by=row.coverage.decided_by if row.answered else "",
        suspect=row.suspect,
        was=marked(row.was["text"], row.item["text"]) if row.suspect and row.was else None,
        carried_by=[
            {"path": paths[part.uid], "url": f"#p-{part.uid}"} for part in row.parts if part.uid in paths
        ],
        acts=_acts(row, desk) if may else [],
    )


def _acts(row: Row, desk: Desk) -> list[dict[str, str]]:
    url = reverse("answer_task", args=[desk.plan.uid, row.coverage.uid])
    if row.answered:
        return [{"label": _("Đối chiếu lại"), "url": f"{url}?answer={row.coverage.answer}"}]
    return [
        {"label": _("Đưa vào dự thảo"), "url": f"{url}?answer={Answer.ADAPTED}"},
        {"label": _("Giao cấp dưới"), "url": f"{url}?answer={Answer.DELEGATED}"},
        {"label": _("Không thuộc phạm vi…"), "url": f"{url}?answer={Answer.NOT_APPLICABLE}"},
    ]


def meter(ledger: Ledger) -> dict[str, Any]:
    """The sum as components/_meter.html takes it."""
    counts = ledger.counts
    kept = counts[Answer.ADOPTED] + counts[Answer.ADAPTED]
    segments = [
        ("good", kept, _("giữ nguyên, cụ thể hóa")),
        ("calm", counts[Answer.JOINED], _("ghép với nhiệm vụ khác")),
        ("soft", counts[Answer.DELEGATED], _("giao đảng ủy trực thuộc")),
        ("muted", counts[Answer.NOT_APPLICABLE], _("không thuộc phạm vi")),
        ("warn", counts[Answer.UNANSWERED], _("chưa đối chiếu")),
    ]
    return {
        "total": len(ledger.rows),
        "open": counts[Answer.UNANSWERED],
        "segments": [{"tone": tone, "count": count, "label": label} for tone, count, label in segments],
    }

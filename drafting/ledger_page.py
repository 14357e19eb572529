"""The ledger as a page: every task of the parents with its answer, filtered, with counts."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from drafting.coverage import Ledger, Row
from drafting.deriving.spelling import folded
from drafting.desk import Desk
from drafting.models import Coverage
from drafting.panel import Card, card

Answer = Coverage.Answer
SUSPECT = "suspect"


@dataclass(frozen=True)
class Filter:
    """What is shown: one answer (or suspect), one basis, one section of the parent, words."""

    answer: str = ""
    basis: int = 0
    section: str = ""
    words: str = ""

    def takes(self, row: Row) -> bool:
        return (
            (not self.answer or self.answer in _standing(row))
            and (not self.basis or row.coverage.basis_id == self.basis)
            and (not self.section or row.item["section"] == self.section)
            and (not self.words or all(word in _words(row) for word in folded(self.words).casefold().split()))
        )


def _standing(row: Row) -> set[str]:
    answer = str(row.coverage.answer) if row.answered else str(Answer.UNANSWERED)
    return {answer, SUSPECT} if row.suspect else {answer}


def _words(row: Row) -> str:
    item = row.item
    told = [item["path"], item["text"], item.get("lead") or "", item.get("agency") or "", row.coverage.reason]
    return folded(" ".join(told)).casefold()


@dataclass
class LedgerPage:
    """`counts`: (value, label, number) of each answer; `bases`: (id, symbol) where there are several."""

    cards: list[Card] = field(default_factory=list)
    total: int = 0
    counts: list[tuple[str, str, int]] = field(default_factory=list)
    bases: list[tuple[int, str]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)


def page_of(desk: Desk, ledger: Ledger, wanted: Filter) -> LedgerPage:
    """The rows that the filter takes, in the order of the parents; counts are of all."""
    bases = dict.fromkeys((row.coverage.basis_id, row.symbol) for row in ledger.rows)
    several = len(bases) > 1
    may = desk.facet.live and desk.pen.may(field="coverage")
    rows = [row for row in ledger.rows if wanted.takes(row)]
    return LedgerPage(
        cards=[card(row, desk, several=several, may=may) for row in rows],
        total=len(ledger.rows),
        counts=_counts(ledger),
        bases=list(bases) if several else [],
        sections=list(dict.fromkeys(row.item["section"] for row in ledger.rows)),
    )


def _counts(ledger: Ledger) -> list[tuple[str, str, int]]:
    counts = ledger.counts
    told = [(str(answer), str(answer.label), counts[answer]) for answer in reversed(Answer)]
    return [(SUSPECT, _("Cần xem lại"), len(ledger.suspect)), *told]


def paper(title: str, ledger: Ledger, paths: dict[str, str]) -> dict[str, Any]:
    """The ledger as it prints: plain words, so that the same ledger gives the same paper."""
    return {
        "title": title,
        "symbols": list(dict.fromkeys(row.symbol for row in ledger.rows)),
        "rows": [_printed(row, paths) for row in ledger.rows],
        "counts": [[label, count] for value, label, count in _counts(ledger) if count and value != SUSPECT],
        "total": len(ledger.rows),
    }


def _printed(row: Row, paths: dict[str, str]) -> dict[str, str]:
    coverage = row.coverage
    answer = Answer(coverage.answer) if row.answered else Answer.UNANSWERED
    return {
        "symbol": row.symbol,
        "path": row.item["path"],
        "text": Truncator(row.item["text"]).words(60),
        "answer": str(answer.label),
        "own": ", ".join(paths[part.uid] for part in row.parts if part.uid in paths),
        "told": coverage.delegated_to or coverage.reason,
        "decided_by": coverage.decided_by,
        "day": f"{coverage.answered_at:%d/%m/%Y}" if coverage.answered_at else "",
    }

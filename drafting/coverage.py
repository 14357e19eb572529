"""The ledger of the parent's tasks: which are answered, and how."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from drafting.models import Basis, Coverage, CoverageLink, Part, Plan


def unanswered(plan: Plan) -> "QuerySet[Coverage]":
    """The tasks without an answer, and those whose answer names no live item any more."""
    linked = Exists(CoverageLink.objects.filter(coverage=OuterRef("pk")))
    return Coverage.objects.filter(
        Q(answer=Coverage.Answer.UNANSWERED) | (Q(answer__in=Coverage.LINKED) & ~linked), basis__plan=plan
    )


@dataclass
class Row:
    """One task of a parent beside its answer."""

    coverage: Coverage
    symbol: str
    item: dict[str, Any]
    parts: list[Part] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        answer = self.coverage.answer
        return answer != Coverage.Answer.UNANSWERED and (answer not in Coverage.LINKED or bool(self.parts))


@dataclass
class Ledger:
    rows: list[Row]

    @property
    def open(self) -> list[Row]:
        return [row for row in self.rows if not row.answered]

    @property
    def counts(self) -> dict[str, int]:
        """Answer → number of tasks; an answer that names no live item counts as unanswered."""
        counts = Counter(row.coverage.answer if row.answered else "unanswered" for row in self.rows)
        return {answer: counts.get(answer, 0) for answer in Coverage.Answer.values}

    def of_part(self, part_uid: str) -> list[Row]:
        return [row for row in self.rows if any(part.uid == part_uid for part in row.parts)]


def ledger(plan: Plan) -> Ledger:
    """The whole ledger in three queries, whatever its length."""
    bases = {basis.pk: basis for basis in Basis.objects.filter(plan=plan).select_related("content")}
    items = {
        (basis.pk, item["uid"]): item for basis in bases.values() for item in basis.content.body["items"]
    }
    coverage = Coverage.objects.filter(basis__in=bases).prefetch_related("links__part")
    return Ledger(
        [
            Row(
                coverage=row,
                symbol=bases[row.basis_id].symbol,
                item=items[row.basis_id, row.parent_uid],
                parts=[link.part for link in row.links.all()],
            )
            for row in coverage
        ]
    )

"""The ledger of the parent's tasks: which are answered, and how."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from drafting.models import Basis, Coverage, CoverageLink, Plan


def current(plan: Plan) -> "QuerySet[Basis]":
    """The documents that the plan implements, each by its newest text that was read in."""
    return Basis.objects.filter(plan=plan, renewed_by=None)


def unanswered(plan: Plan) -> "QuerySet[Coverage]":
    """The tasks without an answer, and those whose answer names no live item any more."""
    linked = Q(pk__in=CoverageLink.objects.filter(coverage__basis__plan=plan).values("coverage"))
    return Coverage.objects.filter(
        Q(answer=Coverage.Answer.UNANSWERED) | (Q(answer__in=Coverage.LINKED) & ~linked),
        basis__in=current(plan),
    )


def suspect(plan: Plan) -> "QuerySet[Coverage]":
    """The answers given before the parent's text changed, which nobody has looked at since."""
    return Coverage.objects.filter(basis__in=current(plan), suspect=True).exclude(
        answer=Coverage.Answer.UNANSWERED
    )


@dataclass(frozen=True, slots=True)
class Carrier:
    """A part that carries a parent's task: its names alone, as a plan has a thousand of them."""

    pk: int
    uid: str


@dataclass
class Row:
    """One task of a parent beside its answer; `was` is the parent's older text that was answered, if it has one."""

    coverage: Coverage
    symbol: str
    item: dict[str, Any]
    parts: list[Carrier] = field(default_factory=list)
    was: dict[str, Any] | None = None

    @property
    def answered(self) -> bool:
        answer = self.coverage.answer
        return answer != Coverage.Answer.UNANSWERED and (answer not in Coverage.LINKED or bool(self.parts))

    @property
    def suspect(self) -> bool:
        return self.answered and self.coverage.suspect


@dataclass(frozen=True)
class Gone:
    """A task of the parent's older text that its newer one no longer has, with the items that carried it."""

    symbol: str
    item: dict[str, Any]
    parts: list[Carrier]


@dataclass
class Ledger:
    rows: list[Row]
    gone: list[Gone] = field(default_factory=list)

    @property
    def open(self) -> list[Row]:
        return [row for row in self.rows if not row.answered]

    @property
    def suspect(self) -> list[Row]:
        return [row for row in self.rows if row.suspect]

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
    renewed = {basis.renews_id for basis in bases.values()}
    items = {
        (basis.pk, item["uid"]): item for basis in bases.values() for item in basis.content.body["items"]
    }
    parts: dict[int, list[Carrier]] = defaultdict(list)
    links = CoverageLink.objects.filter(coverage__basis__plan=plan).order_by("pk")
    for task, pk, uid in links.values_list("coverage_id", "part_id", "part__uid"):
        parts[task].append(Carrier(pk, uid))
    every = {row.pk: row for row in Coverage.objects.filter(basis__plan=plan)}
    found = Ledger([])
    followed = {row.follows_id for row in every.values()}
    for row in every.values():
        item, symbol = items[row.basis_id, row.parent_uid], bases[row.basis_id].symbol
        if row.basis_id not in renewed:
            before = every.get(row.follows_id or 0)
            was = items[before.basis_id, before.parent_uid] if before else None
            found.rows.append(Row(row, symbol, item, parts[row.pk], was))
        elif row.pk not in followed:
            found.gone.append(Gone(symbol, item, parts[row.pk]))
    return found

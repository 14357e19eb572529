"""What is found in a plan that is being written, and which warnings were let stand with a reason."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Max, Sum

from drafting.checks import Finding, check
from drafting.checks.subject import Entry, Subject
from drafting.coverage import ledger
from drafting.hashing import digest, part_hashes
from drafting.models import Plan, Tick
from drafting.rule_names import NAMES
from drafting.text import live_document
from records.models import AuditEntry

KEPT = 600
"""Seconds for which the findings of one state of a plan are kept."""

Register = Callable[[Plan, Collection[str]], Mapping[str, Sequence[Entry]]]
"""What the committee's own registers know of these symbols; workflow has them."""


@dataclass(frozen=True)
class Found:
    """A finding with its fingerprint, and the tick that lets it stand."""

    finding: Finding
    fingerprint: str
    tick: Tick | None = None

    @property
    def name(self) -> str:
        """What its rule is called."""
        return str(NAMES.get(self.finding.rule, self.finding.rule))

    @property
    def error(self) -> bool:
        return self.finding.severity == "error"

    @property
    def settled(self) -> bool:
        """An error never is."""
        return self.tick is not None and not self.error


@dataclass(frozen=True)
class Findings:
    """All of a plan: errors first, then warnings in the order of the text."""

    rows: list[Found]

    @property
    def errors(self) -> list[Found]:
        return [row for row in self.rows if row.error]

    @property
    def open_warnings(self) -> list[Found]:
        return [row for row in self.rows if not row.error and not row.settled]

    @property
    def open(self) -> int:
        return len(self.errors) + len(self.open_warnings)


def nothing_known(plan: Plan, symbols: Collection[str]) -> dict[str, list[Entry]]:
    """For who has no register."""
    return {}


def findings_of(plan: Plan, *, today: date, register: Register = nothing_known) -> Findings:
    """The findings of the live text as it stands; a constant number of queries."""
    return _ticked(plan, _checked(plan, _Kept(plan, today, register)))


def kept_findings(plan: Plan, *, today: date, register: Register = nothing_known) -> Findings | None:
    """The findings, if this state of the plan was checked within the last ten minutes; else None."""
    found = _Kept(plan, today, register).found()
    return None if found is None else _ticked(plan, found)


def _ticked(plan: Plan, found: list[tuple[Finding, str]]) -> Findings:
    rows_of = Tick.objects.filter(plan=plan).select_related("made_by")
    ticks = {tick.fingerprint: tick for tick in rows_of} if found else {}
    rows = [Found(finding, mark, ticks.get(mark)) for finding, mark in found]
    return Findings(sorted(rows, key=lambda row: not row.error))


class _Kept:
    """What was found in one state of a plan, kept by all that it depends on, so that nothing is checked twice."""

    def __init__(self, plan: Plan, today: date, register: Register) -> None:
        self.plan, self.today, self.register = plan, today, register
        self.bodies = [body.name for body in plan.issuer.standing_bodies()]
        self.state = _state(plan)
        self.around = [today.isoformat(), self.bodies, plan.issuer.level]

    def found(self) -> list[tuple[Finding, str]] | None:
        symbols = caches["computed"].get(self._symbols) if self.state else None
        if symbols is None:
            return None
        kept: list[tuple[Finding, str]] | None = caches["computed"].get(
            self._found(self.register(self.plan, symbols))
        )
        return kept

    def keep(self, symbols: list[str], known: Any, found: list[tuple[Finding, str]]) -> None:
        if self.state:
            caches["computed"].set(self._symbols, symbols, KEPT)
            caches["computed"].set(self._found(known), found, KEPT)

    @property
    def _symbols(self) -> str:
        return f"seen:{digest([self.state, self.around])}"

    def _found(self, known: Any) -> str:
        return f"found:{digest([self.state, self.around, known])}"


def _checked(plan: Plan, kept: _Kept) -> list[tuple[Finding, str]]:
    if (earlier := kept.found()) is not None:
        return earlier
    document = live_document(plan)
    parents = _linked(plan, document)
    symbols = _cited(document)
    known = kept.register(plan, symbols)
    key = f"findings:{digest([kept.around, document, parents, known])}"
    found: list[tuple[Finding, str]] | None = caches["computed"].get(key)
    if found is None:
        rows = check(
            {"documents": [document]},
            parents=parents,
            issued_on=kept.today,
            bodies=[*kept.bodies, *_without_place(kept.bodies, plan.issuer.place)],
            level=plan.issuer.level,
            look_up=known.get,
        )
        hashes = part_hashes(document)
        found = [(finding, _fingerprint(finding, hashes)) for finding in rows]
        caches["computed"].set(key, found, KEPT)
    kept.keep(symbols, known, found)
    return found


def _state(plan: Plan) -> list[Any]:
    """What tells in two short queries that text and answers are as they were: every change leaves an entry in the
    trail and counts up. Empty where nothing of this plan is in the trail yet.

    Text and answers rest while they are handed up: then the revision tells it.
    """
    if plan.handed_up and plan.handed_up_revision is not None:
        return [plan.uid.hex, plan.handed_up_revision.content_id]
    last = (
        AuditEntry.objects.filter(subject=plan.subject).order_by("-pk").values_list("hash", flat=True).first()
    )
    if last is None:
        return []
    rows = plan.parts.aggregate(
        count=Count("pk"), edits=Sum("edit_number"), last=Max("pk"), places=Sum("position")
    )
    return [last, plan.edit_number, plan.title, *rows.values()]


def _cited(document: dict[str, Any]) -> list[str]:
    """Symbols that the text cites; kept like the findings, as finding them reads the whole text."""
    key = f"cited:{digest(document)}"
    found: list[str] | None = caches["computed"].get(key)
    if found is None:
        mentions = Subject(document, date.max).mentions
        found = sorted({mention.symbol for _place, mention in mentions if mention.symbol})
        caches["computed"].set(key, found, KEPT)
    return found


def _without_place(names: Iterable[str], place: str | None) -> list[str]:
    """A commune's own bodies are named without its place within its plan: “Văn phòng Đảng ủy xã”."""
    return [name.removesuffix(f" {place}") for name in names] if place else []


def _linked(plan: Plan, document: dict[str, Any]) -> list[Mapping[str, Any]]:
    """The parents; each item of the document is told which of their tasks it answers."""
    sources: dict[str, list[dict[str, str]]] = defaultdict(list)
    parents: dict[str, dict[str, Any]] = {}
    for row in ledger(plan).rows:
        parent = parents.setdefault(row.symbol, {"symbol": row.symbol, "items": []})
        parent["items"].append(row.item)
        for part in row.parts:
            sources[part.uid].append({"document": row.symbol, "path": row.item["path"]})
    for item in document["items"]:
        if item["uid"] in sources:
            item["source"] = sources[item["uid"]]
    return list(parents.values()) if sources else []


def _fingerprint(finding: Finding, hashes: Mapping[str, str]) -> str:
    return digest([finding.rule, finding.uid, hashes.get(finding.uid, ""), finding.message, finding.quote])

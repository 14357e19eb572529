"""The stand below a superior: sent, received, being drafted, issued. Never the text or the inner steps."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Basis, Coverage, Plan, Status
from permissions.models import Kind
from workflow.models import Awaited, Delivery, Issuance

Shown = Plan.LedgerShown
Stand = Literal["sent", "received", "drafting", "issued"]
STANDS: tuple[Stand, ...] = ("sent", "received", "drafting", "issued")
TONES: dict[Stand, str] = {"sent": "", "received": "calm", "drafting": "calm", "issued": "good"}


@dataclass(frozen=True)
class Place:
    """How far one recipient has come; symbol and date once its own plan is issued."""

    agency: str
    stand: Stand
    sent_on: date
    arrived_on: date | None = None
    symbol: str = ""
    dated: date | None = None
    below: bool = True
    """A committee below, which makes its own plan of it; the others are only told."""
    asked: bool = False
    """Its clerk works here and has not registered the arrival yet; elsewhere nothing more can be known."""
    answers: str = ""
    """How many tasks it answered how, where it lets its superior see that."""
    ledger: UUID | None = None
    """Its plan, where it lets its superior see the whole ledger."""

    @property
    def label(self) -> str:
        return {
            "sent": _("Chưa tiếp nhận") if self.asked else _("Đã gửi"),
            "received": _("Đã tiếp nhận"),
            "drafting": _("Đang soạn thảo"),
            "issued": _("Đã ban hành"),
        }[self.stand]

    @property
    def tone(self) -> str:
        return "warn" if self.asked else TONES[self.stand]


@dataclass(frozen=True)
class Progress:
    """One issued plan and where it was sent; those who have come least far stand first."""

    plan: Plan
    places: list[Place]

    @property
    def below(self) -> list[Place]:
        return [place for place in self.places if place.below]

    @property
    def others(self) -> list[Place]:
        return [place for place in self.places if not place.below]

    @property
    def counts(self) -> dict[str, int]:
        """Committees below at each stand; every one is counted once."""
        counts = Counter(place.stand for place in self.below)
        return {stand: counts.get(stand, 0) for stand in STANDS}

    @property
    def total(self) -> int:
        return len(self.below)

    @property
    def bars(self) -> list[dict[str, Any]]:
        """For components/_bars.html: sent and received take in those who have come further."""
        counts = self.counts
        return [
            {"label": _("Đã gửi"), "count": self.total, "tone": "soft"},
            {"label": _("Đã tiếp nhận"), "count": self.total - counts["sent"], "tone": "calm"},
            {"label": _("Đang soạn thảo"), "count": counts["drafting"], "tone": "warn"},
            {"label": _("Đã ban hành"), "count": counts["issued"], "tone": "good"},
        ]


def progress_of(plans: Iterable[Plan]) -> list[Progress]:
    """Five queries at most for any number of plans and recipients."""
    plans = list(plans)
    deliveries = list(
        Delivery.objects.filter(plan__in=plans, agency__isnull=False, returned_at=None)
        .select_related("agency", "arrival")
        .defer("arrival__reading", "arrival__instruction")
        .order_by("agency__order", "pk")
    )
    arrivals = [delivery.arrival_id for delivery in deliveries if delivery.arrival_id]
    bases = Basis.objects.filter(received__in=arrivals).exclude(plan__status=Status.CANCELLED)
    own = {basis.received_id: basis.plan_id for basis in bases.select_related("plan")}
    shown = {basis.plan_id: basis.plan for basis in bases if basis.plan.ledger_shown != Shown.NOTHING}
    issued = {
        row.plan_id: row for row in Issuance.objects.filter(plan__in=own.values(), issued_at__isnull=False)
    }
    answers = _answers([pk for pk in shown if pk in issued])
    asked = set(
        Awaited.objects.filter(plan__in=plans, act="register", done_at=None).values_list(
            "plan_id", "agency_id"
        )
    )
    places: dict[int, list[Place]] = defaultdict(list)
    issuers = {plan.pk: plan.issuer_id for plan in plans}
    for delivery in deliveries:
        agency, sent = delivery.agency, delivery.plan_id
        assert agency is not None
        assert sent is not None
        below = agency.kind == Kind.COMMITTEE and agency.parent_id == issuers[sent]
        place = _place(delivery, own, issued, below=below)
        child = shown.get(own.get(delivery.arrival_id, 0))
        if child is not None and place.stand == "issued":
            whole = child.uid if child.ledger_shown == Shown.WHOLE else None
            place = replace(place, answers=answers.get(child.pk, ""), ledger=whole)
        if (sent, agency.pk) in asked:
            place = replace(place, asked=True)
        places[sent].append(place)
    return [Progress(plan, sorted(places[plan.pk], key=_least_far)) for plan in plans]


def _answers(plans: list[int]) -> dict[int, str]:
    """plan → “giữ nguyên 60, giao đảng ủy trực thuộc 04”; no query where nothing is shown."""
    if not plans:
        return {}
    rows = (
        Coverage.objects.filter(basis__plan__in=plans, basis__renewed_by=None)
        .order_by()
        .values_list("basis__plan", "answer")
        .annotate(n=Count("pk"))
    )
    told: dict[int, list[str]] = defaultdict(list)
    for plan, answer, count in rows:
        told[plan].append(f"{str(Coverage.Answer(answer).label).lower()} {count:02d}")
    return {plan: ", ".join(sorted(parts)) for plan, parts in told.items()}


def _least_far(place: Place) -> tuple[bool, int]:
    return not place.asked, STANDS.index(place.stand)


def _place(
    delivery: Delivery, own: dict[int | None, int], issued: dict[int, Issuance], *, below: bool
) -> Place:
    name, sent_on = delivery.to, timezone.localdate(delivery.sent_at)
    arrival = delivery.arrival
    if arrival is None:
        return Place(name, "sent", sent_on, below=below)
    plan = own.get(arrival.pk)
    if plan is None:
        return Place(name, "received", sent_on, arrival.arrival_on, below=below)
    row = issued.get(plan)
    if row is None:
        return Place(name, "drafting", sent_on, arrival.arrival_on, below=below)
    return Place(name, "issued", sent_on, arrival.arrival_on, row.symbol, row.dated, below=below)

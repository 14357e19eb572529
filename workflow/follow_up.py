"""The stand below a superior: sent, received, being drafted, issued. Never the text or the inner steps."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Basis, Coverage, Plan, Status
from permissions.models import Kind
from workflow.models import Awaited, Delivery, Issuance

Shown = Plan.LedgerShown
Stand = Literal["sent", "received", "drafting", "issued"]
STANDS: tuple[Stand, ...] = ("sent", "received", "drafting", "issued")
ASKED = 0
"""The step of who is asked to register and has not; the others have that of their stand, from 1 on."""
COUNTED = 1000
"""Recipients of a plan in the list that are counted; the page prints 999+ for more."""
ORDERS, IDS = 2**15, 10**12
"""More than there are orders of agencies and ids of deliveries: step, order and id make one whole number."""
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
    """One issued plan and how many of its recipients stand where."""

    plan: Plan
    counts: dict[Stand, int]
    """Committees below at each stand; every one is counted once."""
    others: int
    """Recipients that make no plan of their own of it."""

    @property
    def total(self) -> int:
        return sum(self.counts.values())

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


@dataclass(frozen=True)
class Line:
    """A plan in the list: committees below that have issued their own, of how many; `many`: COUNTED or more."""

    plan: Plan
    issued: int
    total: int

    @property
    def many(self) -> bool:
        return self.total >= COUNTED


def recipients_of(plan: Plan) -> "QuerySet[Any]":
    """Its deliveries with `below`, `step` and `place`, falling by which who has come least far stands first."""
    own = _own_plans()
    asked = Awaited.objects.filter(plan=plan, act="register", done_at=None, agency=OuterRef("agency"))
    step = Case(
        When(Exists(own.filter(_ISSUED)), then=STANDS.index("issued") + 1),
        When(Exists(own), then=STANDS.index("drafting") + 1),
        When(arrival__isnull=False, then=STANDS.index("received") + 1),
        When(Exists(asked), then=ASKED),
        default=STANDS.index("sent") + 1,
        output_field=BigIntegerField(),
    )
    rows = _sent(plan).annotate(below=Case(When(_below(plan), then=True), default=False), step=step)
    farthest = len(STANDS) + 1
    nearest_first = (farthest - F("step")) * ORDERS + (ORDERS - 1 - F("agency__order"))
    return rows.annotate(
        place=ExpressionWrapper(nearest_first * IDS + (IDS - 1 - F("pk")), output_field=BigIntegerField())
    )


def progress_of(plan: Plan) -> Progress:
    """One query over the recipients of this plan."""
    counts: dict[Stand, int] = dict.fromkeys(STANDS, 0)
    others = 0
    rows = recipients_of(plan).order_by().values("below", "step").annotate(n=Count("pk"))
    for row in rows:
        if row["below"]:
            counts[STANDS[max(row["step"] - 1, 0)]] += row["n"]
        else:
            others += row["n"]
    return Progress(plan, counts, others)


def lines_of(plans: Sequence[Plan]) -> list[Line]:
    """One query; of each plan COUNTED recipients at most are looked at."""
    if not plans:
        return []
    issued = Exists(_own_plans().filter(_ISSUED))
    found = [
        Delivery.objects.filter(pk__in=_sent(plan).filter(_below(plan)).values("pk")[:COUNTED])
        .annotate(out=issued)
        .values_list("plan", "out")
        for plan in plans
    ]
    counts = Counter(found[0].union(*found[1:], all=True))
    return [
        Line(plan, counts[plan.pk, True], counts[plan.pk, True] + counts[plan.pk, False]) for plan in plans
    ]


def places_of(rows: Sequence[Delivery]) -> list[Place]:
    """How far these recipients have come, in their order; three queries at most. `rows`: of `recipients_of`."""
    arrivals = [row.arrival_id for row in rows if row.arrival_id]
    bases = Basis.objects.filter(received__in=arrivals).exclude(plan__status=Status.CANCELLED)
    own = {basis.received_id: basis.plan for basis in bases.select_related("plan").order_by("pk")}
    issued = {
        row.plan_id: row for row in Issuance.objects.filter(plan__in=own.values(), issued_at__isnull=False)
    }
    shown = [plan.pk for plan in own.values() if plan.ledger_shown != Shown.NOTHING and plan.pk in issued]
    answers = _answers(shown)
    places = []
    for row in rows:
        plan = own.get(row.arrival_id)
        place = replace(_place(row, plan, issued), below=row.below, asked=row.step == ASKED)  # type: ignore[attr-defined]
        if plan is not None and plan.pk in answers:
            whole = plan.uid if plan.ledger_shown == Shown.WHOLE else None
            place = replace(place, answers=answers[plan.pk], ledger=whole)
        places.append(place)
    return places


def _sent(plan: Plan) -> "QuerySet[Delivery]":
    return Delivery.objects.filter(plan=plan, agency__isnull=False, returned_at=None)


def _below(plan: Plan) -> Q:
    """A committee directly below, which makes its own plan of it."""
    return Q(agency__kind=Kind.COMMITTEE, agency__parent=plan.issuer_id)


def _own_plans() -> "QuerySet[Basis]":
    """The plans that the recipient of a delivery makes of it."""
    return Basis.objects.filter(received=OuterRef("arrival")).exclude(plan__status=Status.CANCELLED)


_ISSUED = Q(plan__issuance__issued_at__isnull=False)


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


def _place(delivery: Delivery, plan: Plan | None, issued: dict[int, Issuance]) -> Place:
    name, sent_on = delivery.to, timezone.localdate(delivery.sent_at)
    arrival = delivery.arrival
    if arrival is None:
        return Place(name, "sent", sent_on)
    if plan is None:
        return Place(name, "received", sent_on, arrival.arrival_on)
    row = issued.get(plan.pk)
    if row is None:
        return Place(name, "drafting", sent_on, arrival.arrival_on)
    return Place(name, "issued", sent_on, arrival.arrival_on, row.symbol, row.dated)

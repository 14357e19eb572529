"""The stand below a superior: sent, received, being drafted, issued. Never the text or the inner steps."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from drafting.models import Basis, Plan, Status
from workflow.models import Delivery, Issuance

Stand = Literal["sent", "received", "drafting", "issued"]


@dataclass(frozen=True)
class Below:
    """How far one recipient has come; symbol and date once its own plan is issued."""

    agency: str
    stand: Stand
    arrival: str = ""
    symbol: str = ""
    dated: str = ""


@dataclass(frozen=True)
class Progress:
    plan: Plan
    below: list[Below]

    @property
    def counts(self) -> dict[str, int]:
        counts = Counter(row.stand for row in self.below)
        return {stand: counts.get(stand, 0) for stand in ("sent", "received", "drafting", "issued")}


def progress_of(plans: list[Plan]) -> list[Progress]:
    """Three queries for any number of plans and recipients."""
    deliveries = list(
        Delivery.objects.filter(plan__in=plans).select_related("agency", "arrival").order_by("agency__order")
    )
    arrivals = [delivery.arrival_id for delivery in deliveries if delivery.arrival_id]
    own = {
        basis.received_id: basis.plan
        for basis in Basis.objects.filter(received__in=arrivals).exclude(plan__status=Status.CANCELLED).select_related("plan")
    }
    issued = {row.plan_id: row for row in Issuance.objects.filter(plan__in=own.values(), issued_at__isnull=False)}
    return [
        Progress(plan, [_below(d, own, issued) for d in deliveries if d.plan_id == plan.pk]) for plan in plans
    ]


def _below(delivery: Delivery, own: dict[int | None, Plan], issued: dict[int, Issuance]) -> Below:
    name = delivery.agency.name
    if delivery.arrival is None:
        return Below(name, "sent")
    arrival = f"{delivery.arrival.arrival_on:%d/%m/%Y}"
    plan = own.get(delivery.arrival_id)
    if plan is None:
        return Below(name, "received", arrival)
    if plan.pk in issued:
        row = issued[plan.pk]
        return Below(name, "issued", arrival, row.symbol, f"{row.dated:%d/%m/%Y}")
    return Below(name, "drafting", arrival)

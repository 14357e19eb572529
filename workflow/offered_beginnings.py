"""What a person may begin a plan from: their drafting agencies, documents charged to these, earlier plans."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from drafting.facets import live_for
from drafting.models import Participation, Plan, ReceivedDocument
from permissions.duties import Duty, agencies_of
from permissions.models import Agency, User

SHOWN = 30
"""Documents and plans that are offered, newest first; older ones come by the link on their own page."""


@dataclass(frozen=True)
class Offer:
    agencies: "QuerySet[Agency]"
    parents: "QuerySet[ReceivedDocument]"
    earlier: "QuerySet[Plan]"

    def agency(self, data: dict[str, Any]) -> Agency:
        """The chosen one, or the only one."""
        chosen: Agency | None = data.get("agency")
        return chosen or self.agencies[0]

    def committee(self, data: dict[str, Any]) -> Agency:
        parents = list(data.get("parent", ()))
        return parents[0].agency if parents else self.agency(data).body


def offer_of(user: User, *, named: tuple[str, ...] = ()) -> Offer:
    """`named`: uids of documents and plans that are offered however old they are, if this person sees them."""
    held = agencies_of(user, Duty.DRAFT, timezone.localdate())
    agencies = Agency.objects.standing().filter(pk__in=held).select_related("committee").order_by("order")
    charged = Participation.objects.filter(agency__in=held, duty=Duty.DRAFT, until=None)
    parents = ReceivedDocument.objects.visible_to(user).filter(
        confirmed__isnull=False, pk__in=charged.values("received")
    )
    committees = [agency.body.pk for agency in agencies]
    earlier = Plan.objects.visible_to(user).filter(live_for(user), issuer__in=committees)
    return Offer(
        agencies=agencies,
        parents=_newest(parents, named).select_related("agency", "confirmed").defer("reading"),
        earlier=_newest(earlier, named),
    )


def _newest(rows: "QuerySet[Any]", named: tuple[str, ...]) -> "QuerySet[Any]":
    newest = list(rows.order_by("-pk").values_list("pk", flat=True)[:SHOWN])
    return rows.filter(Q(pk__in=newest) | Q(uid__in=named)).order_by("-pk")

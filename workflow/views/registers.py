"""The register of outgoing documents, and how far those below have come with what was sent to them."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from drafting.models import Plan
from drafting.models.plan import Status
from drafting.paging import page_of
from drafting.visibility import few_plans, plans_visible_to
from permissions.duties import Duty, agencies_of, holdings
from permissions.models import Agency
from workflow.follow_up import progress_of
from workflow.models import Delivery, Issuance, Series

FOLLOWED = 10
"""Plans on one page of the follow-up: each is counted over all its recipients."""


@login_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """One series of the own committee, newest number first; each row only for whoever sees its plan."""
    registers = list(_registers(request.user))
    wanted = request.GET.get("series", "")
    chosen = next((row for row in registers if str(row.pk) == wanted), registers[0] if registers else None)
    rows = Issuance.objects.filter(
        plans_visible_to(request.user, "plan"), series=chosen, number__isnull=False
    )
    if (few := few_plans(request.user)) is not None:
        rows = rows.filter(plan__in=few)
    rows = rows.select_related("plan", "signer").annotate(
        sent=_counted(Delivery.objects.all()), received=_counted(Delivery.objects.exclude(arrival=None))
    )
    page = page_of(request, rows, by="number")
    return render(request, "workflow/register.html", {"page": page, "registers": registers, "chosen": chosen})


def _registers(user: Any) -> "QuerySet[Series]":
    """The series of the committees in which this person serves; the newest term first."""
    held = {agency for agency, _duty in holdings(user, timezone.localdate())}
    own = Agency.objects.filter(pk__in=held).values(body_id=Coalesce(F("committee_id"), F("pk")))
    return (
        Series.objects.filter(body__in=own)
        .select_related("body", "term")
        .order_by("-term__since", "body__order", "type_name")
    )


def _counted(deliveries: "QuerySet[Delivery]") -> Coalesce:
    rows = deliveries.filter(plan=OuterRef("plan")).order_by().values("plan").annotate(n=Count("pk"))
    return Coalesce(Subquery(rows.values("n")), 0)


@login_required
@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """One issued plan in full (`?plan=uid`, else the newest), the others as lines; no inner steps."""
    user: Any = request.user
    overseen = agencies_of(user, Duty.OVERSEE, timezone.localdate())
    plans = followed_plans(user).select_related("issuance", "issuer")
    page = page_of(request, plans, size=FOLLOWED)
    wanted = _uuid(request.GET.get("plan", ""))
    beside = plans.filter(uid=wanted).exclude(pk__in=[plan.pk for plan in page.rows]) if wanted else []
    progress = progress_of([*page.rows, *beside])
    newest = progress[0] if progress else None
    context = {
        "page": page,
        "progress": progress[: len(page.rows)],
        "shown": next((row for row in progress if row.plan.uid == wanted), newest),
        "overseer": bool(overseen),
    }
    return render(request, "workflow/follow_up.html", context)


def followed_plans(user: Any) -> "QuerySet[Plan]":
    """The issued plans that this person follows up."""
    overseen = agencies_of(user, Duty.OVERSEE, timezone.localdate())
    return Plan.objects.visible_to(user).filter(status=Status.ISSUED, drafted_by__in=overseen)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

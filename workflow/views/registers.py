"""The register of outgoing documents, and how far those below have come with what was sent to them."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from drafting.models import Plan
from permissions.duties import Duty, agencies_of
from workflow.follow_up import progress_of
from workflow.keyset import page_of
from workflow.models import Issuance


@login_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Numbered documents that this person sees, newest first."""
    rows = Issuance.objects.filter(number__isnull=False, plan__in=Plan.objects.visible_to(request.user))
    rows = rows.select_related("plan__issuer", "series__term", "signer", "clerk")
    return render(request, "workflow/register.html", {"page": page_of(request, rows)})


@login_required
@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """For each issued plan of the own committee: received, being drafted, issued below; no inner steps."""
    overseen = agencies_of(request.user, Duty.OVERSEE, timezone.localdate())
    plans = Plan.objects.visible_to(request.user).filter(status="issued", drafted_by__in=overseen)
    page = page_of(request, plans.select_related("issuance", "issuer"))
    return render(
        request, "workflow/follow_up.html", {"page": page, "progress": progress_of(page.rows), "overseer": bool(overseen)}
    )

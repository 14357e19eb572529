"""The directory of agencies."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from permissions.directory import committees_of, directory
from permissions.duties import Duty, holdings


@login_required
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """For everybody who is signed in: who sits where, and nothing of what they work on."""
    today = timezone.localdate()
    own = committees_of(request.user, today)
    held = {duty for _agency, duty in holdings(request.user, today)}  # type: ignore[arg-type]
    looks = bool(held & {Duty.ADMINISTER, Duty.AUDIT})
    context = {"roots": directory(today), "own": own, "looks": looks}
    return render(request, "permissions/agencies.html", context)

"""The directory of agencies, for everybody who is signed in: who sits where, and nothing of what they work on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from permissions.administering.acting import administers
from permissions.administering.acts import offered_on
from permissions.directory import BELOW, committees_of, place, roots, search, typed
from permissions.duties import Duty, holdings
from permissions.models import Agency, User


@login_required
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Search, one's own committees, the roots."""
    today = timezone.localdate()
    user: User = request.user  # type: ignore[assignment]
    words = typed(request, "q")
    own = Agency.objects.filter(pk__in=committees_of(user, today))
    if not words and own.count() == 0 and len(first := roots()) == 1:
        return redirect("agency", first[0].code)
    held = {duty for _agency, duty in holdings(user, today)}
    context = {
        "words": words,
        "found": search(words)[:BELOW] if words else [],
        "own": own,
        "roots": roots(),
        "looks": bool(held & {Duty.ADMINISTER, Duty.AUDIT}),
        "keeps": Duty.ADMINISTER in held,
    }
    return render(request, "permissions/agencies.html", context)


@login_required
@require_safe
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One agency: its people, its bodies, the committees below; what an administrator may do here."""
    today = timezone.localdate()
    found = get_object_or_404(Agency.objects.select_related("committee", "parent", "merged_into"), code=code)
    user: User = request.user  # type: ignore[assignment]
    keeps = administers(user, found)
    context = {
        "agency": found,
        "place": place(found, today, after=typed(request, "after")),
        "own": found.pk in committees_of(user, today),
        "keeps": keeps,
        "acts": offered_on(found) if keeps else [],
        "names": found.names.order_by("-since"),
        "terms": found.terms.order_by("-since"),
        "posts": found.posts.order_by("rank", "pk").prefetch_related("duties__agency") if keeps else [],
        "groups": found.groups.order_by("pk") if keeps else [],
    }
    return render(request, "permissions/agency.html", context)


@login_required
@require_safe
def chart(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a chart to look at: the committee, its bodies with who heads them, the committees below."""
    found = get_object_or_404(Agency, code=code)
    return render(request, "permissions/chart.html", {"place": place(found, timezone.localdate())})

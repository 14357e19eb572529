"""Việc cần xử lý: the home page."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflow.due import with_weekday
from workflow.following import followed
from workflow.guards import two_digits
from workflow.inbox import COUNT_LIMIT, Place, count, page
from workflow.sentences import task_of


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for this person by due date, 25 at a time; below it what waits for others."""
    now = timezone.now()
    today = timezone.localdate()
    after = Place.parse(request.GET.get("after", ""))
    found = page(request.user, after)
    total = count(request.user)
    context = {
        "today": with_weekday(today, today) + f"/{today.year}",
        "tasks": [task_of(row, now) for row in found.rows],
        "total": f"{COUNT_LIMIT - 1}+" if total >= COUNT_LIMIT else two_digits(total),
        "first_url": request.path if after else "",
        "next_url": "?" + urlencode({"after": str(found.next)}) if found.next else "",
        "followed": [] if after else followed(request.user, now),
    }
    return render(request, "workflow/inbox.html", context)

"""The state of the whole: the last check, the background work, the anchors. Ids alone, no word of a plan."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from records.models import Job
from workflow import health as check
from workflow import web
from workflow.models import HealthReport

FAILED = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def health(request: HttpRequest) -> HttpResponse:
    """POST: ask the worker to check anew."""
    if not check.may_look(web.person(request)):
        raise PermissionDenied(_("Tình trạng hệ thống chỉ mở cho người quản trị và kiểm tra nhật ký."))
    if request.method == "POST":
        return web.answered(
            request, check.ask_now, done=_("Đã yêu cầu kiểm tra lại."), back=reverse("health")
        )
    anchors = Path(settings.ANCHORS_FILE)
    context = {
        "report": HealthReport.objects.first(),
        "jobs": {row["state"]: row["n"] for row in Job.objects.values("state").annotate(n=Count("pk"))},
        "failed": Job.objects.filter(state=Job.State.FAILED).order_by("-pk")[:FAILED],
        "anchored": anchors.stat().st_mtime if anchors.exists() else None,
        "tamper_evident_only": connection.vendor == "sqlite",
    }
    return render(request, "workflow/health.html", context)

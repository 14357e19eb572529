"""Việc của cơ quan mình: what a received plan asks of the own agency, as a page, a sheet and a calendar."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from drafting.models import ReceivedDocument
from drafting.ours import Body, Ours, Role, calendar, ours
from permissions.administering import sheets
from permissions.models import Agency
from workflow import web
from workflow.views.files import handed_out

ROLES = {
    Role.LEAD: gettext_lazy("Chủ trì"),
    Role.PARTNER: gettext_lazy("Phối hợp"),
    Role.NAMED: gettext_lazy("Được nêu"),
}
COLUMNS = ["Mục", "Nội dung", "Vai trò", "Cách nêu trong văn bản", "Thời gian", "Hạn"]


@login_required
@require_safe
def received_ours(request: HttpRequest, uid: Any) -> HttpResponse:
    received = web.received_or_404(request, uid)
    points = reverse("received_reading", args=[uid])
    rows = [
        {"row": row, "role": ROLES[row.role], "url": f"{points}#p-{row.uid}"} for row in ours_in(received)
    ]
    context = {"received": received, "rows": rows, "agency": received.agency.body}
    return render(request, "workflow/ours.html", context)


@login_required
@require_safe
def received_ours_file(request: HttpRequest, uid: Any, ending: str) -> HttpResponse:
    """The same as "xlsx", or as a calendar ("ics") of what has a day."""
    received = web.received_or_404(request, uid)
    rows = ours_in(received)
    name = f"Việc của cơ quan {received.symbol or received.arrival_number}".replace("/", "-")
    if ending == "xlsx":
        table = [COLUMNS, *(_cells(row) for row in rows)]
        return handed_out(
            sheets.written("xlsx", [("Nhiệm vụ", table)]), sheets.ENDINGS["xlsx"], f"{name}.xlsx"
        )
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    told = calendar(rows, title=received.title, symbol=received.symbol, host=host)
    return handed_out(told.encode(), "text/calendar; charset=utf-8", f"{name}.ics")


def ours_in(received: ReceivedDocument) -> list[Ours]:
    """Of the confirmed text, else of what was read so far; one query for the names of the own bodies."""
    document = received.confirmed.body if received.confirmed else received.document
    if not document:
        return []
    committee = received.agency.body
    own = Agency.objects.standing().filter(Q(pk=committee.pk) | Q(committee=committee))
    bodies = [
        Body((row.name, f"{row.short_name} {committee.short_name}"), row.kind, row.level) for row in own
    ]
    return ours(document, bodies)


def _cells(row: Ours) -> list[str]:
    with translation.override("vi"):  # a sheet goes on to others, whatever language its reader has
        role = str(ROLES[row.role])
    return [row.path, row.text, role, row.who, row.when, f"{row.due:%d/%m/%Y}" if row.due else ""]

"""Meetings of a deciding body: the list, the page of one with its record, the minutes."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from drafting.models import Plan
from drafting.paging import page_of
from drafting.uploads import takes_files
from records import files
from workflow import web
from workflow.deciding.results import Result
from workflow.dossier.listing import papers_of
from workflow.forms.meetings import AttendanceForm, MinutesForm
from workflow.meetings import visible_meetings
from workflow.models import Meeting
from workflow.services import meetings as service
from workflow.services.deciding import tallies_of
from workflow.views.files import handed_out


@login_required
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings that this person sees, the newest first."""
    page = page_of(request, visible_meetings(request.user))
    return render(
        request, "workflow/meetings.html", {"page": page, "meetings": page.rows, "now": timezone.now()}
    )


@login_required
@require_safe
def meeting(request: HttpRequest, uid: Any) -> HttpResponse:
    """Agenda, who was there, votes, minutes; with the forms for who keeps the record."""
    return _page(request, web.meeting_or_404(request, uid))


def _page(
    request: HttpRequest,
    found: Meeting,
    form: AttendanceForm | None = None,
    minutes: MinutesForm | None = None,
) -> HttpResponse:
    rows = list(found.attendances.select_related("user"))
    why_not = service.why_not_recorded(found, web.person(request))
    keeps = not why_not and found.closed_at is None
    plans = Plan.objects.visible_to(request.user)
    rounds = list(found.matters.filter(plan__in=plans).select_related("plan").order_by("pk"))
    counts = tallies_of(rounds)
    matters = [
        {"round": round_, "result": Result(round_, counts[round_.pk]) if round_.closed_at else None}
        for round_ in rounds
    ]
    if keeps and form is None:
        chosen = next((row.pk for row in rows if row.user_id == found.chair_id), rows[0].pk if rows else None)
        initial = {"edit_number": found.edit_number, "chair": chosen, "invitees": found.invitees}
        form = AttendanceForm(None, rows=rows, initial=initial)
    context = {
        "meeting": found,
        "rows": rows,
        "present": sum(bool(row.present) for row in rows),
        "matters": matters,
        "papers": papers_of(found, may_number=not why_not),
        "keeps": keeps,
        "form": form if keeps else None,
        "minutes": (minutes or MinutesForm()) if keeps else None,
        "held": found.held_at <= timezone.now(),
    }
    return render(request, "workflow/meeting.html", context)


def _kept(request: HttpRequest, found: Meeting) -> None:
    """403 with the reason before anything that was sent is looked at."""
    if reason := service.why_not_recorded(found, web.person(request)):
        raise PermissionDenied(reason)


@login_required
@require_POST
def record_attendance(request: HttpRequest, uid: Any) -> HttpResponse:
    found = web.meeting_or_404(request, uid)
    _kept(request, found)
    form = AttendanceForm(request.POST, rows=list(found.attendances.select_related("user")))
    if not form.is_valid():
        return _page(request, found, form=form)
    answer = web.attempt(
        request,
        lambda: service.record_attendance(found, by=web.person(request), **form.record()),
        done=_("Đã ghi danh sách dự họp."),
        back=_address(found),
    )
    if isinstance(answer, HttpResponse):
        return answer
    form.add_error(None, str(answer))
    return _page(request, found, form=form)


@login_required
@require_POST
@takes_files
def attach_minutes(request: HttpRequest, uid: Any) -> HttpResponse:
    found = web.meeting_or_404(request, uid)
    _kept(request, found)
    form = MinutesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, minutes=form)
    upload = form.cleaned_data["file"]
    stored = files.store(upload.read(), "application/octet-stream")
    return web.answered(
        request,
        lambda: service.attach_minutes(found, by=web.person(request), file=stored, name=upload.name or ""),
        done=_("Đã đính kèm biên bản."),
        back=_address(found),
    )


@login_required
@require_POST
def close_meeting(request: HttpRequest, uid: Any) -> HttpResponse:
    found = web.meeting_or_404(request, uid)
    _kept(request, found)
    return web.answered(
        request,
        lambda: service.close_meeting(found, by=web.person(request)),
        done=_("Đã kết thúc ghi chép hội nghị."),
        back=_address(found),
    )


@login_required
@require_safe
def minutes(request: HttpRequest, uid: Any) -> HttpResponse:
    """The file of the minutes."""
    found = web.meeting_or_404(request, uid)
    if found.minutes is None:
        raise Http404
    return handed_out(files.read(found.minutes), "application/octet-stream", found.minutes_name)


def _address(found: Meeting) -> str:
    return reverse("meeting", args=[found.uid])

"""The clerk's pages: a file from outside, a plan issued here."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from drafting.models import ReceivedDocument
from drafting.uploads import takes_files
from permissions.duties import Duty, agencies_of
from permissions.models import Agency
from workflow import web
from workflow.forms.receiving import ArrivalForm, UploadForm
from workflow.models import Delivery
from workflow.refusals import Overtaken, Refused, Unfit
from workflow.services import receiving


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@takes_files
def received_register(request: HttpRequest) -> HttpResponse:
    """Read the file, register it, show what was read. What cannot be taken is said at its field."""
    agencies = receiving_for(request)
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        agencies=agencies,
        too_large=getattr(request, "too_large", False),
    )
    if form.is_valid():
        data = form.cleaned_data
        upload = data.pop("file")
        try:
            received = receiving.register_file(
                by=_person(request), data=upload.read(), name=upload.name, once=True, **data
            )
        except Overtaken as known:
            messages.warning(request, known.reason)
            return web.see_other(known.link)
        except Refused as refusal:
            raise PermissionDenied(refusal.reason) from refusal
        except Unfit as refusal:
            form.add_error(refusal.field or None, refusal.reason)
        else:
            return registered(request, received)
    return render(request, "workflow/received_register.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register_arrival(request: HttpRequest, uid: Any) -> HttpResponse:
    """The receiving clerk takes in a plan that was issued here."""
    plan = web.plan_or_404(request, uid)
    waiting = _deliveries(request, plan)
    open_ones = [row.agency_id for row in waiting if row.arrival_id is None and row.agency_id]
    if not open_ones:
        first = waiting[0].arrival
        assert first is not None
        messages.warning(
            request, _("Văn bản đã được tiếp nhận, số đến %(number)s.") % {"number": first.arrival_number}
        )
        return web.see_other(reverse("received_document", args=[first.uid]))
    agencies = Agency.objects.filter(pk__in=open_ones)
    form = ArrivalForm(request.POST or None, agencies=agencies)
    if form.is_valid():
        try:
            received = receiving.register(plan, by=_person(request), **form.cleaned_data)
        except Overtaken as known:
            messages.warning(request, known.reason)
            return web.see_other(request.path)
        except Unfit as refusal:
            form.add_error(refusal.field or None, refusal.reason)
        else:
            return registered(request, received)
    attention = "; ".join(row.attention for row in waiting if row.attention)
    context = {"form": form, "plan": plan, "attention": attention}
    return render(request, "workflow/register_arrival.html", context)


def _deliveries(request: HttpRequest, plan: Any) -> list[Delivery]:
    """The deliveries of this plan that the person may register; raises PermissionDenied with the reason."""
    rows = Delivery.objects.filter(plan=plan, agency__in=receiving_for(request), returned_at=None)
    found = list(rows.select_related("arrival").order_by("pk"))
    if not found:
        raise PermissionDenied(
            _("Kế hoạch này chưa được gửi đến cơ quan mà đồng chí tiếp nhận văn bản nên chưa vào sổ được.")
        )
    return found


def receiving_for(request: HttpRequest) -> "QuerySet[Agency]":
    """The agencies whose arrivals this person registers; raises PermissionDenied where there are none."""
    ids = agencies_of(_person(request), Duty.RECEIVE, timezone.localdate())
    if not ids:
        raise PermissionDenied(_("Chỉ văn thư được giao tiếp nhận văn bản mới vào sổ văn bản đến được."))
    return Agency.objects.filter(pk__in=ids)


def _person(request: HttpRequest) -> Any:
    return request.user


def registered(request: HttpRequest, received: ReceivedDocument) -> HttpResponse:
    words = _("Đã tiếp nhận, số đến %(number)s, ngày %(date)s.") % {
        "number": received.arrival_number,
        "date": f"{received.arrival_on:%d/%m/%Y}",
    }
    messages.success(request, words)
    return web.see_other(reverse("received_document", args=[received.uid]))

"""Sao văn bản: the copies of a document, and the form for one more."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from drafting.models import Plan, ReceivedDocument
from drafting.text import live_document
from records.models import Job
from workflow import web
from workflow.forms.copying import CopyForm
from workflow.services.copying import certify_copy, committee_of, kinds_of, may_copy
from workflow.views.files import look_again, pdf


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy_plan(request: HttpRequest, uid: Any) -> HttpResponse:
    plan = web.plan_or_404(request, uid)
    sections = [
        (row["number"], f"{row['number']}. {row['heading']}") for row in live_document(plan)["sections"]
    ]
    return _copies(request, plan, sections, reverse("plan", args=[uid]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def copy_received(request: HttpRequest, uid: Any) -> HttpResponse:
    return _copies(request, web.received_or_404(request, uid), [], reverse("received_document", args=[uid]))


def _copies(
    request: HttpRequest, source: Plan | ReceivedDocument, sections: list[tuple[str, str]], back: str
) -> HttpResponse:
    by = web.person(request)
    if not may_copy(source, by):
        raise PermissionDenied(
            _("Chỉ văn thư được giao phát hành mới sao văn bản đã ban hành hoặc đã tiếp nhận.")
        )
    form = CopyForm(
        request.POST or None, kinds=kinds_of(source), sections=sections, committee=committee_of(source)
    )
    if form.is_valid():
        outcome = web.attempt(
            request,
            lambda: certify_copy(source, by=by, **form.cleaned_data),
            done=_("Đã lấy số và lập bản sao; xem lại rồi gửi đến nơi nhận."),
            back=request.path,
        )
        if isinstance(outcome, HttpResponse):
            return outcome
        field = getattr(outcome, "field", "")
        form.add_error(field if field in form.fields else None, str(outcome))
    copies = source.copies.select_related("agency", "made_by", "block")
    context = {"source": source, "title": _titled(source), "form": form, "copies": copies, "back": back}
    return render(request, "workflow/copies.html", context)


def _titled(source: Plan | ReceivedDocument) -> str:
    return source.short_title if isinstance(source, Plan) else source.title


@login_required
@require_safe
def certified_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, for whoever sends the copy, and for whom it was sent to."""
    copy = web.copy_or_404(request, pk)
    title = copy.symbol.replace("/", "-")
    if copy.file is not None:
        return pdf(copy.file, title)
    failed = Job.objects.filter(key=f"copy:{copy.pk}", state=Job.State.FAILED).exists()
    return look_again(request, title, reverse("copy", args=[copy.pk]), failed=failed)

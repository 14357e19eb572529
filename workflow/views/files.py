"""PDFs: a draft made by the worker, the file to sign, the issued file."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from drafting.facets import text_for
from drafting.models import Plan
from drafting.models.plan import ENDED
from records import files
from records.models import StoredFile
from workflow import web
from workflow.can import Stand
from workflow.models import Issuance
from workflow.printing import printed_draft


@login_required
@require_safe
def draft_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The draft as it would print; while the worker makes it, a page that looks again by itself."""
    plan = web.plan_or_404(request, uid)
    if plan.status in ENDED:
        raise Http404
    file = printed_draft(plan, text_for(request.user, plan).document)
    if file is None:
        response = render(request, "workflow/pdf_waiting.html", {"plan": plan})
        response["Refresh"] = "1"
        return response
    return pdf(file, _("Dự thảo lần %(n)s") % {"n": plan.draft_number})


@login_required
@require_safe
def prepared_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """What is put before the signatory, with his signature once it is there."""
    plan = web.plan_or_404(request, uid)
    if not Stand(request.user, plan).takes_part("draft", "appraise", "steer", "sign", "issue"):
        raise PermissionDenied(_("Bản trình ký chỉ dành cho những người trình, ký và phát hành văn bản."))
    issuance = _issuance(plan)
    file = issuance and (issuance.signed or issuance.prepared)
    if file is None:
        response = render(request, "workflow/pdf_waiting.html", {"plan": plan})
        response["Refresh"] = "1"
        return response
    return pdf(file, _("Bản trình ký"))


@login_required
@require_safe
def issued_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The signed, numbered, sealed file, for everybody who sees the issued plan."""
    plan = web.plan_or_404(request, uid)
    issuance = _issuance(plan)
    if issuance is None or issuance.issued_at is None or issuance.sealed is None:
        raise Http404
    return pdf(issuance.sealed, issuance.symbol.replace("/", "-"), download=True)


def _issuance(plan: Plan) -> Issuance | None:
    return Issuance.objects.filter(plan=plan).select_related("prepared", "signed", "sealed").first()


def pdf(file: StoredFile, name: str, *, download: bool = False) -> HttpResponse:
    """A file of our own making, shown in the browser or saved under a readable name."""
    response = HttpResponse(files.read(file), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(download, f"{name}.pdf") or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response

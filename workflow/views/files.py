"""Files: a draft made by the worker, the file to sign, the issued file, the Word form."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from drafting.comparing import as_paper
from drafting.desk import UNMARKED, desk_of
from drafting.facets import text_for
from drafting.ledger_page import paper
from drafting.models import Plan, ReceivedDocument
from drafting.models.plan import ENDED
from drafting.views.comparing import comparison_of
from permissions.duties import Duty
from records import files
from records.models import Job, StoredFile
from workflow import web
from workflow.consolidation import paper as consolidated
from workflow.downloads import page_picture
from workflow.issuance.lasting import lasting_copy
from workflow.models import CertifiedCopy, Issuance, Meeting, PaperScan
from workflow.printing import WORD, NotPrinted, printed_draft, printed_paper, with_urgency
from workflow.seeing import OUT, Sides

About = Plan | Meeting | ReceivedDocument | CertifiedCopy
"""What a paper is about."""
LOOK_AGAIN = 2
"""Seconds after which a waiting page loads itself again."""


@login_required
@require_safe
def draft_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The draft as it would print; while the worker makes it, a page that looks again by itself."""
    plan = web.plan_or_404(request, uid)
    if plan.status in ENDED:
        raise Http404
    try:
        file = printed_draft(plan, text_for(request.user, plan).document)
    except NotPrinted:
        return _waiting(request, plan, failed=True)
    if file is None:
        return _waiting(request, plan)
    return pdf(file, plan.draft_mark)


@login_required
@require_safe
def ledger_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The ledger as an annex to the papers, for those who see the inner work."""
    plan = web.plan_or_404(request, uid)
    desk = desk_of(request.user, plan)
    if desk.ledger is None or not desk.ledger.rows:
        raise Http404
    return paper_pdf(
        request, plan, "ledger", paper(plan.short_title, desk.ledger, desk.paths), _("Đối chiếu nhiệm vụ")
    )


@login_required
@require_safe
def compare_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The redline that the page of comparing shows, as a paper."""
    plan = web.plan_or_404(request, uid)
    found, _states = comparison_of(request, plan, text_for(request.user, plan))
    if found is None:
        raise Http404
    return paper_pdf(request, plan, "redline", as_paper(plan, found), _("So sánh"))


@login_required
@require_safe
def consolidation_file(request: HttpRequest, uid: Any, kind: str) -> HttpResponse:
    """The table of opinions and answers as PDF or as a Word file."""
    plan = web.plan_or_404(request, uid)
    if kind not in ("pdf", "docx"):
        raise Http404
    if not Sides(web.stand_of(request, plan)).opinions:
        raise PermissionDenied(_("Bảng tổng hợp ý kiến không mở cho đồng chí."))
    name = "Bảng tổng hợp, tiếp thu, giải trình"
    if kind == "pdf":
        return paper_pdf(request, plan, "table", consolidated(plan), name)
    return paper_docx(request, plan, "table_docx", consolidated(plan), name)


def handed_out(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def paper_pdf(request: HttpRequest, about: About, kind: str, data: dict[str, Any], name: str) -> HttpResponse:
    """A paper; while the worker makes it, the page that looks again by itself."""
    made = printed(request, about, kind, data)
    return made if isinstance(made, HttpResponse) else pdf(made, name)


def paper_docx(
    request: HttpRequest, about: About, kind: str, data: dict[str, Any], name: str
) -> HttpResponse:
    """The same as a Word file."""
    made = printed(request, about, kind, data)
    return made if isinstance(made, HttpResponse) else handed_out(files.read(made), WORD, f"{name}.docx")


def official_file(
    request: HttpRequest, about: About, data: dict[str, Any], ending: str, name: str
) -> HttpResponse:
    """A paper of the dossier (drafting.rendering.official) as "pdf" or "docx"."""
    if ending == "pdf":
        return paper_pdf(request, about, "official", data, name)
    return paper_docx(request, about, "official_docx", data, name)


def printed(request: HttpRequest, about: About, kind: str, data: dict[str, Any]) -> HttpResponse | StoredFile:
    try:
        file = printed_paper(about.subject, kind, data)
    except NotPrinted:
        return _waiting(request, about, failed=True)
    return file if file is not None else _waiting(request, about)


@login_required
@require_safe
def prepared_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """What is put before the signatory, with his signature once it is there."""
    plan = _plan_to_sign(request, uid)
    issuance = _issuance(plan)
    if issuance is None:
        raise Http404
    file = issuance.filled or issuance.signed or issuance.prepared
    if file is None:
        return _waiting(request, plan, failed=_gave_up(plan, "render"))
    return pdf(file, "Bản trình ký")


def _plan_to_sign(request: HttpRequest, uid: Any) -> Plan:
    plan = web.plan_or_404(request, uid)
    stand = web.stand_of(request, plan)
    sides = Sides(stand)
    if not (sides.drafting or sides.office or sides.board or stand.takes_part(Duty.SIGN, Duty.ISSUE)):
        raise PermissionDenied(_("Bản trình ký chỉ dành cho những người trình, ký và phát hành văn bản."))
    return plan


@login_required
@require_safe
def scan_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The newest scan of the paper that was signed by hand, as it would go out."""
    plan = _plan_to_sign(request, uid)
    scan = PaperScan.objects.filter(issuance__plan=plan).select_related("file").last()
    if scan is None or scan.file is None:
        raise Http404
    return pdf(scan.file, _("Bản quét"))


@login_required
@require_safe
def scan_picture(request: HttpRequest, uid: Any, side: str, number: int) -> HttpResponse:
    """One page of the newest scan ("scan"), or of what was printed for it ("print"), as a picture."""
    plan = _plan_to_sign(request, uid)
    scan = PaperScan.objects.filter(issuance__plan=plan).last()
    if scan is None or side not in ("scan", "print"):
        raise Http404
    return page_picture(scan.file_id if side == "scan" else scan.printed_id, number)


@login_required
@require_safe
def issued_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The signed, numbered, sealed file, for everybody who sees the issued plan."""
    plan = web.plan_or_404(request, uid)
    issuance = _issuance(plan)
    if issuance is None or issuance.issued_at is None or issuance.sealed is None:
        raise Http404
    return pdf(issuance.sealed, issuance.symbol.replace("/", "-"), download=True)


@login_required
@require_safe
def lasting_pdf(request: HttpRequest, uid: Any) -> HttpResponse:
    """The second file of an issued plan, for everybody who sees the issued one."""
    plan = web.plan_or_404(request, uid)
    copy = lasting_copy(plan) if plan.status in OUT else None
    if copy is None:
        raise Http404
    name = _("%(symbol)s (bản lưu trữ dài hạn)") % {"symbol": copy.issuance.symbol.replace("/", "-")}
    return pdf(copy.file, name, download=True)


@login_required
@require_safe
def issued_html(request: HttpRequest, uid: Any) -> HttpResponse:
    """The words of the issued file as an accessible page, for everybody who sees the issued plan."""
    from drafting.rendering.accessible import STYLE_HASH  # here, as few requests need what they load
    from workflow.issuance import accessible

    issuance = _issuance(web.plan_or_404(request, uid))
    if issuance is None or issuance.issued_at is None:
        raise Http404
    response = HttpResponse(accessible.issued_html(issuance))
    response["Content-Security-Policy"] = (
        f"default-src 'none'; style-src '{STYLE_HASH}'; frame-ancestors 'none'"
    )
    response["Content-Language"] = "vi"
    return response


@login_required
@require_safe
def word(request: HttpRequest, uid: Any) -> HttpResponse:
    """The text that this person is shown in the official form as a Word file; once it is out with number and date."""
    from drafting.rendering.docx import render_docx  # here, as few requests need what it loads

    plan = web.plan_or_404(request, uid)
    document = text_for(request.user, plan).document
    issuance = _issuance(plan) if plan.status in UNMARKED else None
    mark = None if plan.status in UNMARKED else plan.draft_mark
    name = mark or _("Kế hoạch")
    document = with_urgency(plan, document)
    if issuance is not None and issuance.issued_at is not None:
        document = {**document, "signature": _signature(issuance)}
        name = issuance.symbol.replace("/", "-")
    data = render_docx(
        document,
        issued_on=issuance.dated if issuance else None,
        number=issuance.number if issuance else None,
        draft_mark=mark,
    )
    return handed_out(data, WORD, f"{name}.docx")


def _signature(issuance: Issuance) -> dict[str, str]:
    return {
        "on_behalf": issuance.on_behalf,
        "position": issuance.position,
        "name": issuance.signer.full_name,
    }


def printed_table(
    request: HttpRequest, subject: str, data: dict[str, Any], name: str, back: str
) -> HttpResponse:
    """A table that belongs to no plan, as PDF; while the worker makes it, the page that looks again by itself."""
    try:
        file = printed_paper(subject, "table", data)
    except NotPrinted:
        return look_again(request, name, back, failed=True)
    return pdf(file, name) if file is not None else look_again(request, name, back)


def _waiting(request: HttpRequest, about: About, *, failed: bool = False) -> HttpResponse:
    """The page that waits for the worker; once it has given up, the page says so and waits no longer."""
    if isinstance(about, CertifiedCopy):
        return look_again(request, about, reverse("copy_arrival", args=[about.pk]), failed=failed)
    page = {Meeting: "meeting", ReceivedDocument: "received_document"}.get(type(about), "plan")
    return look_again(request, about, reverse(page, args=[about.uid]), failed=failed)


def look_again(request: HttpRequest, about: object, back: str, *, failed: bool = False) -> HttpResponse:
    response = render(request, "workflow/pdf_waiting.html", {"about": about, "back": back, "failed": failed})
    if not failed:
        response["Refresh"] = str(LOOK_AGAIN)
    return response


def _gave_up(plan: Plan, kind: str) -> bool:
    last = Job.objects.filter(subject=plan.subject, kind=kind).order_by("-pk").first()
    return last is not None and last.state == Job.State.FAILED


def _issuance(plan: Plan) -> Issuance | None:
    return (
        Issuance.objects.filter(plan=plan)
        .select_related("prepared", "signed", "filled", "sealed", "signer", "revision__content", "plan")
        .first()
    )


def pdf(file: StoredFile, name: str, *, download: bool = False) -> HttpResponse:
    """A file of our own making, shown in the browser or saved under a readable name."""
    response = HttpResponse(files.read(file), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(download, f"{name}.pdf") or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response

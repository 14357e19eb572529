"""The worker's part where a document is signed on paper: print it with number and date, look at what comes back.

As in workflow.rendering every job may run twice or be killed in the middle: what is there already stays as it is.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils import timezone

from drafting.reading.refusals import ReadingRefused
from drafting.rendering.names import date_line, number_line
from permissions.duties import Duty
from records import files, jobs
from records.models import Job, StoredFile
from workflow.acting import locked, trace
from workflow.awaiting import wait_for
from workflow.models import Issuance, PaperScan
from workflow.recognising import ask_for_pictures
from workflow.rendering import document_to_sign, issuance_of, store_stage, verification_address

MORE_PAGES = 10
"""Pages of a scan beyond those that were printed, that are still opened to say what is wrong."""


def ask_for_print(issuance: Issuance) -> None:
    key = f"{issuance.pk}:{issuance.plan.turn}"
    jobs.ask("print_numbered", key, subject=issuance.plan.subject, issuance=issuance.pk)


def ask_for_check(scan: PaperScan) -> None:
    jobs.ask("check_scan", str(scan.pk), subject=scan.issuance.plan.subject, scan=scan.pk)


@jobs.handler("print_numbered")
def print_numbered(job: Job) -> None:
    """Render the text with its number and date, to be printed; where the signature comes is kept for the check."""
    issuance = issuance_of(job)
    if issuance is None or issuance.filled_id or issuance.number is None:
        return
    from drafting.rendering.pdf import A4_HEIGHT_PT, A4_WIDTH_PT, render_pdf

    document, address = document_to_sign(issuance), verification_address(issuance)
    rendered = render_pdf(document, issued_on=issuance.dated, number=issuance.number, address=address)
    box = rendered.boxes["signature"]
    place = [
        box.page,
        box.x1 / A4_WIDTH_PT,
        1 - box.y2 / A4_HEIGHT_PT,
        box.x2 / A4_WIDTH_PT,
        1 - box.y1 / A4_HEIGHT_PT,
    ]
    store_stage(issuance, "filled", rendered.pdf, pages=rendered.pages, signature_box=place)


@jobs.handler("check_scan", queue="reading")
def check_scan(job: Job) -> None:
    """Hold the scan against what was printed; then the clerk is asked: to look at it, or to scan it again."""
    scan = PaperScan.objects.select_related(
        "printed", "issuance__plan__issuer", "issuance__plan__process", "issuance__signer"
    ).get(pk=job.payload["scan"])
    if scan.state != PaperScan.State.CHECKING:
        return
    parts = [files.read(StoredFile.objects.get(sha256=sha256)) for sha256 in scan.sources]
    found, pdf = _examined(scan, parts, lambda done, total: jobs.extend(job))
    _settle(scan, found, files.store(pdf, "application/pdf") if pdf else None)


def _examined(
    scan: PaperScan, parts: Sequence[bytes], progress: Callable[[int, int], None]
) -> tuple[dict[str, Any], bytes]:
    """What the check finds, and the scan as one PDF; a file that cannot be read is a finding, too."""
    from drafting.rendering.printed_words import page_texts
    from drafting.returning.paper.asking import read_paper
    from workflow.issuance.paper_check import Found, compare

    issuance = scan.issuance
    printed = page_texts(files.read(scan.printed))
    try:
        paper = read_paper(parts, most=len(printed) + MORE_PAGES, progress=progress)
    except ReadingRefused as refusal:
        if refusal.code == "no_ocr":
            raise RuntimeError(str(refusal)) from refusal
        return Found(against=[{"code": refusal.code}]).as_json(), b""
    assert issuance.signature_box is not None
    page, *place = issuance.signature_box
    body = issuance.plan.issuer
    found = compare(
        printed,
        paper.pages,
        lines=[
            number_line(issuance.number, issuance.plan.type, body.symbol),
            date_line(body.place, issuance.dated),
        ],
        signed_at=(page, tuple(place)),
        sealed=bool(body.seal),
        block=f"{issuance.on_behalf} {issuance.position} {issuance.signer.full_name}",
    )
    return found.as_json(), paper.pdf


def _settle(scan: PaperScan, found: dict[str, Any], file: StoredFile | None) -> None:
    """Keep the answer and ask the clerk; nothing where the signatory has refused meanwhile or another run was first."""
    with locked(scan.issuance.plan) as plan:
        fresh = PaperScan.objects.select_for_update().get(pk=scan.pk)
        if fresh.state != PaperScan.State.CHECKING:
            return
        fits = not found["against"]
        fresh.state = PaperScan.State.FITS if fits else PaperScan.State.REFUSED
        fresh.found, fresh.file, fresh.checked_at = found, file, timezone.now()
        fresh.save()
        if file:
            ask_for_pictures(file, plan.subject)
            ask_for_pictures(fresh.printed, plan.subject)
        asked = "vouch_for_scan" if fits else "hand_in_scan"
        wait_for(plan, asked, agency=plan.issuer, duty=Duty.ISSUE)
        trace(plan, "check_scan", None, {"fits": fits, "file": file.sha256 if file else ""})

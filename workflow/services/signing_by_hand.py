"""A committee without keys: the clerk hands in the signed paper and looks at the findings, a second person confirms.

The clerk has given number and date before (workflow.services.issuing.issue), the worker checks what is handed in
(workflow.by_hand). What goes out in the end is the scan.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from drafting.models import Plan
from permissions.duties import Duty
from permissions.models import User
from records import files, jobs
from workflow.acting import Act, acting
from workflow.bodies import office
from workflow.by_hand import ask_for_check
from workflow.models import Issuance, PaperScan, Separated
from workflow.refusals import Overtaken, Unfit
from workflow.separation import must_differ

REPLACED = "Văn thư nộp bản quét khác."
REFUSED = "Người ký chưa ký, chuyển lại để hoàn chỉnh."


def hand_in_scan(plan: Plan, *, by: User, data: Sequence[bytes], turn: int | None = None) -> PaperScan:
    """The signed and sealed paper, scanned: one PDF, or a picture of each page in their order.

    A scan that fits and was not confirmed yet gives way to this one.
    """
    with acting(plan, "hand_in_scan", by=by, turn=turn) as act:
        issuance = Issuance.objects.select_for_update().get(plan=act.plan, filled__isnull=False)
        assert issuance.filled is not None
        _end(issuance, by, act, REPLACED)
        scan = PaperScan.objects.create(
            issuance=issuance,
            printed=issuance.filled,
            sources=[files.store(each, "application/octet-stream").sha256 for each in data],
            handed_in_by=by,
        )
        act.settle("hand_in_scan", "vouch_for_scan")
        ask_for_check(scan)
        act.detail |= {"symbol": issuance.symbol, "files": scan.sources}
    return scan


def vouch_for_scan(plan: Plan, *, by: User, turn: int | None = None) -> PaperScan:
    """The clerk has looked at every page: this is the paper that was signed and sealed."""
    with acting(plan, "vouch_for_scan", by=by, turn=turn) as act:
        scan = _scan(act, PaperScan.State.FITS)
        scan.state, scan.vouched_by, scan.vouched_at = PaperScan.State.VOUCHED, by, act.now
        scan.save()
        act.settle("vouch_for_scan", "sign_on_paper")
        if must_differ(act.plan.issuer.body, Separated.PAPER_SCAN, by):
            act.wait_for("confirm_scan", agency=office(act.plan.issuer), duty=Duty.RELEASE)
        else:
            _confirm(act, scan)
        act.detail |= _told(scan)
    return scan


def confirm_scan(plan: Plan, *, by: User, turn: int | None = None) -> PaperScan:
    """The head of the Office has compared the scan with the paper; the worker completes the issue."""
    with acting(plan, "confirm_scan", by=by, turn=turn) as act:
        scan = _scan(act, PaperScan.State.VOUCHED)
        if scan.vouched_by_id == by.pk and must_differ(act.plan.issuer.body, Separated.PAPER_SCAN, by):
            raise Unfit(_("Đồng chí đã xác nhận bản quét này; người thứ hai phải là đồng chí khác."))
        act.settle("confirm_scan")
        _confirm(act, scan)
        act.detail |= _told(scan)
    return scan


def send_back_scan(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The scan is not right, or the paper is not: back to the clerk with the reason."""
    with acting(plan, "send_back_scan", by=by, turn=turn) as act:
        scan = _scan(act, PaperScan.State.VOUCHED)
        _end(scan.issuance, by, act, reason)
        act.settle("confirm_scan")
        body = act.plan.issuer
        act.wait_for("hand_in_scan", agency=body, duty=Duty.ISSUE)
        act.wait_for("sign_on_paper", agency=body, duty=Duty.SIGN, person=scan.issuance.signer)
        act.detail |= {"reason": reason, **_told(scan)}


def let_go(act: Act) -> None:
    """The signatory refuses: a scan that is being looked at counts no more."""
    issuance = Issuance.objects.filter(plan=act.plan, by_hand=True).first()
    if issuance is not None:
        _end(issuance, act.by, act, REFUSED)


def _scan(act: Act, state: str) -> PaperScan:
    """The scan at this state, under the plan's lock."""
    rows = PaperScan.objects.select_related("issuance__signer", "file")
    scan = rows.filter(issuance__plan=act.plan, state=state).first()
    if scan is None:
        raise Overtaken(_("Bản quét vừa được thay bằng bản khác; đề nghị xem lại."))
    return scan


def _confirm(act: Act, scan: PaperScan) -> None:
    """The scan is what goes out; the job completes the issue in the clerk's name, as with a sealed file."""
    scan.state, scan.settled_by, scan.settled_at = PaperScan.State.CONFIRMED, act.by, act.now
    scan.save()
    Issuance.objects.filter(pk=scan.issuance_id).update(sealed=scan.file)
    jobs.ask("seal", f"{scan.issuance_id}:scan", subject=act.plan.subject, issuance=scan.issuance_id)


def _end(issuance: Issuance, by: User, act: Act, reason: str) -> None:
    issuance.scans.filter(state__in=PaperScan.OPEN).update(
        state=PaperScan.State.SENT_BACK, reason=reason, settled_by=by, settled_at=act.now
    )


def _told(scan: PaperScan) -> dict[str, str]:
    return {"symbol": scan.issuance.symbol, "file": scan.file.sha256 if scan.file else ""}

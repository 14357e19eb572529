"""Signatory and clerk: sign, give number and date, issue; or refuse with a reason that becomes the line to work in."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Plan
from permissions.duties import Duty
from permissions.models import User
from records import files, jobs
from workflow.acting import Act, acting
from workflow.by_hand import ask_for_print
from workflow.issuance.key_holders import authorities, holds_key_here
from workflow.issuance.stamping import stamp_authorities
from workflow.issuance.types import NAME_OF
from workflow.models import HeldNumber, Issuance
from workflow.recipients import frozen_recipients
from workflow.refusals import Unfit
from workflow.rendering import ask_for_seal, ask_for_signature
from workflow.series import symbol_of, take_number
from workflow.services import numbering
from workflow.services.deciding import open_lines
from workflow.services.drafting import ask_drafter, note_return
from workflow.services.signing_by_hand import let_go
from workflow.signing.limited import added_signature_limited, examine_limited
from workflow.signing.results import BODY, PERSON, as_json


def sign(plan: Plan, *, by: User, turn: int | None = None) -> Issuance:
    """The signatory's press: the worker writes the signature into the prepared file, then the clerk is asked."""
    with acting(plan, "sign", by=by, turn=turn) as act:
        issuance = Issuance.objects.select_for_update().get(plan=act.plan, prepared__isnull=False)
        issuance.sign_asked_at = act.now
        issuance.save(update_fields=["sign_asked_at"])
        act.settle("sign")
        act.wait_for("issue", agency=act.plan.issuer, duty=Duty.ISSUE)
        ask_for_signature(issuance)
        act.detail |= {
            "revision": issuance.revision.content_id,
            "file": getattr(issuance.prepared, "sha256", ""),
        }
    return issuance


def take_back_signature(plan: Plan, *, by: User, data: bytes, turn: int | None = None) -> Issuance:
    """The signatory has signed with a program of his own; the file is taken only as our bytes and his signature."""
    with acting(plan, "take_back_signature", by=by, turn=turn) as act:
        issuance = Issuance.objects.select_for_update().get(plan=act.plan, prepared__isnull=False)
        assert issuance.prepared is not None
        before = files.read(issuance.prepared)
        if not added_signature_limited(before, data, PERSON, authorities(), stamp_authorities()):
            raise Unfit(str(NOT_OURS), field="data")
        issuance.signed = files.store(data, "application/pdf")
        issuance.sign_asked_at = issuance.signed_at = act.now
        issuance.signed_elsewhere = True
        issuance.save(update_fields=["signed", "sign_asked_at", "signed_at", "signed_elsewhere"])
        act.settle("sign")
        act.wait_for("issue", agency=act.plan.issuer, duty=Duty.ISSUE)
        act.detail |= {"revision": issuance.revision.content_id, "file": issuance.signed.sha256}
    return issuance


def take_back_seal(plan: Plan, *, by: User, data: bytes, turn: int | None = None) -> Issuance:
    """The clerk has sealed the numbered file with the body's own program; then the worker completes the issue."""
    with acting(plan, "take_back_seal", by=by, turn=turn) as act:
        issuance = Issuance.objects.select_for_update().get(plan=act.plan, filled__isnull=False)
        assert issuance.filled is not None
        known, stampers = authorities(), stamp_authorities()
        if not added_signature_limited(files.read(issuance.filled), data, BODY, known, stampers):
            raise Unfit(str(NOT_OURS), field="data")
        issuance.sealed = files.store(data, "application/pdf")
        issuance.signatures = as_json(examine_limited(data, known, stampers))["signatures"]
        issuance.save(update_fields=["sealed", "signatures"])
        act.settle("take_back_seal")
        jobs.ask("seal", f"{issuance.pk}:taken back", subject=act.plan.subject, issuance=issuance.pk)
        act.detail |= {"file": issuance.sealed.sha256}
    return issuance


NOT_OURS = gettext_lazy(
    "Tệp nộp lại không phải bản trình ký kèm đúng một chữ ký số hợp lệ vào ô đã dành; đề nghị tải lại bản trình ký, "
    "ký vào đúng ô và nộp nguyên tệp vừa ký."
)


def issue(
    plan: Plan,
    *,
    by: User,
    dated: date | None = None,
    held: HeldNumber | None = None,
    turn: int | None = None,
) -> Issuance:
    """The clerk's press: number, date and the frozen recipient list are committed, sealing is queued.

    The number is the next of (issuing body, type name, term of its committee), taken under the lock of its
    counter, so that numbers are 1..n without gap or double (HD36 II.1.3); or one that the clerk has held, with its day.
    The job that stores the sealed file completes the issue in the clerk's name; by hand the file with number and date
    is printed, and its scan is waited for (workflow.services.signing_by_hand).
    """
    today = timezone.localdate()
    dated = dated or today
    with acting(plan, "issue", by=by, turn=turn) as act:
        issuance = Issuance.objects.select_for_update().select_related("signer").get(plan=act.plan)
        if issuance.number is None:
            _number(issuance, act, dated, held)
        issuance.clerk, issuance.numbered_at = by, act.now
        issuance.recipients = frozen_recipients(act.plan)
        issuance.save()
        act.settle("issue")
        if issuance.by_hand:
            act.wait_for("hand_in_scan", agency=act.plan.issuer, duty=Duty.ISSUE)
            ask_for_print(issuance)
        else:
            if not holds_key_here("body", act.plan.issuer.code):
                act.wait_for("take_back_seal", agency=act.plan.issuer, duty=Duty.ISSUE)
            ask_for_seal(issuance)
        act.detail |= {"symbol": issuance.symbol, "dated": str(issuance.dated)}
    return issuance


def _number(issuance: Issuance, act: Act, dated: date, held: HeldNumber | None) -> None:
    body, type_name = act.plan.issuer, NAME_OF[act.plan.type]
    if held is not None:
        given = numbering.give(held, by=act.by, plan=act.plan, type_name=type_name)
        if given.series.body_id != body.body.pk:
            raise Unfit(
                _("Số %(symbol)s thuộc sổ của cơ quan khác.") % {"symbol": given.symbol}, field="held"
            )
        issuance.series, issuance.number, issuance.dated = given.series, given.number, given.dated
    else:
        today = timezone.localdate()
        issuance.series, issuance.number = take_number(body.body, type_name, dated, today=today)
        issuance.dated = dated
    issuance.symbol = symbol_of(issuance.number, act.plan.type, body)


def refuse_to_sign(
    plan: Plan, *, by: User, reason: str, field: str, part_uid: str = "", turn: int | None = None
) -> None:
    """The signatory sends it back; the refusal is the line that the drafter works in."""
    _refuse(plan, "refuse_to_sign", by, {"text": reason, "field": field, "part_uid": part_uid}, turn)


def refuse_to_issue(
    plan: Plan, *, by: User, reason: str, field: str, part_uid: str = "", turn: int | None = None
) -> None:
    """The clerk sends it back before a number is given."""
    _refuse(plan, "refuse_to_issue", by, {"text": reason, "field": field, "part_uid": part_uid}, turn)


def _refuse(plan: Plan, verb: str, by: User, line: dict[str, str], turn: int | None) -> None:
    with acting(plan, verb, by=by, turn=turn) as act:
        note_return(act, line["text"])
        act.settle()
        Issuance.objects.filter(plan=act.plan, number=None).delete()
        let_go(act)
        act.plan.refuse_to_sign()
        open_lines(act, [line], None)
        ask_drafter(act)

"""An issued plan is corrected, replaced or withdrawn: by a document that says so, told to everyone who has it.

66-QĐ/TW: only the issuer, or a competent body above, changes what was issued, and the new text names what it changes.
Wrong form is corrected by letter; wrong content by a document of the same form (Nghị định 30/2020/NĐ-CP art. 18, as a
default). Number, day and file of what was issued stay as they are.
"""

from django.utils.translation import gettext as _

from drafting.models import Plan, Status
from permissions.models import Agency, User
from workflow.acting import Act, acting
from workflow.dossier.after_issue import correction_letter, withdrawal_letter
from workflow.dossier.form import Written
from workflow.issuance.delivering import ask_each, ask_for_mails
from workflow.models import Delivery, Issuance, IssuedChange, Paper
from workflow.refusals import Unfit
from workflow.services.dossier import numbered
from workflow.services.sending_copies import tell_copies

K = IssuedChange.Kind


def correct(
    plan: Plan, *, by: User, place: str, printed: str, meant: str, turn: int | None = None
) -> IssuedChange:
    """A letter of correction (công văn đính chính), numbered here; for slips of form, never of content."""
    words = [_needed(text) for text in (place, printed, meant)]
    with acting(plan, "correct", by=by, turn=turn) as act:
        issuance = Issuance.objects.get(plan=act.plan)
        letter = correction_letter(act.plan, issuance, *words)
        change = _tell(act, K.CORRECT, paper=_letter(act, letter, Paper.Kind.CORRECTION))
        act.detail |= {"place": words[0], "printed": words[1], "meant": words[2]}
    return change


def withdraw(
    plan: Plan, *, by: User, document: str = "", reason: str = "", turn: int | None = None
) -> IssuedChange:
    """By a document that is there already, or by a letter that is written and numbered here with the reason."""
    document, reason = " ".join(document.split()), " ".join(reason.split())
    if not document and not reason:
        raise Unfit(_("Cần ghi văn bản thu hồi (tên loại, số, ngày), hoặc lý do để lập công văn thu hồi."))
    with acting(plan, "withdraw", by=by, turn=turn) as act:
        paper = None
        if not document:
            letter = withdrawal_letter(act.plan, Issuance.objects.get(plan=act.plan), reason)
            paper = _letter(act, letter, Paper.Kind.WITHDRAWAL)
        _tell(act, K.WITHDRAW, document=document, paper=paper)
        act.detail |= {"reason": reason}
        act.plan.withdraw()
    return act.plan.issued_changes.latest("pk")


def replace(
    plan: Plan, *, by: User, document: str = "", by_plan: Plan | None = None, turn: int | None = None
) -> IssuedChange:
    """By a later plan that was issued here, or by a document that is named."""
    document = " ".join(document.split())
    if by_plan is None and not document:
        raise Unfit(_("Cần ghi văn bản thay thế: tên loại, số, ngày, cơ quan ban hành."))
    with acting(plan, "replace", by=by, turn=turn) as act:
        if by_plan is not None:
            newer = Issuance.objects.filter(
                plan=by_plan, issued_at__isnull=False, plan__issuer=act.plan.issuer
            )
            issuance = newer.exclude(plan=act.plan).filter(plan__status=Status.ISSUED).first()
            if issuance is None:
                raise Unfit(_("Văn bản thay thế phải là kế hoạch đã ban hành của cùng cơ quan."))
            document = f"Kế hoạch số {issuance.symbol}, ngày {issuance.dated:%d/%m/%Y}"
        _tell(act, K.REPLACE, document=document, by_plan=by_plan)
        act.plan.replace()
    return act.plan.issued_changes.latest("pk")


def take_note(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The receiving clerk has passed on that the plan was corrected, replaced or withdrawn."""
    with acting(plan, "take_note", by=by, turn=turn) as act:
        act.settle("take_note", agency=act.agency)
        act.detail["agency"] = act.agency.code


def _needed(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Unfit(_("Cần ghi đủ vị trí, nội dung đã in và nội dung sửa lại."))
    return text[:1000]


def _letter(act: Act, letter: Written, kind: Paper.Kind) -> Paper:
    about = str(act.plan.papers.filter(kind=kind).count() + 1)
    return numbered(letter, act.by, None, kind=kind, about=about, plan=act.plan)


def _tell(
    act: Act, kind: K, *, document: str = "", paper: Paper | None = None, by_plan: Plan | None = None
) -> IssuedChange:
    """Record it, ask the clerks of all who have the plan to take note, and mail them."""
    if paper is not None:
        document = f"Công văn số {paper.symbol}, ngày {paper.dated:%d/%m/%Y}"
    change = IssuedChange.objects.create(
        plan=act.plan, kind=kind, document=document[:300], paper=paper, by_plan=by_plan, made_by=act.by
    )
    if kind != K.CORRECT:
        Issuance.objects.filter(plan=act.plan).update(ended_by=document[:200])
    having = Delivery.objects.filter(plan=act.plan, agency__isnull=False, returned_at=None)
    act.settle("take_note")
    ask_each(act.plan, Agency.objects.filter(pk__in=having.values("agency")), "take_note")
    ask_for_mails(act.plan, f"change-{change.pk}", change)
    tell_copies(act.plan, change, act.by)
    act.detail["document"] = change.document
    return change

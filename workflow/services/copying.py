"""Certified copies: sao y of an own document, sao lục of a received one, trích sao of parts of an own one (HD36 II.3).

The clerk's act for the Office of the committee: the copy has the next number of its series of copies (one BS series for
all kinds in a term), the Office's head signs it. The worker makes the file.
"""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from drafting.extracting import extracted
from drafting.models import Part, Plan, ReceivedDocument, Status
from drafting.rendering import names
from drafting.text import keep
from permissions.duties import Duty, holds
from permissions.models import Agency, User
from records import audit, files, jobs
from records.models import Job
from workflow.acting import seen
from workflow.awaiting import wait_for
from workflow.bodies import office
from workflow.dossier.form import head_signs
from workflow.models import CertifiedCopy, Issuance
from workflow.recipients import frozen_lines
from workflow.refusals import Blocked, Overtaken, Refused, Unfit
from workflow.seeing import OUT
from workflow.series import symbol_of, take_number

Kind = CertifiedCopy.Kind
MOST_LINES = 60
"""Of the list printed at the end of the copy, which stays on one page; a group is one line."""


@transaction.atomic
def certify_copy(
    source: Plan | ReceivedDocument,
    *,
    by: User,
    kind: str,
    recipients: list[str],
    agencies: list[Agency] | None = None,
    groups: dict[str, str] | None = None,
    sections: list[str] | None = None,
    dated: date | None = None,
    press: UUID | None = None,
) -> CertifiedCopy:
    """Take the number, freeze the recipients and ask for the file; `services.sending_copies` sends it.

    `agencies`, `groups` (code → printed words) and `recipients` (further lines) are the list, in this order;
    `sections`: of an extract, the parts to copy. The same `press` again is Overtaken, and no number is lost.
    """
    committee = _seen(source, by)
    if kind not in kinds_of(source):
        raise Unfit(_("Loại bản sao này không dùng cho văn bản này."), field="kind")
    listed = [
        *(Part(text=agency.name, agency=agency) for agency in agencies or ()),
        *(Part(text=words, group=code) for code, words in (groups or {}).items()),
        *(Part(text=line) for line in recipients),
    ]
    if not listed:
        raise Unfit(_("Cần ghi nơi nhận bản sao, mỗi nơi một dòng."), field="recipients")
    if len(listed) > MOST_LINES:
        raise Unfit(
            _(
                "Nơi nhận bản sao có %(n)s dòng, quá %(most)s dòng; đề nghị chọn nhóm cơ quan thay cho từng nơi."
            )
            % {"n": len(listed), "most": MOST_LINES},
            field="recipients",
        )
    if kind == Kind.EXTRACT and not sections:
        raise Unfit(_("Cần chọn phần được trích."), field="sections")
    copying = office(committee)
    today = timezone.localdate()
    dated = dated or today
    series, number = take_number(copying, "Bản sao", dated, today=today)
    press = press or uuid4()
    if known := CertifiedCopy.objects.filter(press=press).first():
        raise Overtaken(_("Bản sao này đã có số %(symbol)s.") % {"symbol": known.symbol})
    symbol = symbol_of(number, "BS", copying)
    copy = CertifiedCopy.objects.create(
        **({"plan": source} if isinstance(source, Plan) else {"received": source}),
        kind=kind,
        sections=sections if kind == Kind.EXTRACT else [],
        agency=copying,
        series=series,
        press=press,
        number=number,
        symbol=symbol,
        dated=dated,
        block=keep(_block(copying, committee, kind, symbol, dated, [part.text for part in listed])),
        recipients=frozen_lines(listed, committee),
        made_by=by,
    )
    wait_for(copy, "send_copy", agency=committee, duty=Duty.ISSUE)
    jobs.ask("copy", str(copy.pk), subject=source.subject, copy=copy.pk)
    detail = {
        "symbol": symbol,
        "kind": kind,
        "recipients": [part.text for part in listed],
        "sections": copy.sections,
    }
    audit.append(committee.code, "certify_copy", actor=by, subject=source.subject, detail=detail)
    return copy


def kinds_of(source: Plan | ReceivedDocument) -> list[str]:
    return [Kind.OWN, Kind.EXTRACT] if isinstance(source, Plan) else [Kind.FOREIGN]


def committee_of(source: Plan | ReceivedDocument) -> Agency:
    """Whose Office copies it."""
    return source.issuer.body if isinstance(source, Plan) else source.agency.body


def may_copy(source: Plan | ReceivedDocument, user: User) -> bool:
    """Of an own document that is out, or of a received one: the clerk who issues for the committee."""
    out = not isinstance(source, Plan) or source.status in OUT
    return out and holds(user, Duty.ISSUE, committee_of(source), timezone.localdate())


def _seen(source: Plan | ReceivedDocument, by: User) -> Agency:
    """The committee whose clerk copies it; raises what the person may not, or nobody any more."""
    seen(source, by)
    if not may_copy(source, by):
        raise Refused(_("Chỉ văn thư được giao phát hành mới sao văn bản đã ban hành hoặc đã tiếp nhận."))
    must_be_in_force(source)
    return committee_of(source)


def must_be_in_force(source: Plan | ReceivedDocument) -> None:
    """What was issued here and is replaced or withdrawn is neither copied nor sent as a copy any more."""
    plan = source if isinstance(source, Plan) else source.plan
    if plan is not None and plan.status != Status.ISSUED:
        raise Blocked(_("Văn bản đã được thay thế hoặc thu hồi nên không sao nữa."))


def _block(
    copying: Agency, committee: Agency, kind: str, symbol: str, dated: date, recipients: list[str]
) -> dict[str, Any]:
    """The words at the end of the copy, as drafting.rendering.copying prints them."""
    signed = head_signs(copying)
    with translation.override("vi"):  # the document is Vietnamese, whatever language its clerk reads
        named = str(Kind(kind).label).upper()
    lines = [f"- {line.rstrip('.,; ')};" for line in recipients]
    return {
        "superior": committee.name.upper(),
        "issuer": copying.short_name.upper(),
        "number_line": f"Số {symbol}",
        "kind": named,
        "date_line": names.date_line(committee.place, dated),
        "recipients": [*lines, f"- Lưu {copying.short_name} {committee.short_name}."],
        "on_behalf": [],
        "position": [signed["position"]],
        "name": signed["name"],
    }


@jobs.handler("copy")
def make_copy(job: Job) -> None:
    """Print once; a second run finds the file."""
    copy = CertifiedCopy.objects.select_related(
        "plan__issuer", "received__file", "received__confirmed", "block"
    ).get(pk=job.payload["copy"])
    if copy.file_id:
        return
    from drafting.rendering.copying import certified

    file = files.store(certified(_original(copy), copy.block.body), "application/pdf")
    CertifiedCopy.objects.filter(pk=copy.pk, file=None).update(file=file)


def _original(copy: CertifiedCopy) -> bytes:
    """The pages to copy: the issued file, the received PDF; else the text set anew (an extract, a Word file)."""
    from drafting.rendering.pdf import render_pdf

    if copy.plan is not None:
        issuance = Issuance.objects.select_related("sealed", "revision__content").get(plan=copy.plan)
        if copy.kind == Kind.OWN:
            assert issuance.sealed is not None
            return files.read(issuance.sealed)
        document = extracted(issuance.revision.content.body, copy.sections)
        return render_pdf(document, issued_on=issuance.dated, number=issuance.number).pdf
    received = copy.received
    assert received is not None
    if received.plan_id:
        own = Issuance.objects.select_related("sealed").get(plan=received.plan_id)
        assert own.sealed is not None
        return files.read(own.sealed)
    data = files.read(received.file) if received.file else b""
    if data.startswith(b"%PDF"):
        return data
    document = received.confirmed.body if received.confirmed else received.document or {}
    return render_pdf(document).pdf

"""A paper of the dossier gets its number and keeps the words that it has then."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, ReceivedDocument
from drafting.text import keep
from permissions.models import User
from records import audit
from workflow.acting import locked, trace
from workflow.can import Stand
from workflow.dossier import listing
from workflow.dossier.form import Written
from workflow.dossier.meetings import write_for
from workflow.models import CertifiedCopy, Meeting, Paper
from workflow.refusals import Blocked, Hidden, Overtaken, Refused
from workflow.series import symbol_of, take_number
from workflow.services.meetings import why_not_recorded


def number_paper(plan: Plan, *, by: User, kind: str, about: str, dated: date | None = None) -> Paper:
    """The next number of the register of (body, type, term); asked again it is Overtaken and no number is lost."""
    with locked(plan) as fresh:
        entry = listing.find(Stand(by, fresh), kind, about)
        if entry is None:
            raise Hidden("")
        if entry.paper is not None:
            raise Overtaken(_("Văn bản này đã có số %(symbol)s.") % {"symbol": entry.paper.symbol})
        if not entry.may_number:
            raise Refused(_("Cơ quan lập văn bản này mới lấy số được."))
        paper = numbered(listing.write(fresh, kind, about), by, dated, kind=kind, about=about, plan=fresh)
        trace(fresh, "number_paper", by, _detail(paper))
    return paper


def number_meeting_paper(meeting: Meeting, *, by: User, kind: str, dated: date | None = None) -> Paper:
    """Invitation or minutes, by the officer who keeps the record of the meeting."""
    with transaction.atomic():
        now = Meeting.objects.select_for_update(of=("self",)).select_related("committee", "body", "chair")
        fresh = now.get(pk=meeting.pk)
        if reason := why_not_recorded(fresh, by):
            raise Refused(reason)
        known = Paper.objects.filter(meeting=fresh, kind=kind).first()
        if known is not None:
            raise Overtaken(_("Văn bản này đã có số %(symbol)s.") % {"symbol": known.symbol})
        if kind == Paper.Kind.MINUTES and (
            fresh.chair_id is None or fresh.matters.filter(closed_at=None).exists()
        ):
            raise Blocked(_("Chưa ghi đủ danh sách dự họp và kết quả biểu quyết nên chưa lập biên bản."))
        paper = numbered(write_for(fresh, kind), by, dated, kind=kind, about="", meeting=fresh)
        audit.append(
            fresh.committee.code, "number_paper", actor=by, subject=fresh.subject, detail=_detail(paper)
        )
    return paper


def numbered(
    written: Written,
    by: User,
    dated: date | None,
    *,
    kind: str,
    about: str,
    plan: Plan | None = None,
    meeting: Meeting | None = None,
    received: ReceivedDocument | None = None,
    copy: CertifiedCopy | None = None,
) -> Paper:
    """The paper of one of these things, with the next number of its register."""
    if not written.symbol:
        raise Blocked(_("Loại giấy tờ này không lấy số."))
    today = timezone.localdate()
    dated = dated or today
    series, number = take_number(written.agency, written.type_name, dated, today=today)
    return Paper.objects.create(
        plan=plan,
        meeting=meeting,
        received=received,
        copy=copy,
        kind=kind,
        about=about,
        agency=written.agency,
        content=keep(written.data(number, dated)),
        series=series,
        number=number,
        symbol=symbol_of(number, written.symbol, written.agency),
        dated=dated,
        made_by=by,
    )


def _detail(paper: Paper) -> dict[str, str]:
    return {"kind": paper.kind, "symbol": paper.symbol, "dated": paper.dated.isoformat()}

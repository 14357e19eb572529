"""Whose opinion is asked for changes in mid-round: more time, another agency, one less, one that answers on paper."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Participation, Plan
from permissions.duties import Duty
from permissions.models import Agency, User
from records.models import StoredFile
from workflow.acting import Act, acting
from workflow.awaiting import end_of
from workflow.models import AdvisoryRound, Awaited, Opinion, OpinionFile
from workflow.refusals import Unfit
from workflow.services.advisory import close_if_whole, take_in
from workflow.services.drafting import LATE, ask_advisers


def add_adviser(plan: Plan, *, by: User, agency: Agency, due_on: date, turn: int | None = None) -> None:
    """The head asks one agency more, on the same text."""
    with acting(plan, "add_adviser", by=by) as act:
        round_ = _round(act)
        _in_time(due_on)
        if round_.opinions.filter(agency=agency).exists():
            raise Unfit(_("%(agency)s đã có trong danh sách lấy ý kiến lần này.") % {"agency": agency})
        ask_advisers(act, round_, [agency], due_on)
        _last_day(round_)
        act.detail |= {"agency": agency.code, "due_on": due_on.isoformat()}


def extend_adviser(plan: Plan, *, by: User, agency: Agency, due_on: date, turn: int | None = None) -> None:
    """The head gives one agency another due date, whether it asked for one or not."""
    with acting(plan, "extend_adviser", by=by) as act:
        opinion = _asked(act, agency)
        _in_time(due_on)
        opinion.due_on, opinion.asked_until, opinion.asked_reason = due_on, None, ""
        opinion.save()
        rows = Awaited.objects.filter(plan=act.plan, agency=agency, act__in=LATE, done_at=None)
        rows.update(due_at=end_of(due_on))
        _last_day(opinion.round)
        act.detail |= {"agency": agency.code, "due_on": due_on.isoformat()}


def withdraw_adviser(plan: Plan, *, by: User, agency: Agency, reason: str, turn: int | None = None) -> None:
    """The head asks an agency no more; what it has written stays on record as it is. The last one closes the round."""
    reason = " ".join(reason.split())
    if not reason:
        raise Unfit(_("Cần ghi lý do thôi lấy ý kiến của cơ quan này."))
    with acting(plan, "withdraw_adviser", by=by) as act:
        opinion = _asked(act, agency)
        opinion.withdrawn_at, opinion.withdrawn_reason = act.now, reason[:500]
        opinion.save()
        act.settle(*LATE, agency=agency)
        Participation.objects.filter(plan=act.plan, agency=agency, duty=Duty.ADVISE, until=None).update(
            until=act.now
        )
        act.detail |= {"agency": agency.code, "reason": reason[:500]}
        close_if_whole(act, opinion.round)


def ask_for_time(plan: Plan, *, by: User, until: date, reason: str, turn: int | None = None) -> None:
    """An agency asks for more time; the due date stays until the drafting agency's head has given another."""
    with acting(plan, "ask_for_time", by=by) as act:
        opinion = _own(act)
        _in_time(until)
        if until <= opinion.due_on:
            raise Unfit(
                _("Ngày đề nghị phải sau thời hạn hiện nay (%(due)s).")
                % {"due": f"{opinion.due_on:%d/%m/%Y}"}
            )
        opinion.asked_until, opinion.asked_reason = until, " ".join(reason.split())[:500]
        opinion.save()
        act.detail |= {
            "agency": opinion.agency.code,
            "until": until.isoformat(),
            "reason": opinion.asked_reason,
        }


def point_elsewhere(plan: Plan, *, by: User, agency: Agency, reason: str, turn: int | None = None) -> None:
    """An agency says that another one should be asked; the drafting agency's head decides."""
    with acting(plan, "point_elsewhere", by=by) as act:
        opinion = _own(act)
        if agency.pk == opinion.agency_id:
            raise Unfit(_("Đề nghị chọn cơ quan khác với cơ quan của đồng chí."))
        opinion.pointed_to, opinion.asked_reason = agency, " ".join(reason.split())[:500]
        opinion.save()
        act.detail |= {"agency": opinion.agency.code, "to": agency.code, "reason": opinion.asked_reason}


def enter_opinion(
    plan: Plan,
    *,
    by: User,
    agency: Agency,
    answer: str,
    letter: str,
    scan: StoredFile,
    text: str = "",
    turn: int | None = None,
) -> Opinion:
    """An opinion that came by letter is entered with its number and scan, for an agency that has not answered here."""
    text, letter = text.strip(), " ".join(letter.split())
    if answer not in Opinion.Answer.values:
        raise Unfit(_("Cần chọn mức độ nhất trí ghi trong văn bản góp ý."))
    if answer != Opinion.Answer.AGREE and not text:
        raise Unfit(_("Cần ghi nội dung góp ý khi chưa nhất trí hoàn toàn."))
    with acting(plan, "enter_opinion", by=by) as act:
        opinion = _asked(act, agency)
        opinion.answer, opinion.text, opinion.letter, opinion.scan = answer, text, letter[:200], scan
        opinion.prepared_by = opinion.released_by = by
        opinion.released_at = act.now
        opinion.comments.all().delete()
        OpinionFile.objects.create(opinion=opinion, file=scan, name=scan_name(opinion), added_by=by)
        act.detail |= {"letter": opinion.letter, "scan": scan.sha256}
        take_in(act, opinion)
    return opinion


def scan_name(opinion: Opinion) -> str:
    """The name under which the scan of a letter is saved: that of the letter."""
    return f"{opinion.letter or opinion.agency.short_name}".replace("/", "-")[:190]


def _round(act: Act) -> AdvisoryRound:
    """The round that is open; after it the last one, to which late opinions still come."""
    round_ = act.plan.advisory_rounds.filter(recalled=False).last()
    assert round_ is not None
    return round_


def _asked(act: Act, agency: Agency) -> Opinion:
    found = (
        Opinion.objects.select_related("round__revision", "agency")
        .filter(round=_round(act), agency=agency, released_at=None, withdrawn_at=None)
        .first()
    )
    if found is None:
        raise Unfit(
            _("%(agency)s đã gửi ý kiến hoặc không còn được lấy ý kiến lần này.") % {"agency": agency}
        )
    return found


def _own(act: Act) -> Opinion:
    return _asked(act, act.agency)


def _in_time(day: date) -> None:
    if day < timezone.localdate():
        raise Unfit(_("Thời hạn góp ý phải từ hôm nay trở đi."))


def _last_day(round_: AdvisoryRound) -> None:
    """The round is over with the last day that an open agency has."""
    days = round_.opinions.filter(withdrawn_at=None).values_list("due_on", flat=True)
    round_.due_on = max(days, default=round_.due_on)
    round_.save(update_fields=["due_on"])

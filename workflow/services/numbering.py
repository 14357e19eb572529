"""The clerk's register beside the plans: numbers held, given outside, void; a register kept on paper before."""

from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan
from permissions.duties import Duty, holds
from permissions.models import Agency, User
from records import audit
from workflow.issuance.types import TYPES
from workflow.models import HeldNumber, Series
from workflow.refusals import Overtaken, Refused, Unfit
from workflow.series import symbol_of, take_number, take_over

State = HeldNumber.State


@transaction.atomic
def reserve_number(
    body: Agency,
    *,
    by: User,
    type_name: str,
    about: str,
    dated: date | None = None,
    press: UUID | None = None,
) -> HeldNumber:
    """Take the next number with its day, for a document that is issued later or not here; an act of the clerk.

    The same `press` again is Overtaken, and no number is lost.
    """
    _may_number(body, by)
    today = timezone.localdate()
    dated = dated or today
    series, number = take_number(body, _type(type_name), dated, today=today)
    press = press or uuid4()
    if known := HeldNumber.objects.filter(press=press).first():
        raise Overtaken(_("Đã giữ số %(symbol)s.") % {"symbol": known.symbol})
    row = HeldNumber.objects.create(
        press=press,
        series=series,
        number=number,
        symbol=symbol_of(number, TYPES[type_name], body),
        dated=dated,
        about=_words(about, _("Cần ghi số này giữ cho văn bản nào.")),
        held_by=by,
    )
    return _noted(row, "reserve_number", by, {"about": row.about})


@transaction.atomic
def record_outside(
    held: HeldNumber, *, by: User, about: str, signed_by: str, sent_to: str = ""
) -> HeldNumber:
    """The document that was issued under a held number without this product; for the register."""
    row = _open(held, by)
    row.about = _words(about, _("Cần ghi trích yếu văn bản."))
    row.signed_by, row.sent_to = " ".join(signed_by.split()), " ".join(sent_to.split())
    return _settled(row, State.OUTSIDE, "record_outside", by, {"about": row.about})


@transaction.atomic
def void_number(held: HeldNumber, *, by: User, reason: str) -> HeldNumber:
    """A held number that will not be used; its row stays with the reason, the number is never given again."""
    row = _open(held, by)
    row.reason = _words(reason, _("Cần ghi lý do hủy số."))
    return _settled(row, State.VOID, "void_number", by, {"reason": row.reason})


@transaction.atomic
def take_over_register(body: Agency, *, by: User, type_name: str, last: int, source: str) -> Series:
    """A register that was kept before goes on here after its last number."""
    _may_number(body, by)
    if last < 1:
        raise Unfit(_("Số cuối của sổ cũ phải từ 1 trở lên."), field="last")
    source = _words(source, _("Cần ghi sổ cũ là sổ nào."))
    series = take_over(body, _type(type_name), last, source[:200], today=timezone.localdate())
    detail = {"type": type_name, "last": last, "source": series.taken_over_from}
    audit.append(body.body.code, "take_over_register", actor=by, subject=_subject(series), detail=detail)
    return series


def give(held: HeldNumber, *, by: User, plan: Plan, type_name: str) -> HeldNumber:
    """Within the issue of a plan: the held number becomes the plan's. Raises as the other acts do."""
    row = _open(held, by)
    if row.series.type_name != type_name:
        raise Unfit(_("Số %(symbol)s giữ cho tên loại khác.") % {"symbol": row.symbol})
    row.state, row.plan = State.GIVEN, plan
    row.settled_by, row.settled_at = by, timezone.now()
    row.save()
    return row


def may_number(user: User, body: Agency) -> bool:
    return holds(user, Duty.ISSUE, body, timezone.localdate())


def _may_number(body: Agency, by: User) -> None:
    if not may_number(by, body):
        raise Refused(_("Chỉ văn thư được giao phát hành của %(body)s mới lấy số được.") % {"body": body})


def _type(type_name: str) -> str:
    if type_name not in TYPES:
        raise Unfit(_("Cần chọn tên loại văn bản trong danh sách."), field="type_name")
    return type_name


def _words(text: str, asked: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Unfit(asked)
    return text[:500]


def _open(held: HeldNumber, by: User) -> HeldNumber:
    """The row under its lock, still held; Refused or Overtaken otherwise."""
    rows = HeldNumber.objects.select_for_update(of=("self",)).select_related("series__body")
    row = rows.get(pk=held.pk)
    _may_number(row.series.body, by)
    if row.state != State.RESERVED:
        raise Overtaken(
            _("Số %(symbol)s không còn ở trạng thái giữ: %(state)s.")
            % {"symbol": row.symbol, "state": row.get_state_display()}
        )
    return row


def _settled(row: HeldNumber, state: str, verb: str, by: User, detail: dict[str, str]) -> HeldNumber:
    row.state, row.settled_by, row.settled_at = state, by, timezone.now()
    row.save()
    return _noted(row, verb, by, detail)


def _noted(row: HeldNumber, verb: str, by: User, detail: dict[str, str]) -> HeldNumber:
    told = {"symbol": row.symbol, "dated": str(row.dated), **detail}
    audit.append(row.series.body.body.code, verb, actor=by, subject=_subject(row.series), detail=told)
    return row


def _subject(series: Series) -> str:
    return f"series:{series.pk}"

"""After the issue: proof of delivery, what came to the wrong address, reminders to those without a receipt."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Participation, Plan
from permissions.duties import Duty, holders
from permissions.models import Agency, User
from workflow.acting import Act, acting
from workflow.awaiting import named
from workflow.copies import CopyAct
from workflow.issuance.delivering import send_to
from workflow.models import Awaited, CertifiedCopy, Delivery, Issuance
from workflow.refusals import Unfit
from workflow.services.reminding import by_hand


def send_back(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The receiving clerk gives back what was not meant for the agency; it is out of its hands from then on."""
    reason = reason_of(reason)
    with acting(plan, "send_back", by=by, turn=turn) as act:
        give_back(act, act.plan, act.plan.issuer, reason)
        Participation.objects.filter(plan=act.plan, agency=act.agency, duty=Duty.RECEIVE).update(
            until=act.now
        )


def reason_of(text: str) -> str:
    """Why something is given back, on one line; raises Unfit where nothing is said."""
    reason = " ".join(text.split())
    if not reason:
        raise Unfit(_("Cần ghi lý do trả lại."))
    return reason[:500]


def give_back(act: Act | CopyAct, thing: Plan | CertifiedCopy, sender: Agency, reason: str) -> None:
    """Note it at the delivery of the agency that acts, and ask the clerk of the sender to see to it."""
    delivery = Delivery.objects.select_for_update().get(**named(thing), agency=act.agency)
    delivery.returned_at, delivery.returned_by, delivery.return_reason = act.now, act.by, reason
    delivery.save(update_fields=["returned_at", "returned_by", "return_reason"])
    act.settle("register", agency=act.agency)
    waiting = Awaited.objects.filter(**named(thing), act="settle_returned", done_at=None)
    if not waiting.exists() and holders(Duty.ISSUE, sender, timezone.localdate()).exists():
        act.wait_for("settle_returned", agency=sender, duty=Duty.ISSUE)
    act.detail |= {"agency": act.agency.code, "reason": reason}


def settle_returned(
    plan: Plan, *, by: User, delivery: Delivery, agency: Agency | None = None, turn: int | None = None
) -> None:
    """The issuing clerk has seen it; `agency`: to whom it should have gone, and goes now."""
    with acting(plan, "settle_returned", by=by, turn=turn) as act:
        if to := send_on(act, act.plan, delivery, agency):
            send_to(act.plan, Issuance.objects.select_related("revision").get(plan=act.plan), to)


def send_on(
    act: Act | CopyAct, thing: Plan | CertifiedCopy, delivery: Delivery, agency: Agency | None
) -> "QuerySet[Agency] | None":
    """Settle what came back, with a delivery for the right agency; answers that agency, for whoever asks its clerk."""
    rows = Delivery.objects.select_for_update().filter(**named(thing), returned_at__isnull=False)
    row = rows.filter(pk=delivery.pk, settled_at=None).first()
    if row is None:
        raise Unfit(_("Nơi nhận này không còn chờ xử lý."))
    row.settled_at = act.now
    row.save(update_fields=["settled_at"])
    if agency is not None:
        if Delivery.objects.filter(**named(thing), agency=agency).exists():
            raise Unfit(_("%(agency)s đã có trong danh sách gửi.") % {"agency": agency})
        Delivery.objects.create(**named(thing), agency=agency)
    if not rows.filter(settled_at=None).exists():
        act.settle("settle_returned")
    act.detail |= {"from": row.to, "agency": agency.code if agency else ""}
    return Agency.objects.filter(pk=agency.pk) if agency is not None else None


def record_delivery(
    plan: Plan,
    *,
    by: User,
    delivery: Delivery,
    channel: str,
    handed_over_on: date,
    receipt: str = "",
    copies: int = 0,
    turn: int | None = None,
) -> None:
    """A paper copy or a sending by another system, with the day and who took it; recorded again, it is corrected."""
    with acting(plan, "record_delivery", by=by, turn=turn) as act:
        record(act, act.plan, delivery, channel, handed_over_on, receipt, copies)


def record(
    act: Act | CopyAct,
    thing: Plan | CertifiedCopy,
    delivery: Delivery,
    channel: str,
    handed_over_on: date,
    receipt: str,
    copies: int,
) -> None:
    """The same at any delivery of this plan or copy."""
    if handed_over_on > timezone.localdate():
        raise Unfit(_("Ngày giao không được sau hôm nay."))
    if channel not in (Delivery.Channel.PAPER, Delivery.Channel.ELSEWHERE):
        raise Unfit(_("Cần chọn cách gửi."))
    row = Delivery.objects.select_for_update().get(pk=delivery.pk, **named(thing))
    row.channel, row.handed_over_on, row.copies = channel, handed_over_on, copies
    row.receipt, row.recorded_by = " ".join(receipt.split())[:300], act.by
    row.save(update_fields=["channel", "handed_over_on", "copies", "receipt", "recorded_by"])
    act.detail |= {"to": row.to, "channel": channel, "day": str(handed_over_on), "receipt": row.receipt}


def remind_recipients(plan: Plan, *, by: User, turn: int | None = None) -> int:
    """The issuing clerk reminds the clerks who have not registered it, once a day."""
    return by_hand(plan, "remind_recipients", by, ("register",))

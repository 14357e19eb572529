"""After the issue: proof of delivery, what came to the wrong address, reminders to those without a receipt."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Participation, Plan
from permissions.duties import Duty, holders
from permissions.models import Agency, User
from workflow.acting import acting
from workflow.issuance.delivering import send_to
from workflow.models import Awaited, Delivery, Issuance
from workflow.refusals import Unfit
from workflow.services.reminding import by_hand


def send_back(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The receiving clerk gives back what was not meant for the agency; it is out of its hands from then on."""
    reason = " ".join(reason.split())
    if not reason:
        raise Unfit(_("Cần ghi lý do trả lại."))
    with acting(plan, "send_back", by=by, turn=turn) as act:
        delivery = Delivery.objects.select_for_update().get(plan=act.plan, agency=act.agency)
        delivery.returned_at, delivery.returned_by, delivery.return_reason = act.now, by, reason[:500]
        delivery.save(update_fields=["returned_at", "returned_by", "return_reason"])
        act.settle("register", agency=act.agency)
        Participation.objects.filter(plan=act.plan, agency=act.agency, duty=Duty.RECEIVE).update(
            until=act.now
        )
        waiting = Awaited.objects.filter(plan=act.plan, act="settle_returned", done_at=None)
        if not waiting.exists() and holders(Duty.ISSUE, act.plan.issuer, timezone.localdate()).exists():
            act.wait_for("settle_returned", agency=act.plan.issuer, duty=Duty.ISSUE)
        act.detail |= {"agency": act.agency.code, "reason": delivery.return_reason}


def settle_returned(
    plan: Plan, *, by: User, delivery: Delivery, agency: Agency | None = None, turn: int | None = None
) -> None:
    """The issuing clerk has seen it; `agency`: to whom it should have gone, and goes now."""
    with acting(plan, "settle_returned", by=by, turn=turn) as act:
        rows = Delivery.objects.select_for_update().filter(plan=act.plan, returned_at__isnull=False)
        row = rows.filter(pk=delivery.pk, settled_at=None).first()
        if row is None:
            raise Unfit(_("Nơi nhận này không còn chờ xử lý."))
        row.settled_at = act.now
        row.save(update_fields=["settled_at"])
        if agency is not None:
            if Delivery.objects.filter(plan=act.plan, agency=agency).exists():
                raise Unfit(_("%(agency)s đã có trong danh sách gửi.") % {"agency": agency})
            Delivery.objects.create(plan=act.plan, agency=agency)
            issuance = Issuance.objects.select_related("revision").get(plan=act.plan)
            send_to(act.plan, issuance, Agency.objects.filter(pk=agency.pk))
        if not rows.filter(settled_at=None).exists():
            act.settle("settle_returned")
        act.detail |= {"from": row.to, "agency": agency.code if agency else ""}


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
    if handed_over_on > timezone.localdate():
        raise Unfit(_("Ngày giao không được sau hôm nay."))
    if channel not in (Delivery.Channel.PAPER, Delivery.Channel.ELSEWHERE):
        raise Unfit(_("Cần chọn cách gửi."))
    with acting(plan, "record_delivery", by=by, turn=turn) as act:
        row = Delivery.objects.select_for_update().get(pk=delivery.pk, plan=act.plan)
        row.channel, row.handed_over_on, row.copies = channel, handed_over_on, copies
        row.receipt, row.recorded_by = " ".join(receipt.split())[:300], by
        row.save(update_fields=["channel", "handed_over_on", "copies", "receipt", "recorded_by"])
        act.detail |= {"to": row.to, "channel": channel, "day": str(handed_over_on), "receipt": row.receipt}


def remind_recipients(plan: Plan, *, by: User, turn: int | None = None) -> int:
    """The issuing clerk reminds the clerks who have not registered it, once a day."""
    return by_hand(plan, "remind_recipients", by, ("register",))

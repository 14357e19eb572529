"""A certified copy goes to its recipients: sent by the clerk, given back, recorded, reminded of."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from drafting.models import Plan
from permissions.models import Agency, User
from workflow.awaiting import settle
from workflow.copies import acting_on_copy
from workflow.issuance.delivering import ask_each, ask_for_mails, ask_to_register, make_deliveries
from workflow.models import CertifiedCopy, Delivery, IssuedChange
from workflow.refusals import Blocked, Overtaken
from workflow.services.copying import must_be_in_force
from workflow.services.delivering import give_back, reason_of, record, send_on
from workflow.services.reminding import remind_now


def send_copy(copy: CertifiedCopy, *, by: User) -> None:
    """The clerk sends the finished copy to the frozen list, once."""
    with acting_on_copy(copy, "send_copy", by=by) as act:
        fresh = act.copy
        if fresh.sent_at is not None:
            raise Overtaken(_("Bản sao số %(symbol)s đã được gửi.") % {"symbol": fresh.symbol})
        if fresh.file_id is None:
            raise Blocked(_("Bản sao đang được lập, thường trong vài giây; đề nghị xem bản sao rồi gửi."))
        must_be_in_force(fresh.source)
        ask_to_register(fresh, make_deliveries(fresh, fresh.recipients))
        act.settle("send_copy")
        fresh.sent_by, fresh.sent_at = by, act.now
        fresh.save(update_fields=["sent_by", "sent_at"])


def send_back_copy(copy: CertifiedCopy, *, by: User, reason: str) -> None:
    """The receiving clerk gives back what was not meant for the agency; it is out of its sight from then on."""
    reason = reason_of(reason)
    with acting_on_copy(copy, "send_back_copy", by=by) as act:
        give_back(act, act.copy, act.copy.committee, reason)


def settle_returned_copy(
    copy: CertifiedCopy, *, by: User, delivery: Delivery, agency: Agency | None = None
) -> None:
    """The sending clerk has seen it; `agency`: to whom it should have gone, and goes now."""
    with acting_on_copy(copy, "settle_returned_copy", by=by) as act:
        if agency is not None:
            must_be_in_force(act.copy.source)
        to = send_on(act, act.copy, delivery, agency)
        if to is not None:
            ask_to_register(act.copy, to)


def record_delivery_of_copy(copy: CertifiedCopy, *, by: User, delivery: Delivery, **what: Any) -> None:
    """A paper copy, or a sending by another system: as of an issued plan."""
    with acting_on_copy(copy, "record_delivery_of_copy", by=by) as act:
        record(act, act.copy, delivery, **what)


def remind_of_copy(copy: CertifiedCopy, *, by: User) -> None:
    """The sending clerk reminds the clerks who have not registered it, once a day."""
    with acting_on_copy(copy, "remind_of_copy", by=by) as act:
        act.detail["reminded"] = remind_now(act.copy, "remind_of_copy", by, ("register",))


def tell_copies(plan: Plan, change: IssuedChange, by: User) -> None:
    """Who has the plan as a copy is told of what became of it, too; a copy that was not sent is not sent any more."""
    copies = CertifiedCopy.objects.filter(Q(plan=plan) | Q(received__plan=plan))
    for copy in copies.select_related("plan", "received"):
        if copy.sent_at is None:
            if change.kind != IssuedChange.Kind.CORRECT:
                settle(copy, "send_copy", by=by)
            continue
        having = Delivery.objects.filter(copy=copy, agency__isnull=False, returned_at=None)
        settle(copy, "take_note", by=by)
        ask_each(copy, Agency.objects.filter(pk__in=having.values("agency")), "take_note")
        ask_for_mails(copy, f"change-{change.pk}", change)


def take_note_of_copy(copy: CertifiedCopy, *, by: User) -> None:
    """The receiving clerk has passed on that the original was corrected, replaced or withdrawn."""
    with acting_on_copy(copy, "take_note_of_copy", by=by) as act:
        act.settle("take_note", agency=act.agency)
        act.detail["agency"] = act.agency.code

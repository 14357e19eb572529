"""Acts on a certified copy: for whom each is open, and the frame of every one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Plan
from permissions.duties import Duty, holdings_now
from permissions.models import Agency, User
from records import audit
from workflow import refusals
from workflow.awaiting import settle, wait_for
from workflow.can import Answer, awaited_agency
from workflow.models import Awaited, CertifiedCopy, Delivery


@dataclass(frozen=True)
class CopyRule:
    """`duty`: `issue` of who sends it, `receive` of who has it; `sends`: only while the original is in force."""

    label: Any
    duty: Duty
    awaits: str = ""
    sends: bool = False


RULES: dict[str, CopyRule] = {
    "send_copy": CopyRule(gettext_lazy("Gửi bản sao"), Duty.ISSUE, sends=True),
    "remind_of_copy": CopyRule(gettext_lazy("Nhắc nơi chưa tiếp nhận"), Duty.ISSUE),
    "record_delivery_of_copy": CopyRule(gettext_lazy("Ghi việc gửi ngoài hệ thống"), Duty.ISSUE),
    "settle_returned_copy": CopyRule(
        gettext_lazy("Xử lý nơi nhận trả lại"), Duty.ISSUE, "settle_returned", sends=True
    ),
    "send_back_copy": CopyRule(gettext_lazy("Trả lại, không đúng nơi nhận"), Duty.RECEIVE, "register"),
    "take_note_of_copy": CopyRule(gettext_lazy("Đã biết thay đổi của văn bản"), Duty.RECEIVE, "take_note"),
}


class CopyStand:
    """What one person's duties and one copy's rows say now."""

    def __init__(self, user: User, copy: CertifiedCopy) -> None:
        self.user, self.copy = user, copy
        held = holdings_now(user, timezone.localdate())
        self.visible = CertifiedCopy.objects.visible_to(user).filter(pk=copy.pk).exists()
        self.sending = (copy.committee.pk, Duty.ISSUE) in held
        mine = [agency for agency, duty in held if duty == Duty.RECEIVE]
        self.received = list(
            Delivery.objects.filter(copy=copy, agency__in=mine, returned_at=None)
            .select_related("arrival", "agency")
            .order_by("pk")
        )
        self.awaited = list(
            Awaited.objects.filter(
                copy=copy, done_at=None, agency__in=[*mine, copy.committee.pk]
            ).select_related("agency", "person")
        )

    def can(self, verb: str) -> Answer:
        rule = RULES[verb]
        if not self.visible:
            return Answer(refusals.Hidden)
        receiving = [row.agency_id for row in self.received if row.agency_id]
        agencies = receiving if rule.duty == Duty.RECEIVE else [self.copy.committee.pk] * self.sending
        if not agencies:
            reason = _("Việc “%(act)s” cần nhiệm vụ %(duty)s; đồng chí không được giao nhiệm vụ này.") % {
                "act": rule.label,
                "duty": rule.duty.label.lower(),
            }
            return Answer(refusals.Refused, reason)
        if not rule.awaits:
            return Answer(None, agency=agencies[0])
        row = next((a for a in self.awaited if a.act == rule.awaits and a.agency_id in agencies), None)
        if row is None:
            return Answer(refusals.Overtaken, _("Việc “%(act)s” đã được thực hiện.") % {"act": rule.label})
        return Answer(None, agency=row.agency_id)


@dataclass
class CopyAct:
    """What a service works with, as workflow.acting.Act for plans."""

    copy: CertifiedCopy
    by: User
    agency: Agency
    detail: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=timezone.now)

    def settle(self, *acts: str, **which: Any) -> int:
        return settle(self.copy, *acts, by=self.by, **which)

    def wait_for(self, act: str, **whom: Any) -> None:
        wait_for(self.copy, act, **whom)


def _hold_original(copy: CertifiedCopy) -> None:
    """Whoever withdraws it meanwhile comes after what is done here, and tells those who have got the copy by then.

    Locked before the copy, as a withdrawal holds the plan when it writes to its copies.
    """
    originals = CertifiedCopy.objects.filter(pk=copy.pk).values_list("plan", "received__plan").get()
    held = Plan.objects.select_for_update().filter(pk__in=[pk for pk in originals if pk is not None])
    list(held.values_list("pk"))


@contextmanager
def acting_on_copy(copy: CertifiedCopy, verb: str, *, by: User) -> Iterator[CopyAct]:
    """Lock, ask, yield, write the trail. Raises the refusals; after any of them nothing has changed."""
    with transaction.atomic():
        if RULES[verb].sends:
            _hold_original(copy)
        rows = CertifiedCopy.objects.select_for_update(of=("self",))
        fresh = rows.select_related("agency__committee", "plan", "received__plan").get(pk=copy.pk)
        stand = CopyStand(by, fresh)
        answer = stand.can(verb)
        if answer.refusal is not None:
            raise answer.refusal(answer.reason, answer.link)
        act = CopyAct(fresh, by, awaited_agency(stand.awaited, answer), {"symbol": fresh.symbol})
        yield act
        audit.append(fresh.committee.code, verb, actor=by, subject=fresh.subject, detail=act.detail)

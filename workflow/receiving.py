"""Acts on a received document: where each is possible, for whom; the frame of every one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Participation, ReceivedDocument
from drafting.visibility import SEEN_BY
from permissions.duties import Duty, holdings_now
from permissions.models import Agency, User
from records import audit
from workflow import refusals
from workflow.awaiting import settle, wait_for
from workflow.can import Answer, awaited_agency
from workflow.models import Awaited


@dataclass(frozen=True)
class ReceivedRule:
    label: Any
    part: Duty
    duty: Duty
    awaits: str


RULES: dict[str, ReceivedRule] = {
    "instruct": ReceivedRule(gettext_lazy("Cho ý kiến chỉ đạo"), Duty.RECEIVE, Duty.INSTRUCT, "instruct"),
    "assign": ReceivedRule(gettext_lazy("Phân công xử lý"), Duty.DRAFT, Duty.RELEASE, "assign"),
    "give_back": ReceivedRule(
        gettext_lazy("Trả lại, đề nghị giao cơ quan khác"), Duty.DRAFT, Duty.RELEASE, "assign"
    ),
    "mend": ReceivedRule(gettext_lazy("Sửa kết quả đọc"), Duty.DRAFT, Duty.DRAFT, "confirm"),
    "read_again": ReceivedRule(gettext_lazy("Nhận dạng lại"), Duty.DRAFT, Duty.DRAFT, "confirm"),
    "type_in": ReceivedRule(gettext_lazy("Nhập nội dung bằng tay"), Duty.DRAFT, Duty.DRAFT, "confirm"),
    "confirm": ReceivedRule(gettext_lazy("Xác nhận kết quả đọc"), Duty.DRAFT, Duty.DRAFT, "confirm"),
    "derive": ReceivedRule(gettext_lazy("Soạn thảo kế hoạch"), Duty.DRAFT, Duty.DRAFT, "derive"),
}


class ReceivedStand:
    """What one person's duties and one arrival's rows say now."""

    def __init__(self, user: User, received: ReceivedDocument) -> None:
        self.user, self.received = user, received
        self.held = holdings_now(user, timezone.localdate())
        self.parts = list(
            Participation.objects.filter(received=received, until=None).values_list("agency_id", "duty")
        )
        self.awaited = list(
            Awaited.objects.filter(received=received, done_at=None).select_related("agency", "person")
        )

    def can(self, verb: str) -> Answer:
        rule = RULES[verb]
        if not any(
            (agency, duty) in self.held for agency, part in self.parts for duty in SEEN_BY.get(part, ())
        ):
            return Answer(refusals.Hidden)
        agencies = [a for a, part in self.parts if part == rule.part and (a, rule.duty) in self.held]
        if not agencies:
            reason = _("Việc “%(act)s” cần nhiệm vụ %(duty)s; đồng chí không được giao nhiệm vụ này.") % {
                "act": rule.label,
                "duty": Duty(rule.duty).label.lower(),
            }
            return Answer(refusals.Refused, reason)
        row = next((a for a in self.awaited if a.act == rule.awaits and a.agency_id in agencies), None)
        if row is None:
            return Answer(refusals.Overtaken, _("Việc “%(act)s” đã được thực hiện.") % {"act": rule.label})
        if row.person is not None and row.person_id != self.user.pk:
            return Answer(refusals.Refused, _("Việc này đang giao đồng chí %(name)s.") % {"name": row.person})
        return Answer(None, agency=row.agency_id)


@dataclass
class ReceivedAct:
    received: ReceivedDocument
    by: User
    agency: Agency
    detail: dict[str, Any] = field(default_factory=dict)
    now: datetime = field(default_factory=timezone.now)

    def settle(self, *acts: str) -> None:
        settle(self.received, *acts, by=self.by)

    def wait_for(self, act: str, **whom: Any) -> None:
        wait_for(self.received, act, **whom)

    def join(self, agency: Agency, duty: str) -> None:
        Participation.objects.update_or_create(
            received=self.received, agency=agency, duty=duty, defaults={"until": None}
        )

    def leave(self, *duties: str) -> None:
        """End the participation of all agencies with these duties; what they did stays in the trail."""
        rows = Participation.objects.filter(received=self.received, duty__in=duties, until=None)
        rows.update(until=self.now)


@contextmanager
def acting_on(received: ReceivedDocument, verb: str, *, by: User) -> Iterator[ReceivedAct]:
    """Lock, ask, yield, save, write the trail. Raises the refusals; after any of them nothing has changed."""
    with transaction.atomic():
        fresh = (
            ReceivedDocument.objects.select_for_update(of=("self",))
            .select_related("agency__parent", "confirmed")
            .get(pk=received.pk)
        )
        stand = ReceivedStand(by, fresh)
        answer = stand.can(verb)
        if answer.refusal is not None:
            raise answer.refusal(answer.reason, answer.link)
        act = ReceivedAct(fresh, by, awaited_agency(stand.awaited, answer))
        yield act
        fresh.save()
        audit.append(fresh.agency.body.code, verb, actor=by, subject=fresh.subject, detail=act.detail)

"""The administrator of a committee records its regulation; rounds that are open keep the rule they began with."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.refusals import Conflict
from permissions.duties import Duty, holds
from permissions.models import Agency, User
from records import audit
from workflow.deciding.rules import Rule
from workflow.models import Regulation, Separated, SeparationException
from workflow.refusals import Refused, Unfit


def may_regulate(user: User, committee: Agency) -> bool:
    return holds(user, Duty.ADMINISTER, committee, timezone.localdate())


def record_regulation(
    committee: Agency,
    *,
    by: User,
    rule: Rule,
    document: str,
    edit_number: int,
    pace: dict[str, dict[str, int]] | None = None,
    reminding: dict[str, dict[str, int]] | None = None,
    allowed: list[str] | None = None,
    by_hand: bool | None = None,
) -> Regulation:
    """Keep the rule with the document that it stands in; Conflict where it was changed meanwhile."""
    with transaction.atomic():
        Agency.objects.select_for_update().get(pk=committee.pk)
        if not may_regulate(by, committee):
            raise Refused(_("Chỉ người quản trị của cấp ủy mới ghi được quy chế."))
        row = Regulation.objects.filter(committee=committee).first()
        if (row.edit_number if row else 0) != edit_number:
            raise Conflict(
                _("Quy chế vừa được người khác ghi nên chưa lưu; đề nghị xem lại."),
                mine={"text": document},
                theirs={"text": row.document if row else ""},
            )
        row = row or Regulation(committee=committee)
        row.rule, row.document, row.changed_by = rule.as_json(), " ".join(document.split()), by
        if pace is not None:
            row.pace = pace
        if reminding is not None:
            row.reminding = reminding
        if allowed is not None:
            row.allowed = allowed
        if by_hand is not None:
            row.by_hand = by_hand
        row.edit_number = edit_number + 1
        row.save()
        audit.append(
            committee.code,
            "record_regulation",
            actor=by,
            subject=f"agency:{committee.code}",
            detail={
                "rule": row.rule,
                "document": row.document,
                "pace": row.pace,
                "reminding": row.reminding,
                "allowed": row.allowed,
                "by_hand": row.by_hand,
            },
        )
    return row


def record_exception(
    committee: Agency,
    *,
    by: User,
    rule: str,
    person: User,
    reason: str,
    since: date,
    until: date | None = None,
) -> SeparationException:
    """Let one person do both, from a day to a day, with the reason that whoever looks is shown. Never oneself."""
    with transaction.atomic():
        if not may_regulate(by, committee):
            raise Refused(_("Chỉ người quản trị của cấp ủy mới ghi được ngoại lệ."))
        if person == by:
            raise Refused(_("Quản trị không tự ghi ngoại lệ cho mình; đề nghị quản trị khác làm."))
        if not reason.strip() or (until is not None and until < since):
            raise Unfit(_("Cần ghi lý do, và ngày kết thúc từ ngày bắt đầu trở đi."))
        row = SeparationException.objects.create(
            committee=committee, rule=Separated(rule), person=person, reason=reason.strip()[:300],
            since=since, until=until, recorded_by=by,
        )  # fmt: skip
        detail = {"rule": rule, "person": person.username, "reason": row.reason, "since": str(since)}
        audit.append(
            committee.code, "record_exception", actor=by, subject=f"agency:{committee.code}", detail=detail
        )
    return row

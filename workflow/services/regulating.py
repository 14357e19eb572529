"""The administrator of a committee records its regulation; rounds that are open keep the rule they began with."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.refusals import Conflict
from permissions.duties import Duty, holds
from permissions.models import Agency, User
from records import audit
from workflow.deciding.rules import Rule
from workflow.models import Regulation
from workflow.refusals import Refused


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
            },
        )
    return row

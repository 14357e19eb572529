"""What a superior sees of the ledger: nothing, how many tasks were answered how, or all of it."""

from django.utils.translation import gettext as _

from drafting.models import Plan
from permissions.duties import Duty
from permissions.models import User
from workflow.acting import locked, seen, trace
from workflow.can import Stand
from workflow.refusals import Refused, Unfit


def may_show_ledger(stand: Stand) -> bool:
    """The head of the drafting agency records what the committee has decided."""
    return bool(stand.part_of(Duty.DRAFT, Duty.RELEASE))


def show_ledger(plan: Plan, *, by: User, shown: str) -> None:
    """Record what those above see of the ledger once the plan is issued; asked again it changes nothing."""
    seen(plan, by)
    with locked(plan) as fresh:
        if not may_show_ledger(Stand(by, fresh)):
            raise Refused(_("Chỉ lãnh đạo cơ quan chủ trì tham mưu ghi quyết định này của cấp ủy."))
        if shown not in Plan.LedgerShown.values:
            raise Unfit(_("Đề nghị chọn một trong các mức hiển thị."))
        if fresh.ledger_shown != shown:
            before, fresh.ledger_shown = fresh.ledger_shown, shown
            fresh.save(update_fields=["ledger_shown"])
            trace(fresh, "show_ledger", by, {"before": before, "shown": shown})

"""The clerk asks for the lasting copy of what was issued while no server was configured, or none answered."""

from drafting.models import Plan
from permissions.models import User
from workflow.acting import acting
from workflow.issuance.lasting import ask_for_lasting_copy
from workflow.models import Issuance


def ask_to_preserve(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """Queue the work; the issued file stays as it is."""
    with acting(plan, "ask_to_preserve", by=by, turn=turn) as act:
        issuance = Issuance.objects.select_related("plan").get(plan=act.plan)
        ask_for_lasting_copy(issuance)
        act.detail["symbol"] = issuance.symbol

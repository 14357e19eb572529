"""The rule by which a committee decides: its own regulation, or the usual one."""

from drafting.models import Plan
from permissions.models import Agency
from workflow.bodies import permanent_board, standing_committee
from workflow.deciding.rules import Rule
from workflow.models import Regulation


def regulation_of(committee: Agency) -> Regulation | None:
    """What the committee has written down of its own; asked once of one committee object."""
    try:
        return committee.regulation
    except Regulation.DoesNotExist:
        return None


def rule_of(committee: Agency) -> Rule:
    """The rule in force now; a round keeps the one that it was opened with."""
    row = regulation_of(committee)
    return Rule.from_json(row.rule) if row else Rule()


def decider_of(committee: Agency) -> Agency:
    """The body in whose name a new plan of this committee is decided and signed: data, not code."""
    return committee if rule_of(committee).decider == "committee" else standing_committee(committee)


def signs_by_hand(committee: Agency) -> bool:
    """Whether the committee has no keys: its documents are signed and sealed on paper and scanned back."""
    row = regulation_of(committee)
    return row is not None and row.by_hand


def deciders(plan: Plan) -> list[Agency]:
    """Who may decide this plan: the body in whose name it is, and the permanent board where the rule says so."""
    found = [plan.deciding_body]
    if rule_of(plan.issuer.body).board_decides:
        found.append(permanent_board(plan.issuer))
    return found

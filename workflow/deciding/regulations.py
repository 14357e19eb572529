"""The rule by which a committee decides: its own regulation, or the usual one."""

from permissions.models import Agency
from workflow.deciding.rules import Rule
from workflow.models import Regulation


def rule_of(committee: Agency) -> Rule:
    """The rule in force now; a round keeps the one that it was opened with."""
    row = Regulation.objects.filter(committee=committee).first()
    return Rule.from_json(row.rule) if row else Rule()

"""What the way of a plan leaves behind: who is awaited, opinions, ballots, conclusions, numbers, signatures."""

from workflow.models.advisory import AdvisoryRound, Comment, Opinion
from workflow.models.appraisal import CheckedPoint, Finding, Return
from workflow.models.awaited import Awaited
from workflow.models.decision import Ballot, ConclusionLine, DecisionRound, Member
from workflow.models.dossier import Paper
from workflow.models.issuance import ArrivalCounter, Delivery, Issuance, PrintedDraft, Series
from workflow.models.meeting import Attendance, Meeting, Regulation
from workflow.models.process import PlanProcess

__all__ = [
    "AdvisoryRound",
    "ArrivalCounter",
    "Attendance",
    "Awaited",
    "Ballot",
    "CheckedPoint",
    "Comment",
    "ConclusionLine",
    "DecisionRound",
    "Delivery",
    "Finding",
    "Issuance",
    "Meeting",
    "Member",
    "Opinion",
    "Paper",
    "PlanProcess",
    "PrintedDraft",
    "Regulation",
    "Return",
    "Series",
]

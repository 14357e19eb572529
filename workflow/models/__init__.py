"""What the way of a plan leaves behind: who is awaited, opinions, ballots, conclusions, numbers, signatures."""

from workflow.models.advisory import AdvisoryRound, Comment, EditorialChange, Opinion, OpinionFile
from workflow.models.appraisal import CheckedPoint, Finding, Return
from workflow.models.awaited import Awaited
from workflow.models.decision import Ballot, ConclusionLine, DecisionRound, Member, PreparedBallot
from workflow.models.dossier import Paper
from workflow.models.health import HealthReport
from workflow.models.issuance import (
    ArrivalCounter,
    CertifiedCopy,
    Delivery,
    HashSigning,
    HeldNumber,
    Issuance,
    IssuedChange,
    LastingCopy,
    PrintedDraft,
    Series,
)
from workflow.models.meeting import Attendance, Meeting, Regulation
from workflow.models.paper_scan import PaperScan
from workflow.models.process import PlanProcess
from workflow.models.reminder import Reminder
from workflow.models.separation import Separated, SeparationException

__all__ = [
    "AdvisoryRound",
    "ArrivalCounter",
    "Attendance",
    "Awaited",
    "Ballot",
    "CertifiedCopy",
    "CheckedPoint",
    "Comment",
    "ConclusionLine",
    "DecisionRound",
    "Delivery",
    "EditorialChange",
    "Finding",
    "HashSigning",
    "HealthReport",
    "HeldNumber",
    "Issuance",
    "IssuedChange",
    "LastingCopy",
    "Meeting",
    "Member",
    "Opinion",
    "OpinionFile",
    "Paper",
    "PaperScan",
    "PlanProcess",
    "PreparedBallot",
    "PrintedDraft",
    "Regulation",
    "Reminder",
    "Return",
    "Separated",
    "SeparationException",
    "Series",
]

"""What the way of a plan leaves behind: who is awaited, opinions, ballots, conclusions, numbers, signatures."""

from workflow.models.advisory import AdvisoryRound, Comment, Opinion
from workflow.models.appraisal import Finding, Return
from workflow.models.awaited import Awaited
from workflow.models.decision import Ballot, ConclusionLine, DecisionRound, Member
from workflow.models.issuance import ArrivalCounter, Delivery, Issuance, PrintedDraft, Series
from workflow.models.process import PlanProcess

__all__ = [
    "AdvisoryRound",
    "ArrivalCounter",
    "Awaited",
    "Ballot",
    "Comment",
    "ConclusionLine",
    "DecisionRound",
    "Delivery",
    "Finding",
    "Issuance",
    "Member",
    "Opinion",
    "PlanProcess",
    "PrintedDraft",
    "Return",
    "Series",
]

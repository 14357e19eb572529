"""What a plan is, and what is always true of it."""

from drafting.models.bases import Basis, Coverage, CoverageLink
from drafting.models.bodies import OwnName
from drafting.models.content import Content, Revision
from drafting.models.imports import WordImport
from drafting.models.participation import Participation
from drafting.models.parts import Part
from drafting.models.pictures import PagePicture
from drafting.models.plan import Plan, Status, Urgency
from drafting.models.readings import EarlierReading, Recognition
from drafting.models.reads import LastRead
from drafting.models.received import ReceivedDocument
from drafting.models.saves import NamedSave
from drafting.models.search import ReadPoint
from drafting.models.steps import EditStep, Lease
from drafting.models.ticks import Tick

__all__ = [
    "Basis",
    "Content",
    "Coverage",
    "CoverageLink",
    "EarlierReading",
    "EditStep",
    "LastRead",
    "Lease",
    "NamedSave",
    "OwnName",
    "PagePicture",
    "Part",
    "Participation",
    "Plan",
    "ReadPoint",
    "ReceivedDocument",
    "Recognition",
    "Revision",
    "Status",
    "Tick",
    "Urgency",
    "WordImport",
]

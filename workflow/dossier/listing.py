"""Which papers a plan has, who may open each, and who gives it its number: one list for page, files and service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from drafting.models import Plan, Status
from workflow.can import Stand
from workflow.dossier import appraisal, opinions, rounds, routing, submission
from workflow.dossier.form import Written
from workflow.meetings import visible_meetings
from workflow.models import AdvisoryRound, DecisionRound, Meeting, Opinion, Paper
from workflow.seeing import Sides
from workflow.services.deciding import ballots_seen_by

K = Paper.Kind
WRITTEN_STILL = {Status.DRAFTING, Status.ADVISORY_REVIEW, Status.CONSOLIDATING}
UNNUMBERED = {K.ROUTING_SLIP, K.BALLOT_SHEET}


@dataclass(frozen=True)
class Entry:
    """One paper for one reader. `note`: which one of its kind, in words; `paper`: once it has its number."""

    kind: str
    about: str
    note: str
    paper: Paper | None
    may_number: bool

    @property
    def label(self) -> str:
        return str(K(self.kind).label)

    @property
    def place(self) -> str:
        """Which one of its kind, as the address has it."""
        return self.about or "-"

    @property
    def numbered(self) -> bool:
        """Whether papers of this kind have a number at all."""
        return self.kind not in UNNUMBERED


def entries(stand: Stand) -> list[Entry]:
    """The papers that this person may open, in the order of the way. Six queries, whatever the plan has behind it."""
    plan = stand.plan
    known = {(paper.kind, paper.about): paper for paper in Paper.objects.filter(plan=plan)}
    found = []
    for kind, about, note, owner in _open_to(stand, Sides(stand)):
        paper = known.pop((kind, about), None)
        found.append(Entry(kind, about, note, paper, owner and paper is None))
    return found


def meetings_of(stand: Stand) -> list[Meeting]:
    """The meetings to which the plan was put and that this person sees; they have papers of their own."""
    rows = Meeting.objects.filter(pk__in=stand.plan.decision_rounds.exclude(meeting=None).values("meeting"))
    return list(rows.filter(pk__in=visible_meetings(stand.user).values("pk")))


def papers_of(meeting: Meeting, *, may_number: bool) -> list[Entry]:
    """Invitation and minutes; who keeps the record gives them their numbers."""
    known = {paper.kind: paper for paper in Paper.objects.filter(meeting=meeting)}
    return [
        Entry(kind, "", "", known.get(kind), may_number and kind not in known)
        for kind in (K.INVITATION, K.MINUTES)
    ]


def find(stand: Stand, kind: str, about: str) -> Entry | None:
    return next((row for row in entries(stand) if (row.kind, row.about) == (kind, about)), None)


Open = tuple[str, str, str, bool]
"""Kind, which one of it, the same in words, whether this person may give it its number."""


def _open_to(stand: Stand, sides: Sides) -> Iterator[Open]:
    plan = stand.plan
    insiders = sides.drafting or sides.office or sides.board
    if insiders:
        yield K.ROUTING_SLIP, "", "", False
    yield from _of_opinions(stand, sides)
    yield from _of_drafts(plan, sides)
    for round_ in DecisionRound.objects.filter(plan=plan).select_related("meeting"):
        yield from _of_round(stand, sides, round_)


def _of_drafts(plan: Plan, sides: Sides) -> Iterator[Open]:
    """Submission and appraisal report of each draft that went to the Office, the present one among them."""
    told = sides.drafting or sides.office or sides.board or sides.member
    if not told:
        return
    for kind, owner in ((K.SUBMISSION, sides.drafting), (K.APPRAISAL_REPORT, sides.office)):
        numbers = set(Paper.objects.filter(plan=plan, kind=kind).values_list("about", flat=True))
        ready = _ready(plan, kind)
        if ready or (owner and _begun(plan, kind)):
            numbers.add(str(plan.draft_number))
        for about in sorted(numbers, key=int):
            note = _("Dự thảo lần %(n)s") % {"n": about}
            yield kind, about, note, owner and ready and about == str(plan.draft_number)


def _ready(plan: Plan, kind: str) -> bool:
    """Once the text that it goes with was handed up."""
    if kind == K.SUBMISSION:
        return plan.status not in WRITTEN_STILL or (plan.handed_up and plan.status != Status.ADVISORY_REVIEW)
    return plan.status not in {*WRITTEN_STILL, Status.APPRAISAL, Status.CANCELLED} or (
        plan.status == Status.APPRAISAL and plan.handed_up
    )


def _begun(plan: Plan, kind: str) -> bool:
    """Whether those who write it may look at it already."""
    return kind == K.SUBMISSION or plan.status == Status.APPRAISAL


def _of_opinions(stand: Stand, sides: Sides) -> Iterator[Open]:
    readers = sides.opinions or sides.drafting
    if not (readers or sides.advising):
        return
    shown = AdvisoryRound.objects.filter(plan=stand.plan).prefetch_related("opinions__agency")
    for round_ in shown:
        asked = [opinion for opinion in round_.opinions.all() if opinion.withdrawn_at is None]
        own = [opinion for opinion in asked if opinion.agency_id in sides.advising]
        if readers or own:
            note = _("Lấy ý kiến lần %(n)s") % {"n": round_.number}
            yield K.ASKING, str(round_.number), note, sides.drafting
        for opinion in asked:
            if opinion.released_at and not opinion.scan_id and (readers or opinion in own):
                yield K.REPLY, str(opinion.pk), opinion.agency.name, opinion in own


def _of_round(stand: Stand, sides: Sides, round_: DecisionRound) -> Iterator[Open]:
    about, note = str(round_.number), _("Lần %(n)s") % {"n": round_.number}
    deciders = sides.office or sides.board or sides.member
    if round_.way == DecisionRound.Way.WRITTEN and deciders:
        yield K.ROUND_LETTER, about, note, sides.office
        yield K.BALLOT_SHEET, about, note, False
        if round_.outcome and ballots_seen_by(round_, stand.user, stand):
            yield K.ROUND_REPORT, about, note, sides.office
    if round_.conclusion and round_.outcome and (deciders or sides.drafting):
        yield K.CONCLUSION_NOTICE, about, note, sides.office


def write(plan: Plan, kind: str, about: str) -> Written:
    """The paper from the data as they are now; Vietnamese, whatever language the reader's pages are in."""
    with translation.override("vi"):
        made = _write(plan, kind, about)
    if kind not in UNNUMBERED:
        made.body["urgency"] = plan.printed_urgency
    return made


def _write(plan: Plan, kind: str, about: str) -> Written:
    if kind == K.ROUTING_SLIP:
        return routing.routing_slip(plan)
    if kind == K.SUBMISSION:
        return submission.submission(plan)
    if kind == K.APPRAISAL_REPORT:
        return appraisal.appraisal_report(plan, int(about))
    if kind == K.ASKING:
        return opinions.asking(plan, _advisory_round(plan, about))
    if kind == K.REPLY:
        rows = Opinion.objects.select_related("agency__committee", "round").prefetch_related("comments")
        return opinions.reply(plan, rows.get(round__plan=plan, pk=about))
    round_ = DecisionRound.objects.select_related("body", "meeting__chair").get(plan=plan, number=about)
    return {
        K.ROUND_LETTER: rounds.round_letter,
        K.BALLOT_SHEET: rounds.ballot_sheet,
        K.ROUND_REPORT: rounds.round_report,
        K.CONCLUSION_NOTICE: rounds.conclusion_notice,
    }[K(kind)](plan, round_)


def _advisory_round(plan: Plan, number: str) -> AdvisoryRound:
    rows = AdvisoryRound.objects.prefetch_related("opinions__agency")
    return rows.get(plan=plan, number=number)


def data_of(plan: Plan, entry: Entry) -> dict[str, object]:
    """What is printed: the words that were numbered, else those of now with the number left blank."""
    if entry.paper is not None:
        return dict(entry.paper.content.body)
    return write(plan, entry.kind, entry.about).data()

"""The drafter derives the subordinate plan: every parent task comes over as a template, linked to its source."""

from django.utils import timezone

from drafting.deriving import Derived, OwnBody, default_body_map, derive_document
from drafting.editing import GAP
from drafting.flat import flatten
from drafting.hashing import item_hash
from drafting.models import Basis, Coverage, CoverageLink, Part, Participation, Plan, ReceivedDocument
from drafting.text import superior_head
from permissions.duties import Duty
from permissions.models import Agency, User
from workflow import flows
from workflow.acting import trace
from workflow.awaiting import end_of, wait_for
from workflow.bodies import office, standing_committee
from workflow.receiving import acting_on


def derive(received: ReceivedDocument, *, by: User) -> Plan:
    """Make the plan, its parts, its ledger and its procedure in one transaction."""
    with acting_on(received, "derive", by=by) as act:
        doc = act.received
        assert doc.confirmed is not None
        derived = derive_document(
            doc.confirmed.body,
            own=own_body(doc.agency),
            body_map=body_map(doc.agency),
            today=timezone.localdate(),
        )
        plan = Plan.objects.create(
            title=derived.document["title"],
            type="KH",
            issuer=doc.agency,
            deciding_body=standing_committee(doc.agency),
            drafted_by=act.agency,
            drafter=by,
            due_on=doc.due_on,
        )
        parts = _keep_parts(plan, derived)
        _keep_ledger(plan, doc, derived, parts)
        Participation.objects.create(plan=plan, agency=act.agency, duty=Duty.DRAFT)
        act.settle("derive")
        wait_for(plan, "hand_up", agency=act.agency, duty=Duty.DRAFT, person=by, due_at=end_of(doc.due_on))
        flows.start(plan)
        act.detail["plan"] = str(plan.uid)
        trace(plan, "derive", by, {"from": str(doc.uid), "content": doc.confirmed_id})
    return plan


def own_body(committee: Agency) -> OwnBody:
    """What the deriving needs to know of the committee, from its row and its bodies."""
    decider, bureau = standing_committee(committee), office(committee)
    return OwnBody(
        name=committee.name,
        level=committee.level,
        deciding_body=decider.name,
        superior_head=superior_head(committee),
        issuer_head=committee.name.upper(),
        place=committee.place,
        symbol=committee.symbol,
        office=bureau.name,
        archive=bureau.name,
    )


def body_map(committee: Agency) -> dict[str, str]:
    """Superior body → own body: the usual pairs of the level, then the committee's own bodies by kind."""
    return default_body_map(committee.level, committee.name)


def _keep_parts(plan: Plan, derived: Derived) -> dict[str, Part]:
    marks = {mark["uid"]: mark["reason"] for mark in derived.marked}
    rows = flatten(derived.document)
    names = {row.text for row in rows if row.kind == Part.Kind.RECIPIENT}
    agencies = {agency.name: agency for agency in Agency.objects.standing().filter(name__in=names)}
    # A commune's own bodies are named without its place within its plan: “Văn phòng Đảng ủy xã”.
    place = f" {plan.issuer.place}"
    agencies |= {
        agency.name.removesuffix(place): agency
        for agency in Agency.objects.standing().under(plan.issuer)
        if place != " "
    }
    for index, row in enumerate(rows, start=1):
        row.plan, row.position = plan, index * GAP
        row.mark = marks.get(row.uid, "")
        if row.kind == Part.Kind.RECIPIENT:
            row.agency = agencies.get(row.text)
    return {row.uid: row for row in Part.objects.bulk_create(rows)}


def _keep_ledger(plan: Plan, received: ReceivedDocument, derived: Derived, parts: dict[str, Part]) -> None:
    assert received.confirmed is not None
    basis = Basis.objects.create(
        plan=plan,
        received=received,
        symbol=received.symbol or received.title[:60],
        content=received.confirmed,
    )
    answers = {answer["parent_uid"]: answer for answer in derived.answers}
    tasks = [item for item in received.confirmed.body["items"] if item["kind"] in Part.TASKS]
    undecided = _undecided(derived)
    rows = [
        Coverage(
            basis=basis,
            parent_uid=item["uid"],
            position=index,
            answer=_first_answer(answers.get(item["uid"]), undecided),
            fingerprint=item_hash(item),
        )
        for index, item in enumerate(tasks, start=1)
    ]
    made = Coverage.objects.bulk_create(rows)
    CoverageLink.objects.bulk_create(
        CoverageLink(coverage=row, part=parts[answers[row.parent_uid]["uid"]])
        for row in made
        if row.parent_uid in answers
    )


def _first_answer(answer: dict[str, str] | None, undecided: set[str]) -> str:
    """A template that names a body without a counterpart stays unanswered until a person has decided."""
    if answer is None or answer["uid"] in undecided:
        return Coverage.Answer.UNANSWERED
    return answer["answer"]


def _undecided(derived: Derived) -> set[str]:
    """uids of the items that are undecided themselves or stand under an undecided group."""
    marked = derived.undecided
    groups = [group["path"] + "." for group in derived.document["groups"] if group["uid"] in marked]
    return marked | {
        item["uid"] for item in derived.document["items"] if item["path"].startswith(tuple(groups))
    }

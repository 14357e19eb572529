"""A drafter begins a plan: from parents as templates, an own draft, an earlier plan, or nothing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.deriving import Choices, Derived
from drafting.editing import GAP
from drafting.flat import flatten
from drafting.hashing import item_hash
from drafting.models import (
    Basis,
    Coverage,
    CoverageLink,
    Part,
    Participation,
    Plan,
    ReceivedDocument,
    Status,
    Urgency,
)
from permissions.duties import Duty, holds
from permissions.models import Agency, User
from workflow import flows
from workflow.acting import trace
from workflow.awaiting import wait_for
from workflow.beginning import Wish, begun
from workflow.deciding.regulations import decider_of
from workflow.pacing import due_at
from workflow.receiving import ReceivedStand, acting_on
from workflow.refusals import Refused, Unfit

RANK = [
    Coverage.Answer.JOINED,
    Coverage.Answer.ADAPTED,
    Coverage.Answer.ADOPTED,
]
"""Where several items carry one task, the strongest of their answers counts."""


def derive(received: ReceivedDocument, *, by: User, choices: Choices | None = None) -> Plan:
    """Make the plan of one received document, its parts, its ledger and its procedure in one transaction."""
    return begin(Wish("parents", choices=choices or Choices()), [received], by=by)


def begin(
    wish: Wish,
    received: Sequence[ReceivedDocument] = (),
    *,
    by: User,
    agency: Agency | None = None,
    uid: UUID | None = None,
) -> Plan:
    """Make a plan as wished that implements these received documents, in one transaction.

    `agency` drafts it; where documents are given it is theirs. `uid` names the plan beforehand, so that the same form
    sent twice makes one plan. Raises Unfit where there is nothing to begin from, Overtaken where the first document
    has been taken up already, and what the frame of received documents raises.
    """
    with transaction.atomic():
        if uid is not None and (known := Plan.objects.filter(uid=uid, drafter=by).first()):
            return known
        if received:
            first, *others = received
            with acting_on(first, "derive", by=by) as act:
                documents = [act.received, *(_also(other, act.agency, by) for other in others)]
                plan = _begun(wish, documents, act.agency, act.received.agency, by, uid)
                act.settle("derive")
                act.detail["plan"] = str(plan.uid)
            return plan
        if agency is None or not holds(by, Duty.DRAFT, agency, timezone.localdate()):
            raise Refused(_("Chỉ cán bộ được giao soạn thảo mới lập được dự thảo kế hoạch."))
        return _begun(wish, [], agency, agency.body, by, uid)


def _also(received: ReceivedDocument, agency: Agency, by: User) -> ReceivedDocument:
    """A further parent: charged to the same agency, confirmed; what waited for its plan waits no more."""
    stand = ReceivedStand(by, received)
    if (agency.pk, Duty.DRAFT) not in stand.parts or (agency.pk, Duty.DRAFT) not in stand.held:
        raise Refused(
            _("Văn bản số %(symbol)s không giao cơ quan của đồng chí chủ trì.") % {"symbol": received.symbol}
        )
    if received.confirmed is None:
        raise Unfit(
            _("Nội dung văn bản số %(symbol)s chưa được xác nhận; đề nghị xác nhận trước.")
            % {"symbol": received.symbol}
        )
    if stand.can("derive").ok:
        with acting_on(received, "derive", by=by) as act:
            act.settle("derive")
            return act.received
    return received


def _begun(
    wish: Wish,
    received: Sequence[ReceivedDocument],
    agency: Agency,
    committee: Agency,
    by: User,
    uid: UUID | None,
) -> Plan:
    parents = [document.confirmed.body for document in received if document.confirmed is not None]
    try:
        wish = Wish(wish.way, parents, wish.choices, wish.text, wish.title)
        derived = begun(wish, committee, today=timezone.localdate())
    except ValueError as error:
        raise Unfit(str(error)) from error
    due_on = min((document.due_on for document in received if document.due_on), default=None)
    plan = _new_plan(derived, agency, committee, by, due_on, uid, _urgency(received))
    parts = _keep_parts(plan, derived)
    for index, document in enumerate(received):
        _keep_ledger(plan, document, index, derived, parts)
    Participation.objects.create(plan=plan, agency=agency, duty=Duty.DRAFT)
    wait_for(plan, "hand_up", agency=agency, duty=Duty.DRAFT, person=by, due_at=due_at(plan, Status.DRAFTING))
    flows.start(plan)
    detail: dict[str, Any] = {"way": wish.way}
    if received:
        detail |= {"from": str(received[0].uid), "content": received[0].confirmed_id}
        detail |= {"also": [str(document.uid) for document in received[1:]]} if received[1:] else {}
    trace(plan, "derive" if wish.way == "parents" else "begin", by, detail)
    return plan


def _new_plan(
    derived: Derived,
    agency: Agency,
    committee: Agency,
    by: User,
    due_on: date | None,
    uid: UUID | None,
    urgency: dict[str, str],
) -> Plan:
    named = {"uid": uid} if uid else {}
    return Plan.objects.create(
        title=derived.document["title"],
        type="KH",
        issuer=committee,
        deciding_body=decider_of(committee),
        drafted_by=agency,
        drafter=by,
        due_on=due_on,
        **urgency,
        **named,
    )


def _urgency(received: Sequence[ReceivedDocument]) -> dict[str, str]:
    """The most urgent instruction on the parents is the plan's; the reason names the document."""
    ranks = list(Urgency.values)
    urgent = [document for document in received if document.urgency]
    if not urgent:
        return {}
    first = max(urgent, key=lambda document: ranks.index(document.urgency))
    reason = f"Theo ý kiến chỉ đạo xử lý văn bản số {first.symbol}".strip()
    return {"urgency": first.urgency, "urgency_reason": reason[:300]}


def _keep_parts(plan: Plan, derived: Derived) -> dict[str, Part]:
    marks = {mark["uid"]: mark["reason"] for mark in derived.marked}
    rows = flatten(derived.document)
    names = {row.text for row in rows if row.kind == Part.Kind.RECIPIENT}
    # A commune's own bodies are named without its place within its plan: “Văn phòng Đảng ủy xã”.
    place = f" {plan.issuer.place}" if plan.issuer.place else ""
    named = {*names, *(f"{name}{place}" for name in names)}
    standing = Agency.objects.standing().filter(name__in=named).select_related("committee")
    agencies = {agency.name: agency for agency in standing}
    agencies |= {
        name.removesuffix(place): agency
        for name, agency in list(agencies.items())
        if place and agency.body == plan.issuer
    }
    for index, row in enumerate(rows, start=1):
        row.plan, row.position = plan, index * GAP
        row.mark = marks.get(row.uid, "")
        if row.kind == Part.Kind.RECIPIENT:
            row.agency = agencies.get(row.text)
    return {row.uid: row for row in Part.objects.bulk_create(rows)}


def _keep_ledger(
    plan: Plan, received: ReceivedDocument, index: int, derived: Derived, parts: dict[str, Part]
) -> None:
    assert received.confirmed is not None
    basis = Basis.objects.create(
        plan=plan,
        received=received,
        symbol=received.symbol or received.title[:60],
        content=received.confirmed,
    )
    answers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for answer in derived.answers:
        if answer["basis"] == index:
            answers[answer["parent_uid"]].append(answer)
    tasks = [item for item in received.confirmed.body["items"] if item["kind"] in Part.TASKS]
    undecided = _undecided(derived)
    rows = [
        Coverage(
            basis=basis,
            parent_uid=item["uid"],
            position=place,
            answer=_first_answer(answers[item["uid"]], undecided),
            fingerprint=item_hash(item),
        )
        for place, item in enumerate(tasks, start=1)
    ]
    made = Coverage.objects.bulk_create(rows)
    CoverageLink.objects.bulk_create(
        CoverageLink(coverage=row, part=parts[uid])
        for row in made
        for uid in dict.fromkeys(answer["uid"] for answer in answers[row.parent_uid])
    )


def _first_answer(answers: Sequence[dict[str, Any]], undecided: set[str]) -> str:
    """A template that names a body without a counterpart stays unanswered until a person has decided."""
    if not answers or any(answer["uid"] in undecided for answer in answers):
        return Coverage.Answer.UNANSWERED
    return max((answer["answer"] for answer in answers), key=RANK.index)


def _undecided(derived: Derived) -> set[str]:
    """uids of the items that are undecided themselves or stand under an undecided group."""
    marked = derived.undecided
    groups = [group["path"] + "." for group in derived.document["groups"] if group["uid"] in marked]
    return marked | {
        item["uid"] for item in derived.document["items"] if item["path"].startswith(tuple(groups))
    }

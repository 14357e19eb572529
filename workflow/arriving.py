"""What is registered when a plan issued here, or a copy that was sent here, arrives at an agency."""

from typing import Any

from drafting.extracting import extracted
from drafting.models import Plan, ReceivedDocument
from drafting.readings import settling
from drafting.searching.points import index
from drafting.text import keep
from permissions.models import Agency
from workflow.models import CertifiedCopy, Issuance


def arrival_of(thing: Plan | CertifiedCopy, agency: Agency) -> ReceivedDocument:
    """The arrival before it has its number, under number, day and issuer of the original.

    A text that was issued here is a parent plan at once. Of a copy of a file the reading that its sender has confirmed
    is proposed, for the own drafter to confirm; where there is none the file of the copy is read.
    """
    if isinstance(thing, Plan):
        return _of_plan(ReceivedDocument(agency=agency, plan=thing), thing)
    name = f"Bản sao {thing.symbol.replace('/', '-')}.pdf"
    received, source = ReceivedDocument(agency=agency, file=thing.file, file_name=name), thing.source
    plan = source if isinstance(source, Plan) else source.plan
    if plan is not None:
        return _of_plan(received, plan, thing.sections)
    assert isinstance(source, ReceivedDocument)
    received.symbol, received.issued_on = source.symbol, source.issued_on
    received.sender, received.title = source.sender, source.title
    if source.confirmed is not None:
        settling.settle(received, {"documents": [source.confirmed.body]})
    return received


def _of_plan(received: ReceivedDocument, plan: Plan, sections: list[str] | None = None) -> ReceivedDocument:
    """`sections`: of an extract, the parts that it has."""
    issuance = Issuance.objects.select_related("revision__content").get(plan=plan)
    text = as_parent(issuance)
    received.symbol, received.issued_on = issuance.symbol, issuance.dated
    received.sender, received.title = plan.deciding_body.name, plan.title
    received.confirmed = keep(extracted(text, sections) if sections else text)
    index(received.confirmed)
    return received


def as_parent(issuance: Issuance) -> dict[str, Any]:
    """The issued text with its number and date, as a parent for those below."""
    dated = issuance.dated.isoformat() if issuance.dated else None
    return {**issuance.revision.content.body, "symbol": issuance.symbol, "date": dated}

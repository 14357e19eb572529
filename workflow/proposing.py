"""What a letter that came in one file with the plan proposes for the instruction: who leads, until when.

Giao Ban Tổ chức Huyện ủy … tham mưu Ban Thường vụ xây dựng kế hoạch: the letter is read with the file
(drafting.reading.structure.letters); nothing of it holds before whoever instructs has said so.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date

from drafting.models import ReceivedDocument
from permissions.models import Agency, Kind


@dataclass(frozen=True)
class Proposal:
    """`letter`, `copy`: symbols as printed, or ""; `quoted`: whom the letter charges, with what."""

    letter: str
    copy: str
    quoted: list[str]
    lead: Agency | None
    due_on: date | None

    @property
    def initial(self) -> dict[str, Any]:
        """For InstructForm."""
        return {"lead": self.lead, "due_on": self.due_on}


def proposal_of(received: ReceivedDocument) -> Proposal | None:
    """None where the file has neither letter nor copy note beside the plan. One query at most."""
    beside = [
        document
        for index, document in enumerate((received.reading or {}).get("documents", ()))
        if index != received.chosen
    ]
    letter = next((document for document in beside if document["type"] == "CV"), None)
    copy = next((document for document in beside if document["type"] == "BS"), None)
    if letter is None and copy is None:
        return None
    charges = (letter or {}).get("assigns") or []
    lead, charge = _charged(received.agency, charges)
    return Proposal(
        letter=(letter or {}).get("symbol") or "",
        copy=(copy or {}).get("symbol") or "",
        quoted=[f"{each['agency']}: {each['text']}" for each in charges],
        lead=lead,
        due_on=_due(charge),
    )


def _charged(agency: Agency, charges: list[dict[str, Any]]) -> tuple[Agency | None, dict[str, Any] | None]:
    """The first charge of a body of the own committee; else, where there is one alone, the charge without a body."""
    if not charges:
        return None, None
    known: dict[str, Agency] = {}
    committee = agency.body
    kinds = [Kind.ADVISORY, Kind.OFFICE, Kind.UNIT]
    for body in Agency.objects.standing().filter(committee=committee, kind__in=kinds):
        for words in (body.name, body.short_name, f"{body.short_name} {committee.short_name}"):
            known.setdefault(_plain(words), body)
    for charge in charges:
        if named := known.get(_plain(charge["agency"])):
            return named, charge
    return None, charges[0] if len(charges) == 1 else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("uỷ", "ủy").split())


def _due(charge: dict[str, Any] | None) -> date | None:
    """The nearest day that the charge names and that is not over."""
    ends = (parse_date(each["end"]) for each in (charge or {}).get("deadlines", ()) if each.get("end"))
    return min((day for day in ends if day and day >= timezone.localdate()), default=None)

"""Which sides of a plan a person sees beside its text: one rule for tabs, pages and the history."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from drafting.models import Status
from permissions.duties import Duty
from workflow.can import Stand

OUT = {Status.ISSUED, Status.REPLACED, Status.WITHDRAWN}
"""Statuses at which recipients have the plan."""
CONCLUDED = {Status.FINALISING, Status.SIGNING, Status.ISSUED, Status.REPLACED, Status.WITHDRAWN}


@dataclass(frozen=True)
class Sides:
    """Asks a stand that is already loaded; no query of its own."""

    stand: Stand

    @cached_property
    def drafting(self) -> bool:
        return self._acts(Duty.DRAFT, Duty.DRAFT, Duty.RELEASE)

    @cached_property
    def office(self) -> bool:
        return self._acts(Duty.APPRAISE, Duty.APPRAISE, Duty.RELEASE)

    @cached_property
    def board(self) -> bool:
        return self._acts(Duty.STEER, Duty.STEER)

    @cached_property
    def member(self) -> bool:
        return self._acts(Duty.DECIDE, Duty.DECIDE)

    @cached_property
    def advising(self) -> list[int]:
        """The agencies for which this person sees their own opinions."""
        stand = self.stand
        found = stand.part_of(Duty.ADVISE, Duty.ADVISE) + stand.part_of(Duty.ADVISE, Duty.RELEASE)
        return sorted(set(found))

    @property
    def inner(self) -> bool:
        """Takes part before the issue; recipients learn of the issue alone."""
        return self.stand.takes_part(
            Duty.DRAFT, Duty.ADVISE, Duty.APPRAISE, Duty.STEER, Duty.DECIDE, Duty.SIGN, Duty.ISSUE
        )

    @property
    def opinions(self) -> bool:
        """The table of all released opinions: those who answer them, appraise by them, and decide on them."""
        return self._exists(Duty.ADVISE) and (self.drafting or self.office or self.board or self.member)

    @property
    def checks(self) -> bool:
        """What the machine finds in the text: who writes it, and the Office while it appraises."""
        status = self.stand.plan.status
        written = self.drafting and status in (Status.DRAFTING, Status.CONSOLIDATING, Status.FINALISING)
        return written or (self.office and status == Status.APPRAISAL)

    @property
    def findings(self) -> bool:
        return self._exists(Duty.APPRAISE) and (self.drafting or self.office or self.board or self.member)

    @property
    def rounds(self) -> bool:
        """The stand of the written round; the ballots in it have a narrower rule of their own."""
        return self._exists(Duty.DECIDE) and (self.drafting or self.office or self.board or self.member)

    @property
    def file_to_sign(self) -> bool:
        stand = self.stand
        return self.drafting or self.office or self.board or stand.takes_part(Duty.SIGN, Duty.ISSUE)

    @property
    def deliveries(self) -> bool:
        """To whom it went: those who brought it out, once it is out."""
        return self.stand.plan.status in OUT and self.file_to_sign

    @property
    def conclusion(self) -> bool:
        concluded = self.stand.plan.status in CONCLUDED
        return concluded and (self.drafting or self.office or self.board or self.member)

    def _acts(self, part: str, *duties: str) -> bool:
        return any(self.stand.part_of(part, duty) for duty in duties)

    def _exists(self, part: str) -> bool:
        return any(own == part for _agency, own, _revision in self.stand.parts)

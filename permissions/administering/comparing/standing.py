"""What stands now in an administrator's branch, and what the lines read so far would add to it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from django.utils import timezone

from permissions.administering.acting import branch_of
from permissions.administering.comparing.lines import Changes, Line
from permissions.models import Agency, Kind, User

AT_ONCE = 500


class Standing:
    """The branch by code, and the changes that the tables bring."""

    def __init__(self, by: User) -> None:
        self.by, self.today = by, timezone.localdate()
        branch = branch_of(by).select_related("parent", "committee", "merged_into")
        self.branch = {agency.code: agency for agency in branch}
        self.changes = Changes()
        self.lines: dict[str, Line] = {}
        """The line of the table of agencies that is about each."""

    @cached_property
    def foreign(self) -> set[str]:
        return set(Agency.objects.values_list("code", flat=True)) - self.branch.keys()

    def knows(self, code: str) -> bool:
        """Whether the agency lies in the branch, or will."""
        return code in self.branch or code in self.changes.agencies

    def is_committee(self, code: str) -> bool:
        made = self.changes.agencies.get(code)
        if made is not None:
            return made.kind == Kind.COMMITTEE
        return self.branch[code].committee_id is None

    def stands(self, code: str) -> bool:
        """Whether it exists today and goes on after these tables."""
        known = self.branch.get(code)
        ended = known is not None and (known.ended_on is not None or known.merged_into_id is not None)
        return not ended and code not in self.changes.endings


def portions(values: Iterable[str]) -> Iterator[list[str]]:
    """Of what a statement can take."""
    known = sorted(set(values))
    for start in range(0, len(known), AT_ONCE):
        yield known[start : start + AT_ONCE]

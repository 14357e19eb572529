"""Does it pass? One pure function over the rule of the committee and the ballots of one round."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Literal

Outcome = Literal["passed", "not_passed", "no_result"]


@dataclass(frozen=True)
class Rule:
    """A committee's rule for written rounds.

    Default: more than half of all serving members, those on leave included (01-QC/ĐU art. 9.3). A round in
    which fewer than `replies_needed` of the base have answered and nothing has passed decides nothing.
    """

    base: Literal["serving", "cast"] = "serving"
    threshold: str = "1/2"
    replies_needed: str = "1/2"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Rule":
        return cls(**data)


@dataclass(frozen=True)
class Count:
    """The ballots of one round, silence included."""

    base: int
    agree: int
    disagree: int
    other: int

    @property
    def silent(self) -> int:
        return self.base - self.agree - self.disagree - self.other


def count(base: int, choices: Iterable[str]) -> Count:
    """Count the ballots; `base` is the number of members on the roster at opening."""
    tally = Counter(choices)
    return Count(base, tally["agree"], tally["disagree"], tally["other"])


def outcome(rule: Rule, ballots: Count) -> Outcome:
    """Passed only by more than the threshold; a tie is not more. Silence is never agreement."""
    replies = ballots.base - ballots.silent
    base = ballots.base if rule.base == "serving" else replies
    if base and ballots.agree > Fraction(rule.threshold) * base:
        return "passed"
    if replies > Fraction(rule.replies_needed) * ballots.base:
        return "not_passed"
    return "no_result"

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

    Default: more than half of all serving members, those on leave included (01-QC/ĐU art. 9.3). A round that
    not more than `replies_needed` of the roster have answered decides nothing, unless more than the threshold
    of all serving members have agreed. Of the ballots cast alone nothing passes without those replies: else one
    ballot and ten silent members would be a decision.
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


def base_of(rule: Rule, ballots: Count) -> int:
    """What the threshold is taken of: the roster at opening, or the ballots that came in."""
    return ballots.base if rule.base == "serving" else ballots.base - ballots.silent


def needed(rule: Rule, ballots: Count) -> int:
    """The least number of agreeing ballots by which it passes."""
    return int(Fraction(rule.threshold) * base_of(rule, ballots)) + 1


def outcome(rule: Rule, ballots: Count) -> Outcome:
    """Passed only by more than the threshold; a tie is not more. Silence is never agreement."""
    replies = ballots.base - ballots.silent
    answered = replies > Fraction(rule.replies_needed) * ballots.base
    if ballots.agree >= needed(rule, ballots) and (rule.base == "serving" or answered):
        return "passed"
    return "not_passed" if answered else "no_result"

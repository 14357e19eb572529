"""Does it pass? One pure function over the rule of the committee and the votes of one round."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from typing import Any, Literal

Outcome = Literal["passed", "not_passed", "no_result"]


@dataclass(frozen=True)
class Rule:
    """A committee's rule, for written rounds and meetings.

    `base`: what the threshold is taken of: all serving members, those on leave included (01-QC/ĐU art. 9.3), those
    present at the meeting, or the votes cast. `quorum` of a meeting: the least share of the members that must be
    present (art. 11.1). A written round that not more than `replies_needed` of the roster have answered decides
    nothing, unless more than the threshold of all serving members have agreed. Of the ballots cast alone nothing
    passes without those replies: else one ballot and ten silent members would be a decision.
    `written`: whether a matter can be decided by a written round at all; a matter of personnel never is (art. 9.3).
    `difference`: what a written round that passed with differing opinions leads to: nothing more, a meeting if the
    permanent board finds that they touch an important point, or always a meeting.
    `decider`: the body that decides plans of this committee; `board_decides`: whether its permanent board may decide
    one itself instead.
    `interest_counts`: whether a member with a recorded interest in the matter stays in the base.
    """

    base: Literal["serving", "present", "cast"] = "serving"
    threshold: str = "1/2"
    replies_needed: str = "1/2"
    quorum: str = "2/3"
    written: bool = True
    difference: Literal["never", "board", "always"] = "board"
    interest_counts: bool = True
    decider: Literal["standing_committee", "committee"] = "standing_committee"
    board_decides: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Rule":
        """Of a rule kept before a field was there, the field has its usual value."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


@dataclass(frozen=True)
class Count:
    """The votes of one round, silence included. `present` is None for a written round."""

    base: int
    agree: int
    disagree: int
    other: int
    present: int | None = None

    @property
    def cast(self) -> int:
        return self.agree + self.disagree + self.other

    @property
    def silent(self) -> int:
        return self.base - self.cast


def count(base: int, choices: Iterable[str]) -> Count:
    """Count the ballots; `base` is the number of members on the roster at opening."""
    tally = Counter(choices)
    return Count(base, tally["agree"], tally["disagree"], tally["other"])


def base_of(rule: Rule, votes: Count) -> int:
    """What the threshold is taken of; in a written round nobody is present, so the roster counts instead."""
    if rule.base == "cast":
        return votes.cast
    return votes.present if rule.base == "present" and votes.present is not None else votes.base


def needed(rule: Rule, votes: Count) -> int:
    """The least number of agreeing votes by which it passes."""
    return int(Fraction(rule.threshold) * base_of(rule, votes)) + 1


def quorate(rule: Rule, votes: Count) -> bool:
    """Whether enough members are at the meeting for it to decide; a written round needs none."""
    return votes.present is None or votes.present >= Fraction(rule.quorum) * votes.base


def outcome(rule: Rule, votes: Count) -> Outcome:
    """Passed only by more than the threshold; a tie is not more. Silence is never agreement."""
    if votes.present is not None:
        if not quorate(rule, votes):
            return "no_result"
        return "passed" if votes.agree >= needed(rule, votes) else "not_passed"
    answered = votes.cast > Fraction(rule.replies_needed) * votes.base
    if votes.agree >= needed(rule, votes) and (rule.base != "cast" or answered):
        return "passed"
    return "not_passed" if answered else "no_result"


def differs(votes: Count) -> bool:
    """Whether somebody voted otherwise than for it."""
    return bool(votes.disagree or votes.other)


def must_meet(rule: Rule, votes: Count) -> bool:
    """Whether a written round that passed has to go to a meeting all the same."""
    return votes.present is None and rule.difference == "always" and differs(votes)


def may_meet(rule: Rule, votes: Count) -> bool:
    """Whether the permanent board may take it to a meeting after a written round that passed."""
    return votes.present is None and rule.difference != "never" and differs(votes)

"""When a written round has passed, has not, or has decided nothing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.deciding.rules import Count, Rule, base_of, count, may_meet, must_meet, needed, outcome

SERVING = Rule()
CAST = Rule(base="cast")
TWO_THIRDS = Rule(threshold="2/3")


@pytest.mark.parametrize(
    ("rule", "base", "agree", "disagree", "other", "expected"),
    [
        pytest.param(SERVING, 11, 6, 0, 0, "passed", id="six of eleven"),
        pytest.param(SERVING, 11, 6, 5, 0, "passed", id="six of eleven against five"),
        pytest.param(SERVING, 11, 11, 0, 0, "passed", id="all"),
        pytest.param(SERVING, 11, 5, 0, 0, "no_result", id="five agree, six are silent"),
        pytest.param(SERVING, 11, 0, 0, 0, "no_result", id="everybody is silent"),
        pytest.param(SERVING, 11, 5, 5, 0, "not_passed", id="five against five, one silent"),
        pytest.param(SERVING, 11, 5, 0, 6, "not_passed", id="another opinion is not agreement"),
        pytest.param(SERVING, 11, 5, 1, 0, "not_passed", id="six answered, five of them agree"),
        pytest.param(SERVING, 10, 5, 5, 0, "not_passed", id="a tie is not more than half"),
        pytest.param(SERVING, 10, 5, 0, 0, "no_result", id="half agree, half are silent"),
        pytest.param(SERVING, 10, 6, 4, 0, "passed", id="one more than half"),
        pytest.param(SERVING, 12, 6, 4, 0, "not_passed", id="two on leave count in the base"),
        pytest.param(SERVING, 1, 1, 0, 0, "passed", id="a body of one"),
        pytest.param(SERVING, 1, 0, 0, 0, "no_result", id="a body of one that is silent"),
        pytest.param(TWO_THIRDS, 12, 8, 4, 0, "not_passed", id="exactly two thirds are not more"),
        pytest.param(TWO_THIRDS, 12, 9, 3, 0, "passed", id="more than two thirds"),
        pytest.param(CAST, 11, 4, 3, 0, "passed", id="four of seven cast"),
        pytest.param(CAST, 11, 3, 3, 1, "not_passed", id="three of seven cast"),
        pytest.param(CAST, 11, 5, 0, 0, "no_result", id="five cast of eleven are too few, all agreeing"),
        pytest.param(CAST, 11, 1, 0, 0, "no_result", id="one ballot alone decides nothing"),
        pytest.param(CAST, 11, 0, 0, 0, "no_result", id="nobody cast one"),
    ],
)
def test_the_outcome_follows_the_rule(
    rule: Rule, base: int, agree: int, disagree: int, other: int, expected: str
) -> None:
    assert outcome(rule, Count(base, agree, disagree, other)) == expected


def test_whoever_sent_nothing_is_counted_as_silent() -> None:
    ballots = count(11, ["agree"] * 4 + ["disagree"] * 2 + ["other"])
    assert (ballots.base, ballots.agree, ballots.disagree, ballots.other, ballots.silent) == (11, 4, 2, 1, 4)


def test_the_rule_is_read_back_as_it_was_kept() -> None:
    assert Rule.from_json(TWO_THIRDS.as_json()) == TWO_THIRDS


ballot_counts = st.integers(1, 60).flatmap(
    lambda base: st.lists(st.sampled_from(["agree", "disagree", "other"]), max_size=base).map(
        lambda choices: count(base, choices)
    )
)
rules = st.builds(
    Rule, base=st.sampled_from(["serving", "cast"]), threshold=st.sampled_from(["1/2", "2/3", "3/4"])
)


@given(rules, ballot_counts)
def test_what_passes_has_more_than_its_share_and_what_is_needed(rule: Rule, ballots: Count) -> None:
    base = ballots.base if rule.base == "serving" else ballots.base - ballots.silent
    if outcome(rule, ballots) == "passed":
        assert ballots.agree > Fraction(rule.threshold) * base
        assert ballots.agree >= needed(rule, ballots)
    assert needed(rule, ballots) > Fraction(rule.threshold) * base >= needed(rule, ballots) - 1


@given(rules, ballot_counts)
def test_silence_never_makes_it_pass(rule: Rule, ballots: Count) -> None:
    more_silent = Count(ballots.base + 1, ballots.agree, ballots.disagree, ballots.other)
    if outcome(rule, ballots) != "passed":
        assert outcome(rule, more_silent) != "passed"


PRESENT = Rule(base="present")
HANDS = Rule(base="cast")


@pytest.mark.parametrize(
    ("rule", "base", "present", "agree", "disagree", "other", "expected"),
    [
        pytest.param(SERVING, 11, 11, 6, 5, 0, "passed", id="six of eleven, all there"),
        pytest.param(SERVING, 11, 8, 6, 2, 0, "passed", id="six of eleven, eight there"),
        pytest.param(SERVING, 11, 8, 5, 3, 0, "not_passed", id="most of those there, not most of all"),
        pytest.param(SERVING, 11, 7, 7, 0, 0, "no_result", id="seven of eleven are less than two thirds"),
        pytest.param(SERVING, 12, 8, 7, 0, 0, "passed", id="eight of twelve are two thirds"),
        pytest.param(SERVING, 12, 8, 6, 0, 0, "not_passed", id="half of all is not more than half"),
        pytest.param(SERVING, 11, 0, 0, 0, 0, "no_result", id="nobody came"),
        pytest.param(PRESENT, 11, 8, 5, 3, 0, "passed", id="five of eight there"),
        pytest.param(PRESENT, 11, 8, 4, 4, 0, "not_passed", id="a tie of those there"),
        pytest.param(
            PRESENT, 11, 8, 4, 0, 0, "not_passed", id="who is there and raises no hand agrees to nothing"
        ),
        pytest.param(HANDS, 11, 8, 4, 3, 0, "passed", id="four of seven hands"),
        pytest.param(HANDS, 11, 8, 0, 0, 0, "not_passed", id="no hand at all"),
        pytest.param(Rule(quorum="3/4"), 12, 8, 8, 0, 0, "no_result", id="a higher quorum"),
    ],
)
def test_a_meeting_decides_by_those_who_are_there(
    rule: Rule, base: int, present: int, agree: int, disagree: int, other: int, expected: str
) -> None:
    assert outcome(rule, Count(base, agree, disagree, other, present)) == expected


@pytest.mark.parametrize(
    ("difference", "disagree", "may", "must"),
    [
        ("never", 1, False, False),
        ("board", 1, True, False),
        ("always", 1, True, True),
        ("always", 0, False, False),
        ("board", 0, False, False),
    ],
)
def test_a_written_round_that_passed_goes_to_a_meeting_as_the_rule_says(
    difference: str, disagree: int, may: bool, must: bool
) -> None:
    rule, votes = Rule(difference=difference), Count(11, 7, disagree, 0)
    assert (may_meet(rule, votes), must_meet(rule, votes)) == (may, must)
    held = Count(11, 7, disagree, 0, present=11)
    assert not may_meet(rule, held)
    assert not must_meet(rule, held)


def test_a_rule_that_was_kept_before_a_field_was_there_has_its_usual_value() -> None:
    assert Rule.from_json({"base": "cast", "threshold": "2/3", "unknown": 1}) == Rule(
        base="cast", threshold="2/3"
    )


meetings = st.integers(1, 60).flatmap(
    lambda base: st.integers(0, base).flatmap(
        lambda present: st.lists(st.sampled_from(["agree", "disagree", "other"]), max_size=present).map(
            lambda hands: Count(
                base, hands.count("agree"), hands.count("disagree"), hands.count("other"), present
            )
        )
    )
)
every_rule = st.builds(
    Rule,
    base=st.sampled_from(["serving", "present", "cast"]),
    threshold=st.sampled_from(["1/2", "2/3", "3/4"]),
    quorum=st.sampled_from(["1/2", "2/3", "3/4"]),
)


@given(every_rule, meetings)
def test_no_meeting_passes_anything_without_its_quorum_and_its_share(rule: Rule, votes: Count) -> None:
    if outcome(rule, votes) == "passed":
        assert votes.present is not None
        assert votes.present >= Fraction(rule.quorum) * votes.base
        assert votes.agree > Fraction(rule.threshold) * base_of(rule, votes)
    one_more = Count(votes.base, votes.agree, votes.disagree + 1, votes.other, votes.present)
    if outcome(rule, votes) != "passed":
        assert outcome(rule, one_more) != "passed"

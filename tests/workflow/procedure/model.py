"""The procedure of one plan in plain Python, as the architecture tells it. It knows no rules, awaited rows or flows."""

from collections.abc import Callable
from dataclasses import dataclass, field

MEMBERS = ("bithu", "thuongtruc", "truongban", *(f"uv{n}" for n in range(1, 9)))
"""The eleven of the deciding body."""
ADVISERS = {"gopy1": "ubkttu", "gopy2": "btgdvtu"}
"""The two that are asked in each round."""
PRESENT = 9
HANDS = (7, 2, 0)
"""At a meeting: agree, disagree, other."""

DRAFTING, ADVISING, CONSOLIDATING = "drafting", "advisory_review", "consolidating"
APPRAISAL, STEERING, DECIDING = "appraisal", "steering", "deciding"
FINALISING, SIGNING = "finalising", "signing"
WRITING = {DRAFTING, CONSOLIDATING, FINALISING}

OWNERS: dict[str, set[str]] = {
    "hand_up": {"soan"},
    "edit": {"soan"},
    "answer_comment": {"soan"},
    "hand_back": {"truongban"},
    "release_to_advisers": {"truongban"},
    "release_to_office": {"truongban"},
    "recall": {"truongban"},
    "extend_adviser": {"truongban"},
    "withdraw_adviser": {"truongban"},
    "release_final": {"truongban"},
    "ask_for_more": {"truongban"},
    "write_opinion": set(ADVISERS),
    "release_opinion": set(ADVISERS),
    "record_checklist": {"vanphong"},
    "hand_up_appraisal": {"vanphong"},
    "return_from_appraisal": {"vanphong"},
    "close_written_round": {"vanphong"},
    "record_attendance": {"vanphong"},
    "record_vote": {"vanphong"},
    "tick_line": {"vanphong"},
    "hand_back_appraisal": {"chanhvp"},
    "release_to_steering": {"chanhvp"},
    "initial": {"chanhvp"},
    "open_written_round": {"thuongtruc", "bithu"},
    "put_to_meeting": {"thuongtruc", "bithu"},
    "return_from_steering": {"thuongtruc", "bithu"},
    "return_from_deciding": {"thuongtruc", "bithu"},
    "approve": {"thuongtruc", "bithu"},
    "send_ballot": set(MEMBERS),
}
"""Act → who may do it."""
RELEASES = {verb for verb, who in OWNERS.items() if who == {"chanhvp"}}
"""What the head of the Office may delegate."""
SIDE_BY_SIDE = {
    *("write_opinion", "release_opinion", "extend_adviser", "withdraw_adviser", "answer_comment", "edit"),
    *("record_checklist", "record_attendance", "send_ballot", "tick_line"),
}
"""Acts that any number of people do at once: another's act does not make their page stale."""


@dataclass
class Round:
    """One time that the body is asked."""

    meeting: bool
    roster: set[str]
    """Who served at opening: the base, whatever happens to their posts afterwards."""
    votes: dict[str, str] = field(default_factory=dict)
    attended: bool = False
    over: bool = False
    """Closing time, or the hour of the meeting, has come."""
    outcome: str = ""

    def result(self) -> str:
        """More than half of the whole roster pass it; not more than half of them answered: no result."""
        base = len(self.roster)
        if self.meeting:
            return "passed" if base * 2 <= PRESENT * 3 and HANDS[0] * 2 > base else "not_passed"
        agree = sum(choice == "agree" for choice in self.votes.values())
        if agree * 2 > base:
            return "passed"
        return "not_passed" if len(self.votes) * 2 > base else "no_result"


@dataclass
class Model:
    """Where the plan should stand. `apply` is told of every act that was done, and refuses what must not be done."""

    status: str = DRAFTING
    handed_up: bool = False
    held: bool = False
    """Whether an advisory round was held."""
    opinions: dict[str, bool] = field(default_factory=dict)
    """Of the open or last round: agency → released."""
    written: set[str] = field(default_factory=set)
    unanswered: int = 0
    checked: bool = False
    lines: int = 0
    """Lines of the conclusion that are not ticked."""
    waits_for: str = ""
    """In finalising after the release: tick_line or initial."""
    rounds: list[Round] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Members whose post has ended."""
    delegated: bool = False

    @property
    def round(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    def may(self, verb: str, who: str) -> bool:
        """Whether this person is one of whom the act could be."""
        if verb in RELEASES and self.delegated and who == "vanphong":
            return True
        if verb == "edit" and who == "vanphong":  # the Office mends the form of what it appraises
            return self.status == "appraisal"
        return who in OWNERS[verb] and not (who in self.gone and verb == "send_ballot")

    def apply(self, verb: str, who: str, choice: str = "agree") -> None:
        assert self.may(verb, who), f"{who} did {verb}"
        acts: dict[str, Callable[[], None]] = {
            "send_ballot": lambda: self._vote(who, choice),
            "write_opinion": lambda: self._write(who),
            "release_opinion": lambda: self._release(who),
        }
        acts.get(verb, getattr(self, f"_{verb}", lambda: None))()

    # Drafting agency

    def _edit(self) -> None:
        assert self.status in (DRAFTING, CONSOLIDATING)
        assert not self.handed_up

    def _hand_up(self) -> None:
        assert self.status in WRITING
        assert not self.handed_up
        assert self.status == FINALISING or not self.unanswered
        self.handed_up = True

    def _hand_back(self) -> None:
        assert self.status in WRITING
        assert self.handed_up
        self.handed_up = False

    def _release_to_advisers(self) -> None:
        self._leaves_the_desk(DRAFTING, CONSOLIDATING)
        self.status = ADVISING
        self.opinions = dict.fromkeys(ADVISERS.values(), False)
        self.written = set()

    def _release_to_office(self) -> None:
        self._leaves_the_desk(DRAFTING, CONSOLIDATING)
        self.status, self.checked = APPRAISAL, False

    def _leaves_the_desk(self, *statuses: str) -> None:
        assert self.status in statuses
        assert self.handed_up
        assert self.status == FINALISING or not self.unanswered
        self.handed_up = False

    def _recall(self) -> None:
        assert self.status == ADVISING
        self.status = CONSOLIDATING if self.held else DRAFTING
        self.opinions = {}

    def _answer_comment(self) -> None:
        assert self.status == CONSOLIDATING
        assert not self.handed_up
        self.unanswered = max(0, self.unanswered - 1)

    # Advisers

    def _write(self, who: str) -> None:
        agency = ADVISERS[who]
        assert self.status in (ADVISING, CONSOLIDATING)
        assert self.opinions[agency] is False
        self.written.add(agency)

    def _release(self, who: str) -> None:
        agency = ADVISERS[who]
        assert self.status in (ADVISING, CONSOLIDATING)
        assert self.opinions[agency] is False
        assert agency in self.written
        self.opinions[agency] = True
        self.unanswered += 1
        self._close_if_whole()

    def _withdraw_adviser(self) -> None:
        assert self.status == ADVISING
        assert self.opinions.pop("btgdvtu") is False
        self._close_if_whole()

    def _extend_adviser(self) -> None:
        assert self.status == ADVISING

    def _close_if_whole(self) -> None:
        if self.status == ADVISING and all(self.opinions.values()):
            self.status, self.held = CONSOLIDATING, True

    # Office and board

    def _record_checklist(self) -> None:
        assert self.status == APPRAISAL
        assert not self.handed_up
        self.checked = True

    def _hand_up_appraisal(self) -> None:
        assert self.status == APPRAISAL
        assert self.checked
        assert not self.handed_up
        self.handed_up = True

    def _hand_back_appraisal(self) -> None:
        assert self.status == APPRAISAL
        assert self.handed_up
        self.handed_up = False

    def _release_to_steering(self) -> None:
        assert self.status == APPRAISAL
        assert self.handed_up
        self.status, self.handed_up = STEERING, False

    def _return_from_appraisal(self) -> None:
        assert self.status == APPRAISAL
        assert not self.handed_up
        self._back()

    def _return_from_steering(self) -> None:
        assert self.status == STEERING
        self._back()

    def _return_from_deciding(self) -> None:
        round_ = self.round
        assert self.status == DECIDING
        assert round_ is not None
        assert round_.outcome in ("not_passed", "no_result")
        self._back()

    def _back(self) -> None:
        self.status = CONSOLIDATING if self.held else DRAFTING
        self.handed_up = False

    # Deciding body

    def _open_written_round(self) -> None:
        assert self.status == STEERING
        self.status = DECIDING
        self._open(meeting=False)

    def _put_to_meeting(self) -> None:
        round_ = self.round
        if self.status == DECIDING:
            assert round_ is not None
            differs = any(choice != "agree" for choice in round_.votes.values()) and not round_.meeting
            assert round_.outcome == "no_result" or (round_.outcome == "passed" and differs)
        else:
            assert self.status == STEERING
        self.status = DECIDING
        self._open(meeting=True)

    def _open(self, *, meeting: bool) -> None:
        self.rounds.append(Round(meeting, {who for who in MEMBERS if who not in self.gone}))

    def _vote(self, who: str, choice: str) -> None:
        round_ = self.round
        assert self.status == DECIDING
        assert round_ is not None
        assert not (round_.meeting)
        assert not (round_.over)
        assert not (round_.outcome)
        assert who in round_.roster
        round_.votes[who] = choice

    def _close_written_round(self) -> None:
        round_ = self.round
        assert self.status == DECIDING
        assert round_ is not None
        assert not (round_.meeting)
        assert not (round_.outcome)
        assert round_.over or set(round_.votes) == round_.roster
        round_.outcome = round_.result()

    def _record_attendance(self) -> None:
        round_ = self.round
        assert round_ is not None
        assert round_.meeting
        assert not round_.outcome
        round_.attended = round_.over = True

    def _record_vote(self) -> None:
        round_ = self.round
        assert self.status == DECIDING
        assert round_ is not None
        assert round_.meeting
        assert round_.attended
        assert not round_.outcome
        round_.outcome = round_.result()

    def _approve(self) -> None:
        round_ = self.round
        assert self.status == DECIDING
        assert round_ is not None
        assert round_.outcome == "passed"
        self.status, self.handed_up = FINALISING, False
        self.lines += 1

    # After the decision

    def _release_final(self) -> None:
        self._leaves_the_desk(FINALISING)
        self.handed_up = True
        self.waits_for = "tick_line" if self.lines else "initial"

    def _ask_for_more(self) -> None:
        assert self.status == FINALISING
        assert self.handed_up
        assert not self.waits_for
        self.status, self.handed_up = STEERING, False

    def _tick_line(self) -> None:
        assert self.status == FINALISING
        assert self.waits_for == "tick_line"
        self.lines = max(0, self.lines - 1)
        if not self.lines:
            self.waits_for = "initial"

    def _initial(self) -> None:
        assert self.status == FINALISING
        assert self.waits_for == "initial"
        self.status, self.waits_for = SIGNING, ""

    # Time

    def time_passes(self) -> None:
        """Every due date and closing time of now is over."""
        if self.status == ADVISING:
            self.status, self.held = CONSOLIDATING, True
        round_ = self.round
        if round_ is not None and not round_.outcome and not round_.meeting:
            round_.over = True

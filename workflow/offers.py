"""The action bar of one plan for one person: which acts are offered, in which order, which one is the main action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from drafting import coverage
from drafting.models import Status
from workflow.acts import ACTS, PLACES
from workflow.can import Answer, Stand, open_verbs
from workflow.issuance.key_holders import holds_key_here
from workflow.models import Awaited, Comment
from workflow.rules import RULES

FIRST: dict[Status, tuple[str, ...]] = {
    Status.CONSOLIDATING: ("hand_up", "answer_comment", "release_to_office"),
    Status.ADVISORY_REVIEW: ("release_opinion", "hand_up_opinion", "write_opinion"),
    Status.APPRAISAL: ("hand_up_appraisal", "record_checklist"),
    Status.SIGNING: ("vouch_for_scan", "hand_in_scan"),
}
"""Where several main acts are open, the one that goes furthest comes first; elsewhere the order of the rules."""

BESIDE_THE_POINT = {
    *("add_finding", "settle_finding", "add_adviser", "extend_adviser", "withdraw_adviser", "enter_opinion"),
    *("ask_for_time", "point_elsewhere", "set_urgency", "record_delivery"),
}
"""Done at the thing itself, never from the bar."""

ALTERNATIVES = {
    "refuse",
    "return_from_deciding",
    "decide_again",
    "put_to_meeting",
    "ask_for_more",
    "reassign",
    "reassign_officer",
    "remind",
    "cancel",
}
"""Not offered greyed: what speaks against them is the outcome, and nothing is missing that could be mended."""


@dataclass(frozen=True)
class Offer:
    verb: str
    label: str
    url: str
    kind: str
    """data-kind of the button: main for one of all, danger, or empty."""
    post: bool
    confirm: str
    reason: str
    """Why it is greyed; empty when it is open."""
    link: str

    @property
    def open(self) -> bool:
        return not self.reason

    @property
    def place(self) -> str:
        """Name of the page on which it is done, where that is not a page for this act alone."""
        page = ACTS.get(self.verb)
        return PLACES.get(self.verb, page.back if page and page.back == "opinion" else "")

    @property
    def aside(self) -> bool:
        """Stands in the second row, away from the main action."""
        return not RULES[self.verb].main


def offers(stand: Stand) -> list[Offer]:
    """What the page offers this person now, the main action first. The number of queries does not grow."""
    answers = {verb: answer for verb, answer in open_verbs(stand).items() if _useful(stand, verb, answer)}
    if "release_opinion" in answers:
        answers.pop("hand_up_opinion", None)
    order = FIRST.get(Status(stand.plan.status), ())
    ranked = sorted(answers, key=lambda verb: order.index(verb) if verb in order else len(order))
    main = _main(stand, ranked, answers)
    ranked.sort(key=lambda verb: (verb != main, not RULES[verb].main))
    return [_offer(stand, verb, answers[verb], main) for verb in ranked]


def _main(stand: Stand, ranked: list[str], answers: dict[str, Answer]) -> str:
    candidates = [verb for verb in ranked if RULES[verb].main and not _sent_before(stand, verb)]
    return next((verb for verb in candidates if answers[verb].ok), candidates[0] if candidates else "")


def _offer(stand: Stand, verb: str, answer: Answer, main: str) -> Offer:
    page = ACTS.get(verb)
    args: list[Any] = [stand.plan.uid]
    url = reverse("act", args=[*args, verb]) if page else reverse(PLACES[verb], args=args)
    return Offer(
        verb=verb,
        label=_("Xem, sửa phiếu đã gửi") if _sent_before(stand, verb) else str(RULES[verb].label),
        url=url,
        kind="main" if verb == main else "danger" if verb in ("cancel", "refuse") else "",
        post=bool(page and page.straight),
        confirm=str(page.what) if page and page.straight else "",
        reason=answer.reason,
        link=answer.link,
    )


def _useful(stand: Stand, verb: str, answer: Answer) -> bool:
    """Whether an act that the rules leave open has anything to work on."""
    plan = stand.plan
    if verb in BESIDE_THE_POINT or (verb in ALTERNATIVES and not answer.ok):
        return False
    if verb == "allow_unanswered":
        return not plan.unanswered_allowed and coverage.unanswered(plan).exists()
    if verb == "answer_comment":
        return Comment.objects.filter(opinion__round__plan=plan, opinion__released_at__isnull=False).exists()
    if verb in ("take_back_signature", "sign_by_hash"):
        return not holds_key_here("person", stand.user.get_username())
    if verb == "ask_to_preserve":
        return answer.ok
    if verb == "remind_recipients":
        return Awaited.objects.filter(plan=plan, act="register", done_at=None).exists()
    if verb == "send_ballot":
        return any(row.act == "close_written_round" for row in stand.awaited)
    return True


def _sent_before(stand: Stand, verb: str) -> bool:
    """A ballot that was sent may still be changed, but nobody waits for it any more."""
    mine = [row for row in stand.awaited if row.act == verb and row.person_id == stand.user.pk]
    return verb == "send_ballot" and not mine

"""The acts on a plan, by hand from the working regulations: whose they are, and at which statuses.

Apart from this, who is asked by name (the drafter, an officer), and whether the turn has come, decide; OPEN says of the
beginning of each status which acts are open to whoever holds the duty.
"""

from drafting.models import Status as S

FIRST = {
    "draft": S.DRAFTING,
    "release": S.DRAFTING,
    "oversee": S.DRAFTING,
    "advise": S.ADVISORY_REVIEW,
    "adviser's release": S.ADVISORY_REVIEW,
    "appraise": S.APPRAISAL,
    "office's release": S.APPRAISAL,
    "steer": S.STEERING,
    "decide": S.DECIDING,
    "sign": S.SIGNING,
    "issue": S.SIGNING,
}
"""Who sees the plan, from which status on. Nobody else sees before the issue that it exists."""

RECIPIENTS = {"instruct", "receive"}
"""Of the commune among the recipients, who sees the issued plan: the clerk who receives it and who instructs on it."""

WRITING = {S.DRAFTING, S.CONSOLIDATING, S.FINALISING}
BEFORE_OFFICE = {S.DRAFTING, S.CONSOLIDATING}
LATE = {S.ADVISORY_REVIEW, S.CONSOLIDATING}
UNDER_WAY = {
    *(S.DRAFTING, S.ADVISORY_REVIEW, S.CONSOLIDATING, S.APPRAISAL),
    *(S.STEERING, S.DECIDING, S.FINALISING, S.SIGNING),
}

ACTS: dict[str, tuple[str, set[S]]] = {
    "hand_up": ("draft", WRITING),
    "remind_advisers": ("draft", {S.ADVISORY_REVIEW}),
    "enter_opinion": ("draft", LATE),
    "close_advisory_round": ("draft", {S.ADVISORY_REVIEW}),
    "answer_comment": ("draft", {S.CONSOLIDATING}),
    "hand_back": ("release", WRITING),
    "allow_unanswered": ("release", BEFORE_OFFICE),
    "set_urgency": ("release", UNDER_WAY - {S.SIGNING}),
    "release_to_advisers": ("release", BEFORE_OFFICE),
    "release_to_office": ("release", BEFORE_OFFICE),
    "release_final": ("release", {S.FINALISING}),
    "ask_for_more": ("release", {S.FINALISING}),
    "recall": ("release", {S.ADVISORY_REVIEW}),
    "add_adviser": ("release", {S.ADVISORY_REVIEW}),
    "extend_adviser": ("release", {S.ADVISORY_REVIEW}),
    "withdraw_adviser": ("release", {S.ADVISORY_REVIEW}),
    "reassign": ("release", WRITING | {S.ADVISORY_REVIEW}),
    "cancel": ("release", UNDER_WAY),
    "write_opinion": ("advise", LATE),
    "hand_up_opinion": ("advise", LATE),
    "ask_for_time": ("advise", {S.ADVISORY_REVIEW}),
    "point_elsewhere": ("advise", {S.ADVISORY_REVIEW}),
    "release_opinion": ("adviser's release", LATE),
    "add_finding": ("appraise", {S.APPRAISAL}),
    "record_checklist": ("appraise", {S.APPRAISAL}),
    "settle_finding": ("appraise", {S.APPRAISAL}),
    "return_from_appraisal": ("appraise", {S.APPRAISAL}),
    "hand_up_appraisal": ("appraise", {S.APPRAISAL}),
    "close_written_round": ("appraise", {S.DECIDING}),
    "remind": ("appraise", {S.DECIDING}),
    "enter_ballot": ("appraise", {S.DECIDING}),
    "record_interest": ("appraise", {S.DECIDING}),
    "record_vote": ("appraise", {S.DECIDING}),
    "tick_line": ("appraise", {S.FINALISING}),
    "return_final": ("appraise", {S.FINALISING}),
    "hand_back_appraisal": ("office's release", {S.APPRAISAL}),
    "release_to_steering": ("office's release", {S.APPRAISAL}),
    "confirm_ballots": ("office's release", {S.DECIDING}),
    "reassign_officer": ("office's release", {S.DECIDING}),
    "initial": ("office's release", {S.FINALISING}),
    "open_written_round": ("steer", {S.STEERING}),
    "put_to_meeting": ("steer", {S.STEERING, S.DECIDING}),
    "return_from_steering": ("steer", {S.STEERING}),
    "approve": ("steer", {S.DECIDING}),
    "return_from_deciding": ("steer", {S.DECIDING}),
    "refuse": ("steer", {S.STEERING, S.DECIDING}),
    "decide_again": ("steer", {S.DECIDING}),
    "send_ballot": ("decide", {S.DECIDING}),
    "sign": ("sign", {S.SIGNING}),
    "take_back_signature": ("sign", {S.SIGNING}),
    "take_back_seal": ("issue", {S.SIGNING}),
    "sign_by_hash": ("sign", {S.SIGNING}),
    "seal_by_hash": ("issue", {S.SIGNING}),
    "hand_in_scan": ("issue", {S.SIGNING}),
    "vouch_for_scan": ("issue", {S.SIGNING}),
    "confirm_scan": ("office's release", {S.SIGNING}),
    "send_back_scan": ("office's release", {S.SIGNING}),
    "refuse_to_sign": ("sign", {S.SIGNING}),
    "issue": ("issue", {S.SIGNING}),
    "refuse_to_issue": ("issue", {S.SIGNING}),
    "settle_returned": ("issue", {S.ISSUED}),
    "record_delivery": ("issue", {S.ISSUED}),
    "remind_recipients": ("issue", {S.ISSUED}),
    "ask_to_preserve": ("issue", {S.ISSUED}),
    "correct": ("issue", {S.ISSUED}),
    "send_back": ("receive", {S.ISSUED}),
    "take_note": ("receive", {S.ISSUED}),
    "withdraw": ("issue", {S.ISSUED}),
    "replace": ("issue", {S.ISSUED}),
}

NAMED = {
    "hand_up",
    "answer_comment",
    "sign",
    "take_back_signature",
    "sign_by_hash",
    "refuse_to_sign",
    "close_written_round",
    "remind",
    "enter_ballot",
    "record_interest",
}
"""At the beginning of their status these wait for a person by name: others with the same duty are told for whom."""

CLOSED_YET = {
    "hand_back", "release_to_advisers", "release_to_office", "release_final", "ask_for_more",  # handed up first
    "hand_back_appraisal", "release_to_steering",  # appraised first
    "tick_line", "return_final", "initial",  # the final text comes first
    "approve", "return_from_deciding", "decide_again", "record_vote",  # the ballot or the meeting comes first
    "confirm_ballots",  # paper ballots first
    "issue", "refuse_to_issue", "take_back_seal", "seal_by_hash",  # signed first
    "hand_in_scan", "vouch_for_scan", "confirm_scan", "send_back_scan",  # signed by hand, where the committee does
    "settle_returned", "take_note",  # sent back, or changed, first
}  # fmt: skip
"""At the beginning of their status these are not awaited yet."""

ONLY_AT = {
    "write_opinion": {S.ADVISORY_REVIEW},
    "hand_up_opinion": {S.ADVISORY_REVIEW},
    "release_opinion": {S.ADVISORY_REVIEW},
    "put_to_meeting": {S.STEERING},
    "refuse": {S.STEERING},
}
"""Of several statuses, those at whose beginning the act is awaited (late opinions are all in; the vote is open)."""

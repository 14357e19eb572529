"""Advisory agencies: write an opinion, hand it up, release it; the drafting agency closes the round and answers."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.hashing import digest
from drafting.models import Plan
from drafting.refusals import Conflict
from permissions.duties import Duty
from permissions.models import User
from workflow.acting import Act, acting, locked, moved, trace
from workflow.awaiting import end_of
from workflow.models import AdvisoryRound, Comment, Opinion
from workflow.refusals import Unfit
from workflow.services.drafting import to_drafter


def write_opinion(
    plan: Plan,
    *,
    by: User,
    answer: str,
    text: str,
    comments: list[dict[str, str]],
    seen: str | None = None,
    turn: int | None = None,
) -> Opinion:
    """Save the agency's opinion as a draft that only it sees.

    comments: dicts with part_uid (empty: on the whole), text, proposed; empty texts are left out.
    seen: `words_of` the opinion when the form was opened; raises Conflict if a colleague has written since.
    """
    with acting(plan, "write_opinion", by=by) as act:
        opinion = _opinion(act)
        if seen is not None and seen != digest(words_of(opinion)):
            raise Conflict(
                _("Đồng chí khác trong cơ quan vừa ghi ý kiến này; phần đồng chí viết chưa được lưu."),
                mine={"text": _words(Opinion.Answer(answer).label if answer else "", text, comments)},
                theirs={"text": words_of(opinion)},
            )
        opinion.answer, opinion.text, opinion.prepared_by = answer, text.strip(), by
        opinion.save()
        opinion.comments.all().delete()
        paths = {item["uid"]: item["path"] for item in opinion.round.revision.content.body["items"]}
        Comment.objects.bulk_create(
            Comment(
                opinion=opinion,
                part_uid=c.get("part_uid", ""),
                path=paths.get(c.get("part_uid", ""), ""),
                text=c["text"].strip(),
                proposed=c.get("proposed", "").strip(),
            )
            for c in comments
            if c["text"].strip()
        )
        act.detail["agency"] = opinion.agency.code
    return opinion


def words_of(opinion: Opinion) -> str:
    """The whole opinion as one text to read and to compare."""
    rows = [{"text": row.text, "proposed": row.proposed} for row in opinion.comments.all()]
    return _words(str(opinion.get_answer_display()), opinion.text, rows)


def _words(answer: Any, text: str, comments: Iterable[dict[str, str]]) -> str:
    lines = [str(answer), text.strip()]
    for row in comments:
        lines.append(row["text"].strip())
        lines.append(row.get("proposed", "").strip())
    return "\n".join(filter(None, lines))


def hand_up_opinion(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """A specialist puts the opinion before the head of the agency."""
    with acting(plan, "hand_up_opinion", by=by) as act:
        opinion = _opinion(act)
        opinion.handed_up = True
        opinion.save(update_fields=["handed_up"])
        act.settle("write_opinion", agency=act.agency)
        act.wait_for(
            "release_opinion", agency=act.agency, duty=Duty.RELEASE, due_at=end_of(opinion.round.due_on)
        )
        act.detail["agency"] = act.agency.code


def release_opinion(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The head lets the opinion out; it names the revision of its round. The last one closes the round."""
    with acting(plan, "release_opinion", by=by) as act:
        opinion = _opinion(act)
        opinion.released_by, opinion.released_at = by, act.now
        opinion.late = timezone.localdate() > opinion.round.due_on
        opinion.save()
        _whole_as_comment(opinion)
        act.settle("write_opinion", "release_opinion", agency=act.agency)
        act.detail |= {
            "agency": act.agency.code,
            "answer": opinion.answer,
            "revision": opinion.round.revision.content_id,
        }
        if not opinion.round.opinions.filter(released_at=None).exists():
            _close(act, opinion.round)


def _whole_as_comment(opinion: Opinion) -> None:
    """What an agency says on the whole is answered like any other comment."""
    if opinion.text and opinion.answer != Opinion.Answer.AGREE:
        Comment.objects.create(opinion=opinion, text=opinion.text)


def _opinion(act: Act) -> Opinion:
    return Opinion.objects.select_related("round__revision__content", "agency").get(
        round__plan=act.plan, round__closed_at=None, agency=act.agency
    )


def close_advisory_round(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """Close the round after its due date with opinions still missing; who was silent stays on record."""
    with acting(plan, "close_advisory_round", by=by, turn=turn) as act:
        _close(act, act.plan.advisory_rounds.get(closed_at=None))


def _close(act: Act, round_: AdvisoryRound) -> None:
    round_.closed_at = act.now
    round_.save(update_fields=["closed_at"])
    act.settle()
    act.plan.close_advisory_round()
    if act.verb != "close_advisory_round":
        act.plan.turn += 1
    to_drafter(act)
    act.detail["closed_round"] = round_.number


def close_overdue_rounds() -> int:
    """The sweep: close rounds whose due date has passed. Returns how many."""
    closed = 0
    overdue = AdvisoryRound.objects.filter(closed_at=None, due_on__lt=timezone.localdate())
    for round_ in overdue.select_related("plan__process"):
        closed += _close_overdue(round_.plan)
    return closed


@transaction.atomic
def _close_overdue(plan: Plan) -> int:
    with locked(plan) as fresh:
        round_ = fresh.advisory_rounds.filter(closed_at=None, due_on__lt=timezone.localdate()).first()
        if round_ is None:
            return 0
        act = Act(plan=fresh, by=None, verb="close_advisory_round", agency=fresh.drafted_by)  # type: ignore[arg-type]
        before = fresh.status
        _close(act, round_)
        fresh.turn += 1
        fresh.save()
        moved(fresh, before, fresh.drafter)
        trace(fresh, "close_advisory_round", None, {**act.detail, "to": fresh.status})
    return 1


def answer_comment(
    plan: Plan, *, by: User, comment: int, answer: str, reason: str = "", turn: int | None = None
) -> Comment:
    """Answer one comment of any round: accepted, partly, not accepted, with the reason where it is not taken whole."""
    reason = reason.strip()
    if answer not in Comment.Answer.values:
        raise Unfit(_("Cần chọn tiếp thu, tiếp thu một phần hoặc giải trình."))
    if answer != Comment.Answer.ACCEPTED and not reason:
        raise Unfit(_("Cần ghi lý do khi chưa tiếp thu toàn bộ ý kiến."))
    with acting(plan, "answer_comment", by=by) as act:
        row = Comment.objects.filter(
            pk=comment, opinion__round__plan=act.plan, opinion__released_at__isnull=False
        ).first()
        if row is None:
            raise Unfit(_("Không tìm thấy ý kiến góp ý này trong hồ sơ của kế hoạch."))
        row.answer, row.reason, row.answered_by, row.answered_at = answer, reason, by, act.now
        row.save()
        act.detail |= {"comment": row.pk, "answer": answer}
    return row


def silent_agencies(round_: AdvisoryRound) -> list[Any]:
    """Agencies that were asked and did not answer; their silence is agreement only if the letter said so."""
    return [o.agency for o in round_.opinions.filter(released_at=None).select_related("agency")]

"""Advisory agencies: write an opinion, hand it up, release it; the drafting agency closes the round and answers."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting import editing
from drafting.hashing import digest, part_hashes
from drafting.models import Plan
from drafting.refusals import Conflict
from permissions.duties import Duty
from permissions.models import User
from records.models import StoredFile
from workflow.acting import Act, acting, locked, moved, trace
from workflow.awaiting import end_of
from workflow.models import AdvisoryRound, Awaited, Comment, Opinion, OpinionFile
from workflow.refusals import Unfit
from workflow.services.drafting import LATE, ask_drafter

MOST_FILES = 10


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
        hashes = part_hashes(opinion.round.revision.content.body)
        _refuse_elsewhere(opinion, comments)
        Comment.objects.bulk_create(
            Comment(
                opinion=opinion,
                part_uid=c.get("part_uid", ""),
                path=paths.get(c.get("part_uid", ""), ""),
                part_hash=hashes.get(c.get("part_uid", ""), ""),
                text=c["text"].strip(),
                proposed=c.get("proposed", "").strip(),
            )
            for c in comments
            if c["text"].strip()
        )
        act.detail["agency"] = opinion.agency.code
    return opinion


def _refuse_elsewhere(opinion: Opinion, comments: list[dict[str, str]]) -> None:
    only = set(opinion.round.only)
    if only and any(c["text"].strip() and c.get("part_uid") and c["part_uid"] not in only for c in comments):
        raise Unfit(_("Lần này chỉ lấy ý kiến về những nội dung đã thay đổi."))


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


def attach_to_opinion(plan: Plan, *, by: User, file: StoredFile, name: str) -> OpinionFile:
    """Add a file to the agency's draft of an opinion; the same file again is the same row."""
    with acting(plan, "write_opinion", by=by) as act:
        opinion = _opinion(act)
        if opinion.files.count() >= MOST_FILES:
            raise Unfit(_("Mỗi ý kiến đính kèm tối đa %(n)s tệp.") % {"n": MOST_FILES})
        row = OpinionFile.objects.filter(opinion=opinion, file=file).first()
        row = row or OpinionFile.objects.create(opinion=opinion, file=file, name=name[-200:], added_by=by)
        act.detail |= {"agency": opinion.agency.code, "attached": file.sha256}
    return row


def detach_from_opinion(plan: Plan, *, by: User, file: int) -> None:
    """Take a file out of the agency's draft."""
    with acting(plan, "write_opinion", by=by) as act:
        opinion = _opinion(act)
        row = opinion.files.filter(pk=file).select_related("file").first()
        if row is None:
            raise Unfit(_("Tệp này không còn trong ý kiến."))
        act.detail |= {"agency": opinion.agency.code, "detached": row.file.sha256}
        row.delete()


def hand_up_opinion(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """A specialist puts the opinion before the head of the agency."""
    with acting(plan, "hand_up_opinion", by=by) as act:
        opinion = _opinion(act)
        opinion.handed_up = True
        opinion.save(update_fields=["handed_up"])
        act.settle("write_opinion", agency=act.agency)
        act.wait_for("release_opinion", agency=act.agency, duty=Duty.RELEASE, due_at=end_of(opinion.due_on))
        act.detail["agency"] = act.agency.code


def release_opinion(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The head lets the opinion out; it names the revision of its round. The last one closes the round."""
    with acting(plan, "release_opinion", by=by) as act:
        opinion = _opinion(act)
        opinion.released_by, opinion.released_at = by, act.now
        take_in(act, opinion)


def take_in(act: Act, opinion: Opinion) -> None:
    """The opinion counts from here on; the last one closes its round, one that comes after that is marked as late."""
    opinion.late = timezone.localdate() > opinion.due_on or opinion.round.closed_at is not None
    opinion.save()
    _whole_as_comment(opinion)
    act.settle(*LATE, agency=opinion.agency)
    act.detail |= {
        "agency": opinion.agency.code,
        "answer": opinion.answer,
        "revision": opinion.round.revision.content_id,
    }
    if opinion.late:
        act.detail["late"] = True
    close_if_whole(act, opinion.round)


def close_if_whole(act: Act, round_: AdvisoryRound) -> None:
    """Nobody is asked any more: the round closes by itself."""
    asked = round_.opinions.filter(released_at=None, withdrawn_at=None)
    if round_.closed_at is None and not asked.exists():
        _close(act, round_)


def _whole_as_comment(opinion: Opinion) -> None:
    """What an agency says on the whole is answered like any other comment."""
    if opinion.text and opinion.answer != Opinion.Answer.AGREE:
        Comment.objects.create(opinion=opinion, text=opinion.text)


def _opinion(act: Act) -> Opinion:
    """The one that this agency is asked for: of the open round, or of the last one that was closed without it."""
    rows = Opinion.objects.select_related("round__revision__content", "agency").filter(
        round__plan=act.plan,
        round__recalled=False,
        agency=act.agency,
        released_at=None,
        withdrawn_at=None,
    )
    found = rows.order_by("round__number").last()
    if found is None:
        raise Unfit(_("Cơ quan của đồng chí không còn được lấy ý kiến về dự thảo này."))
    return found


def close_advisory_round(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """Close the round after its due date with opinions still missing; who was silent stays on record."""
    with acting(plan, "close_advisory_round", by=by, turn=turn) as act:
        _close(act, act.plan.advisory_rounds.get(closed_at=None))


def _close(act: Act, round_: AdvisoryRound) -> None:
    round_.closed_at = act.now
    round_.save(update_fields=["closed_at"])
    silent = list(
        round_.opinions.filter(released_at=None, withdrawn_at=None).values_list("agency", flat=True)
    )
    Awaited.objects.filter(plan=act.plan, done_at=None).exclude(act__in=LATE, agency__in=silent).update(
        done_at=act.now, done_by=act.by
    )
    act.plan.close_advisory_round()
    if act.verb != "close_advisory_round":
        act.plan.turn += 1
    ask_drafter(act)
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
    plan: Plan,
    *,
    by: User,
    comment: int,
    answer: str,
    reason: str = "",
    also: Collection[int] = (),
    turn: int | None = None,
) -> Comment:
    """Answer one comment of any round: accepted, partly, not accepted, with the reason where it is not taken whole.

    `also`: further comments, not answered yet, that say the same and get the same answer.
    """
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
        if also:
            alike = Comment.open_in(act.plan).filter(pk__in=list(also))
            act.detail["also"] = list(alike.values_list("pk", flat=True))
            alike.update(answer=answer, reason=reason, answered_by=by, answered_at=act.now)
    return row


def take_wording(plan: Plan, *, by: User, comment: int, edit_number: int) -> Comment:
    """Put the wording that a comment proposes in the place of the point's text, and answer it as accepted.

    Raises Conflict where the point was changed since the page was shown.
    """
    with transaction.atomic():
        row = Comment.objects.filter(
            pk=comment, opinion__round__plan=plan, opinion__released_at__isnull=False
        ).first()
        part = plan.parts.filter(uid=row.part_uid).first() if row and row.part_uid else None
        if row is None or part is None or not row.proposed:
            raise Unfit(_("Ý kiến này không có câu chữ đề nghị cho một nội dung còn trong dự thảo."))
        editing.save_part(part, by=by, edit_number=edit_number, text=row.proposed)
        return answer_comment(plan, by=by, comment=comment, answer=Comment.Answer.ACCEPTED)


def silent_agencies(round_: AdvisoryRound) -> list[Any]:
    """Agencies that were asked and did not answer; their silence is agreement only if the letter said so."""
    rows = round_.opinions.filter(released_at=None, withdrawn_at=None).select_related("agency")
    return [opinion.agency for opinion in rows]

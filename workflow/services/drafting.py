"""The drafting agency: hand up, hand back, release, recall, cancel."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, Status, Urgency
from drafting.text import revise
from permissions.duties import Duty
from permissions.models import Agency, User
from workflow.acting import Act, acting
from workflow.awaiting import end_of
from workflow.bodies import office
from workflow.models import AdvisoryRound, EditorialChange, Issuance, Opinion, Return
from workflow.pacing import due_at
from workflow.refusals import Unfit
from workflow.services.changes import Change, changes_since_opinions, last_round, unclassed_changes

LATE = ("write_opinion", "release_opinion")
"""What an agency that was silent may still do after its round, until the draft goes on."""


def hand_up(plan: Plan, *, by: User, turn: int | None = None) -> None:
    """The drafter puts the draft before the head; the text rests until it is released or handed back."""
    with acting(plan, "hand_up", by=by, turn=turn) as act:
        revision = revise(act.plan, by=by)
        act.plan.handed_up, act.plan.handed_up_revision = True, revision
        act.settle("hand_up")
        act.wait_for(
            "release", agency=act.agency, duty=Duty.RELEASE, due_at=due_at(act.plan, act.plan.status)
        )
        act.detail["revision"] = revision.content_id


def hand_back(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The head gives the draft back to the drafter with a reason."""
    with acting(plan, "hand_back", by=by, turn=turn) as act:
        note_return(act, reason)
        act.settle("release")
        ask_drafter(act)


def allow_unanswered(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The head's recorded decision to let an urgent draft go on with unanswered tasks."""
    if not reason.strip():
        raise Unfit(_("Cần ghi lý do cho chuyển khi chưa đối chiếu đủ nhiệm vụ của cấp trên."))
    with acting(plan, "allow_unanswered", by=by, turn=turn) as act:
        act.plan.unanswered_allowed = reason.strip()
        act.detail["reason"] = reason.strip()


def set_urgency(plan: Plan, *, by: User, urgency: str, reason: str, turn: int | None = None) -> None:
    """How urgent the plan is, with the reason that stays in the dossier: the shorter times hold from here on."""
    reason = " ".join(reason.split())[:300]
    if urgency not in ("", *Urgency.values):
        raise Unfit(_("Cần chọn mức độ khẩn trong danh sách."))
    if not reason:
        raise Unfit(_("Cần ghi lý do đổi mức độ khẩn."))
    with acting(plan, "set_urgency", by=by) as act:
        act.plan.urgency, act.plan.urgency_reason = urgency, reason if urgency else ""
        act.detail |= {"urgency": urgency, "reason": reason}


def release_to_advisers(
    plan: Plan,
    *,
    by: User,
    agencies: list[Agency],
    due_on: date,
    silence_agrees: bool = False,
    only_changes: bool = False,
    turn: int | None = None,
) -> AdvisoryRound:
    """The head asks advisory agencies for their opinion on the handed-up text, until a due date.

    `only_changes`: on the parts alone that were changed since the round before; Unfit where there are none.
    """
    if not agencies:
        raise Unfit(_("Cần chọn ít nhất một cơ quan góp ý."))
    if due_on < timezone.localdate():
        raise Unfit(_("Thời hạn góp ý phải từ hôm nay trở đi."))
    with acting(plan, "release_to_advisers", by=by, turn=turn) as act:
        number = act.counts["rounds"] + 1
        if number > 1:
            act.plan.draft_number += 1
        round_ = AdvisoryRound.objects.create(
            plan=act.plan,
            number=number,
            revision=act.revision,
            due_on=due_on,
            silence_agrees=silence_agrees,
            only=_changed_alone(act) if only_changes else [],
            draft_number=act.plan.draft_number,
        )
        act.settle("release", *LATE)
        ask_advisers(act, round_, agencies, due_on)
        act.plan.release_to_advisers()
        act.plan.handed_up = False
        settle_returns(act)
        act.detail |= {"round": number, "agencies": [a.code for a in agencies], "due_on": due_on.isoformat()}

    return round_


def _changed_alone(act: Act) -> list[str]:
    changed = [change.uid for change in changes_since_opinions(act.plan)]
    if not changed:
        raise Unfit(_("Không có nội dung nào thay đổi so với lần lấy ý kiến trước."))
    return changed


def ask_advisers(act: Act, round_: AdvisoryRound, agencies: Sequence[Agency], due_on: date) -> None:
    """Agencies whose opinion the round waits for."""
    Opinion.objects.bulk_create(Opinion(round=round_, agency=agency, due_on=due_on) for agency in agencies)
    act.join_all([(agency, Duty.ADVISE) for agency in agencies], revision=round_.revision)
    act.wait_for_all(
        [{"agency": agency} for agency in agencies],
        act="write_opinion",
        duty=Duty.ADVISE,
        due_at=end_of(due_on),
    )


def release_to_office(
    plan: Plan,
    *,
    by: User,
    editorial: list[str] | None = None,
    personnel: bool = False,
    turn: int | None = None,
) -> None:
    """The head lets the draft out to the Office for its appraisal.

    editorial: uids of the parts that were changed since the opinions and answer no comment, each classed as
    editorial by the head; one that is not classed needs another round. What is no such part is left out of account.
    """
    with acting(plan, "release_to_office", by=by, turn=turn) as act:
        changes, classed = unclassed_changes(act.plan), set(editorial or [])
        open_changes = [change for change in changes if change.uid not in classed]
        if open_changes:
            raise Unfit(
                _(
                    "Mục %(paths)s đã thay đổi sau khi lấy ý kiến; đề nghị xác nhận là sửa câu chữ hoặc lấy ý kiến lại."
                )
                % {"paths": ", ".join(c.path for c in open_changes)}
            )
        if changes:
            _keep_editorial(act, changes)
        body = office(act.plan.issuer)
        act.join(body, Duty.APPRAISE, revision=act.revision)
        act.settle("release", *LATE)
        act.wait_for(
            "hand_up_appraisal", agency=body, duty=Duty.APPRAISE, due_at=due_at(act.plan, Status.APPRAISAL)
        )
        act.plan.release_to_office()
        act.plan.handed_up = False
        settle_returns(act)
        act.plan.personnel = personnel
        act.detail |= {
            "revision": act.revision.content_id,
            "editorial": [change.uid for change in changes],
            "personnel": personnel,
        }


def _keep_editorial(act: Act, changes: list[Change]) -> None:
    """The advisers of the round are told of what the head has classed."""
    round_ = last_round(act.plan)
    EditorialChange.objects.bulk_create(
        EditorialChange(
            round=round_,
            part_uid=change.uid,
            path=change.path,
            text=change.text,
            classed_by=act.by,
            classed_at=act.now,
        )
        for change in changes
    )


def recall(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """The drafting agency takes the draft back from its advisers; what they wrote stays in the record."""
    with acting(plan, "recall", by=by, turn=turn) as act:
        act.settle()
        round_ = act.plan.advisory_rounds.get(closed_at=None)
        round_.closed_at, round_.recalled = act.now, True
        round_.save(update_fields=["closed_at", "recalled"])
        earlier = act.plan.advisory_rounds.filter(recalled=False).exists()
        if earlier:
            act.plan.close_advisory_round()
        else:
            act.plan.recall()
        note_return(act, reason)
        ask_drafter(act)


def cancel(plan: Plan, *, by: User, reason: str, turn: int | None = None) -> None:
    """Stop the work on a plan for good, with the reason, as long as it has no number."""
    if not reason.strip():
        raise Unfit(_("Cần ghi lý do dừng soạn thảo."))
    with acting(plan, "cancel", by=by, turn=turn) as act:
        act.settle()
        act.plan.advisory_rounds.filter(closed_at=None).update(closed_at=act.now)
        act.plan.decision_rounds.filter(closed_at=None).update(closed_at=act.now, closed_by=by)
        Issuance.objects.filter(plan=act.plan, number=None).delete()
        act.plan.cancel()
        act.plan.handed_up = False
        act.detail["reason"] = reason.strip()


def ask_drafter(act: Act) -> None:
    """The text is open to the drafter again, who hands it up anew."""
    act.plan.handed_up = False
    act.wait_for(
        "hand_up",
        agency=act.plan.drafted_by,
        duty=Duty.DRAFT,
        person=act.plan.drafter,
        due_at=due_at(act.plan, act.plan.status),
    )


def note_return(act: Act, reason: str) -> None:
    """Keep the reason that the next person sees first."""
    if not reason.strip():
        raise Unfit(_("Cần ghi lý do để người tiếp nhận biết phải hoàn chỉnh những gì."))
    Return.objects.create(
        plan=act.plan, status=act.plan.status, agency=act.agency, reason=reason.strip(), made_by=act.by
    )
    act.detail["reason"] = reason.strip()


def settle_returns(act: Act) -> None:
    """What was asked back is done once the draft goes out again."""
    Return.objects.filter(plan=act.plan, settled_at=None).update(settled_at=act.now)


def send_back(act: Act, reason: str) -> None:
    """Yêu cầu hoàn chỉnh, trình lại: always to consolidating, or to drafting where no round was held."""
    note_return(act, reason)
    act.settle()
    if act.plan.advisory_rounds.filter(recalled=False).exists():
        act.plan.return_to_consolidating()
    else:
        act.plan.return_to_drafting()
    act.plan.draft_number += 1
    ask_drafter(act)

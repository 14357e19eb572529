"""A meeting of the deciding body: called by the permanent board, recorded by the Office, one vote for each matter."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from drafting.models import Plan, Status
from drafting.refusals import Conflict
from permissions.duties import Duty, holds
from permissions.models import Agency, User
from records import audit
from records.models import StoredFile
from workflow.acting import Act, acting
from workflow.bodies import office, on_duty
from workflow.models import Attendance, DecisionRound, Meeting, Member
from workflow.refusals import Blocked, Overtaken, Refused, Unfit
from workflow.services.deciding import NO_OFFICER, chosen_body, close_round, new_round, serving

MOST_MATTERS = 50


def put_to_meeting(
    plan: Plan,
    *,
    by: User,
    officer: User,
    meeting: Meeting | None = None,
    held_at: datetime | None = None,
    place: str = "",
    body: Agency | None = None,
    turn: int | None = None,
) -> DecisionRound:
    """The board puts the plan on the agenda of a meeting that is called, or calls one."""
    with acting(plan, "put_to_meeting", by=by, turn=turn) as act:
        bureau = office(act.plan.issuer)
        officer = on_duty(officer, Duty.APPRAISE, bureau, field="officer", otherwise=NO_OFFICER)
        first = act.plan.status == Status.STEERING
        if not first and body is None:
            body = act.round.body
        meeting = _called(
            act, meeting, chosen_body(act, meeting.body if meeting else body), held_at, place, officer
        )
        act.settle("open_written_round", "record_outcome")
        act.plan.decision_rounds.filter(recorded_at=None).update(recorded_at=act.now, recorded_by=by)
        round_ = new_round(
            act,
            serving(meeting.body),
            officer=meeting.officer,
            closes_at=meeting.held_at,
            way=DecisionRound.Way.MEETING,
            body=meeting.body,
            meeting=meeting,
        )
        act.wait_for(
            "record_vote",
            agency=bureau,
            duty=Duty.APPRAISE,
            person=meeting.officer,
            due_at=meeting.held_at,
        )
        if first:
            act.plan.put_to_meeting()
        act.detail |= {
            "meeting": str(meeting.uid),
            "held_at": meeting.held_at.isoformat(),
            "place": meeting.place,
        }
    return round_


def _called(
    act: Act, meeting: Meeting | None, body: Agency, held_at: datetime | None, place: str, officer: User
) -> Meeting:
    """The meeting that was chosen, locked and still open; else a new one with its roster."""
    if meeting is not None:
        now = Meeting.objects.select_for_update().filter(pk=meeting.pk, body=body).first()
        if now is None or now.closed_at is not None:
            raise Unfit(_("Hội nghị này đã kết thúc; đề nghị chọn hội nghị khác hoặc ghi thời gian mới."))
        if now.matters.count() >= MOST_MATTERS:
            raise Unfit(
                _("Hội nghị này đã có %(n)s nội dung; đề nghị chọn hội nghị khác.") % {"n": MOST_MATTERS}
            )
        return now
    if held_at is None or held_at <= timezone.now():
        raise Unfit(_("Đề nghị chọn một hội nghị đã có lịch, hoặc ghi thời gian họp sau thời điểm hiện tại."))
    made = Meeting.objects.create(
        committee=act.plan.issuer.body,
        body=body,
        held_at=held_at,
        place=" ".join(place.split()),
        officer=officer,
        opened_by=act.by,
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=made, user=user, post=post, rank=rank) for user, post, rank in serving(made.body)
    )
    return made


@contextmanager
def _recording(meeting: Meeting, verb: str, by: User) -> Iterator[tuple[Meeting, dict[str, Any]]]:
    """Lock the meeting, ask who keeps its record, yield, save, write the trail."""
    with transaction.atomic():
        now = (
            Meeting.objects.select_for_update(of=("self",))
            .select_related("committee", "body")
            .get(pk=meeting.pk)
        )
        if reason := why_not_recorded(now, by):
            raise Refused(reason)
        if now.closed_at is not None:
            raise Overtaken(_("Hội nghị đã kết thúc nên biên bản, danh sách không thay đổi được nữa."))
        detail: dict[str, Any] = {}
        yield now, detail
        now.save()
        audit.append(now.committee.code, verb, actor=by, subject=now.subject, detail=detail)


def why_not_recorded(meeting: Meeting, user: User) -> str:
    """The reason why this person does not keep the record; empty for the meeting's own officer while on duty."""
    bureau = meeting.committee.bodies.standing().filter(kind="office").first()
    if bureau is None or meeting.officer_id != user.pk:
        return _("Chỉ cán bộ Văn phòng được giao ghi chép hội nghị này mới ghi được.")
    if not holds(user, Duty.APPRAISE, bureau, timezone.localdate()):
        return _("Đồng chí không còn nhiệm vụ thẩm định của Văn phòng nên không ghi được.")
    return ""


def record_attendance(
    meeting: Meeting,
    *,
    by: User,
    edit_number: int,
    present: Mapping[int, bool],
    reasons: Mapping[int, str],
    chair: int | None,
    invitees: str = "",
) -> None:
    """Who was there, by id of the attendance row; why others were not; who chaired; who was there without a vote.

    Raises Conflict where somebody recorded it meanwhile.
    """
    with _recording(meeting, "record_attendance", by) as (now, detail):
        if now.edit_number != edit_number:
            raise Conflict(
                _("Danh sách dự họp vừa được ghi ở nơi khác nên chưa lưu; đề nghị xem lại."),
                mine={"text": invitees},
                theirs={"text": now.invitees},
            )
        rows = list(now.attendances.all())
        for row in rows:
            row.present = bool(present.get(row.pk))
            row.reason = "" if row.present else " ".join(reasons.get(row.pk, "").split())[:300]
        if not any(row.present for row in rows):
            raise Unfit(_("Chưa ghi đồng chí nào có mặt."))
        chosen = next((row for row in rows if row.pk == chair and row.present), None)
        if chosen is None:
            raise Unfit(_("Đề nghị chọn đồng chí chủ trì trong số các đồng chí có mặt."))
        Attendance.objects.bulk_update(rows, ["present", "reason"])
        now.chair_id, now.edit_number = chosen.user_id, now.edit_number + 1
        now.invitees = "\n".join(" ".join(line.split()) for line in invitees.splitlines() if line.strip())
        detail |= {"present": sum(bool(row.present) for row in rows), "members": len(rows)}


def attach_minutes(meeting: Meeting, *, by: User, file: StoredFile, name: str) -> None:
    """The signed minutes; a further file takes the place of the one before, which the trail still names."""
    with _recording(meeting, "attach_minutes", by) as (now, detail):
        now.minutes, now.minutes_name = file, name[-200:]
        detail["file"] = file.sha256


def close_meeting(meeting: Meeting, *, by: User) -> None:
    """The record is whole: every matter has its vote, the minutes are there. Nothing of it changes any more."""
    with _recording(meeting, "close_meeting", by) as (now, detail):
        left = now.matters.filter(closed_at=None).count()
        if left:
            raise Blocked(_("Còn %(n)02d nội dung chưa ghi kết quả biểu quyết.") % {"n": left})
        if now.minutes_id is None:
            raise Blocked(_("Chưa có biên bản hội nghị; đề nghị đính kèm biên bản đã ký."))
        now.closed_at, now.closed_by = timezone.now(), by
        detail["matters"] = now.matters.count()


def record_vote(
    plan: Plan, *, by: User, agree: int, disagree: int, other: int, turn: int | None = None
) -> DecisionRound:
    """The hands that were counted on one matter; the rule gives the outcome, the board is asked to conclude."""
    with acting(plan, "record_vote", by=by, turn=turn) as act:
        round_ = act.round
        present = able_to_vote(round_)
        if min(agree, disagree, other) < 0 or agree + disagree + other > present:
            raise Unfit(
                _("Số biểu quyết nhiều hơn %(n)02d đồng chí có mặt, có quyền biểu quyết; đề nghị đếm lại.")
                % {"n": present}
            )
        round_.present = present
        round_.agree, round_.disagree, round_.other = agree, disagree, other
        close_round(act)
        act.detail |= {"meeting": str(round_.meeting.uid) if round_.meeting else "", "present": present}
    return round_


def able_to_vote(round_: DecisionRound) -> int:
    """How many members on the round's roster were at its meeting and have no recorded interest in the matter."""
    there = Attendance.objects.filter(meeting=round_.meeting, present=True).values("user")
    return Member.objects.filter(round=round_, user__in=there, interest="").count()

"""Another person takes over what one was doing, by the head's decision: nobody's departure holds a plan up."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from drafting.models import Plan
from permissions.duties import Duty
from permissions.models import User
from workflow.acting import Act, acting, trace
from workflow.bodies import office, on_duty
from workflow.models import Awaited, DecisionRound, Meeting
from workflow.refusals import Unfit

_NOT_THEIRS = gettext_lazy("Đồng chí được chọn không được giao nhiệm vụ này.")


def reassign(plan: Plan, *, by: User, person: User, turn: int | None = None) -> None:
    """The head of the drafting agency gives the draft, and all that it waits for, to another of its people."""
    with acting(plan, "reassign", by=by) as act:
        person = on_duty(person, Duty.DRAFT, act.plan.drafted_by, field="person", otherwise=_NOT_THEIRS)
        before = act.plan.drafter
        _hand_over(act, before, person, Duty.DRAFT)
        act.plan.drafter = person
        act.detail |= {"from": before.username, "to": person.username}


def reassign_officer(plan: Plan, *, by: User, person: User, turn: int | None = None) -> None:
    """The head of the Office gives the open round, and the meeting that it belongs to, to another officer."""
    with acting(plan, "reassign_officer", by=by) as act:
        person = on_duty(
            person, Duty.APPRAISE, office(act.plan.issuer), field="person", otherwise=_NOT_THEIRS
        )
        round_ = act.plan.decision_rounds.filter(closed_at=None).select_related("officer").last()
        assert round_ is not None
        before = round_.officer
        _hand_over(act, before, person, Duty.APPRAISE)
        round_.officer = person
        round_.save(update_fields=["officer"])
        told = {"from": before.username, "to": person.username}
        act.detail |= {"round": round_.number, **told}
        if round_.meeting_id:
            _meeting_to(round_, person, by, told)


def _meeting_to(round_: DecisionRound, person: User, by: User, told: dict[str, str]) -> None:
    """The record of a meeting is kept by one officer: its other open matters go along, each with its own entry."""
    assert round_.meeting_id is not None
    meeting = Meeting.objects.select_for_update().get(pk=round_.meeting_id)
    meeting.officer = person
    meeting.save(update_fields=["officer"])
    for other in meeting.matters.filter(closed_at=None).exclude(pk=round_.pk).select_related("plan__issuer"):
        Awaited.objects.filter(plan=other.plan, act="record_vote", done_at=None).update(person=person)
        other.officer = person
        other.save(update_fields=["officer"])
        trace(other.plan, "reassign_officer", by, {"round": other.number, **told})


def _hand_over(act: Act, before: User, person: User, duty: Duty) -> None:
    if before.pk == person.pk:
        raise Unfit(_("Đồng chí này đang làm việc đó; đề nghị chọn đồng chí khác."))
    rows = Awaited.objects.filter(plan=act.plan, done_at=None, duty=duty, person=before)
    rows.update(person=person)

"""The procedure of a plan, drawn and versioned. It reads like the paper procedure and decides nothing.

The services move the plan's status and then execute the node of the status that the plan left; every gateway
reads the status afresh. A new procedure is a new class beside this one (its nodes its own, nothing inherited) and
CURRENT names it; nodes of a class in use are not renamed. `replay_procedure` tells beforehand which plans under way
would stick in it.
"""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.base import Flow
from viewflow.workflow.lock import SelectForUpdateLock
from viewflow.workflow.status import STATUS

from drafting.models import Plan, Status
from drafting.models.plan import ENDED
from permissions.duties import Duty
from permissions.models import Agency
from workflow.models import PlanProcess


def _at(*statuses: Status) -> Any:
    """A gateway's question, asked of the row in the database: a cached plan would send an approved one back."""

    def ask(activation: Activation) -> bool:
        return _status(activation) in statuses

    return ask


def _status(activation: Activation) -> str:
    """Read once for all cases of one gateway, in the transaction in which it is passed."""
    kept: str | None = getattr(activation, "_plan_status", None)
    if kept is None:
        kept = Plan.objects.values_list("status", flat=True).get(pk=activation.process.plan_id)
        activation._plan_status = kept
    return kept


def _no_page(request: Any, **kwargs: Any) -> Any:
    """The steps are done on the plan's own pages; viewflow's are not served."""
    raise Http404


def _step(title: Any, duty: Duty, agency: Any) -> Any:
    """A node where people act. The permission keeps viewflow from offering it to everybody."""
    return (
        flow.View(_no_page)
        .Annotation(title=title)
        .Permission(f"permissions.{duty}_for", obj=lambda process: agency(process.plan))
    )


def _body(kind: str) -> Any:
    return lambda plan: Agency.objects.get(
        committee=plan.issuer_id, kind=kind, merged_into=None, ended_on=None
    )


class PlanFlow(Flow):
    process_class = PlanProcess
    process_title = _("Xây dựng, ban hành kế hoạch")
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)  # the default locks nothing

    # Drafting agency
    start = flow.StartHandle(this.begin).Annotation(title=_("Giao soạn thảo")).Next(this.drafting)
    drafting = _step(Status.DRAFTING.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_drafting
    )
    after_drafting = (
        flow.Switch()
        .Case(this.advisory_review, _at(Status.ADVISORY_REVIEW))
        .Case(this.appraisal, _at(Status.APPRAISAL))
        .Default(this.end)
    )

    # Advisory agencies: one node for the round, closed by the service; the opinions are rows
    advisory_review = _step(Status.ADVISORY_REVIEW.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_advisory_review
    )
    after_advisory_review = (
        flow.Switch()
        .Case(this.consolidating, _at(Status.CONSOLIDATING))
        .Case(this.drafting, _at(Status.DRAFTING))
        .Default(this.end)
    )
    consolidating = _step(Status.CONSOLIDATING.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_consolidating
    )
    after_consolidating = (
        flow.Switch()
        .Case(this.advisory_review, _at(Status.ADVISORY_REVIEW))
        .Case(this.appraisal, _at(Status.APPRAISAL))
        .Default(this.end)
    )

    # Office
    appraisal = _step(Status.APPRAISAL.label, Duty.APPRAISE, _body("office")).Next(this.after_appraisal)
    after_appraisal = (
        flow.Switch()
        .Case(this.steering, _at(Status.STEERING))
        .Case(this.consolidating, _at(Status.CONSOLIDATING))
        .Case(this.drafting, _at(Status.DRAFTING))
        .Default(this.end)
    )

    # Permanent board and deciding body
    steering = _step(Status.STEERING.label, Duty.STEER, _body("permanent_board")).Next(this.after_steering)
    after_steering = (
        flow.Switch()
        .Case(this.deciding, _at(Status.DECIDING))
        .Case(this.consolidating, _at(Status.CONSOLIDATING))
        .Case(this.drafting, _at(Status.DRAFTING))
        .Default(this.end)
    )
    deciding = _step(_("Trình cơ quan quyết định"), Duty.STEER, _body("permanent_board")).Next(
        this.after_deciding
    )
    after_deciding = (
        flow.Switch()
        .Case(this.finalising, _at(Status.FINALISING))
        .Case(this.consolidating, _at(Status.CONSOLIDATING))
        .Case(this.drafting, _at(Status.DRAFTING))
        .Default(this.end)
    )

    # After the decision
    finalising = _step(Status.FINALISING.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_finalising
    )
    after_finalising = (
        flow.Switch()
        .Case(this.signing, _at(Status.SIGNING))
        .Case(this.steering, _at(Status.STEERING))
        .Default(this.end)
    )
    signing = _step(Status.SIGNING.label, Duty.SIGN, lambda plan: plan.issuer).Next(this.after_signing)
    after_signing = flow.Switch().Case(this.finalising, _at(Status.FINALISING)).Default(this.end)

    end = flow.End().Annotation(title=_("Đã ban hành hoặc dừng soạn thảo"))

    def begin(self, activation: Activation, plan: Plan) -> None:
        """Tie the new process to its plan."""
        activation.process.plan = plan


CURRENT: type[Flow] = PlanFlow
"""The procedure that new plans begin with; a plan under way keeps its own."""


def start(plan: Plan) -> None:
    """Begin the procedure of a new plan; call inside the transaction that makes it."""
    CURRENT.start.run(plan=plan)


def step(plan: Plan, left: str, by: Any) -> None:
    """Execute the node of the status that the plan has left; the plan is saved with its new status before.

    Called under the flow's lock (workflow.acting.locked), so the task is not locked and read a second time, and its
    process is the one that the plan brings; who executes it is saved with the execution.
    """
    process = plan.process
    task = process.flow_class.task_class.objects.get(
        process_id=process.pk, flow_task=getattr(process.flow_class, left), finished=None
    )
    task.process, process.plan = process, plan
    task.owner, task.status = by, STATUS.ASSIGNED
    activation = task.flow_task.activation_class(task)
    activation.start(None)
    activation.execute()


EXPECTED: dict[str, set[str]] = {
    **{status: {status} for status in Status if status not in ENDED},
    **{status: set() for status in ENDED},
}
"""Status → names of the human nodes that must be open."""


def open_nodes(plan: Plan) -> set[str]:
    tasks = PlanFlow.task_class.objects.filter(process__planprocess__plan=plan, finished=None)
    return {task.flow_task.name for task in tasks}

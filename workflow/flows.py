"""The procedure of a plan, drawn and versioned. It reads like the paper procedure and decides nothing.

The services move the plan's status and then execute the node of the status that the plan left; every gateway
reads the status afresh. A new procedure is a new class beside this one (its nodes its own, nothing inherited) and
CURRENT names it; nodes of a class in use are not renamed. `replay_procedure` tells beforehand which plans under way
would stick in it.
"""

from typing import Any

from django.db.models import F
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
from workflow.bodies import office, permanent_board
from workflow.gateways import Gateway, at
from workflow.models import PlanProcess


def _no_page(request: Any, **kwargs: Any) -> Any:
    """The steps are done on the plan's own pages; viewflow's are not served."""
    raise Http404


def _office(plan: Plan) -> Agency:
    return office(plan.issuer)


def _board(plan: Plan) -> Agency:
    return permanent_board(plan.issuer)


def _step(title: Any, duty: Duty, agency: Any) -> Any:
    """A node where people act. The permission keeps viewflow from offering it to everybody."""
    return (
        flow.View(_no_page)
        .Annotation(title=title)
        .Permission(f"permissions.{duty}_for", obj=lambda process: agency(process.plan))
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
        Gateway()
        .Case(this.advisory_review, at(Status.ADVISORY_REVIEW))
        .Case(this.appraisal, at(Status.APPRAISAL))
        .Default(this.end)
    )

    # Advisory agencies: one node for the round, closed by the service; the opinions are rows
    advisory_review = _step(Status.ADVISORY_REVIEW.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_advisory_review
    )
    after_advisory_review = (
        Gateway()
        .Case(this.consolidating, at(Status.CONSOLIDATING))
        .Case(this.drafting, at(Status.DRAFTING))
        .Default(this.end)
    )
    consolidating = _step(Status.CONSOLIDATING.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_consolidating
    )
    after_consolidating = (
        Gateway()
        .Case(this.advisory_review, at(Status.ADVISORY_REVIEW))
        .Case(this.appraisal, at(Status.APPRAISAL))
        .Default(this.end)
    )

    # Office
    appraisal = _step(Status.APPRAISAL.label, Duty.APPRAISE, _office).Next(this.after_appraisal)
    after_appraisal = (
        Gateway()
        .Case(this.steering, at(Status.STEERING))
        .Case(this.consolidating, at(Status.CONSOLIDATING))
        .Case(this.drafting, at(Status.DRAFTING))
        .Default(this.end)
    )

    # Permanent board and deciding body
    steering = _step(Status.STEERING.label, Duty.STEER, _board).Next(this.after_steering)
    after_steering = (
        Gateway()
        .Case(this.deciding, at(Status.DECIDING))
        .Case(this.consolidating, at(Status.CONSOLIDATING))
        .Case(this.drafting, at(Status.DRAFTING))
        .Default(this.end)
    )
    deciding = _step(_("Trình cơ quan quyết định"), Duty.STEER, _board).Next(this.after_deciding)
    after_deciding = (
        Gateway()
        .Case(this.finalising, at(Status.FINALISING))
        .Case(this.consolidating, at(Status.CONSOLIDATING))
        .Case(this.drafting, at(Status.DRAFTING))
        .Default(this.end)
    )

    # After the decision
    finalising = _step(Status.FINALISING.label, Duty.DRAFT, lambda plan: plan.drafted_by).Next(
        this.after_finalising
    )
    after_finalising = (
        Gateway()
        .Case(this.signing, at(Status.SIGNING))
        .Case(this.steering, at(Status.STEERING))
        .Default(this.end)
    )
    signing = _step(Status.SIGNING.label, Duty.SIGN, lambda plan: plan.issuer).Next(this.after_signing)
    after_signing = Gateway().Case(this.finalising, at(Status.FINALISING)).Default(this.end)

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
    tasks = process.flow_class.task_class.objects.annotate(
        plan_status=F("process__planprocess__plan__status")
    )
    task = tasks.get(process_id=process.pk, flow_task=getattr(process.flow_class, left), finished=None)
    task.process, process.plan, process.plan_status = process, plan, task.plan_status
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

"""The gateways of a procedure: each leads to the step of the status that the plan has now."""

from typing import Any

from django.utils.timezone import now
from viewflow.workflow import flow
from viewflow.workflow.activation import Activation
from viewflow.workflow.exceptions import FlowRuntimeError
from viewflow.workflow.nodes.switch import SwitchActivation
from viewflow.workflow.signals import task_finished

from drafting.models import Status


class _Passing(SwitchActivation):
    """viewflow's, without its savepoint and with one write instead of two: a gateway waits for nobody."""

    # Activations are kept in sets, where viewflow knows them by rows that are there already.
    __eq__, __hash__ = object.__eq__, object.__hash__

    @classmethod
    def create(cls, flow_task: Any, prev_activation: Activation, token: Any, **_more: Any) -> "_Passing":
        process = prev_activation.process
        made = cls(flow_task.flow_class.task_class(process=process, flow_task=flow_task, token=token))
        made.before = prev_activation.task
        return made

    @Activation.status.super()  # type: ignore[untyped-decorator]
    def activate(self) -> None:
        self.next_task = next(
            (node for node, asks in self.flow_task._branches if not asks or asks(self)), None
        )
        if self.next_task is None:
            raise FlowRuntimeError(f"No way leads on from {self.flow_task.name}.")

    @Activation.status.super()  # type: ignore[untyped-decorator]
    def complete(self) -> None:
        self.task.finished = now()
        self.task.save()
        self.task.previous.add(self.before)
        task_finished.send(sender=self.flow_class, process=self.process, task=self.task)


class Gateway(flow.Switch):
    activation_class = _Passing


def at(*statuses: Status) -> Any:
    """A gateway's question, answered by the database: a cached plan would send an approved one back.

    `flows.step` has read the status with its task, after the service had saved it under the lock.
    """

    def ask(activation: Activation) -> bool:
        return activation.process.plan_status in statuses

    return ask

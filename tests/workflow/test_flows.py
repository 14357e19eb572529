"""The drawn procedure: frozen names, a permission on every step, a lock that holds."""

import pytest
from django.contrib.auth.models import Permission
from viewflow.workflow import flow
from viewflow.workflow.lock import SelectForUpdateLock

from drafting.models import Status
from drafting.models.plan import ENDED
from tests.walks import walk
from workflow.flows import EXPECTED, PlanFlow, open_nodes

NODES = {
    "start", "drafting", "after_drafting", "advisory_review", "after_advisory_review", "consolidating",
    "after_consolidating", "appraisal", "after_appraisal", "steering", "after_steering", "deciding",
    "after_deciding", "finalising", "after_finalising", "signing", "after_signing", "end",
}  # fmt: skip
"""Rows of running plans name these nodes: none is renamed or removed, a new procedure is a new class."""


def test_the_nodes_of_the_procedure_keep_their_names() -> None:
    assert {node.name for node in PlanFlow.instance.nodes()} == NODES


def test_every_status_in_which_people_act_has_its_node() -> None:
    people = {node.name for node in PlanFlow.instance.nodes() if isinstance(node, flow.View)}
    assert people == {status.value for status in Status if status not in ENDED}
    assert all(EXPECTED[status] == {status} for status in people)


@pytest.mark.usefixtures("cast")
def test_every_step_asks_for_a_permission_that_exists_so_that_none_belongs_to_everybody() -> None:
    asked = {node._owner_permission for node in PlanFlow.instance.nodes() if isinstance(node, flow.View)}
    known = {
        f"permissions.{name}"
        for name in Permission.objects.filter(content_type__app_label="permissions").values_list(
            "codename", flat=True
        )
    }
    assert asked
    assert asked <= known


def test_the_lock_waits_for_the_row_instead_of_losing_a_case() -> None:
    lock = PlanFlow.lock_impl
    assert isinstance(lock, SelectForUpdateLock)
    assert (lock.nowait, lock.attempts) == (False, 1)


@pytest.mark.usefixtures("cast")
def test_the_open_node_follows_the_plan_and_its_task_names_the_agency() -> None:
    way = walk(Status.APPRAISAL)
    assert open_nodes(way.plan) == {"appraisal"}
    task = PlanFlow.task_class.objects.get(process__planprocess__plan=way.plan, finished=None)
    assert task.owner_permission == "permissions.appraise_for"
    assert str(task.owner_permission_obj) == "Văn phòng Tỉnh ủy"

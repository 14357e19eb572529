"""Procedure versions: a plan keeps its own; what a new one could not carry is named before it is taken up."""

import json

import pytest
from django.core.management import CommandError, call_command
from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.base import Flow

from drafting.models import Status
from permissions.duties import Duty
from tests.plans import make_plan, person
from tests.walks import one_entry, untouched
from tests.workflow.ways import address, at, browser
from workflow import flows, gateways
from workflow.flows import PlanFlow, _step, open_nodes
from workflow.models import ConclusionLine, PlanProcess, Return
from workflow.refusals import Overtaken
from workflow.replaying import edges_of, sticking
from workflow.services import drafting, finalising

pytestmark = pytest.mark.usefixtures("cast")


class Later(Flow):
    """What later procedures have in common with the present one; nodes belong to one class and are not inherited."""

    process_class = PlanProcess
    lock_impl = PlanFlow.lock_impl

    def begin(self, activation, plan):
        activation.process.plan = plan


def step(label):
    return _step(label, Duty.DRAFT, lambda plan: plan.drafted_by)


def gate(*statuses):
    switch = gateways.Gateway()
    for status in statuses:
        switch = switch.Case(getattr(this, status), gateways.at(status))
    return switch.Default(this.end)


class WithoutBoard(Later):
    """The Office sends a draft straight to the deciding body."""

    start = flow.StartHandle(this.begin).Next(this.drafting)
    drafting = step("Soạn thảo").Next(this.after_drafting)
    after_drafting = gate(Status.ADVISORY_REVIEW, Status.APPRAISAL)
    advisory_review = step("Góp ý").Next(this.after_advisory_review)
    after_advisory_review = gate(Status.CONSOLIDATING, Status.DRAFTING)
    consolidating = step("Tiếp thu").Next(this.after_consolidating)
    after_consolidating = gate(Status.ADVISORY_REVIEW, Status.APPRAISAL)
    appraisal = step("Thẩm định").Next(this.after_appraisal)
    after_appraisal = gate(Status.DECIDING, Status.CONSOLIDATING)
    deciding = step("Quyết định").Next(this.after_deciding)
    after_deciding = gate(Status.CONSOLIDATING)
    end = flow.End()


class WithoutAdvisers(Later):
    """Drafts go straight to the Office."""

    start = flow.StartHandle(this.begin).Next(this.drafting)
    drafting = step("Soạn thảo").Next(this.after_drafting)
    after_drafting = gate(Status.APPRAISAL)
    consolidating = step("Hoàn chỉnh").Next(this.after_consolidating)
    after_consolidating = gate(Status.APPRAISAL)
    appraisal = step("Thẩm định").Next(this.after_appraisal)
    after_appraisal = gate(Status.CONSOLIDATING)
    end = flow.End()


def test_the_edges_of_the_procedure_are_those_of_the_lifecycle():
    edges = edges_of(PlanFlow)
    assert edges["drafting"] == {"advisory_review", "appraisal", "end"}
    assert edges["finalising"] == {"signing", "steering", "end"}
    assert set(edges) == {str(status) for status in Status if flows.EXPECTED.get(status)}


@pytest.mark.parametrize("status", [Status.DRAFTING, Status.CONSOLIDATING, Status.DECIDING, Status.SIGNING])
def test_every_plan_comes_through_the_procedure_that_it_began_with(status):
    at(status)
    assert sticking(PlanFlow) == []


def test_a_plan_that_was_before_the_board_would_stick_where_there_is_none():
    plan = at(Status.STEERING).plan
    assert sticking(WithoutBoard) == [
        {"plan": str(plan.uid), "status": "steering", "missing": "no way from appraisal to steering"}
    ]


def test_a_plan_that_was_never_there_does_not_stick():
    at(Status.CONSOLIDATING)
    assert sticking(WithoutBoard) == []
    assert [row["missing"] for row in sticking(WithoutAdvisers)] == [
        "no way from drafting to advisory_review"
    ]


def test_the_command_lists_them_and_ends_with_an_error(capsys):
    at(Status.STEERING)
    call_command("replay_procedure")
    assert json.loads(capsys.readouterr().out) == []
    with pytest.raises(SystemExit):
        call_command("replay_procedure", f"{__name__}.WithoutBoard")
    assert json.loads(capsys.readouterr().out)[0]["status"] == "steering"
    for wrong in ("workflow.flows.start", "nothing.at.All"):
        with pytest.raises(CommandError):
            call_command("replay_procedure", wrong)


def test_a_plan_under_way_goes_on_in_its_own_procedure_after_a_new_one_is_current(monkeypatch):
    way = at(Status.DRAFTING)
    # A procedure is found again by the module of its application.
    monkeypatch.setattr(WithoutAdvisers, "__module__", flows.__name__)
    monkeypatch.setattr(flows, "WithoutAdvisers", WithoutAdvisers, raising=False)
    monkeypatch.setattr(flows, "CURRENT", WithoutAdvisers)
    way.to(Status.ADVISORY_REVIEW)
    assert open_nodes(way.plan) == {"advisory_review"}
    assert PlanProcess.objects.get(plan=way.plan).flow_class is PlanFlow
    assert PlanProcess.objects.get(plan=make_plan()).flow_class is WithoutAdvisers


def finalised():
    way = at(Status.FINALISING)
    drafting.hand_up(way.again(), by=person("soan"))
    return way


def test_a_change_beyond_the_conclusion_goes_back_to_the_board_and_is_decided_again():
    way = finalised()
    with one_entry("ask_for_more"):
        finalising.ask_for_more(
            way.again(), by=person("truongban"), reason="Trung ương bổ sung chỉ tiêu ngoài kết luận."
        )
    plan = way.again()
    assert (plan.status, open_nodes(plan)) == (Status.STEERING, {"steering"})
    assert "Trung ương bổ sung" in browser("thuongtruc").get(address(plan)).content.decode()
    assert Return.objects.filter(plan=plan, settled_at=None).count() == 1
    assert not plan.parts.filter(open=True).exists()
    way.open_written_round()
    assert way.again().decision_rounds.count() == 2
    assert ConclusionLine.objects.filter(plan=plan, ticked_at=None).exists()


def test_the_head_does_not_take_a_text_from_the_drafters_desk():
    way = at(Status.FINALISING)
    with untouched(), pytest.raises(Overtaken):
        finalising.ask_for_more(way.plan, by=person("truongban"), reason="Bổ sung.")


def test_the_timeline_prints_every_entry_with_the_hash_that_proves_it():
    from workflow.can import Stand
    from workflow.history import entries_for, paper

    plan = at(Status.FINALISING).plan
    stand = Stand(person("soan"), plan)
    rows = paper(stand)["rows"]
    entries = list(entries_for(stand).order_by("pk"))
    assert [row[4] for row in rows] == [entry.hash[:16] for entry in entries]
    assert [int(row[0]) for row in rows] == [entry.number for entry in entries]
    fewer = paper(Stand(person("gopy1"), plan))["rows"]
    assert len(fewer) < len(rows)


def test_the_procedure_is_a_bpmn_file_for_insiders():
    plan = at(Status.CONSOLIDATING).plan
    answer = browser("soan").get(address(plan, "procedure.bpmn"))
    assert b"bpmn" in answer.content[:2000]
    assert "attachment" in answer["Content-Disposition"]

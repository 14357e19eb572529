"""Does every plan stand where its status says? The open node of the flow and the awaited rows must fit it."""

from typing import Any

from drafting.models import Plan, Status
from drafting.models.plan import UNDER_WAY
from workflow import flows
from workflow.models import Awaited, Issuance

LATE = {"write_opinion", "release_opinion"}
"""Opinions that did not come in time are still taken while the drafters consolidate."""
SECOND_LOOK = "confirm_ballots"
"""Paper ballots may wait for it beside whatever else is awaited; the round does not close before."""
AFTERWARDS = {"register", "settle_returned", "take_note"}
"""What recipients and the issuing clerk may be asked for once a plan is out."""
WRITING_ACTS = ({"hand_up"}, {"release"})
EXPECTED_ACTS: dict[str, tuple[set[str], ...]] = {
    Status.DRAFTING: WRITING_ACTS,
    Status.ADVISORY_REVIEW: ({"write_opinion"}, {"release_opinion"}, {"write_opinion", "release_opinion"}),
    Status.CONSOLIDATING: WRITING_ACTS,
    Status.APPRAISAL: ({"hand_up_appraisal"}, {"release_to_steering"}),
    Status.STEERING: ({"open_written_round"},),
    Status.DECIDING: (
        {"send_ballot", "close_written_round"},
        {"close_written_round"},
        {"record_vote"},
        {"record_outcome"},
    ),
    Status.FINALISING: (*WRITING_ACTS, {"tick_line"}, {"initial"}),
    Status.SIGNING: (
        {"sign"},
        {"issue"},
        {"take_back_seal"},
        # by hand
        {"sign_on_paper", "issue"},
        {"sign_on_paper", "hand_in_scan"},
        {"sign_on_paper"},
        {"sign_on_paper", "vouch_for_scan"},
        {"confirm_scan"},
    ),
}
"""Status → the sets of acts of which exactly one must be awaited."""


def faults() -> list[dict[str, Any]]:
    """Plans whose open steps are not the ones that their status expects; empty when all is well."""
    found = []
    for plan in Plan.objects.select_related("process").iterator():
        nodes = flows.open_nodes(plan)
        acts = set(Awaited.objects.filter(plan=plan, done_at=None).values_list("act", flat=True))
        if plan.status == Status.CONSOLIDATING:
            acts -= LATE
        acts.discard(SECOND_LOOK)
        if plan.status in UNDER_WAY:
            fits = acts in EXPECTED_ACTS[plan.status] or (not acts and _sealing(plan))
        else:
            fits = acts <= AFTERWARDS
        if nodes != flows.EXPECTED[plan.status] or not fits:
            found.append(
                {
                    "plan": str(plan.uid),
                    "status": plan.status,
                    "nodes": sorted(nodes),
                    "awaited": sorted(acts),
                }
            )
    return found


def _sealing(plan: Plan) -> bool:
    """The clerk has pressed; the worker seals, and nobody is awaited meanwhile."""
    return (
        plan.status == Status.SIGNING
        and Issuance.objects.filter(plan=plan, numbered_at__isnull=False, issued_at=None).exists()
    )

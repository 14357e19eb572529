"""Would the plans under way come through another procedure? Their ways so far, held against its nodes and edges."""

from typing import Any

from viewflow.workflow.base import Flow

from drafting.models import Plan
from drafting.models.plan import ENDED
from workflow.steps import moves_of

END = "end"


def edges_of(procedure: type[Flow]) -> dict[str, set[str]]:
    """Step where people act → the steps that its gateway can lead to; "end" is the end."""
    nodes = {node.name: node for node in procedure.instance.nodes()}
    found: dict[str, set[str]] = {}
    for name, node in nodes.items():
        if node.task_type != "HUMAN":
            continue
        found[name] = set()
        for edge in node._outgoing():
            beyond = edge.dst._outgoing() if edge.dst.task_type != "HUMAN" else [edge]
            found[name] |= {each.dst.name for each in beyond} or {END}
    return found


def sticking(procedure: type[Flow]) -> list[dict[str, Any]]:
    """The plans under way that this procedure could not carry: where, and what is missing in it."""
    edges, found = edges_of(procedure), []
    for plan in Plan.objects.under_way().iterator():
        way = moves_of(plan)
        missing = next((move for move in way if not _leads(edges, *move)), None)
        if missing is not None or plan.status not in edges:
            left, to = missing or (plan.status, "")
            what = f"no step {left}" if left not in edges else f"no way from {left} to {to}"
            found.append({"plan": str(plan.uid), "status": plan.status, "missing": what})
    return found


def _leads(edges: dict[str, set[str]], left: str, to: str) -> bool:
    if left not in edges:
        return False
    return to in edges[left] if to not in ENDED else END in edges[left]

"""The procedure that a plan began with, as a picture: viewflow lays it out, the present place is marked."""

from typing import Any

from django.template.loader import render_to_string
from viewflow.workflow import chart
from viewflow.workflow.status import STATUS

from drafting.models import Plan
from workflow import flows
from workflow.models import PlanProcess

LOOKS = {
    "current": {"fill": "#fbe3e1", "stroke": "#9f1f1f", "ink": "#7a1414"},
    "done": {"fill": "#e2f0e6", "stroke": "#2c6b46", "ink": "#1f2937"},
    "todo": {"fill": "#ffffff", "stroke": "#8b8f98", "ink": "#4b5563"},
}
"""Colours of a picture that no style sheet reaches."""


def drawing(plan: Plan) -> str:
    """An SVG without style elements or attributes, so that it shows under the strictest content policy."""
    process = PlanProcess.objects.get(plan=plan)
    grid = chart.calc_layout_data(process.flow_class)
    chart.calc_cell_status(process.flow_class, grid, process.pk)
    present = flows.open_nodes(plan)
    cells = [_cell(cell, present) for cell in grid.cells]
    edges = [{"points": _points(edge.segments)} for edge in grid.edges]
    context = {"width": grid.width, "height": grid.height, "cells": cells, "edges": edges}
    return render_to_string("workflow/procedure.svg", context)


def bpmn(plan: Plan) -> str:
    """The procedure of the plan as BPMN 2.0, as viewflow writes it."""
    process = PlanProcess.objects.get(plan=plan)
    grid = chart.calc_layout_data(process.flow_class)
    chart.calc_cell_status(process.flow_class, grid, process.pk)
    return str(chart.grid_to_bpmn(grid))


def _cell(cell: Any, present: set[str]) -> dict[str, Any]:
    past = "done" if cell.status == STATUS.DONE else "todo"
    state = "current" if cell.node.name in present else past
    shape = cell.shape
    return {
        "look": LOOKS[state],
        "current": state == "current",
        "kind": _kind(shape),
        "x": shape.x,
        "y": shape.y,
        "width": shape.width,
        "height": shape.height,
        "middle": shape.width // 2,
        "lines": [{"text": text, "y": y} for text, _class, _size, _x, y in shape.text],
    }


def _kind(shape: Any) -> str:
    """task, gateway or event: what the picture tells apart."""
    if shape.width > shape.height:
        return "task"
    return "gateway" if "gateway" in shape.svg else "event"


def _points(segments: list[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in segments)

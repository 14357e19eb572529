"""Rows of a text as plain data, and back."""

from typing import Any

from drafting.models import Part, Plan

FIELDS = (
    *(
        "kind",
        "position",
        "level",
        "text",
        "item_kind",
        "is_agency",
        "lead",
        "partners",
        "deadlines",
        "target",
    ),
    *(
        "targets",
        "columns",
        "breaks",
        "runs",
        "cells",
        "file_id",
        "notes",
        "agency_id",
        "group",
        "note",
        "mark",
    ),
    "open",
)
PLACE = ("position", "level")


def row_of(part: Part) -> dict[str, Any]:
    """All that a part says and where it stands; its edit number is counted apart."""
    return {name: getattr(part, name) for name in FIELDS}


def place_of(part: Part) -> dict[str, Any]:
    return {name: getattr(part, name) for name in PLACE}


def put(part: Part, row: dict[str, Any]) -> Part:
    """Write the fields of a row into a part, which is not saved."""
    for name, value in row.items():
        setattr(part, name, value)
    return part


def made(plan: Plan, uid: str, row: dict[str, Any], edit_number: int) -> Part:
    return put(Part(plan=plan, uid=uid, edit_number=edit_number), row)

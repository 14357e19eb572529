"""The cells of a table in a form: a grid of fields, or lines for a table that is new or too large for one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from drafting import grids
from drafting.forms.parts import LONGEST
from drafting.refusals import Unfit


class CellsWidget(forms.Textarea):
    """Rows of cells as `name-row-column` with `name-rows` and `name-columns`; a text as lines."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        sizes = [str(data.get(f"{name}-{what}") or "") for what in ("rows", "columns")]
        if not all(size.isdecimal() and len(size) < 4 for size in sizes):
            return data.get(name, "")
        rows, columns = map(int, sizes)
        if rows * columns > grids.IN_GRID:
            return data.get(name, "")
        return [
            [" ".join(str(data.get(f"{name}-{row}-{column}") or "").split()) for column in range(columns)]
            for row in range(rows)
        ]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if isinstance(value, list) and value and len(value) * len(value[0]) <= grids.IN_GRID:
            given = {
                "name": name,
                "cells": value,
                "columns": range(len(value[0])),
                "id": (attrs or {}).get("id"),
            }
            return render_to_string("drafting/_grid.html", given)
        if isinstance(value, list):
            value = grids.written(value)
        return super().render(name, value, attrs, renderer)


class CellsField(forms.Field):
    """A table as rows of cells, as drafting.grids reads them."""

    widget = CellsWidget

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=CellsWidget(attrs={"rows": 8, "maxlength": LONGEST * 10}), **more)

    def clean(self, value: Any) -> grids.Cells:
        if isinstance(value, str):
            try:
                value = grids.read(value[: LONGEST * 10])
            except Unfit as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        cells: grids.Cells = [[cell.replace("\0", "") for cell in row] for row in value or []]
        if reason := grids.why_not(cells):
            raise forms.ValidationError(reason)
        return cells

"""The straight lines that a PDF page draws."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from drafting.reading.formats.grids import Rule

MOST_PATHS = 20_000
THIN = 3.0
"""Points; a filled box that is narrower is a drawn line."""


def rules_of(page: Any) -> tuple[list[Rule], list[Rule]]:
    """(horizontal, vertical) lines that are drawn on a page: strokes, sides of boxes, thin filled boxes."""
    across: list[Rule] = []
    down: list[Rule] = []
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > MOST_PATHS:
            return [], []
        stroked = has_stroke(item)
        for points in outlines(item):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            wide, high = max(xs) - min(xs), max(ys) - min(ys)
            if high <= THIN < wide:
                across.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
            elif wide <= THIN < high:
                down.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))
            elif stroked:
                for (x1, y1), (x2, y2) in pairwise(points):
                    if abs(y1 - y2) < 1 < abs(x1 - x2):
                        across.append(Rule(y1, min(x1, x2), max(x1, x2)))
                    elif abs(x1 - x2) < 1 < abs(y1 - y2):
                        down.append(Rule(x1, min(y1, y2), max(y1, y2)))
    return across, down


def has_stroke(item: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item.raw, fill, stroke)) and bool(stroke.value)


def outlines(item: Any) -> Iterator[list[tuple[float, float]]]:
    """The corner points of each part of a path, on the page; parts with curves are left out."""
    matrix = item.get_matrix()
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item.raw), MOST_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(item.raw, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points

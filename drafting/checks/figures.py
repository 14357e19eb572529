"""Sums: parts that are named with their whole, and the totals of tables. Flagged, never mended (form, section 8.9)."""

import re
from collections.abc import Iterable, Sequence

from drafting.checks.subject import Finding, Subject, rule

_FIGURE = r"\d{1,3}(?:\.\d{3})+|\d+"
_WHOLE = re.compile(
    rf"(?P<n>{_FIGURE})\s+(?P<unit>\w+(?:\s\w+)?)\s*(?:,\s*(?:gồm|bao gồm|trong đó(?: có)?)|\(gồm|gồm|bao gồm)\s*:?\s*"
    r"(?P<rest>[^.()]{5,300})"
)
_TOTAL = re.compile(r"(?i)^(?:tổng(?: cộng| số)?|cộng)\b")


@rule
def parts_of_a_whole(subject: Subject) -> Iterable[Finding]:
    """“100 lớp, gồm 60 lớp … và 50 lớp …”: the parts carry the unit of the whole."""
    for place in subject.places:
        for found in _WHOLE.finditer(place.text):
            unit = found["unit"].split()[0]
            parts = [
                _value(m[1]) for m in re.finditer(rf"({_FIGURE})\s+{re.escape(unit)}(?!\w)", found["rest"])
            ]
            whole = _value(found["n"])
            said_of_all = "gồm" in found.group()
            if len(parts) > 1 and (sum(parts) != whole if said_of_all else sum(parts) > whole):
                yield subject.finding(
                    "sum",
                    "warning",
                    f"Tổng ghi {found['n']} {unit}, các phần cộng lại là {sum(parts)}; đề nghị kiểm tra số liệu.",
                    place,
                    found.group()[:100],
                )


@rule
def totals_of_tables(subject: Subject) -> Iterable[Finding]:
    """A last row that begins with “Tổng” or “Cộng” is the sum of its columns."""
    for annex in subject.document.get("annexes") or ():
        for block in annex.get("blocks") or ():
            rows = [[_cell(cell) for cell in row] for row in block.get("rows") or ()]
            for column, wrong in _wrong_totals(rows):
                yield subject.finding(
                    "sum",
                    "warning",
                    f"Phụ lục “{annex.get('title') or ''}”: cột {column} cộng lại là {wrong[0]}, "
                    f"dòng tổng ghi {wrong[1]}.",
                    quote=" | ".join(rows[-1])[:100],
                )


def _wrong_totals(rows: Sequence[Sequence[str]]) -> Iterable[tuple[str, tuple[int, int]]]:
    if len(rows) < 4 or not any(_TOTAL.match(cell) for cell in rows[-1][:2]):
        return
    for index in range(1, min(map(len, rows))):
        column = [row[index] for row in rows[1:]]
        if all(re.fullmatch(_FIGURE, cell) for cell in column):
            *parts, total = map(_value, column)
            if sum(parts) != total:
                yield rows[0][index], (sum(parts), total)


def _cell(cell: object) -> str:
    text = cell.get("text") if isinstance(cell, dict) else cell
    return " ".join(str(text or "").split())


def _value(figure: str) -> int:
    return int(figure.replace(".", ""))

"""How a measurement becomes rows of the table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Measure = Callable[[], Iterable["Row"]]
MEASURES: list[Measure] = []


@dataclass(frozen=True)
class Row:
    """One figure: what was measured, the value with its unit, and on what (data, machine, number of rounds)."""

    what: str
    value: str
    on: str


def figure(measure: Measure) -> Measure:
    """Register a function that yields rows; they are measured in the order of module names."""
    MEASURES.append(measure)
    return measure


def table(rows: Iterable[Row]) -> str:
    lines = ["| what | measured | on |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {row.what} | {row.value} | {row.on} |" for row in rows)])

"""Cases put into files, read and scored."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from drafting.reading.reader import read_file
from tests.drafting.reading.varied.as_pdf import PRINTS, as_pdf
from tests.drafting.reading.varied.as_text import Layout, as_text
from tests.drafting.reading.varied.as_word import as_word, way_for
from tests.drafting.reading.varied.habits import nth
from tests.drafting.reading.varied.noise import in_print
from tests.drafting.reading.varied.sheets import Case, make

Score = Callable[[dict[str, Any], dict[str, Any]], dict[str, float]]
FORMATS = ("txt", "docx", "pdf", "noisy txt")
STRUCTURE = (
    "document fields",
    "sections F1",
    "items F1",
    "item path",
    "item kind",
    "item agency",
    "bases F1",
    "citations F1",
    "recipients F1",
    "archive",
    "signature",
)


def file_of(case: Case, layout: Layout, kind: str) -> tuple[bytes, dict[str, Any]]:
    """(the file, its label) of a case in one of FORMATS."""
    if kind == "noisy txt":
        sheet = make(replace(case, noise=True))
        return in_print(as_text(sheet, layout), case.seed).encode(), sheet.label
    sheet = make(case)
    if kind == "docx":
        return as_word(sheet, way_for(case.style if not case.slips else "", case.seed)), sheet.label
    if kind == "pdf":
        return as_pdf(sheet, PRINTS[nth(PRINTS, case.seed)]), sheet.label
    return as_text(sheet, layout).encode(), sheet.label


def figures(printed: tuple[Case, Layout], kind: str, score: Score) -> dict[str, float]:
    """What score.py says of the case read from a file of this kind."""
    data, label = file_of(*printed, kind)
    return score(label, read_file(data, printed[0].name))

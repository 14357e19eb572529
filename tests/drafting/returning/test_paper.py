"""Scanned paper from its files to pages: as a PDF, as pictures; what else is in a file does not come through."""

import os

import pypdfium2
import pytest

from drafting.reading.refusals import ReadingRefused
from drafting.reading.scans import tesseract
from drafting.rendering.pdf import A4_HEIGHT_PT, A4_WIDTH_PT, Rendered, render_pdf
from drafting.rendering.printed_words import page_texts
from drafting.returning.paper.asking import read_paper
from tests.drafting.reading.files import blank_pdf
from tests.drafting.rendering.sample_plan import sample_plan
from tests.workflow.paper import photographed, scanned

needs_tesseract = pytest.mark.skipif(
    bool(tesseract.missing()) and not os.environ.get("CI"),
    reason="Tesseract or its Vietnamese data is missing",
)


@pytest.fixture(scope="module")
def plan() -> Rendered:
    return render_pdf(sample_plan(1, annexes=[], items=sample_plan(1)["items"][:3]))


def box_of(plan: Rendered) -> list[float]:
    box = plan.boxes["signature"]
    across, up = (box.x1 / A4_WIDTH_PT, box.x2 / A4_WIDTH_PT), (box.y1 / A4_HEIGHT_PT, box.y2 / A4_HEIGHT_PT)
    return [box.page, across[0], 1 - up[1], across[1], 1 - up[0]]


@needs_tesseract
def test_a_scan_gives_the_words_of_its_pages_and_the_ink_in_the_place_of_the_signature(
    plan: Rendered,
) -> None:
    page, *place = box_of(plan)
    paper = read_paper([scanned(plan.pdf, [page, *place])], most=3)
    assert len(paper.pages) == plan.pages
    signed = paper.pages[int(page)]
    assert "TỈNH ỦY LAM SƠN" in paper.pages[0].text
    assert signed.ink_in(tuple(place)) > 0.05
    assert signed.colour > 0.002


@needs_tesseract
def test_pictures_become_one_pdf_of_pictures_alone(plan: Rendered) -> None:
    paper = read_paper(photographed(plan.pdf, box_of(plan)), most=3)
    assert "Nơi nhận" in " ".join(page.text for page in paper.pages)
    made = pypdfium2.PdfDocument(paper.pdf)
    assert [round(made[0].get_width()), len(made)] == [595, plan.pages]
    assert not any(text.strip() for text in page_texts(paper.pdf))


@needs_tesseract
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 broken", "broken"),
        (b"\xff\xd8\xffnothing", "unknown_type"),
        (b"GIF89a", "unknown_type"),
        (blank_pdf(4), "too_many_pages"),
    ],
)
def test_what_is_no_scan_is_refused_by_the_child(data: bytes, code: str) -> None:
    with pytest.raises(ReadingRefused) as caught:
        read_paper([data], most=3)
    assert caught.value.code == code

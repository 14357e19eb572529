"""The code on a printed document: off by default, in the lower margin of the last page, square by square as meant."""

from typing import Any

import pypdfium2
import pytest
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from drafting.rendering.compose import compose
from drafting.rendering.form import HD05
from drafting.rendering.pdf import MM_TO_PT, render_pdf
from drafting.rendering.printed_words import page_texts
from tests.drafting.rendering.form_checker import check
from tests.drafting.rendering.sample_plan import sample_plan

ADDRESS = "https://trinh-ky.example.vn/verify/?r=" + "Ab1_" * 10 + "xyz"
SIDE_MM = 14
SCALE = 6


def plan(**changes: Any) -> dict[str, Any]:
    return sample_plan(8, symbol="05-KH/TU", date="2027-02-05", **changes)


def squares(page: Any, size: int) -> list[list[bool]]:
    """What the lower right corner of the text's margin shows, read at the middle of each square."""
    picture = page.render(scale=SCALE).to_pil().convert("L")
    right = picture.width - HD05.margin_right_mm * MM_TO_PT * SCALE
    top = picture.height - (HD05.margin_bottom_mm - 1) * MM_TO_PT * SCALE
    step = SIDE_MM * MM_TO_PT * SCALE / size
    left = right - size * step
    return [
        [
            picture.getpixel((int(left + (column + 0.5) * step), int(top + (row + 0.5) * step))) < 128
            for column in range(size)
        ]
        for row in range(size)
    ]


@pytest.mark.parametrize("annexes", [[], [{"title": "Danh mục", "blocks": [{"text": "Nội dung."}]}]])
def test_the_code_stands_on_the_last_page_alone_and_says_the_address(annexes: list[Any]) -> None:
    expected = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    expected.add_data(ADDRESS)
    matrix = expected.get_matrix()
    document = pypdfium2.PdfDocument(render_pdf(plan(annexes=annexes), address=ADDRESS).pdf)
    *others, last = [squares(page, len(matrix)) for page in document]
    assert last == matrix
    assert others
    assert not any(dark for page in others for row in page for dark in row)


def test_with_the_code_every_box_and_word_stays_where_it_was() -> None:
    without, with_code = render_pdf(plan(), fields=True), render_pdf(plan(), fields=True, address=ADDRESS)
    assert without.boxes == with_code.boxes
    assert page_texts(without.pdf) == page_texts(with_code.pdf)
    printed = render_pdf(plan(), address=ADDRESS).pdf
    assert check(printed, compose(plan())) == []


def test_without_an_address_nothing_is_drawn() -> None:
    pages = list(pypdfium2.PdfDocument(render_pdf(plan()).pdf))
    assert not any(dark for page in pages for row in squares(page, 40) for dark in row)

"""Pages are drawn grey, upright and dark on light."""

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from drafting.reading.scans import sheet
from tests.drafting.reading import files


def lines_of_ink(askew: float = 0, ink=(20, 20, 20), paper=(255, 255, 255)) -> Image.Image:
    page = Image.new("RGB", (1654, 2339), paper)
    for top in range(200, 2100, 50):
        for left in range(250, 1450, 40):
            ImageDraw.Draw(page).rectangle((left, top, left + 28, top + 24), fill=ink)
    return page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=paper)


def drawn(page: Image.Image) -> sheet.Sheet:
    return sheet.draw(pdfium.PdfDocument(files.as_pdf([page]))[0])


@pytest.mark.parametrize("askew", [-3.0, -0.8, 1.5, 4.0])
def test_a_page_put_askew_is_drawn_level(askew):
    assert drawn(lines_of_ink(askew)).turned == pytest.approx(-askew, abs=0.15)


def test_places_on_a_turned_sheet_are_told_on_the_page():
    turned = drawn(lines_of_ink(2.0))
    left, top, right, bottom = turned.place((250, 1169, 1450, 1193))
    assert (left + right) / 2 == pytest.approx(0.514, abs=0.01)
    assert (bottom - top) * 2339 > 24 + 20


def test_a_level_page_is_not_turned():
    assert drawn(lines_of_ink()).turned == 0


def test_light_letters_on_dark_are_turned_over():
    assert drawn(lines_of_ink(ink=(250, 250, 250), paper=(10, 10, 10))).grey.tobytes()[0] > 200


def test_red_stamps_fade_and_black_letters_stay():
    page = lines_of_ink()
    ImageDraw.Draw(page).ellipse((900, 1500, 1300, 1900), outline=(230, 40, 50), width=9)
    grey = drawn(page).grey
    assert min(grey.crop((1098, 1502, 1102, 1506)).tobytes()) > 180
    assert max(grey.crop((258, 208, 262, 212)).tobytes()) < 80


def test_a_huge_sheet_is_drawn_coarser():
    page = pdfium.PdfDocument.new().new_page(6000, 6000)
    assert sheet.draw(page).grey.width * sheet.draw(page).grey.height <= sheet.MOST_DOTS

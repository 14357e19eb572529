import io

import pytest
from PIL import Image

from drafting.reading.formats.pictures import MOST_BYTES, MOST_PIXELS, draw, pictures_limited
from drafting.reading.refusals import ReadingRefused
from tests.drafting.reading import files


def test_every_page_becomes_a_small_picture_of_its_own_size() -> None:
    data = files.printed_plan()
    pictures, pages = pictures_limited(data, 1, 10)
    assert [picture.number for picture in pictures] == list(range(1, pages + 1))
    for picture in pictures:
        image = Image.open(io.BytesIO(picture.data))
        assert (image.format, image.size) == ("WEBP", (picture.width, picture.height))
        assert len(picture.data) <= MOST_BYTES


def test_pages_are_drawn_some_at_a_time() -> None:
    data = files.blank_pdf(5)
    assert [picture.number for picture in draw(data, 2, 2)[0]] == [2, 3]
    assert [picture.number for picture in draw(data, 5, 2)[0]] == [5]
    assert draw(data, 6, 2) == ([], 5)


def test_a_huge_sheet_is_drawn_smaller() -> None:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    document.new_page(14_000, 14_000)
    out = io.BytesIO()
    document.save(out)
    ((picture,), _pages) = draw(out.getvalue(), 1, 1)
    assert picture.width * picture.height <= MOST_PIXELS * 1.01


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ReadingRefused):
        pictures_limited(b"%PDF-1.7 broken", 1, 5)

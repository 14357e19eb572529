"""The child's part: files become pages, each page a picture with its words, all pages one new PDF."""

import io
import math
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageOps

from drafting.reading.formats.printed import Printed
from drafting.reading.refusals import refuse
from drafting.reading.scans.pages import Ask, Pages
from drafting.reading.scans.sheet import DPI, MOST_DOTS, Sheet

WIDTH_PT = 595.28
"""Of a page that comes as a picture: an A4 sheet."""
PICTURE = (2480, 3508)
"""Dots of an A4 sheet at 300 dpi; larger pictures are made smaller while they are opened."""
MOST_PIXELS = 40_000_000
"""Of a picture as it comes; a telephone makes half of that."""
QUALITY = 82
"""Of the pictures in the new file: colour at 200 dpi, 0.3 to 0.8 MB a page."""
AT_ONCE = 8
"""Pages whose words are put right together."""
COLUMNS, ROWS = 42, 59
"""Cells of 5 mm on an A4 sheet, in which ink is counted."""
DARK = 150
"""Brightness from 0 to 255 below which a dot is ink."""
COLOURED = 60
"""Difference of the channels from which ink counts as coloured: blue of a pen, red of a seal."""


def opened(parts: Sequence[bytes], most: int) -> pdfium.PdfDocument:
    """All pages of all files in their order. ReadingRefused where a file is no PDF or picture, or too much."""
    whole = pdfium.PdfDocument.new()
    for data in parts:
        try:
            part = pdfium.PdfDocument(data) if b"%PDF-" in data[:1024] else _of_picture(data)
        except pdfium.PdfiumError as error:
            raise refuse("password" if "password" in str(error).lower() else "broken") from None
        if len(whole) + len(part) > most:
            raise refuse("too_many_pages", limit=most)
        whole.import_pages(part)
    if len(whole) == 0:
        raise refuse("empty")
    return whole


def _of_picture(data: bytes) -> pdfium.PdfDocument:
    """A JPEG or PNG file as a document of one page, turned as the camera was held."""
    try:
        picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise refuse("too_large", limit=MOST_PIXELS // 1_000_000)
        picture.draft("RGB", PICTURE)
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise refuse("unknown_type") from None
    upright.thumbnail(PICTURE if upright.height >= upright.width else PICTURE[::-1])
    document = pdfium.PdfDocument.new()
    _add(document, upright, WIDTH_PT, WIDTH_PT * upright.height / upright.width)
    return document


def _add(document: pdfium.PdfDocument, picture: Image.Image, width: float, height: float) -> None:
    """One more page that is this picture; sizes in points."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    image = pdfium.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(out.getvalue()), inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    page.close()


def returned(document: pdfium.PdfDocument, ask: Ask) -> tuple[bytes, list[dict[str, Any]]]:
    """A PDF of the pages as they look, and what is known of each page.

    A page: {"text", "unsure": words that were hard to read, "upright", "dark" and "coloured": hexadecimal cells of
    ink}; one on which nothing was read has no text.
    """
    new, told, total = pdfium.PdfDocument.new(), [], len(document)
    for first in range(0, total, AT_ONCE):
        numbers = list(range(first, min(first + AT_ONCE, total)))
        read, _doubts = Pages(_further(ask, first, total)).recognise(document, numbers)
        for number in numbers:
            told.append(_words(read.get(number, [])) | _remade(document[number], new))
    out = io.BytesIO()
    new.save(out)
    return out.getvalue(), told


def _further(ask: Ask, first: int, total: int) -> Ask:
    """`ask` told how far the whole document is."""

    def asked(sheet: Sheet, way: str, done: int, _of: int) -> bytes:
        return ask(sheet, way, first + done, total)

    return asked


def _words(lines: Sequence[Printed]) -> dict[str, Any]:
    return {
        "text": " ".join(line.text for line in lines),
        "unsure": [word for line in lines for word in (line.text.split() if line.noise else line.unsure)],
        "upright": not lines or any(line.at is not None for line in lines),
    }


def _remade(page: Any, new: pdfium.PdfDocument) -> dict[str, str]:
    """Add the page to the new file as a picture; tells where it has ink."""
    width, height = page.get_size()
    dpi = min(DPI, math.sqrt(MOST_DOTS / max(width * height / 72 / 72, 1e-6)))
    picture = page.render(scale=dpi / 72, rev_byteorder=True).to_pil().convert("RGB")
    page.close()
    _add(new, picture, width, height)
    return _ink(picture)


def _ink(picture: Image.Image) -> dict[str, str]:
    red, green, blue = picture.split()
    darkest = ImageChops.darker(red, ImageChops.darker(green, blue))
    lightest = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    coloured = ImageChops.subtract(lightest, darkest)
    return {
        "dark": _cells(darkest.point(lambda dot: 255 if dot < DARK else 0)),
        "coloured": _cells(coloured.point(lambda dot: 255 if dot > COLOURED else 0)),
    }


def _cells(mask: Image.Image) -> str:
    return mask.resize((COLUMNS, ROWS), Image.Resampling.BOX).tobytes().hex()

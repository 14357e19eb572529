"""Paper for tests: what a scanner gives of a printed file that was signed and sealed by hand."""

import io
import random
from collections.abc import Callable, Sequence
from itertools import pairwise

import pypdfium2
from PIL import Image, ImageDraw

BLUE, RED = (20, 30, 160), (210, 20, 30)
DPI = 200


def pages_of(pdf: bytes) -> list[Image.Image]:
    return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(pdf)]


def signed(page: Image.Image, box: Sequence[float], *, seal: bool = True) -> None:
    """A pen's strokes in the place of the signature (fractions of the page), a round seal at its left."""
    left, top, right, bottom = (
        part * size for part, size in zip(box, (page.width, page.height) * 2, strict=True)
    )
    pen, chance = ImageDraw.Draw(page), random.Random(3)
    strokes = [(left + (right - left) * n / 20, top + (bottom - top) * chance.random()) for n in range(21)]
    for start, end in pairwise(strokes):
        pen.line((*start, *end), fill=BLUE, width=5)
    if seal:
        middle, side = (top + bottom) / 2, 34 / 25.4 * DPI
        centre = left + (right - left) / 3 - side / 2
        for part in (2, 3):
            reach = side / part
            pen.ellipse(
                (centre - reach, middle - reach, centre + reach, middle + reach), outline=RED, width=7
            )


def scanned(
    pdf: bytes,
    box: Sequence[float] | None,
    *,
    change: Callable[[list[Image.Image]], list[Image.Image]] = list,
    askew: float = 0.4,
) -> bytes:
    """A colour scan of the printed file as PDF; `box`: [page, left, top, right, bottom], None: nobody has signed."""
    pages = pages_of(pdf)
    if box is not None:
        signed(pages[int(box[0])], box[1:])
    turned = [page.rotate(askew, Image.Resampling.BICUBIC, fillcolor="white") for page in change(pages)]
    out = io.BytesIO()
    turned[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=turned[1:], quality=75)
    return out.getvalue()


def photographed(pdf: bytes, box: Sequence[float]) -> list[bytes]:
    """The same as a JPEG picture of each page."""
    pages = pages_of(pdf)
    signed(pages[int(box[0])], box[1:])
    found = []
    for page in pages:
        out = io.BytesIO()
        page.save(out, "JPEG", quality=60)
        found.append(out.getvalue())
    return found

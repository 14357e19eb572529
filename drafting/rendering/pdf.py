"""The official PDF of a plan, by WeasyPrint, without network, files or scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple, NoReturn

from weasyprint import CSS, HTML
from weasyprint.css import ColorProfile
from weasyprint.document import Page
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from drafting.rendering.code import code_of
from drafting.rendering.compose import compose
from drafting.rendering.form import FormRules
from drafting.rendering.html import css_of, html_of

PX_TO_PT = 0.75
MM_TO_PT = 72 / 25.4
A4_WIDTH_PT, A4_HEIGHT_PT = 210 * MM_TO_PT, 297 * MM_TO_PT
VARIANT = "pdf/a-2a"
"""The archive form: fonts and colours inside, no script; it allows signatures and form fields."""

COLOURS = "screen-colours"
"""Name of the colour profile of the archive form."""

FIELDS = ("number", "date", "signature")
"""Ids of plan.html whose places the signing needs."""


class Box(NamedTuple):
    """A rectangle on a page: index of the page, then points from its lower left corner."""

    page: int
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Rendered:
    """A printed plan. `boxes`: "signature" and "seal", with fields also "number" and "date"."""

    pdf: bytes
    pages: int
    boxes: dict[str, Box]


class ClosedFetcher(URLFetcher):
    """Refuses every address: what the text of a plan names is never opened, not even a local file."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> NoReturn:
        raise FatalURLFetchingError(
            f"The printed plan asks for “{url[:80]}”; nothing is fetched while printing."
        )


def render_pdf(
    document: Mapping[str, Any],
    *,
    issued_on: date | None = None,
    number: int | None = None,
    draft_mark: str | None = None,
    fields: bool = False,
    address: str = "",
) -> Rendered:
    """Print a document dict; the same input gives the same bytes.

    `draft_mark` ("Dự thảo lần 2") leaves number, day and month blank. `fields` leaves the lines of
    number and of place and date out, for form fields that are filled after the first signature. `address` is
    printed as a QR code in the lower margin of the last page.
    """
    sheet = compose(document, issued_on=issued_on, number=number, draft_mark=draft_mark)
    html = html_of(sheet, fields=fields, code=code_of(address) if address else None)
    return Rendered(*print_html(html, css_of(sheet.rules), sheet.rules))


def print_html(html: str, css: str, rules: FormRules) -> tuple[bytes, int, dict[str, Box]]:
    """Lay out and write one document; what its text names stays unopened."""
    fetcher = ClosedFetcher()
    options = {"pdf_variant": VARIANT, "output_intent": COLOURS}
    page_maker = HTML(string=html, url_fetcher=fetcher, base_url=None)
    laid_out = page_maker.render(stylesheets=[CSS(string=css, url_fetcher=fetcher)], **options)
    laid_out.color_profiles[COLOURS] = _screen_colours()
    return laid_out.write_pdf(**options), len(laid_out.pages), _boxes(laid_out.pages, rules)


def _screen_colours() -> ColorProfile:
    """The sRGB profile that comes with WeasyPrint, which leaves the file open where it reads it itself."""
    profile = BytesIO((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())
    return ColorProfile(profile, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def _boxes(pages: list[Page], rules: FormRules) -> dict[str, Box]:
    boxes = {}
    for index, page in enumerate(pages):
        height = page.height * PX_TO_PT
        for name in FIELDS:
            if name in page.anchors:
                left, top, right, bottom = (edge * PX_TO_PT for edge in page.anchors[name])
                boxes[name] = Box(index, left, height - bottom, right, height - top)
    if "signature" in boxes:
        boxes["seal"] = _seal(boxes["signature"], rules)
    return boxes


def _seal(signature: Box, rules: FormRules) -> Box:
    """The seal covers a third of the signature at its left, and stands level with it."""
    side = rules.seal_mm * MM_TO_PT
    right = signature.x1 + rules.seal_overlap * (signature.x2 - signature.x1)
    middle = (signature.y1 + signature.y2) / 2
    return Box(signature.page, right - side, middle - side / 2, right, middle + side / 2)

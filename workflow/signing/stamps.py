"""What a field shows: small pages drawn by WeasyPrint, taken into the file as they are.

pyHanko's own stamp text spaces Vietnamese letters badly and names a font that is not in the file.
"""

import math
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import content, layout
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle
from weasyprint import CSS, HTML

from drafting.rendering.html import TEMPLATES, print_template
from drafting.rendering.pdf import ClosedFetcher

LINE_PT = 14
LETTER_WIDTH = 0.46
"""Average width of a letter of the line in ems, a little more than measured: long lines get smaller."""

SEAL_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
SEAL_ARC_DEGREES = 200
SEAL_LINE_LETTERS = 11
SEAL_LINE_WIDTH = 56
"""Room for a line inside the inner ring, in units of the drawing (the seal is 100 wide)."""
SEAL_MIDDLE = 6
SEAL_LETTER = 9
CAPITAL_WIDTH = 0.74
"""Average width of a bold capital in ems."""


def line_page(text: str, width: float, height: float, *, italic: bool) -> bytes:
    """A page of the field's size with one centred line, as the same line would stand in the plan."""
    size = min(LINE_PT, width / (len(text) * LETTER_WIDTH)) if text else LINE_PT
    look = f"p {{ font-size: {size:.2f}pt; line-height: {height:.3f}pt; }}"
    return _page("field_line.html", {"text": text, "italic": italic}, width, height, look)


def signature_page(name: str, at: datetime, width: float, height: float) -> bytes:
    """Blue: that it is a digital signature, whose, and when (`at` in the zone to be shown)."""
    context = {"name": name, "date": f"{at:%d/%m/%Y}", "time": f"{at:%H:%M}"}
    return _page("signature_stamp.html", context, width, height)


@lru_cache(maxsize=64)
def seal_page(body_name: str, width: float, height: float) -> bytes:
    """Red and round: the motto along the ring, the body's name in its middle."""
    lines = _wrapped(body_name.upper(), SEAL_LINE_LETTERS)
    longest = max(len(line) for line in lines)
    size = min(SEAL_LETTER, SEAL_LINE_WIDTH / (longest * CAPITAL_WIDTH), 24 / len(lines))
    context = {
        "letters": _along_ring(SEAL_MOTTO),
        "lines": [
            {"text": line, "y": f"{SEAL_MIDDLE + 1.15 * size * (index - (len(lines) - 1) / 2):.2f}"}
            for index, line in enumerate(lines)
        ],
        "size": f"{size:.2f}",
    }
    return _page("seal_stamp.html", context, width, height)


def stamp_style(page: bytes) -> StaticStampStyle:
    """The page as the look of a signature: without border, in its own size and colours."""
    return StaticStampStyle(
        border_width=0,
        background=_PageContent(page),
        background_opacity=1.0,
        background_layout=layout.SimpleBoxLayoutRule(
            x_align=layout.AxisAlignment.ALIGN_MID,
            y_align=layout.AxisAlignment.ALIGN_MID,
            margins=layout.Margins.uniform(0),
        ),
    )


class _PageContent(content.ImportedPdfPage):
    """pyHanko's imported page, read from memory."""

    def __init__(self, page: bytes) -> None:
        super().__init__(file_name="")
        self._page = page

    def render(self) -> bytes:
        xobject = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        self.resources.xobject["/Page"] = xobject
        x1, y1, x2, y2 = xobject.get_object()["/BBox"]
        self.box = layout.BoxConstraints(width=abs(x2 - x1), height=abs(y2 - y1))
        return b"/Page Do"


def _page(template: str, context: dict[str, Any], width: float, height: float, more: str = "") -> bytes:
    fetcher = ClosedFetcher()
    size = f"@page {{ size: {width:.3f}pt {height:.3f}pt; margin: 0; }}\n"
    look = (TEMPLATES / "stamps.css").read_text(encoding="utf-8")
    html = HTML(string=print_template(template, context), url_fetcher=fetcher, base_url=None)
    return html.write_pdf(stylesheets=[CSS(string=size + look + more, url_fetcher=fetcher)])


def _along_ring(text: str) -> list[dict[str, str]]:
    """Each letter with its turn in degrees, evenly over the upper arc."""
    step = SEAL_ARC_DEGREES / (len(text) - 1)
    return [
        {"letter": letter, "turn": f"{-SEAL_ARC_DEGREES / 2 + step * index:.2f}"}
        for index, letter in enumerate(text)
        if letter != " "
    ]


def _wrapped(text: str, letters: int) -> list[str]:
    """Words in lines of about so many letters, evenly filled."""
    count = max(1, math.ceil(len(text) / letters))
    target = len(text) / count
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > target + 2:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines

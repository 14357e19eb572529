"""A certified copy as PDF: the pages of the original, and the block of the copying body at the end of the text.

HD36 II.3: below a solid rule over the whole width; left the copying body, number and recipients, right the kind of
copy, place and date, post, signature and name. It stands on the last page where there is room, else on one more.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pypdfium2

from drafting.rendering.form import FormRules, rules_on
from drafting.rendering.html import css_of, print_template
from drafting.rendering.pdf import MM_TO_PT, print_html

A4_PT = 297 * MM_TO_PT
GAP_PT = 14
"""Between the end of the text and the rule."""


def certified(original: bytes, block: Mapping[str, Any]) -> bytes:
    """The copy; `block` as `templates/print/copy.html` names its parts. ValueError for a PDF without pages.

    What is written in form fields and the pictures of signatures become part of the pages; nothing of the original can
    be clicked or verified in a copy.
    """
    copy = pypdfium2.PdfDocument(original)
    if len(copy) == 0:
        raise ValueError("The original has no pages.")
    if copy.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
        copy.init_forms()
        for page in copy:
            page.flatten()
    whole = pypdfium2.PdfDocument.new()
    whole.import_pages(pypdfium2.PdfDocument(_saved(copy)))
    rules = rules_on(None)
    last = whole[len(whole) - 1]
    end = _lowest(last)
    height = A4_PT - rules.margin_top_mm * MM_TO_PT - (_lowest(_printed(block, rules, 0)[0]) or 0)
    room = None if end is None else end - GAP_PT - rules.margin_bottom_mm * MM_TO_PT
    if room is not None and height <= room and abs(last.get_height() - A4_PT) < 2:
        top = last.get_height() - end - rules.margin_top_mm * MM_TO_PT + GAP_PT
        stamp = _printed(block, rules, top)
        last.insert_obj(stamp.page_as_xobject(0, whole).as_pageobject())
        last.gen_content()
    else:
        whole.import_pages(_printed(block, rules, 0))
    return _saved(whole)


def _printed(block: Mapping[str, Any], rules: FormRules, top: float) -> pypdfium2.PdfDocument:
    """A page that holds the block alone, `top` points below the margin."""
    html = print_template("copy.html", {"block": block, "rules": rules, "top": f"{top:.2f}"})
    return pypdfium2.PdfDocument(print_html(html, css_of(rules), rules)[0])


def _lowest(page: Any) -> float | None:
    """Where the text of a page ends, in points from below; None where there is none (a scan)."""
    text = page.get_textpage()
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    lows = [box[1] for box in boxes if box[3] - box[1] > 2]
    return min(lows) if lows else None


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()

"""A working paper that is one table as a Word file: the same data as the paper `table` prints."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from drafting.rendering.compose import printable

FONT = "Times New Roman"
PAGE_MM = (297, 210)
MARGIN_MM = 20


def render_table_docx(data: dict[str, Any]) -> bytes:
    """A4 across, heads repeated on each page, no row over a page end."""
    word = docx.Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    for text, bold in ((data["heading"], True), (data["about"], False)):
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(printable(text)).bold = bold
    for line in data["lines"]:
        word.add_paragraph(printable(line))
    table = word.add_table(rows=1, cols=len(data["columns"]), style="Table Grid")
    table.autofit = False
    wide = PAGE_MM[0] - 2 * MARGIN_MM
    for cell, (name, _width) in zip(table.rows[0].cells, data["columns"], strict=True):
        cell.paragraphs[0].add_run(printable(name)).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for row in data["rows"]:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            first, *further = text.split("\n")
            cell.paragraphs[0].add_run(printable(first))
            for line in further:
                cell.add_paragraph(printable(line))
    for row_ in table.rows:
        _mark(row_, "w:cantSplit")
        for cell, (_name, width) in zip(row_.cells, data["columns"], strict=True):
            cell.width = Mm(wide * width / 100)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))

"""The Word form of a plan: the words of the PDF, in parts that Word and LibreOffice do not shift.

Head and foot are tables of two columns without borders, footnotes are real footnotes, the page number
stands in the header from the second page on.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from drafting.rendering.compose import compose
from drafting.rendering.docx_bookmarks import bookmark, number_bookmarks
from drafting.rendering.docx_footnotes import Footnotes
from drafting.rendering.form import FormRules
from drafting.rendering.sheet import Annex, Foot, Paragraph, Sheet, Signature, Table

FONT = "Times New Roman"
PAGE_MM = (210, 297)
HEADER_MM = 10
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Time in the file's properties: a fixed one, as the file tells nothing about when it was printed."""


def render_docx(
    document: Mapping[str, Any],
    *,
    issued_on: date | None = None,
    number: int | None = None,
    draft_mark: str | None = None,
) -> bytes:
    """Write a document dict as .docx; the parameters are those of `render_pdf`."""
    return write_docx(compose(document, issued_on=issued_on, number=number, draft_mark=draft_mark))


def write_docx(sheet: Sheet) -> bytes:
    """Write a composed page as .docx."""
    word = docx.Document()
    notes = Footnotes(word, sheet)
    _page(word, sheet)
    _head(word, sheet)
    if sheet.type_lines or sheet.abstract.text:
        _title(word, sheet, notes)
    _addressees(word, sheet)
    _blocks(word, sheet.body, sheet.rules, notes)
    _foot(word, sheet.foot, sheet.rules)
    for annex in sheet.annexes:
        _annex(word, annex, sheet.rules, notes)
    notes.write()
    number_bookmarks(word)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _page(word: WordDocument, sheet: Sheet) -> None:
    rules, section = sheet.rules, word.sections[0]
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.top_margin, section.bottom_margin = Mm(rules.margin_top_mm), Mm(rules.margin_bottom_mm)
    section.left_margin, section.right_margin = Mm(rules.margin_left_mm), Mm(rules.margin_right_mm)
    section.header_distance = Mm(HEADER_MM)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _page_field(number, rules.page_number_pt)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(rules.body_pt)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(rules.line_pt)
    properties = word.core_properties
    properties.title, properties.author, properties.language = sheet.title[:255], sheet.head.issuers[0], "vi"
    properties.created = properties.modified = WRITTEN.replace(tzinfo=None)
    properties.comments = ""


def _page_field(paragraph: WordParagraph, size: float) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _columns(word: WordDocument, rules: FormRules, left_mm: float) -> WordTable:
    """A table of one row and two columns, without borders or cell margins."""
    width = PAGE_MM[0] - rules.margin_left_mm - rules.margin_right_mm
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, column, millimetres in zip(
        table.rows[0].cells, table.columns, (left_mm, width - left_mm), strict=True
    ):
        cell.width = column.width = Mm(millimetres)
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    cannot_split = OxmlElement("w:cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(cannot_split)
    return table


def _line(
    cell: _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: ALIGN = ALIGN.CENTER,
) -> WordParagraph:
    """One line of a cell; the first takes the paragraph that every cell has."""
    empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].text
    paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic, run.underline = Pt(size), bold, italic, underline
    return paragraph


def _head(word: WordDocument, sheet: Sheet) -> None:
    head, rules = sheet.head, sheet.rules
    left, right = _columns(word, rules, sheet.head_left_mm).rows[0].cells
    if head.superior:
        _line(left, head.superior, rules.head_pt)
    for issuer in head.issuers:
        _line(left, issuer, rules.head_pt, bold=True)
    _line(left, "*", rules.head_pt)
    _line(left, head.number_line, rules.head_pt)
    if head.about:
        _line(left, head.about, rules.about_pt, italic=True)
    if head.urgency:
        _line(left, head.urgency, rules.head_pt, bold=True)
    motto = _line(right, rules.motto, rules.motto_pt, bold=True)
    column_pt = (PAGE_MM[0] - rules.margin_left_mm - rules.margin_right_mm - sheet.head_left_mm) * 72 / 25.4
    # With a little room to spare: a line that fills its width to the point is broken by some programs.
    _rule_below(motto, rules, (column_pt - rules.motto_width_pt) / 2 - 2)
    _line(right, head.date_line, rules.head_pt, italic=True).paragraph_format.space_before = Pt(6)
    if head.draft_line:
        _line(right, head.draft_line, rules.head_pt)


def _rule_below(paragraph: WordParagraph, rules: FormRules, indent_pt: float) -> None:
    """A rule of the text's length: a border of the paragraph, which the indents make as wide as its text."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(indent_pt)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    eighths = str(round(rules.motto_rule_pt * 8))
    for name, value in (("val", "single"), ("sz", eighths), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _title(word: WordDocument, sheet: Sheet, notes: Footnotes) -> None:
    rules = sheet.rules
    for index, line in enumerate(sheet.type_lines):
        paragraph = _centred(word, line, rules.type_pt, bold=True)
        paragraph.paragraph_format.space_before = Pt(0 if index else 22)
        paragraph.paragraph_format.keep_with_next = True
    abstract = _centred(word, sheet.abstract.text, rules.abstract_pt, bold=True)
    notes.add(abstract, sheet.abstract.notes)
    _centred(word, rules.separator, rules.abstract_pt).paragraph_format.space_after = Pt(12)


def _addressees(word: WordDocument, sheet: Sheet) -> None:
    if not sheet.addressees:
        return
    first, *further = sheet.addressees
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(14)
    paragraph.add_run(f"{sheet.addressed}: ").italic = True
    if not further:
        paragraph.alignment = ALIGN.CENTER
        paragraph.add_run(first)
        return
    paragraph.paragraph_format.left_indent = Mm(sheet.rules.indent_mm * 3)
    for addressee in sheet.addressees:
        line = word.add_paragraph()
        line.paragraph_format.left_indent = Mm(sheet.rules.indent_mm * 4)
        line.add_run(addressee)


def _centred(
    word: WordDocument, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> WordParagraph:
    paragraph = word.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _body_paragraph(word: WordDocument, content: Paragraph, rules: FormRules, notes: Footnotes) -> None:
    paragraph = word.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    form = paragraph.paragraph_format
    form.first_line_indent = Mm(rules.indent_mm)
    form.space_before = Pt(rules.paragraph_gap_pt * (2 if content.kind == "section" else 1))
    form.keep_with_next = content.kind in ("section", "group")
    form.widow_control = True
    for piece in content.runs:
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold, piece.italic
    bookmark(paragraph, content.uid)
    notes.add(paragraph, content.notes)


def _foot(word: WordDocument, foot: Foot, rules: FormRules) -> None:
    if word.paragraphs:
        word.paragraphs[-1].paragraph_format.keep_with_next = True  # the foot never stands alone
    word.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _columns(word, rules, rules.head_left_mm).rows[0].cells
    if foot.beside:
        _signature(left, foot.beside, rules)
    if foot.recipients:
        _line(left, rules.recipients_label, rules.recipients_label_pt, underline=True, align=ALIGN.LEFT)
    for line in foot.recipients:
        paragraph = _line(left, line, rules.recipients_pt, align=ALIGN.LEFT)
        paragraph.paragraph_format.line_spacing = Pt(rules.recipients_pt + 3)
    for index, signature in enumerate(foot.signatures):
        if index:
            right.add_paragraph()
        _signature(right, signature, rules)


def _signature(cell: _Cell, signature: Signature, rules: FormRules) -> None:
    for authority in signature.on_behalf:
        _line(cell, authority, rules.signature_pt, bold=True)
    for post in signature.position:
        _line(cell, post, rules.signature_pt)
    for _ in range(rules.signature_gap_lines):
        cell.add_paragraph()
    _line(cell, signature.name, rules.signature_pt, bold=True)


def _annex(word: WordDocument, annex: Annex, rules: FormRules, notes: Footnotes) -> None:
    heading = _centred(word, annex.heading, rules.body_pt, bold=True)
    heading.paragraph_format.page_break_before = True
    _centred(word, annex.title, rules.body_pt, bold=True)
    _centred(word, annex.attached_to, rules.body_pt, italic=True)
    _blocks(word, annex.blocks, rules, notes)


def _blocks(
    word: WordDocument, blocks: Iterable[Paragraph | Table], rules: FormRules, notes: Footnotes
) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _body_paragraph(word, block, rules, notes)
        else:
            _table(word, block, rules)


def _table(word: WordDocument, content: Table, rules: FormRules) -> None:
    table = word.add_table(rows=len(content.rows), cols=len(content.rows[0]), style="Table Grid")
    for index, texts in enumerate(content.rows):
        for cell, text in zip(table.rows[index].cells, texts, strict=True):
            for line in text.split("\n"):
                _line(cell, line, 12, bold=index == 0, align=ALIGN.CENTER if index == 0 else ALIGN.LEFT)
    if content.widths:
        _widths(table, content.widths, rules)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _widths(table: WordTable, percent: tuple[int, ...], rules: FormRules) -> None:
    """Fixed columns over the width of the text, rows that stay whole."""
    table.autofit = False
    widths = [
        Mm((PAGE_MM[0] - rules.margin_left_mm - rules.margin_right_mm) * part / 100) for part in percent
    ]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width

"""Sheets as Word files: head and foot in tables or with tabs, marks typed or by Word's own lists."""

import io
from random import Random
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.drafting.reading.varied.outlines import Paragraph
from tests.drafting.reading.varied.sheets import Sheet

LEVELS = [
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("bullet", "-"),
]
"""Word's own list for the usual outline: sections, groups or numbered entries, dashes."""
WAYS = ("tables", "tabs", "plain", "lists", "soft breaks", "tabs after marks")


def as_word(sheet: Sheet, way: str) -> bytes:
    """The file's bytes. `way`: one of WAYS; lists suit the style "roman" only."""
    document: Any = docx.Document()
    two_columns(document, sheet.head.left, sheet.head.right, way)
    for i, text in enumerate(sheet.head.title):
        halves = [text]
        if way == "soft breaks" and i and " về " in text:
            cut = text.index(" về ")
            halves = [text[:cut], text[cut + 1 :]]
        centred(document, halves, bold=True)
    if sheet.head.separator:
        centred(document, [sheet.head.separator])
    for text in sheet.head.preamble:
        document.add_paragraph(text)
    lists = ListMaker(document) if way == "lists" else None
    for part in sheet.body:
        body_paragraph(document, part, way, lists)
    for text in sheet.closing:
        document.add_paragraph(text)
    document.add_paragraph()
    left, right = sheet.foot.left, sheet.foot.right
    if sheet.foot.signature_first:
        left, right = right, left
    two_columns(document, left, right, way)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def centred(document: Any, halves: list[str], *, bold: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for i, text in enumerate(halves):
        run = paragraph.add_run(text)
        run.bold = bold
        if i + 1 < len(halves):
            run.add_break()


def body_paragraph(document: Any, part: Paragraph, way: str, lists: "ListMaker | None") -> None:
    paragraph = document.add_paragraph()
    if part.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark = part.mark
    if lists and lists.mark(paragraph, part):
        mark = ""
    if way == "tabs after marks" and mark:
        mark = mark.rstrip() + "\t"
    end = min(part.bold, len(part.text))
    if mark:
        paragraph.add_run(mark).bold = end > 0
    if end:
        paragraph.add_run(part.text[:end]).bold = True
    if part.text[end:]:
        paragraph.add_run(part.text[end:])


def two_columns(document: Any, left: list[str], right: list[str], way: str) -> None:
    """One row of two cells; or lines with a tab between; or all below each other."""
    if not left and not right:
        return
    if way == "plain":
        for text in [*left, *right]:
            document.add_paragraph(text)
        return
    if way == "tabs":
        for i in range(max(len(left), len(right))):
            texts = [column[i] if i < len(column) else "" for column in (left, right)]
            document.add_paragraph("\t".join(texts))
        return
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, lines in zip(row.cells, (left, right), strict=True):
        cell.paragraphs[0].text = lines[0] if lines else ""
        for text in lines[1:]:
            cell.add_paragraph(text)


class ListMaker:
    """Gives paragraphs numbers from one Word list with three levels."""

    def __init__(self, document: Any) -> None:
        numbering = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for i, (kind, text) in enumerate(LEVELS)
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
        numbering.insert(0, abstract)
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>')
        )

    def mark(self, paragraph: Any, part: Paragraph) -> bool:
        """Put the paragraph on its level; False where it has no mark."""
        level = {"I": 0, "V": 0, "-": 2}.get(part.mark[:1], 1 if part.mark else None)
        if level is None:
            return False
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>')
        )
        return properties.find(qn("w:numPr")) is not None


def way_for(style: str, seed: int) -> str:
    """A way that suits the style, another one for each seed."""
    ways = WAYS if style == "roman" else [way for way in WAYS if way != "lists"]
    return Random(seed).choice(ways)

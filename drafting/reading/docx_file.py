"""Paragraphs of a .docx file as lines, tables of head and foot column by column, footnotes by their marks."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from drafting.reading import old_fonts
from drafting.reading.blocks import Line, Source, clean, collapse
from drafting.reading.docx_fonts import Fonts
from drafting.reading.numbering import Numbering
from drafting.reading.refusals import refuse
from drafting.reading.words import MOTTO, RECIPIENTS, SIGN_MARK, SYMBOL_LINE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SKIPPED = {
    W + "del",
    W + "moveFrom",
    W + "instrText",
    W + "delText",
    W + "txbxContent",
    W + "rPr",
    W + "pPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
MOST_PARAGRAPHS = 20_000
TABLE_DOUBT = "Văn bản có bảng; nội dung từng hàng được ghi nối tiếp, cần đối chiếu với bản gốc."


def read_docx(data: bytes) -> Source:
    """Lines of a Word document whose package was checked; raises ReadingRefused for what Word itself refuses."""
    try:
        document = docx.Document(io.BytesIO(data))
        return DocxReader(document).read()
    except (
        OpcError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        etree.LxmlError,
        RecursionError,
    ):
        raise refuse("broken") from None


class DocxReader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.lines: list[Line] = []
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.page = 1
        self.paged = False
        self.gap = False
        styles = self.part_of("styles")
        self.numbering = Numbering(self.part_of("numbering"), styles)
        self.fonts = Fonts(styles)

    def part_of(self, name: str) -> Any | None:
        """Root element of a related part, or None."""
        return next(self.parts_of(name), None)

    def parts_of(self, name: str) -> Iterator[Any]:
        """Root elements of all related parts of a kind."""
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith("/" + name) and not relation.is_external:
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                yield etree.fromstring(relation.target_part.blob, parser)

    def running_heads(self) -> list[Line]:
        """What Word prints at the top and the foot of every page."""
        roots = [*self.parts_of("header"), *self.parts_of("footer")]
        texts = (collapse(clean("".join(self.pieces(p, [])))) for root in roots for p in root.iter(W + "p"))
        return [Line(text) for text in dict.fromkeys(texts) if text]

    def read(self) -> Source:
        self.walk(self.document.element.body)
        if len(self.lines) > MOST_PARAGRAPHS:
            raise refuse("too_long")
        if not self.paged:
            self.lines = [replace(line, page=None) for line in self.lines]
        return Source(
            self.lines,
            self.footnotes(),
            list(dict.fromkeys(self.doubts)),
            self.running_heads(),
            format="docx",
            pages=self.page if self.paged else None,
        )

    def walk(self, parent: Any) -> None:
        for child in parent.iterchildren():
            if child.tag == W + "p":
                self.paragraph(child)
            elif child.tag == W + "tbl":
                self.table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag"):
                self.walk(child)

    def paragraph(self, element: Any, *, cell: bool = False) -> None:
        """One paragraph; text boxes anchored in it are read before it."""
        for box in element.iter(W + "txbxContent"):
            if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
                self.walk(box)
        label = self.numbering.label(element)
        marks: list[str] = []
        text = clean("".join(self.pieces(element, marks)))
        if label and text.strip():
            text = f"{label} {text.lstrip()}"
        parts = [collapse(part) for part in text.split("\n")]
        parts = [part for part in parts if part]
        if not parts:
            self.gap = True
            return
        bold, italic, centred = look(element)
        for part in parts:
            self.lines.append(
                Line(
                    part,
                    self.page,
                    self.gap,
                    full=len(parts) > 1,
                    whole=len(parts) == 1,
                    centred=centred,
                    bold=bold,
                    italic=italic,
                    cell=cell,
                    notes=tuple(marks) if part is parts[-1] else (),
                )
            )
            self.gap = False

    def pieces(self, element: Any, marks: list[str]) -> Iterator[str]:
        """Printed text of a paragraph, deletions left out; marks of footnotes go to `marks`."""
        for child in element.iterchildren():
            tag = child.tag
            if tag in SKIPPED or not isinstance(tag, str):
                continue
            if tag == W + "t":
                yield child.text or ""
            elif tag == W + "r":
                yield from self.unicode(child, marks)
            elif tag == W + "tab":
                yield " "
            elif tag in (W + "br", W + "cr"):
                if child.get(W + "type") == "page":
                    self.next_page()
                yield "\n"
            elif tag == W + "lastRenderedPageBreak":
                self.next_page()
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes.append(f"{tag}{child.get(W + 'id')}")
                marks.append(str(len(self.notes)))
            else:
                yield from self.pieces(child, marks)

    def unicode(self, run: Any, marks: list[str]) -> Iterator[str]:
        """The text of a run; one typed in a font older than Unicode is converted."""
        font = self.fonts.of(run)
        for text in self.pieces(run, marks):
            yield old_fonts.in_unicode(text, font)
        if family := old_fonts.family_of(font):
            self.doubts.append(old_fonts.CONVERTED.format(family=family))

    def next_page(self) -> None:
        self.page += 1
        self.paged = True

    def table(self, element: Any) -> None:
        """Head and foot stand in tables without lines: column by column; other tables row by row."""
        rows = [list(row.iterchildren(W + "tc")) for row in element.iterchildren(W + "tr")]
        texts = [
            collapse("\n".join("".join(self.pieces(p, [])) for p in cell.iter(W + "p")))
            for row in rows
            for cell in row
        ]
        if is_layout(rows, element):
            for column in range(max(map(len, rows), default=0)):
                for row in rows:
                    if column < len(row):
                        self.cell(row[column])
            return
        if any(texts):
            self.doubts.append(TABLE_DOUBT)
        for row in rows:
            cells = [
                collapse(" ".join("".join(self.pieces(p, [])) for p in cell.iter(W + "p"))) for cell in row
            ]
            if any(cells):
                self.lines.append(
                    Line(clean(" | ".join(c for c in cells if c)), self.page, whole=True, cell=True)
                )

    def cell(self, element: Any) -> None:
        for child in element.iterchildren():
            if child.tag == W + "p":
                self.paragraph(child, cell=True)
            elif child.tag == W + "tbl":
                self.table(child)

    def footnotes(self) -> list[tuple[str, str]]:
        """(mark, text) in the order of their marks in the text."""
        texts: dict[str, str] = {}
        for name in ("footnote", "endnote"):
            root = self.part_of(name + "s")
            for note in root.iter(W + name) if root is not None else ():
                key = f"{W}{name}Reference{note.get(W + 'id')}"
                texts[key] = collapse(
                    clean(" ".join("".join(self.pieces(p, [])) for p in note.iter(W + "p")))
                )
        return [(str(i), texts[key]) for i, key in enumerate(self.notes, start=1) if texts.get(key)]


def is_layout(rows: list[list[Any]], element: Any) -> bool:
    """Two or three columns that hold what heads and feet hold."""
    if not rows or max(map(len, rows)) not in (2, 3) or len(rows) > 8:
        return False
    for paragraph in element.iter(W + "p"):
        text = collapse(clean("".join(t.text or "" for t in paragraph.iter(qn("w:t")))))
        if MOTTO in text or RECIPIENTS.match(text) or SYMBOL_LINE.match(text) or SIGN_MARK.match(text):
            return True
    return False


def look(element: Any) -> tuple[bool, bool, bool]:
    """(bold, italic, centred) of a paragraph: bold and italic if every run with text is."""
    properties = element.find(W + "pPr")
    jc = properties.find(W + "jc") if properties is not None else None
    style = properties.find(W + "pStyle") if properties is not None else None
    heading = style is not None and str(style.get(W + "val", "")).lower().startswith(("heading", "title"))
    runs = [run for run in element.iter(W + "r") if any((t.text or "").strip() for t in run.iter(W + "t"))]
    centred = jc is not None and jc.get(W + "val") == "center"
    return heading or has_all(runs, "b"), has_all(runs, "i"), centred


def has_all(runs: list[Any], name: str) -> bool:
    def has(run: Any) -> bool:
        found = run.find(f"{W}rPr/{W}{name}")
        return found is not None and found.get(W + "val", "1") not in ("0", "false", "off")

    return bool(runs) and all(has(run) for run in runs)

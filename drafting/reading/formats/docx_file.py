"""Paragraphs of a .docx file as lines, tables of head and foot column by column, footnotes by their marks."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from drafting.reading.blocks import Line, Source, Spot, clean, collapse
from drafting.reading.formats import old_fonts
from drafting.reading.formats.docx_fonts import Fonts
from drafting.reading.formats.docx_tables import WRAPPERS, GridCell, W, grid_of
from drafting.reading.formats.numbering import Numbering
from drafting.reading.formats.tabbed import BETWEEN_HALVES, halves, in_turn
from drafting.reading.refusals import refuse
from drafting.reading.words import PLACE_DATE, RECIPIENTS, SIGN_MARK, SYMBOL_LINE, is_motto

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
        self.rights: set[int] = set()
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.tables = 0
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
        self.lines = in_turn(self.lines, self.rights)
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
            elif child.tag in WRAPPERS:
                self.walk(child)

    def paragraph(self, element: Any, *, cell: bool = False, spot: Spot | None = None) -> None:
        """One paragraph; text boxes anchored in it are read before it."""
        for box in element.iter(W + "txbxContent"):
            if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
                self.walk(box)
        label = self.numbering.label(element)
        marks: list[str] = []
        text = clean("".join(self.pieces(element, marks)))
        if label and text.strip():
            text = f"{label} {text.lstrip()}"
        elif spot and any(c.isalnum() for c in label):
            text = label  # Word prints the number of an empty paragraph: serial numbers are often made so
        begun = bool(self.rights) and len(self.lines) - max(self.rights) < BETWEEN_HALVES
        sides = None if cell else halves(text, begun=begun)
        parts = list(sides) if sides else [collapse(part) for part in text.split("\n")]
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
                    full=len(parts) > 1 and not sides,
                    whole=len(parts) == 1 or bool(sides),
                    centred=centred,
                    bold=bold,
                    italic=italic,
                    cell=cell,
                    spot=spot,
                    notes=tuple(marks) if part is parts[-1] else (),
                )
            )
            self.gap = False
        if sides:
            self.rights.add(len(self.lines) - 1)

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
                yield "\t"
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

    def table(self, element: Any, spot: Spot | None = None) -> None:
        """Head and foot stand in tables without lines: column by column; of other tables each cell has its spot.

        The words of a table inside a cell belong to that cell.
        """
        cells = grid_of(element)
        if spot:
            for cell in cells:
                self.cell(cell.element, spot)
        elif is_layout(cells, element):
            for cell in sorted(cells, key=lambda cell: (cell.column, cell.row)):
                self.cell(cell.element)
        else:
            self.tables += 1
            for cell in cells:
                self.cell(cell.element, cell.spot(self.tables))
        self.gap = True

    def cell(self, element: Any, spot: Spot | None = None) -> None:
        for child in element.iterchildren():
            if child.tag == W + "p":
                self.paragraph(child, cell=True, spot=spot)
            elif child.tag == W + "tbl":
                self.table(child, spot)
            elif child.tag in WRAPPERS:
                self.cell(child, spot)

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


def is_layout(cells: list[GridCell], element: Any) -> bool:
    """A frame around one text, a row of two or three texts, or two or three columns that hold heads and feet."""
    columns = max((cell.column + cell.columns for cell in cells), default=0)
    rows = max((cell.row + cell.rows for cell in cells), default=0)
    if columns == 1 or (rows == 1 and columns <= 3):
        return True
    if columns > 3 or rows > 8:
        return False
    for paragraph in element.iter(W + "p"):
        text = collapse(clean("".join(t.text or "" for t in paragraph.iter(qn("w:t")))))
        if any(pattern.match(text) for pattern in (RECIPIENTS, SYMBOL_LINE, SIGN_MARK, PLACE_DATE)):
            return True
        if is_motto(text):
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

"""Reads a finished PDF back, line by line, and holds it against the data of the form, box by box (HD36 annexes 1, 3).

A line is what stands on one height: its words, its edges in points from the left and from below, the size, weight and
slant of its letters. The checker knows nothing of the templates: only the page, the rules of the day and the words.
"""

import ctypes
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from drafting.rendering.sheet import Sheet

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
NEAR = 1.5
"""Points that a place may differ: side bearings of letters, rounding of the layout."""


@dataclass(frozen=True)
class Line:
    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    italic: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Letter:
    sign: str
    left: float
    right: float
    base: float
    size: float
    font: str


def letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign in "\r\n" or not sign.strip():
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        left, _bottom, right, _top = text.get_charbox(index, loose=True)
        length = pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
        font = buffer.raw[: max(length - 1, 0)].decode(errors="replace")
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        yield Letter(sign, left, right, y.value, round(size, 2), font)


def lines(pdf: bytes) -> list[Line]:
    """From the top of the first page down; two columns on one height are two lines."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        rows: dict[float, list[Letter]] = {}
        for letter in letters(page):
            base = next((known for known in rows if abs(known - letter.base) < 1), letter.base)
            rows.setdefault(base, []).append(letter)
        for base in sorted(rows, reverse=True):
            found += list(_pieces(number, base, sorted(rows[base], key=lambda letter: letter.left)))
    return found


def _pieces(page: int, base: float, row: list[Letter]) -> Iterator[Line]:
    """Cut where there is more room than between two words of a justified line."""
    start = 0
    for index in range(1, len(row) + 1):
        if index < len(row) and not _apart(row[index - 1], row[index]):
            continue
        piece = row[start:index]
        start = index
        words = piece[0].sign
        for before, after in itertools.pairwise(piece):
            words += (" " if after.left - before.right > 0.12 * after.size else "") + after.sign
        size = max(letter.size for letter in piece)
        bold = sum("Bold" in letter.font for letter in piece) > len(piece) / 2
        italic = sum("Italic" in letter.font for letter in piece) > len(piece) / 2
        yield Line(page, words, piece[0].left, piece[-1].right, base, round(size, 2), bold, italic)


def _apart(before: Letter, after: Letter) -> bool:
    """Two columns stand far from each other, or near with letters of two sizes."""
    room = after.left - before.right
    return room > 3.2 * after.size or (room > 0.5 * after.size and abs(before.size - after.size) > 0.5)


class Checker:
    """`faults` fills with sentences; empty: the page is as the data say."""

    def __init__(self, pdf: bytes, sheet: Sheet) -> None:
        self.sheet, self.rules = sheet, sheet.rules
        self.lines = lines(pdf)
        self.document = pypdfium2.PdfDocument(pdf)
        self.faults: list[str] = []

    def run(self) -> list[str]:
        self.head()
        self.title()
        self.body()
        self.foot()
        self.page_numbers()
        return self.faults

    # What must hold, each with its box

    def head(self) -> None:
        rules, head = self.rules, self.sheet.head
        motto = self.find(rules.motto, "1")
        self.look(motto, "1", size=rules.motto_pt, bold=True)
        self.expect(motto and motto.left > PAGE_WIDTH / 2 - 20, "box 1 stands right")
        self.expect(
            motto and motto.base > PAGE_HEIGHT - rules.margin_top_mm * MM - 20, "box 1 is the first line"
        )
        lowest = motto
        if head.superior:
            above = self.find(head.superior.split("  ")[0], "2 parent")
            self.look(above, "2 parent", size=rules.head_pt, bold=False)
        for name in head.issuers:
            lowest = self.find(name, "2 issuer", first_word_only=True)
            self.look(lowest, "2 issuer", size=rules.head_pt, bold=True)
            self.expect(lowest and lowest.right < PAGE_WIDTH / 2 + 30, "box 2 stands left")
        star = self.find("*", "2 asterisk")
        number = self.find(head.number_line.strip(), "3")
        self.look(number, "3", size=rules.head_pt, bold=False, italic=False)
        blank = "  " in head.number_line  # left to the clerk: what is not seen has no middle
        self.expect(
            star and number and (blank or abs(star.middle - number.middle) < NEAR),
            "boxes 2 and 3 have one centre",
        )
        self.expect(star and number and star.base > number.base, "the asterisk stands above the number")
        day = self.find(head.date_line.strip(), "4")
        self.look(day, "4", size=rules.head_pt, bold=False, italic=True)
        self.expect(day and motto and day.base < motto.base - 12, "box 4 stands under the rule of box 1")
        self.rule_of(motto, day)

    def rule_of(self, motto: Line | None, day: Line | None) -> None:
        """Box 1's rule: drawn, as long as the words, between them and the date."""
        if motto is None or day is None:
            return
        drawn = [
            bounds
            for thing in self.document[0].get_objects()
            if thing.type == pdfium.FPDF_PAGEOBJ_PATH
            for bounds in [thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()]
            if day.base < bounds[1] < motto.base and bounds[2] - bounds[0] > 50
        ]
        fits = [each for each in drawn if abs(each[0] - motto.left) < 3 and abs(each[2] - motto.right) < 3]
        self.expect(bool(fits), "the rule under box 1 is as long as its words")

    def title(self) -> None:
        rules = self.rules
        left, right = rules.margin_left_mm * MM, PAGE_WIDTH - rules.margin_right_mm * MM
        middle = (left + right) / 2
        for text in self.sheet.type_lines:
            line = self.find(text, "5a type", first_word_only=True)
            self.look(line, "5a type", size=rules.type_pt, bold=True, italic=False)
            self.expect(line and abs(line.middle - middle) < NEAR, "box 5a is centred on the page")
        abstract = self.find(" ".join(self.sheet.abstract.text.split()[:4]), "5a abstract", start=True)
        self.look(abstract, "5a abstract", size=rules.abstract_pt, bold=True)
        self.expect(abstract and abs(abstract.middle - middle) < NEAR, "the abstract is centred")
        dash = self.find(rules.separator, "5a separator")
        self.expect(dash and abs(dash.middle - middle) < NEAR, "the separator is centred")

    def body(self) -> None:
        """Size, left and right edge, distance of lines, first-line indent, on every page."""
        rules = self.rules
        left, right = rules.margin_left_mm * MM, PAGE_WIDTH - rules.margin_right_mm * MM
        top, bottom = PAGE_HEIGHT - rules.margin_top_mm * MM, rules.margin_bottom_mm * MM
        text = [line for line in self.lines if line.size == rules.body_pt and bottom < line.base < top]
        outside = [line for line in text if line.left < left - NEAR or line.right > right + NEAR]
        self.expect(
            not outside, f"box 6 stays inside the margins: {[line.text[:30] for line in outside[:3]]}"
        )
        full = [line for line in text if line.left < left + NEAR]
        ragged = [line for line in full if right - line.right > NEAR and self._goes_on(line)]
        self.expect(not ragged, f"box 6 is justified: {[line.text[:40] for line in ragged[:3]]}")
        middle = (left + right) / 2
        firsts = [
            line
            for line in text
            if (abs(line.left - left - rules.indent_mm * MM) < NEAR and abs(line.middle - middle) > NEAR * 12)
            or (line.right > right - NEAR and abs(line.left - left - rules.indent_mm * MM) < NEAR)
        ]
        self.expect(len(firsts) > 5, "first lines are indented by 10 mm")
        gaps = [
            before.base - after.base
            for before, after in itertools.pairwise(full)
            if before.page == after.page and after.base < before.base
        ]
        exact = [gap for gap in gaps if gap < rules.line_pt + 3]
        self.expect(
            all(abs(gap - rules.line_pt) < 0.6 for gap in exact),
            "lines of a paragraph are exactly 18 pt apart",
        )
        starts = [
            before.base - after.base
            for before, after in itertools.pairwise(text)
            if before.page == after.page and after in firsts and before.base - after.base > 1
        ]
        self.expect(
            all(gap >= rules.line_pt + rules.paragraph_gap_pt - 0.6 for gap in starts),
            "paragraphs are at least 6 pt further apart",
        )

    def _goes_on(self, line: Line) -> bool:
        """Whether the paragraph continues at the left edge of the next line of the page."""
        place = self.lines.index(line)
        after = self.lines[place + 1] if place + 1 < len(self.lines) else None
        return (
            after is not None
            and after.page == line.page
            and after.size == line.size
            and abs(after.left - line.left) < NEAR
            and abs(line.base - after.base - self.rules.line_pt) < 0.6
        )

    def foot(self) -> None:
        rules, foot = self.rules, self.sheet.foot
        label = self.find(rules.recipients_label, "9b label", last=True) if foot.recipients else None
        if label:
            self.look(label, "9b label", size=rules.recipients_label_pt, bold=False, italic=False)
        for text in foot.recipients:
            line = self.find(" ".join(text.split()[:4]), "9b line", start=True, last=True)
            self.look(line, "9b line", size=rules.recipients_pt, bold=False)
        for signature in foot.signatures:
            places = []
            for text, bold in (
                *((text, True) for text in signature.on_behalf),
                *((text, False) for text in signature.position),
                *(((signature.name, True),) if signature.name else ()),
            ):
                line = self.find(text, "7", last=True)
                self.look(line, "7", size=rules.signature_pt, bold=bold, italic=False)
                places.append(line)
            if label and places and places[0] and signature is foot.signatures[0]:
                self.expect(abs(label.base - places[0].base) < 4, "boxes 7a and 9b stand on one height")
            known = [line for line in places if line]
            self.expect(len({line.page for line in known}) <= 1, "box 7 is not torn over two pages")
            self.expect(
                all(abs(line.middle - known[0].middle) < NEAR for line in known), "box 7 has one centre"
            )
            if signature.name and len(known) > 1:
                gap = known[-2].base - known[-1].base
                self.expect(
                    gap >= rules.signature_gap_lines * rules.line_pt, f"box 7 has room to sign: {gap:.0f} pt"
                )

    def page_numbers(self) -> None:
        rules = self.rules
        edge = PAGE_HEIGHT - rules.margin_top_mm * MM
        above = [line for line in self.lines if line.base > edge and re.fullmatch(r"\d+", line.text)]
        said = [(line.page, line.text) for line in above]
        wanted = [(page, str(page + 1)) for page in range(1, len(self.document))]
        self.expect(said == wanted, f"pages are numbered from the second on: {said[:3]}")
        left, right = rules.margin_left_mm * MM, PAGE_WIDTH - rules.margin_right_mm * MM
        for line in above:
            self.expect(abs(line.middle - (left + right) / 2) < NEAR, "page numbers are centred")
            self.expect(line.size == rules.page_number_pt and not line.bold, "page numbers are plain, 14 pt")
            distance = (PAGE_HEIGHT - line.base) / MM
            self.expect(9 <= distance <= 15, f"page numbers stand about 10 mm from the edge: {distance:.1f}")

    # Finding and saying

    def find(
        self,
        text: str,
        box: str,
        *,
        start: bool = False,
        last: bool = False,
        first_word_only: bool = False,
    ) -> Line | None:
        wanted = squeezed(text)
        rows = self.lines[::-1] if last else self.lines
        for line in rows:
            said = squeezed(line.text)
            if said == wanted or (
                (start or first_word_only) and said and wanted.startswith(said) and len(said) > 5
            ):
                return line
            if start and said.startswith(wanted):
                return line
        self.faults.append(f"box {box}: “{text}” does not stand on a line of its own")
        return None

    def look(
        self,
        line: Line | None,
        box: str,
        *,
        size: float,
        bold: bool | None = None,
        italic: bool | None = None,
    ) -> None:
        if line is None:
            return
        self.expect(line.size == size, f"box {box} is {size} pt, not {line.size}: “{line.text[:40]}”")
        if bold is not None:
            self.expect(
                line.bold is bold, f"box {box} is {'bold' if bold else 'not bold'}: “{line.text[:40]}”"
            )
        if italic is not None:
            self.expect(line.italic is italic, f"box {box} is {'italic' if italic else 'upright'}")

    def expect(self, holds: object, what: str) -> None:
        if not holds:
            self.faults.append(what)


def squeezed(text: str) -> str:
    """Without blanks: justification and columns put their own between words."""
    return "".join(text.split())


def check(pdf: bytes, sheet: Sheet) -> list[str]:
    """What in the finished PDF is not as the form of its day says; empty when all is."""
    return Checker(pdf, sheet).run()

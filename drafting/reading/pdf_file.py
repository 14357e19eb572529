"""Lines of a PDF: page numbers and running heads dropped, footnotes taken out; pictures of pages are for `scans`."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from drafting.reading.blocks import Box, Line, Source, clean, collapse
from drafting.reading.refusals import refuse
from drafting.reading.text_file import PAGE_NUMBER

MOST_PAGES = 500
MOST_SCANNED = 200
"""Pages that are pictures; at about two seconds for each a reading takes minutes."""
MOST_CHARACTERS = 2_000_000
TEXT_PAGE = 150
"""Characters from which a page counts as text; stamps of electronic signatures on a scan stay below."""
LEAST_PICTURE = 0.25
"""Part of a page that pictures cover at least where paper was scanned; emblems and stamps cover less."""
MOST_DRAWN = 100
"""Drawn shapes of a page without text; the lines and frames of a form are fewer, outlines of letters many more."""
EDGE = 0.12
"""Part of the page's height at top and bottom where numbers and running heads stand."""


@dataclass
class Printed:
    """A line with its place: x from the left, y from the bottom, size in points; `at` as blocks.Box.

    Of recognised lines: `noise` is no writing, `note` begins a footnote by its place, `unsure` as in blocks.Line.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    height: float
    size: float
    bold: bool
    notes: tuple[str, ...]
    at: Box | None = None
    noise: bool = False
    unsure: tuple[str, ...] = ()
    note: bool = False


Recognised = tuple[dict[int, list[Printed]], list[str]]
"""Lines of pages by their number from 0, doubts about whole pages."""
Recognise = Callable[[Any, list[int]], Recognised]
"""Reads the pages of an open document that are pictures."""


def read_pdf(data: bytes, recognise: Recognise | None = None) -> Source:
    """Lines of a PDF; raises ReadingRefused for locked, broken, too long and empty files.

    Pages that are pictures are read by `recognise`; without it they refuse the file as a scan.
    """
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise refuse("password" if "password" in str(error).lower() else "broken") from None
    try:
        if count > MOST_PAGES:
            raise refuse("too_many_pages", limit=MOST_PAGES)
        pages = [read_page(document, number) for number in range(count)]
        pictures = pictures_among(document, pages)
        if len(pictures) > MOST_SCANNED:
            raise refuse("too_many_scans", limit=MOST_SCANNED)
        if pictures and recognise is None:
            raise refuse("scan", pages=len(pictures), mostly=len(pictures) * 2 > count)
        recognised, doubts = recognise(document, pictures) if recognise and pictures else ({}, [])
    except pdfium.PdfiumError:
        raise refuse("broken") from None
    finally:
        document.close()
    pages = [recognised.get(number, page) for number, page in enumerate(pages)]
    return assemble(pages, frozenset(pictures), doubts)


def pictures_among(document: Any, pages: list[list[Printed]]) -> list[int]:
    """Numbers, from 0, of the pages that say next to nothing in letters and show something else."""
    found: list[int] = []
    for number, lines in enumerate(pages):
        if sum(len(line.text) for line in lines) < TEXT_PAGE:
            page = document[number]
            if is_picture(page):
                found.append(number)
            page.close()
    return found


def is_picture(page: Any) -> bool:
    """Does a page hold a picture of paper, or letters that were drawn as outlines?"""
    width, height = page.get_size()
    covered, outlines = 0.0, 0
    for part in page.get_objects(max_depth=3):
        if part.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = part.get_bounds()
            covered += max(right - left, 0) * max(top - bottom, 0)
        elif part.type == raw.FPDF_PAGEOBJ_PATH:
            outlines += 1
    return covered > LEAST_PICTURE * width * height or outlines > MOST_DRAWN


def read_page(document: Any, number: int) -> list[Printed]:
    """Printed lines of one page in the order of the file, which is reading order."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MOST_CHARACTERS // 10:
            raise refuse("too_long")
        width, height = page.get_width() or 595.0, page.get_height() or 842.0
        lines: list[Printed] = []
        for m in re.finditer(r"[^\r\n]+", text_page.get_text_range()):
            line = printed_line(text_page, m, number + 1, width, height)
            if line:
                lines.append(line)
        return lines
    finally:
        text_page.close()
        page.close()


def printed_line(text_page: Any, m: re.Match[str], page: int, width: float, height: float) -> Printed | None:
    """A line with place and look; raised small digits after a word become note marks."""
    text = m.group()
    shown = [i for i, c in enumerate(text) if not c.isspace()]
    if not shown:
        return None
    index = [raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, m.start() + i) for i in range(len(text))]
    sizes = [raw.FPDFText_GetFontSize(text_page.raw, index[i]) if index[i] >= 0 else 0.0 for i in shown]
    size = Counter(round(s, 1) for s in sizes).most_common(1)[0][0]
    kept, notes = take_marks(text, shown, sizes, size)
    first, last = index[shown[0]], index[shown[-1]]
    left, bottom, _, top = text_page.get_charbox(first) if first >= 0 else (0.0, 0.0, 0.0, 0.0)
    right = text_page.get_charbox(last)[2] if last >= 0 else left
    weight = raw.FPDFText_GetFontWeight(text_page.raw, first) if first >= 0 else 0
    text = collapse(clean(kept))
    if not text:
        return None
    tall = (top - bottom) or 10.0
    at = (left / width, 1 - (bottom + max(tall, size)) / height, right / width, 1 - bottom / height)
    return Printed(text, page, left, right, bottom / height, tall, size, weight >= 600, notes, at)


def take_marks(text: str, shown: list[int], sizes: list[float], size: float) -> tuple[str, tuple[str, ...]]:
    """The text without raised digits, and the marks that they are."""
    small = {i for i, s in zip(shown, sizes, strict=True) if text[i].isdigit() and 0 < s < 0.8 * size}
    if not small or len(small) == len(shown):
        return text, ()
    notes = re.findall(r"\d+", "".join(c if i in small else " " for i, c in enumerate(text)))
    kept = "".join("" if i in small else c for i, c in enumerate(text))
    # a note at the page's foot begins with its own raised mark: it stays, the caller knows it by it
    if shown[0] in small:
        return text, ()
    return kept, tuple(notes)


def assemble(pages: list[list[Printed]], pictures: frozenset[int], told: list[str]) -> Source:
    """All lines with what their place tells; `pictures` are the numbers of recognised pages, `told` doubts on them.

    Refuses files without any text.
    """
    texts = [sum(len(line.text) for line in page) for page in pages]
    with_text = sum(n >= TEXT_PAGE or number in pictures for number, n in enumerate(texts))
    if not any(texts) or with_text * 2 < len(pages):
        raise refuse("no_text")
    if sum(texts) > MOST_CHARACTERS:
        raise refuse("too_long")
    doubts = told + [
        f"Trang {number + 1} không có lớp chữ, nội dung chưa đọc được."
        for number, n in enumerate(texts)
        if n == 0 and number not in pictures
    ]
    repeated = running_heads(pages)
    body_size = Counter(line.size for page in pages for line in page for _ in line.text).most_common(1)[0][0]
    printed: list[Printed] = []
    footnotes: list[tuple[str, str]] = []
    furniture: list[Line] = []
    for page in pages:
        furniture += [Line(line.text, line.page, at=line.at) for line in page if is_furniture(line, repeated)]
        own = [line for line in page if not is_furniture(line, repeated)]
        own, notes = split_footnotes(own, body_size)
        printed += own
        footnotes += notes
    kind = "scan" if len(pictures) * 2 > len(pages) else "pdf"
    return Source(placed(printed), footnotes, doubts, furniture, kind, len(pages))


def running_heads(pages: list[list[Printed]]) -> set[str]:
    """Texts that stand at the edge of at least three pages and of most."""
    seen = Counter(text for page in pages for text in {line.text for line in page if at_edge(line)})
    return {text for text, n in seen.items() if n >= 3 and n * 2 > len(pages)}


def at_edge(line: Printed) -> bool:
    return line.y > 1 - EDGE or line.y < EDGE


def is_furniture(line: Printed, repeated: set[str]) -> bool:
    return line.noise or (at_edge(line) and (bool(PAGE_NUMBER.match(line.text)) or line.text in repeated))


def split_footnotes(lines: list[Printed], body_size: float) -> tuple[list[Printed], list[tuple[str, str]]]:
    """Small lines under the text that begin with a mark seen on this page are its footnotes."""
    marks = {mark for line in lines for mark in line.notes}
    kept: list[Printed] = []
    notes: list[tuple[str, str]] = []
    for line in lines:
        m = re.match(r"^[(\[]?(\d{1,2}|\*)[)\].]?\s*(\S.*)$", line.text)
        small = line.size < 0.92 * body_size
        if m and small and (line.note or m[1] in marks or m[1] == "*") and line.y < 0.5:
            notes.append((m[1], m[2]))
        elif notes and small and not line.text.startswith("-"):
            notes[-1] = (notes[-1][0], f"{notes[-1][1]} {line.text}")
        else:
            kept.append(line)
    return kept, notes


def placed(printed: list[Printed]) -> list[Line]:
    """Lines with gap, indent, centring, and whether the next line's first word would still have fitted."""
    if not printed:
        return []
    rights = sorted(line.right for line in printed)
    lefts = sorted(line.left for line in printed)
    margin, start = rights[int(len(rights) * 0.95) - 1 if len(rights) > 20 else -1], lefts[len(lefts) // 20]
    centre = (margin + start) / 2
    lines: list[Line] = []
    for i, line in enumerate(printed):
        following = printed[i + 1] if i + 1 < len(printed) else None
        letter = (line.right - line.left) / max(len(line.text), 1)
        word = len(following.text.split(" ", 1)[0]) + 1 if following else 0
        full = bool(following) and line.right + word * letter > margin - letter
        before = printed[i - 1] if i else None
        gap = bool(before and before.page == line.page and (before.y - line.y) * 842 > 2.2 * line.height)
        centred = abs((line.left + line.right) / 2 - centre) < 12 and line.left > start + 25
        lines.append(
            Line(
                line.text,
                line.page,
                gap,
                full,
                indent=line.left,
                centred=centred,
                bold=line.bold,
                notes=line.notes,
                at=line.at,
                unsure=line.unsure,
            )
        )
    return lines

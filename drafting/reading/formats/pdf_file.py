"""Lines of a PDF: page numbers and running heads dropped, footnotes taken out; pictures of pages are for `scans`."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from drafting.reading.blocks import Line, Source
from drafting.reading.formats import old_fonts
from drafting.reading.formats.pdf_aligned import align_tables
from drafting.reading.formats.pdf_tables import link_tables
from drafting.reading.formats.printed import Printed, read_page
from drafting.reading.formats.text_file import PAGE_NUMBER, without_number
from drafting.reading.refusals import refuse

MOST_PAGES = 500
MOST_SCANNED = 200
"""Pages that are pictures; at about two seconds for each a reading takes minutes."""
MOST_CHARACTERS = 2_000_000
TEXT_PAGE = 150
"""Characters from which a page counts as text; stamps of electronic signatures on a scan stay below."""
CELL_EDGE = 4.0
"""Points that a cell usually keeps free beside its text."""
CAPITAL = 0.6
"""Height of a capital letter in its size."""
LEAST_PICTURE = 0.25
"""Part of a page that pictures cover at least where paper was scanned; emblems and stamps cover less."""
MOST_DRAWN = 100
"""Drawn shapes of a page without text; the lines and frames of a form are fewer, outlines of letters many more."""
EDGE = 0.12
"""Part of the page's height at top and bottom where numbers and running heads stand."""


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
        pages: list[list[Printed]] = []
        for number in range(count):
            before = pages[-1] if pages else []
            pages.append(read_page(document, number, in_parts=any(line.parts for line in before)))
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
    families = {line.family for page in pages for line in page if line.family}
    doubts += [old_fonts.CONVERTED.format(family=family) for family in sorted(families)]
    repeated = running_heads(pages)
    body_size = body_size_of([line for page in pages for line in page])
    kept: list[list[Printed]] = []
    footnotes: list[tuple[str, str]] = []
    furniture: list[Line] = []
    awaited: set[str] = set()
    for page in pages:
        furniture += [Line(line.text, line.page, at=line.at) for line in page if is_furniture(line, repeated)]
        own = [line for line in page if not is_furniture(line, repeated)]
        awaited |= {mark for line in own for mark in line.notes}
        own, notes = split_footnotes(own, body_size, awaited)
        awaited -= {mark for mark, _ in notes}
        kept.append(own)
        footnotes += notes
    printed, repeated_heads = link_tables(kept)
    printed = align_tables(printed)
    furniture += [Line(line.text, line.page, at=line.at) for line in repeated_heads]
    kind = "scan" if len(pictures) * 2 > len(pages) else "pdf"
    return Source(placed(printed), footnotes, doubts, furniture, kind, len(pages))


def running_heads(pages: list[list[Printed]]) -> set[str]:
    """Texts, without a number, that stand at the edge of at least three pages and of most; of two at one height."""
    seen = Counter(
        text for page in pages for text in {without_number(line.text) for line in page if at_edge(line)}
    )
    if len(pages) == 2:
        first, second = (
            {(without_number(line.text), round(line.y, 2)) for line in page if at_edge(line)}
            for page in pages
        )
        return {text for text, _ in first & second}
    return {text for text, n in seen.items() if n >= 3 and n * 2 > len(pages)}


def at_edge(line: Printed) -> bool:
    """Cells of a table stand where they must, not at the edge."""
    return line.grid is None and (line.y > 1 - EDGE or line.y < EDGE)


def is_furniture(line: Printed, repeated: set[str]) -> bool:
    number = bool(PAGE_NUMBER.match(line.text))
    return line.noise or (at_edge(line) and (number or without_number(line.text) in repeated))


def body_size_of(lines: list[Printed]) -> float:
    """The size that most letters have; tables are printed smaller, so they do not count beside other text."""
    text = [line for line in lines if line.grid is None] or lines
    return Counter(line.size for line in text for _ in line.text).most_common(1)[0][0]


def split_footnotes(
    lines: list[Printed], body_size: float, marks: set[str]
) -> tuple[list[Printed], list[tuple[str, str]]]:
    """Small lines under the text that begin with a mark are footnotes.

    `marks`: those seen on this page, and those of pages before that had no room for their notes.
    """
    kept: list[Printed] = []
    notes: list[tuple[str, str]] = []
    for line in lines:
        m = re.match(r"^[(\[]?(\d{1,2}|\*)[)\].]?\s*(\S.*)$", line.text)
        small = line.size < 0.92 * body_size
        if line.grid:
            kept.append(line)
        elif m and small and (line.note or m[1] in marks or m[1] == "*") and line.y < 0.5:
            notes.append((m[1], m[2]))
        elif notes and small and not line.text.startswith("-"):
            notes[-1] = (notes[-1][0], f"{notes[-1][1]} {line.text}")
        else:
            kept.append(line)
    return kept, notes


def placed(printed: list[Printed]) -> list[Line]:
    """Lines with gap, indent, centring, and whether the next line's first word would still have fitted."""
    sheets = {width: sides_of([line for line in printed if line.width == width]) for width in widths(printed)}
    lines: list[Line] = []
    for i, line in enumerate(printed):
        following = printed[i + 1] if i + 1 < len(printed) else None
        start, margin = sheets[line.width]
        letter = (line.right - line.left) / max(len(line.text), 1)
        word = len(following.text.split(" ", 1)[0]) + 1 if following else 0
        edge = line.sides[1] - CELL_EDGE if line.grid else margin
        full = bool(following) and line.right + word * letter > edge - letter
        before = printed[i - 1] if i else None
        # a line that begins with a dash or a quotation mark is no lower for it
        height = max(line.height, CAPITAL * line.size)
        gap = bool(before and before.page == line.page and (before.y - line.y) * 842 > 2.2 * height)
        centred = abs((line.left + line.right) / 2 - (margin + start) / 2) < 12 and line.left > start + 25
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
                spot=line.spot,
                unsure=line.unsure,
            )
        )
    return lines


def widths(printed: list[Printed]) -> set[float]:
    """Upright and broad pages of one file have margins of their own."""
    return {line.width for line in printed}


def sides_of(lines: list[Printed]) -> tuple[float, float]:
    """Where the lines of pages of one width begin and where they end, strays left out."""
    lefts = sorted(line.sides[0] for line in lines)
    rights = sorted(line.sides[1] for line in lines)
    return lefts[len(lefts) // 20], rights[int(len(rights) * 0.95) - 1 if len(rights) > 20 else -1]

"""Lines of a PDF with a text layer: page numbers and running heads dropped, footnotes taken out."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from drafting.reading.blocks import Box, Line, Source, clean, collapse
from drafting.reading.refusals import refuse
from drafting.reading.text_file import PAGE_NUMBER, without_number

MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000
TEXT_PAGE = 150
"""Characters from which a page counts as text; stamps of electronic signatures on a scan stay below."""
CAPITAL = 0.6
"""Height of a capital letter in its size."""
EDGE = 0.12
"""Part of the page's height at top and bottom where numbers and running heads stand."""


@dataclass
class Printed:
    """A line with its place: x from the left, y from the bottom, size in points; `at` as blocks.Box."""

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


def read_pdf(data: bytes) -> Source:
    """Lines of a PDF; raises ReadingRefused for locked, broken, too long and picture-only files."""
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise refuse("password" if "password" in str(error).lower() else "broken") from None
    try:
        if count > MOST_PAGES:
            raise refuse("too_many_pages", limit=MOST_PAGES)
        pages = [read_page(document, number) for number in range(count)]
    except pdfium.PdfiumError:
        raise refuse("broken") from None
    finally:
        document.close()
    return assemble(pages)


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


def assemble(pages: list[list[Printed]]) -> Source:
    """All lines with what their place tells; refuses files whose pages are pictures."""
    texts = [sum(len(line.text) for line in page) for page in pages]
    with_text = sum(n >= TEXT_PAGE for n in texts)
    if not pages or with_text == 0 or with_text * 2 < len(pages):
        raise refuse("no_text")
    if sum(texts) > MOST_CHARACTERS:
        raise refuse("too_long")
    doubts = [
        f"Trang {i} không có lớp chữ, nội dung chưa đọc được." for i, n in enumerate(texts, 1) if n == 0
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
    return Source(placed(printed), footnotes, doubts, furniture, "pdf", len(pages))


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
    return line.y > 1 - EDGE or line.y < EDGE


def is_furniture(line: Printed, repeated: set[str]) -> bool:
    return at_edge(line) and (bool(PAGE_NUMBER.match(line.text)) or without_number(line.text) in repeated)


def split_footnotes(lines: list[Printed], body_size: float) -> tuple[list[Printed], list[tuple[str, str]]]:
    """Small lines under the text that begin with a mark seen on this page are its footnotes."""
    marks = {mark for line in lines for mark in line.notes}
    kept: list[Printed] = []
    notes: list[tuple[str, str]] = []
    for line in lines:
        m = re.match(r"^[(\[]?(\d{1,2}|\*)[)\].]?\s*(\S.*)$", line.text)
        small = line.size < 0.92 * body_size
        if m and small and (m[1] in marks or m[1] == "*") and line.y < 0.5:
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
        # a line that begins with a dash or a quotation mark is no lower for it
        height = max(line.height, CAPITAL * line.size)
        gap = bool(before and before.page == line.page and (before.y - line.y) * 842 > 2.2 * height)
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
            )
        )
    return lines

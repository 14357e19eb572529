"""Lines of a .txt file: encoding, emphasis asterisks, columns kept by spaces, page numbers."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from drafting.reading.blocks import Line, Source, clean
from drafting.reading.formats import old_fonts
from drafting.reading.formats.text_tables import TextTables
from drafting.reading.refusals import refuse
from drafting.reading.words import LOWER, RECIPIENTS, UPPER, copy_kind, is_motto

WIDE_GAP = re.compile(r"(?<=\S)(?<!Số)(?<!Số:)(?<!ngày)(?<!tháng)(?: {4,}|\t+)(?=\S)")
"""Blanks between two columns; those that a draft leaves for number, day and month are none."""
PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
NUMBER_BESIDE = re.compile(
    r"\s+[-–|]?\s*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?$|^\d{1,3}\s+[-–|]?\s*(?=\D)", re.IGNORECASE
)
"""A page's number on the line of a running head."""
LONGEST_WRAPPED = 130
"""Characters; a longer line is a whole paragraph, A4 at 14 pt holds about 80."""
COLUMN_SLACK = 12
"""Characters; a shorter line of a centred column begins further in than its longest one."""
MOST_LINES = 40_000
MOST_BYTES = 6 * 1024 * 1024
"""Of a text file: 800 full pages in UTF-8 or UTF-16."""
MOST_BREAKS = 2 * MOST_LINES
"""Line breaks, those of blank lines too."""
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, Windows-1258, or the Latin letters of an old font, still to be converted.

    Raises ReadingRefused for binary data and other encodings.
    """
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\x00" in data or len(CONTROLS.findall(data, 0, 4096)) > 40):
        raise refuse("unknown_type")
    if len(data) > MOST_BYTES or data.count(b"\n") > MOST_BREAKS:
        raise refuse("too_long")
    if wide:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise refuse("encoding") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    single = data.decode("latin-1")
    if old_fonts.recognised(single):
        return single
    text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    # anything else that is no UTF-8 is not for guessing
    if not old_fonts.is_vietnamese(text):
        raise refuse("encoding")
    return text


def drop_emphasis(text: str) -> str:
    """Markdown asterisks away; where bold meets bold, two printed lines had been glued: they part again."""
    text = re.sub(r"(?<=\S)\*{3,}(?=\S)", "\n", text)
    text = re.sub(rf"(?<=[^\W\d_])\*\*(?=[{UPPER}][{LOWER}])", "\n", text)
    text = text.replace("**", "")
    return re.sub(
        r"(?<![\s(])\*(?=[\s).,;:]|$)|(?<!\S)\*(?=\S)|(?<=\()\*(?=[^\s)])|(?<=\w)\*(?=\w)",
        "",
        text,
        flags=re.MULTILINE,
    )


def read_text(data: bytes) -> Source:
    """The lines of a text file; form feeds count pages."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    family = old_fonts.recognised(text)
    if family:
        text = old_fonts.converted(text, family)
    sheets = drop_emphasis(text).split("\f")
    lines: list[Line] = []
    tables = TextTables()
    for number, sheet in enumerate(sheets, start=1):
        lines += sheet_lines(clean(sheet), number if len(sheets) > 1 else None, tables)
        if len(lines) > MOST_LINES:
            raise refuse("too_long")
    kept, furniture = drop_page_numbers(lines)
    pages = len(sheets) if len(sheets) > 1 else None
    doubts = [old_fonts.CONVERTED.format(family=family)] if family else []
    return Source(mark_full(kept), doubts=doubts, furniture=furniture, format="txt", pages=pages)


def sheet_lines(sheet: str, page: int | None, tables: TextTables) -> list[Line]:
    """Lines of one page; tables cell by cell, two columns side by side one after the other."""
    tables.new_page()
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    edge = 0
    gap = False
    raws = sheet.split("\n")
    after_table = 0
    for place, raw in enumerate(raws):
        if place < after_table:
            continue
        if not raw.strip():
            gap = True
            continue
        table, after_table = tables.at(raws, place, page)
        if table:
            lines += left + right + table
            left, right, gap = [], [], True
            continue
        columns = [" ".join(column.split()) for column in WIDE_GAP.split(raw.strip())]
        indent = len(raw) - len(raw.lstrip())
        line = Line(columns[0], page, gap, indent=float(indent))
        if left and len(columns) == 2 and opens_box(columns):
            lines += left + right
            left, right = [], []
        if len(columns) == 2 and max(map(len, columns)) < (80 if right else 60):
            edge = raw.rindex(raw.strip()[-len(WIDE_GAP.split(raw.strip())[1]) :])
            left.append(line)
            right.append(line.says(columns[1]))
        elif right and not gap and len(columns) == 1 and len(raw.rstrip()) < edge:
            left.append(line)
        elif right and not gap and len(columns) == 1 and indent > edge - COLUMN_SLACK:
            right.append(line)
        else:
            lines += left + right
            left, right = [], []
            lines.append(line.says(" ".join(columns)))
        gap = False
    return lines + left + right


def opens_box(columns: list[str]) -> bool:
    """A head or a foot begins with these two columns, so what stands above them is another (document-form.md 1, 4)."""
    return any(RECIPIENTS.match(text) or is_motto(text) or copy_kind(text) for text in columns)


def drop_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(content, furniture): lines that hold a number alone go, if they count up as pages do; so do running heads."""
    numbers: set[int] = set()
    last = 0
    for i, line in enumerate(lines):
        if PAGE_NUMBER.match(line.text) and not line.spot:
            number = int(re.findall(r"\d+", line.text)[0])
            if last < number <= last + 20:
                last = number
                numbers.add(i)
    dropped = numbers | running_heads(lines, numbers)
    kept = [line for i, line in enumerate(lines) if i not in dropped]
    return kept, [lines[i] for i in sorted(dropped)]


def without_number(text: str) -> str:
    """A running head as every page has it."""
    return NUMBER_BESIDE.sub("", text)


def running_heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Places of lines that stand in the same words at three or more page edges, beside a number or a form feed."""
    edges = {0, len(lines) - 1}
    for i in range(len(lines)):
        if i in numbers:
            edges |= {i - 1, i + 1}
        elif i and lines[i].page != lines[i - 1].page:
            edges |= {i - 1, i}
    edges = {i for i in edges - numbers if 0 <= i < len(lines)}
    seen = Counter(without_number(lines[i].text) for i in edges)
    return {i for i in edges if seen[without_number(lines[i].text)] > 2}


def mark_full(lines: list[Line]) -> list[Line]:
    """Tell for each line whether the next line's first word would still have fitted on it.

    Lines that begin with a small letter show that the text around is wrapped at all.
    """
    marked: list[Line] = []
    for i, line in enumerate(lines):
        if line.spot:
            marked.append(line)
            continue
        near = [other for other in lines[max(0, i - 12) : i + 13] if not other.spot]
        lengths = sorted(len(other.text) for other in near if len(other.text) <= LONGEST_WRAPPED)
        wrapped = sum(other.text[0].islower() for other in near) >= 3 and len(lengths) * 10 >= len(near) * 6
        full = False
        if wrapped and len(line.text) <= LONGEST_WRAPPED and i + 1 < len(lines):
            width = lengths[-1 - len(lengths) // 8]
            following = lines[i + 1].text.split(" ", 1)[0]
            full = len(line.text) + 1 + len(following) > width * 0.93
        marked.append(replace(line, full=full))
    return marked

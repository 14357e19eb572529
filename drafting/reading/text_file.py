"""Lines of a .txt file: encoding, emphasis asterisks, columns kept by spaces, page numbers."""

import re
import unicodedata
from dataclasses import replace

from drafting.reading import old_fonts
from drafting.reading.blocks import Line, Source, clean
from drafting.reading.refusals import refuse
from drafting.reading.words import LOWER, UPPER

WIDE_GAP = re.compile(r"(?<=\S)(?: {4,}|\t+)(?=\S)")
PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
LONGEST_WRAPPED = 130
"""Characters; a longer line is a whole paragraph, A4 at 14 pt holds about 80."""
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
    text = clean(drop_emphasis(text))
    paged = "\f" in text
    lines: list[Line] = []
    for number, sheet in enumerate(text.split("\f"), start=1):
        lines += sheet_lines(sheet, number if paged else None)
        if len(lines) > MOST_LINES:
            raise refuse("too_long")
    kept, furniture = drop_page_numbers(lines)
    pages = text.count("\f") + 1 if paged else None
    doubts = [old_fonts.CONVERTED.format(family=family)] if family else []
    return Source(mark_full(kept), doubts=doubts, furniture=furniture, format="txt", pages=pages)


def sheet_lines(sheet: str, page: int | None) -> list[Line]:
    """Lines of one page; two columns side by side are read one after the other."""
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    gap = False
    for raw in sheet.split("\n"):
        if not raw.strip():
            gap = True
            continue
        columns = WIDE_GAP.split(raw.strip())
        line = Line(" ".join(columns[0].split()), page, gap, indent=float(len(raw) - len(raw.lstrip())))
        if len(columns) == 2 and max(map(len, columns)) < 60:
            left.append(line)
            right.append(line.says(" ".join(columns[1].split())))
        else:
            lines += left + right
            left, right = [], []
            lines.append(line.says(" ".join(" ".join(columns).split())))
        gap = False
    return lines + left + right


def drop_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(content, page numbers): lines that hold a number alone go, if they count up as pages do."""
    kept: list[Line] = []
    dropped: list[Line] = []
    last = 0
    for line in lines:
        if PAGE_NUMBER.match(line.text):
            number = int(re.findall(r"\d+", line.text)[0])
            if last < number <= last + 20:
                last = number
                dropped.append(line)
                continue
        kept.append(line)
    return kept, dropped


def mark_full(lines: list[Line]) -> list[Line]:
    """Tell for each line whether the next line's first word would still have fitted on it.

    Lines that begin with a small letter show that the text around is wrapped at all.
    """
    marked: list[Line] = []
    for i, line in enumerate(lines):
        near = lines[max(0, i - 12) : i + 13]
        lengths = sorted(len(other.text) for other in near if len(other.text) <= LONGEST_WRAPPED)
        wrapped = sum(other.text[0].islower() for other in near) >= 3 and len(lengths) * 10 >= len(near) * 6
        full = False
        if wrapped and len(line.text) <= LONGEST_WRAPPED and i + 1 < len(lines):
            width = lengths[-1 - len(lengths) // 8]
            following = lines[i + 1].text.split(" ", 1)[0]
            full = len(line.text) + 1 + len(following) > width * 0.93
        marked.append(replace(line, full=full))
    return marked

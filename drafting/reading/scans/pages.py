"""From the pages of a PDF that are pictures to printed lines with their places."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from drafting.reading.blocks import collapse
from drafting.reading.formats.pdf_file import Recognised
from drafting.reading.formats.printed import Printed
from drafting.reading.scans import mending, numerals, sheet
from drafting.reading.scans.columns import in_order
from drafting.reading.scans.footnotes import Notes, taken_out
from drafting.reading.scans.noise import cleaned
from drafting.reading.scans.sheet import Sheet
from drafting.reading.scans.words import Region, Row, Word, read_words

LEAST_WORDS = 8
LEGIBLE = 55
"""Tesseract's measure of the usual word of a page, 0..100; below, the page may lie on its side or be too pale."""
LEAST_PART = (0.06, 0.015)
"""Of width and height of a page; smaller pictures are specks, rules and edges."""
TURN = re.compile(rb"^Rotate: (90|180|270)$", re.MULTILINE)
CAP_HEIGHT = 0.72
"""Of the height of a usual word, which has marks above or strokes below."""
TEXT_SIZE, NOTE_SIZE = 14.0, 11.0
"""Points, as the form prescribes: the height of words on a scan tells only which of the two it is."""

Ask = Callable[[Sheet, str, int, int], bytes]
"""(sheet, way, pages done, pages in all) → Tesseract's answer, as `tesseract.recognise`."""


class Read:
    """The lines of one page and what they were read from."""

    def __init__(self, number: int, drawn: Sheet, notes: Notes, noise: list[Row], height: float) -> None:
        self.number = number
        self.drawn = drawn
        self.rows = notes.rows
        self.marked = notes.marked
        self.notes = [(mark, Row(words)) for mark, words in notes.notes if words]
        self.noise = noise
        self.height = height

    def lines(self) -> list[Row]:
        return [*self.rows, *(row for _, row in self.notes)]

    def mend(self, rows: Iterator[Row]) -> None:
        """Take one's own lines, put right, from those of all pages."""
        self.rows = [next(rows) for _ in self.rows]
        self.notes = [(mark, next(rows)) for mark, _ in self.notes]


class Pages:
    """Reads the pictures among the pages of a document; `ask` brings their words."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.doubts: list[str] = []
        self.next_note = 1

    def recognise(self, document: Any, numbers: list[int]) -> Recognised:
        """Printed lines of the pages with these numbers, from 0, and doubts about whole pages."""
        read = [
            page
            for done, number in enumerate(numbers)
            if (page := self.page(document, number, done, len(numbers)))
        ]
        rows = iter(mending.mended([row for page in read for row in page.lines()]))
        for page in read:
            page.mend(rows)
        return {page.number: printed(page) for page in read}, self.doubts

    def page(self, document: Any, number: int, done: int, total: int) -> Read | None:
        """One page; None where nothing on it could be read."""
        try:
            page = document[number]
            drawn = sheet.draw(page)
            page.close()
        except (pdfium.PdfiumError, MemoryError, ValueError):
            self.doubts.append(f"Trang {number + 1} không mở được ảnh nên chưa đọc được nội dung.")
            return None
        rows, pictures = self.words(drawn, "page", done, total)
        if legibility(rows) < LEGIBLE:
            turned = TURN.search(self.ask(drawn, "turn", done, total))
            if turned:
                drawn = drawn.quarter(int(turned[1]))
                rows, pictures = self.words(drawn, "page", done, total)
        for part in pictures:
            rows = overlaid(rows, self.part(drawn, part, done, total))
        usual = median(word.height for row in rows for word in row.words) if rows else 0
        kept, dropped = cleaned(rows, usual, drawn.grey.size)
        if not kept:
            self.doubts.append(f"Trang {number + 1} không nhận ra chữ nào. Đề nghị đối chiếu với bản gốc.")
            return None
        if legibility(kept) < LEGIBLE:
            self.doubts.append(f"Trang {number + 1} mờ, nhiều chữ có thể sai. Đề nghị đối chiếu với bản gốc.")
        notes = taken_out(in_order(kept), pictures, drawn.grey.size, usual, self.next_note)
        if notes.notes:
            self.next_note = int(notes.notes[-1][0]) + 1
        if notes.notes and not notes.marked:
            marks = ", ".join(mark for mark, _ in notes.notes)
            self.doubts.append(
                f"Trang {number + 1}: chưa rõ chú thích {marks} gắn với chỗ nào trong văn bản."
            )
        return Read(number, drawn, notes, dropped, usual)

    def words(self, drawn: Sheet, way: str, done: int, total: int) -> tuple[list[Row], list[Region]]:
        rows, pictures = read_words(self.ask(drawn, way, done, total))
        return [Row(with_strokes(row, drawn, capital(rows))) for row in rows], pictures

    def part(self, drawn: Sheet, box: Region, done: int, total: int) -> list[Row]:
        """Lines in what was taken for a picture: a stamp or a signature over the words of a foot."""
        width, height = drawn.grey.size
        if box[2] - box[0] < LEAST_PART[0] * width or box[3] - box[1] < LEAST_PART[1] * height:
            return []
        rows, _ = self.words(drawn.part(box), "part", done, total)
        return [Row([word.moved(box[0], box[1]) for word in row.words]) for row in rows]


def capital(rows: list[Row]) -> float:
    """The height of capitals as a part of that of usual words: figures are as high and have no marks."""
    figures = [word.height / row.height for row in rows for word in row.words if word.text.isdecimal()]
    return median(figures) if figures else CAP_HEIGHT


def with_strokes(row: Row, drawn: Sheet, part: float) -> list[Word]:
    """The words of a line, numerals among them with their strokes counted."""
    return [
        replace(word, strokes=numerals.strokes(word.text, word.box, drawn.grey, part * row.height))
        for word in row.words
    ]


def overlaid(rows: list[Row], more: list[Row]) -> list[Row]:
    """The lines with those of a part of the page; words that were seen before are not taken twice."""
    seen = [word.box for row in rows for word in row.words]
    fresh = [
        Row([word for word in row.words if not any(covers(box, word.box) for box in seen)]) for row in more
    ]
    return rows + [row for row in fresh if row.words]


def covers(one: Region, other: Region) -> bool:
    """Does the first box hold most of the second?"""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 0 and height > 0 and width * height > 0.4 * (other[2] - other[0]) * (other[3] - other[1])


def legibility(rows: list[Row]) -> float:
    """Tesseract's measure of the usual word, 0 for a page with hardly any."""
    sure = [word.sure for row in rows for word in row.words]
    return median(sure) if len(sure) >= LEAST_WORDS else 0


def printed(page: Read) -> list[Printed]:
    """The lines of a page as those of a text PDF are."""
    lines = [as_printed(row, page) for row in page.rows]
    lines = [replace(line, notes=tuple(page.marked.get(n, ()))) for n, line in enumerate(lines)]
    for mark, row in page.notes:
        note = as_printed(row, page)
        lines.append(replace(note, text=f"{mark} {note.text}", size=NOTE_SIZE, note=True))
    return lines + [replace(as_printed(row, page), noise=True) for row in page.noise]


def as_printed(row: Row, page: Read) -> Printed:
    points = 72 / page.drawn.dpi
    height = page.drawn.grey.height
    return Printed(
        text=collapse(row.text),
        page=page.number + 1,
        left=row.left * points,
        right=row.right * points,
        y=1 - row.bottom / height,
        height=page.height * CAP_HEIGHT * points,
        size=TEXT_SIZE,
        bold=False,
        notes=(),
        at=page.drawn.place((row.left, row.top, row.right, row.bottom)),
        unsure=tuple(word.text for word in row.words if mending.unsure(word)),
    )

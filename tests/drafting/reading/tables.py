"""Tables of tasks that the tests write as Word files, PDFs and text. All of it is invented."""

import html
from dataclasses import dataclass

import docx

from tests.drafting.reading.files import saved

BEFORE = """KẾ HOẠCH
thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2026 của Bộ Chính trị
-----
I. MỤC ĐÍCH
1. Quán triệt sâu sắc nội dung Nghị quyết đến cán bộ, đảng viên.
II. NHIỆM VỤ TRỌNG TÂM
1. Ban Xây dựng Đảng chủ trì xây dựng quy chế trong tháng 3/2027.
Nơi nhận:
- Các chi bộ trực thuộc,
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn Bình
"""
"""A plan of an invented commune up to its annexes."""

HEADING = "PHỤ LỤC 1\nDANH MỤC NHIỆM VỤ TRỌNG TÂM\n(Kèm theo Kế hoạch của Ban Thường vụ Đảng ủy xã Hòa Bình)"


@dataclass(frozen=True)
class Merged:
    """A cell over several rows or columns."""

    text: str
    rows: int = 1
    columns: int = 1
    bold: bool = False


Cell = str | Merged
Rows = list[list[Cell]]
"""Row by row, the places that a merged cell covers left out."""


def grid(rows: Rows) -> list[list[tuple[int, Merged]]]:
    """Each row's own cells with the columns that they begin in."""
    taken: set[tuple[int, int]] = set()
    out = []
    for r, row in enumerate(rows):
        placed, c = [], 0
        for entry in row:
            cell = entry if isinstance(entry, Merged) else Merged(entry)
            while (r, c) in taken:
                c += 1
            taken |= {(r + y, c + x) for y in range(cell.rows) for x in range(cell.columns)}
            placed.append((c, cell))
        out.append(placed)
    return out


def word(rows: Rows, *, before: str = BEFORE, heading: str = HEADING, after: str = "") -> bytes:
    """The plan with its annex as a Word file."""
    document = docx.Document()
    for line in f"{before}{heading}".split("\n"):
        document.add_paragraph(line)
    add_table(document, rows)
    for line in filter(None, after.split("\n")):
        document.add_paragraph(line)
    return saved(document)


def add_table(document, rows: Rows) -> None:
    placed = grid(rows)
    width = max(c + cell.columns for row in placed for c, cell in row)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for r, row in enumerate(placed):
        for c, cell in row:
            own = table.cell(r, c)
            if cell.rows > 1 or cell.columns > 1:
                own = own.merge(table.cell(r + cell.rows - 1, c + cell.columns - 1))
            paragraphs = cell.text.split("\n")
            own.paragraphs[0].add_run(paragraphs[0]).bold = cell.bold
            for text in paragraphs[1:]:
                own.add_paragraph(text)


STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page) } }
@page broad { size: A4 landscape }
p { margin: 0 0 6pt; font: 14pt Tinos }
.annex { page: broad } .annex p { text-align: center }
table { border-collapse: collapse; width: 100%; font: 12pt Tinos }
td, th { padding: 2pt 6pt; vertical-align: top; text-align: left }
.ruled td, .ruled th { border: 0.5pt solid black }
"""


def pdf(
    rows: Rows,
    *,
    head: int = 1,
    ruled: bool = True,
    before: str = BEFORE,
    heading: str = HEADING,
    style: str = "",
) -> bytes:
    """The same as a PDF, the first `head` rows repeated on each page."""
    from weasyprint import HTML

    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in before.split("\n") if line)
    title = "".join(f"<p>{html.escape(line)}</p>" for line in heading.split("\n"))
    body = "".join(f"<tbody>{''.join(block)}</tbody>" for block in blocks(rows, head))
    kind = "ruled" if ruled else "plain"
    table = f"<table class={kind}><thead>{''.join(html_rows(rows)[:head])}</thead>{body}</table>"
    return HTML(
        string=f"<style>{STYLE}{style}</style>{paragraphs}<div class=annex>{title}{table}</div>"
    ).write_pdf()


def html_rows(rows: Rows) -> list[str]:
    def cell_of(cell: Merged) -> str:
        words = "<br>".join(html.escape(cell.text).split("\n"))
        return f"<td rowspan={cell.rows} colspan={cell.columns}>{words}</td>"

    return [f"<tr>{''.join(cell_of(cell) for _, cell in row)}</tr>" for row in grid(rows)]


def blocks(rows: Rows, head: int) -> list[list[str]]:
    """The rows below the heading, those that a merged cell holds together as one block."""
    out: list[list[str]] = []
    held = 0
    for place, (line, row) in enumerate(zip(html_rows(rows), grid(rows), strict=True)):
        if place >= head:
            if place >= held:
                out.append([])
            out[-1].append(line)
            held = max([held, *(place + cell.rows for _, cell in row)])
    return out


def text(rows: Rows, *, between: str = " | ", before: str = BEFORE, heading: str = HEADING) -> bytes:
    """The same as text, one line a row; only for tables without merged cells."""
    lines = [between.join(cell for cell in row if isinstance(cell, str)) for row in rows]
    return f"{before}{heading}\n{chr(10).join(lines)}\n".encode()

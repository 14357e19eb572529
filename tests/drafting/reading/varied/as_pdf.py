"""Sheets as PDF files with a text layer: one printed page after the other, numbered, with footnotes."""

from dataclasses import dataclass
from html import escape

from tests.drafting.reading.varied.outlines import Paragraph
from tests.drafting.reading.varied.sheets import Sheet


@dataclass(frozen=True)
class Print:
    """Look of the pages: size of letters, margins, first lines, where the number stands, a line over every page."""

    size: float = 14
    width: int = 165
    indent: int = 10
    gap: int = 6
    justified: bool = True
    number: str = "top"
    running: str = ""
    hyphens: bool = False


PRINTS = {
    "official": Print(),
    "small letters": Print(size=12, width=175),
    "ragged, no indent": Print(justified=False, indent=0),
    "no gaps, no indent": Print(gap=0, indent=0),
    "numbered at the foot": Print(number="foot", gap=3),
    "running head": Print(running="Kế hoạch của Ban Thường vụ"),
}


def as_pdf(sheet: Sheet, look: Print) -> bytes:
    """The file's bytes."""
    from weasyprint import HTML

    parts = [two_columns(sheet.head.left, sheet.head.right)]
    parts += [f"<h1>{escape(text)}</h1>" for text in sheet.head.title]
    if sheet.head.separator:
        parts.append(f"<h2>{escape(sheet.head.separator)}</h2>")
    parts += [f"<p>{escape(text)}</p>" for text in sheet.head.preamble]
    parts += [body(part) for part in sheet.body]
    parts += [f"<p>{escape(text)}</p>" for text in sheet.closing]
    left, right = sheet.foot.left, sheet.foot.right
    parts.append(two_columns(right, left) if sheet.foot.signature_first else two_columns(left, right))
    return HTML(string=f"<style>{style(look)}</style>{''.join(parts)}").write_pdf()


def style(look: Print) -> str:
    place = {"top": "@top-center", "foot": "@bottom-center"}[look.number]
    number = f"{place}{{content:counter(page);font:13pt Tinos}}"
    running = f"@top-left{{content:'{look.running}';font:10pt Tinos}}" if look.running else ""
    side = (210 - look.width) / 2
    return (
        f"@page{{size:A4;margin:20mm {side}mm;{number}{running}}}"
        f"@page:first{{{place}{{content:none}}}}"
        f"body{{font:{look.size}pt Tinos}}"
        f"p{{margin:0 0 {look.gap}pt;text-indent:{look.indent}mm;text-align:{'justify' if look.justified else 'left'}}}"
        "h1,h2{font-size:1em;text-align:center;margin:0 0 4pt}h2{font-weight:normal}"
        "table{width:100%;margin-bottom:8pt}td{width:50%;vertical-align:top;text-align:center}"
        "td div{font-size:0.92em}.centre{text-align:center;text-indent:0}"
        ".n{float:footnote;font-size:10pt;text-indent:0}::footnote-marker{content:counter(footnote) ' '}"
    )


def body(part: Paragraph) -> str:
    end = min(part.bold, len(part.text))
    bold, rest = part.mark + part.text[:end] if end else "", part.text[end:] if end else part.printed
    note = f'<span class="n">{escape(part.note)}</span>' if part.note else ""
    words = (f"<b>{escape(bold)}</b>" if bold else "") + escape(rest)
    if note:
        head, space, tail = words.rpartition(" ")
        words = f"{head}{note}{space}{tail}"
    return f"<p{' class=centre' if part.centred else ''}>{words}</p>"


def two_columns(left: list[str], right: list[str]) -> str:
    if not left and not right:
        return ""
    cells = ("".join(f"<div>{escape(text) or '&nbsp;'}</div>" for text in column) for column in (left, right))
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"

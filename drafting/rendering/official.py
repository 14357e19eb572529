"""Papers in the official form beside the plan: submissions, letters, reports, notices, minutes, ballot sheets.

A paper is a dict of plain data, kept as such and printed any time later in the same words:

    type_lines   ["TỜ TRÌNH"]; empty for a letter, whose `about` stands below its number
    about        the abstract, "về việc …"
    superior, issuers, place    the head; `issuers` a list of one
    symbol       "TTr/BTCTU", what follows the number; "" where the paper has no number (a ballot sheet)
    number, date int and ISO day, or null: left blank for the clerk
    urgency      "HỎA TỐC" or ""
    addressed, addressees       "Kính gửi" and its lines
    blocks       [kind, text] with kind section, group, text, item; ["table", [percent], [[cell]]]
    recipients, archive         lines of “Nơi nhận” without their marks; "Văn phòng Tỉnh ủy"
    signatures   [{on_behalf, position, name}]; of two the second stands at the left
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from drafting.rendering import names
from drafting.rendering.compose import printable, signature_of
from drafting.rendering.form import FormRules, rules_on
from drafting.rendering.sheet import Foot, Head, Paragraph, Run, Sheet, Table

KINDS = {"section": True, "group": True, "text": False, "item": False}
"""Kind of a paragraph → whether it is bold."""


def sheet_of(paper: Mapping[str, Any]) -> Sheet:
    """The page of a paper; its day chooses the guideline of the form."""
    first, *beside = [signature_of(each) for each in paper["signatures"]]
    paper = printable({**paper, "blocks": []}) | {"blocks": paper["blocks"]}
    day = date.fromisoformat(paper["date"]) if paper["date"] else None
    rules = rules_on(day)
    letter = not paper["type_lines"]
    return Sheet(
        rules=rules,
        type_lines=tuple(paper["type_lines"]),
        abstract=Paragraph("abstract", (Run("" if letter else paper["about"]),)),
        head=_head(paper, day, letter=letter),
        body=tuple(_block(block) for block in paper["blocks"]),
        foot=Foot(_recipients(paper, rules), (first,), beside[0] if beside else None),
        annexes=(),
        addressed=paper["addressed"],
        addressees=_addressees(paper["addressees"]),
    )


def _head(paper: Mapping[str, Any], day: date | None, *, letter: bool) -> Head:
    number = names.BLANK_NUMBER if paper["number"] is None else f"{paper['number']:02d}"
    return Head(
        superior=paper["superior"],
        issuers=tuple(paper["issuers"]),
        number_line=f"Số {number}-{paper['symbol']}" if paper["symbol"] else "",
        urgency=paper["urgency"],
        date_line=names.date_line(paper["place"], day),
        draft_line="",
        about=paper["about"] if letter else "",
    )


def _addressees(lines: Sequence[str]) -> tuple[str, ...]:
    """One stands beside “Kính gửi”; several are a list, each with its mark of the end."""
    if len(lines) < 2:
        return tuple(f"{line}." for line in lines)
    return tuple(f"- {line}{'.' if line is lines[-1] else ','}" for line in lines)


def _block(block: Sequence[Any]) -> Paragraph | Table:
    kind, *rest = block
    if kind == "table":
        widths, rows = rest
        cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
        return Table(cells, widths=tuple(widths))
    return Paragraph(kind, (Run(printable(rest[0]), bold=KINDS[kind]),))


def _cell(text: str) -> str:
    """The lines of a cell stay lines; every other sign is as in a sentence."""
    return "\n".join(printable(line) for line in text.split("\n"))


def _recipients(paper: Mapping[str, Any], rules: FormRules) -> tuple[str, ...]:
    listed = {"recipients": [{"text": text} for text in paper["recipients"]], "archive": paper["archive"]}
    return names.recipient_lines(listed, rules)


def render_official(paper: Mapping[str, Any]) -> bytes:
    """The PDF; the same data give the same bytes."""
    from drafting.rendering.html import css_of, html_of
    from drafting.rendering.pdf import print_html

    sheet = sheet_of(paper)
    return print_html(html_of(sheet), css_of(sheet.rules), sheet.rules)[0]


def render_official_docx(paper: Mapping[str, Any]) -> bytes:
    from drafting.rendering.docx import write_docx

    return write_docx(sheet_of(paper))

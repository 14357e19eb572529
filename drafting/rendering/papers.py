"""Working papers as PDF: the ledger of the parents' tasks, a redline. The official form is the plan's own."""

from typing import Any

from drafting.rendering.form import rules_on
from drafting.rendering.html import TEMPLATES, print_template
from drafting.rendering.pdf import print_html

PAPERS = {"ledger": "ledger.html", "redline": "redline.html", "table": "table.html"}
"""`table` prints {heading, about, lines, columns: [[name, width in percent]], rows: [[cell]]}."""


def render_paper(kind: str, data: dict[str, Any]) -> bytes:
    """The PDF of a paper; the same data give the same bytes."""
    css = (TEMPLATES / "paper.css").read_text(encoding="utf-8")
    return print_html(print_template(PAPERS[kind], data), css, rules_on(None))[0]

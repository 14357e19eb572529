"""A composed plan as the HTML and CSS that WeasyPrint prints.

The templates print Vietnamese only, as the document itself does, and escape all text of the plan.
"""

from pathlib import Path
from typing import Any

from django.template import Context, Engine

from drafting.rendering.code import Code
from drafting.rendering.form import FormRules
from drafting.rendering.sheet import PAGE_WIDTH_MM, Sheet

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "print"

_ENGINE = Engine(dirs=[str(TEMPLATES)], autoescape=True, debug=False)


def html_of(sheet: Sheet, *, fields: bool = False, code: Code | None = None) -> str:
    """The page; with `fields` number and place/date stay blank, for the form fields of a signed file.

    `code` is drawn in the lower margin of the last page, where the form has no box.
    """
    context = {"sheet": sheet, "fields": fields, "columns": _columns(sheet), "code": code}
    return print_template("plan.html", context)


def print_template(name: str, context: dict[str, Any]) -> str:
    """A template of templates/print, filled; all values are escaped."""
    return str(_ENGINE.get_template(name).render(Context(context)))


def _columns(sheet: Sheet) -> tuple[str, str] | None:
    """Widths in mm of the head's two columns where they are not the usual ones."""
    rules, left = sheet.rules, sheet.head_left_mm
    width = PAGE_WIDTH_MM - rules.margin_left_mm - rules.margin_right_mm
    return None if left == rules.head_left_mm else (f"{left:.1f}", f"{width - left:.1f}")


def css_of(rules: FormRules) -> str:
    """The style sheet of a guideline: its figures, then the rules that use them (plan.css)."""
    return figures(rules) + (TEMPLATES / "plan.css").read_text(encoding="utf-8")


def figures(rules: FormRules) -> str:
    """The page box, and the figures that plan.css names as custom properties."""
    width = PAGE_WIDTH_MM - rules.margin_left_mm - rules.margin_right_mm
    lengths = {
        "head-left": f"{rules.head_left_mm}mm",
        "head-right": f"{width - rules.head_left_mm}mm",
        "motto": f"{rules.motto_pt}pt",
        "motto-rule": f"{rules.motto_rule_pt}pt",
        "head": f"{rules.head_pt}pt",
        "type": f"{rules.type_pt}pt",
        "abstract": f"{rules.abstract_pt}pt",
        "about": f"{rules.about_pt}pt",
        "body": f"{rules.body_pt}pt",
        "line": f"{rules.line_pt}pt",
        "indent": f"{rules.indent_mm}mm",
        "gap": f"{rules.paragraph_gap_pt}pt",
        "note": f"{rules.note_pt}pt",
        "recipients-label": f"{rules.recipients_label_pt}pt",
        "recipients": f"{rules.recipients_pt}pt",
        "signature": f"{rules.signature_pt}pt",
        "signature-gap": f"{rules.signature_gap_lines * rules.line_pt}pt",
        "signature-width": f"{rules.signature_width_mm}mm",
    }
    properties = "".join(f"--{name}: {length};" for name, length in lengths.items())
    margins = " ".join(
        f"{margin}mm"
        for margin in (
            rules.margin_top_mm,
            rules.margin_right_mm,
            rules.margin_bottom_mm,
            rules.margin_left_mm,
        )
    )
    return (
        f"@page {{ size: A4; margin: {margins}; @top-center {{ font-size: {rules.page_number_pt}pt; }} }}\n"
        f"html {{ {properties} }}\n"
    )

"""The form of a plan as data keyed by its day of issue.

Sources: Hướng dẫn 36-HD/VPTW (03/4/2018, HD36) with its annexes 1 and 3, and Hướng dẫn 05-HD/VPTW
(27/5/2026, HD05), of which guides quote that sizes stay as they are, that the body ends with one full
stop and that lines of recipients end with a semicolon.
"""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class FormRules:
    """Figures of one guideline. Lengths ending in `_mm` are millimetres, in `_pt` points."""

    name: str
    since: date
    margin_top_mm: float = 20
    margin_bottom_mm: float = 20
    margin_left_mm: float = 30
    margin_right_mm: float = 15
    head_left_mm: float = 77
    """Column of the issuer and of the recipients; motto, date and signature have the rest."""
    head_left_narrow_mm: float = 54
    """The same column of the head where a long place name would break the date line."""
    long_date_line: int = 39
    """Characters from which a date line counts as long."""
    motto: str = "ĐẢNG CỘNG SẢN VIỆT NAM"
    motto_pt: float = 15
    motto_rule_pt: float = 0.75
    motto_width_pt: float = 206
    """Printed width of the motto in Times New Roman or a font of its measures."""
    head_pt: float = 14
    type_pt: float = 16
    abstract_pt: float = 14
    about_pt: float = 12
    """What a letter is about, below its number (HD36 annex 1, box 5b)."""
    separator: str = "-----"
    body_pt: float = 14
    line_pt: float = 18
    """Exact distance of lines."""
    indent_mm: float = 10
    paragraph_gap_pt: float = 6
    note_pt: float = 11
    page_number_pt: float = 14
    recipients_label: str = "Nơi nhận:"
    recipients_label_pt: float = 14
    recipients_pt: float = 12
    recipient_end: str = ","
    recipients_last_end: str = "."
    reported_to: str = "để báo cáo"
    """How a line says that the body is reported to."""
    signature_pt: float = 14
    signature_gap_lines: int = 5
    signature_width_mm: float = 53
    """Width of the field of the signature, centred between post and name."""
    seal_mm: float = 34
    seal_overlap: float = 1 / 3
    """Share of the signature that the seal covers, from its left."""
    section_mark: str = "."
    dash_kinds: tuple[str, ...] = ("purpose",)
    """Kinds of items that take a dash, not a number, right under their section."""
    body_ends: tuple[str, ...] = (".", "./.")
    """What may end the body."""


HD36 = FormRules(name="Hướng dẫn 36-HD/VPTW", since=date(2018, 4, 3))
HD05 = replace(
    HD36, name="Hướng dẫn 05-HD/VPTW", since=date(2026, 5, 27), recipient_end=";", body_ends=(".",)
)
RULES = (HD36, HD05)
"""Oldest first."""


def rules_on(day: date | None) -> FormRules:
    """The guideline in force on a day; the newest for None, the oldest held here for days before it."""
    if day is None:
        return RULES[-1]
    return next((rules for rules in reversed(RULES) if rules.since <= day), RULES[0])

"""Sổ đăng ký văn bản đến: the arrivals of a year as the clerk's register. The Party's form of it is not known."""

from collections.abc import Sequence
from typing import Any

from drafting.models import ReceivedDocument
from permissions.models import Agency

COLUMNS = [
    ["Số đến", 6],
    ["Ngày đến", 10],
    ["Cơ quan gửi", 15],
    ["Số, ký hiệu", 11],
    ["Ngày văn bản", 10],
    ["Tên loại, trích yếu", 26],
    ["Đơn vị xử lý", 14],
    ["Thời hạn", 8],
]
"""Names and widths in percent."""


def year_of(text: str, this: int) -> int:
    """The year that was asked for, or this one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else this


def cells(user: Any, agencies: Sequence[Agency], year: int) -> list[list[str]]:
    """One line an arrival, in the order of the numbers; several agencies one after the other."""
    rows = (
        ReceivedDocument.objects.visible_to(user)
        .filter(agency__in=agencies, arrival_year=year)
        .select_related("agency", "lead")
        .defer("reading", "instruction")
        .order_by("agency", "arrival_number")
    )
    return [
        [
            str(row.arrival_number),
            f"{row.arrival_on:%d/%m/%Y}",
            row.sender,
            row.symbol,
            f"{row.issued_on:%d/%m/%Y}" if row.issued_on else "",
            row.title,
            row.lead.short_name if row.lead else "",
            f"{row.due_on:%d/%m/%Y}" if row.due_on else "",
        ]
        for row in rows
    ]


def paper_of(agencies: Sequence[Agency], year: int, rows: list[list[str]]) -> dict[str, Any]:
    """As `drafting.rendering.papers` prints a table."""
    return {
        "heading": "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        "about": f"{', '.join(agency.name for agency in agencies)}, năm {year}",
        "lines": [],
        "columns": COLUMNS,
        "rows": rows,
    }

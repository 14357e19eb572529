"""Puts a deadline into the words that staff use."""

from calendar import monthrange
from datetime import date
from typing import Any

from drafting.reading.structure.marks import roman

OPEN = {
    "recurring": "hằng năm",
    "ongoing": "thực hiện thường xuyên",
    "on_condition": "khi có văn bản của cấp trên",
    "term_year": "trong nhiệm kỳ",
}

UNITS = {"days": "ngày", "working_days": "ngày làm việc", "weeks": "tuần", "months": "tháng"}


def stretch(start: date, end: date) -> str:
    """The shortest name of the days from `start` to `end`."""
    if start == end:
        return f"ngày {day(start)}"
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole and (start.month, end.month) == (1, 12):
        return f"năm {start.year}" if start.year == end.year else f"giai đoạn {start.year} - {end.year}"
    if whole and start.year == end.year:
        if start.month == end.month:
            return f"tháng {start.month}/{start.year}"
        if start.month % 3 == 1 and end.month == start.month + 2:
            return f"quý {roman(end.month // 3)}/{start.year}"
        if (start.month, end.month) in ((1, 6), (7, 12)):
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
    if whole:
        return f"từ tháng {start.month}/{start.year} đến tháng {end.month}/{end.year}"
    return f"từ ngày {day(start)} đến ngày {day(end)}"


def by(end: date) -> str:
    """A by-date; the end of a month, quarter or year is named by it."""
    if end.day != monthrange(end.year, end.month)[1]:
        return f"trước ngày {day(end)}"
    if end.month == 12:
        return f"hoàn thành trong năm {end.year}"
    return f"hoàn thành trong tháng {end.month}/{end.year}"


def since(start: date) -> str:
    if start.day != 1:
        return f"từ ngày {day(start)}"
    return f"từ năm {start.year}" if start.month == 1 else f"từ tháng {start.month}/{start.year}"


def day(one: date) -> str:
    """Days below 10 and the first two months with a leading zero, as documents print them."""
    month = f"{one.month:02}" if one.month < 3 else str(one.month)
    return f"{one.day:02}/{month}/{one.year}"


def after(deadline: dict[str, Any]) -> str:
    """A distance from an event: "trong vòng 05 ngày làm việc kể từ ngày nhận văn bản"."""
    return f"trong vòng {deadline['offset']:02} {UNITS[deadline['offset_unit']]} kể từ {deadline['anchor']}"


def compose(deadline: dict[str, Any]) -> str:
    """Words for a deadline without its own: {"kinds", "start", "end"} and, where an event and a distance from it
    are known, anchor, offset, offset_unit; "" for a deadline without kinds."""
    kinds = list(deadline.get("kinds", []))
    if kinds == ["on_condition"] and deadline.get("anchor"):
        return after(deadline)
    if kinds == ["from", "term_year"]:
        return "từ nhiệm kỳ này"
    start, end = (date.fromisoformat(d) if (d := deadline.get(key)) else None for key in ("start", "end"))
    parts = [OPEN[kind] for kind in ("recurring", "ongoing", "on_condition", "term_year") if kind in kinds]
    if "fixed" in kinds and end:
        parts.append(stretch(start, end) if start else by(end))
    elif "from" in kinds and start:
        parts.append(since(start))
    return ", ".join(parts)

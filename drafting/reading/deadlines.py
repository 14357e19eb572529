"""Deadlines of an item: statements in parentheses, and phrases in running text that tell when it is done."""

import re
from datetime import date
from typing import Any

from drafting.reading.citations import SYMBOL
from drafting.reading.phrases import ORDER, interpret
from drafting.reading.running import find_running
from drafting.reading.wording import compose

PARENTHESES = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
LEAD_WORDS = (
    r"bắt đầu|thực hiện|triển khai|tổ chức|tiến hành|hoàn thành|hoàn thiện|xong|duy trì|khẩn trương|"
    r"phấn đấu|dự kiến|"
    r"thời gian(?:\s+(?:thực hiện|hoàn thành))?\s*:?|thời hạn\s*:?|tiến độ\s*:?|ban hành|báo cáo|sơ kết|"
    r"tổng kết|gửi|việc|,|và|xây dựng|"
    r"tham mưu|được|kịp thời|cơ bản"
)
TIME_WORDS = (
    r"ngay|trước|trong|từ|kể từ|đến|hết|chậm nhất|muộn nhất|vào|khi|sau|nếu|theo|h[ằà]ng|định kỳ|"
    r"thường xuyên|liên tục|đột xuất|mỗi|"
    r"các năm|năm|tháng|quý|ngày|đầu|giữa|cuối|giai đoạn|nhiệm kỳ|cả nhiệm|thượng|trung tuần|hạ tuần|nửa|"
    r"\d|t\d|q\.?|nhân|ít nhất|tối thiểu|"
    r"đồng thời|đúng|đủ|suốt|từng|lâu dài|cùng với|trong suốt|không quá|sáu tháng|toàn khóa"
)
LEAD = re.compile(rf"(?:{LEAD_WORDS})(?!\w)\s*", re.IGNORECASE)
TIME = re.compile(rf"(?:{TIME_WORDS})(?=\W|\d|$|[iv])", re.IGNORECASE)
ADDRESSED = re.compile(
    rf"(?:trình|gửi|báo cáo)\s[^,;]{{2,60}}?,?\s(?=(?:{TIME_WORDS})(?:\W|\d))", re.IGNORECASE
)
LONGEST_STATEMENT = 250
NO_STATEMENT = re.compile(
    r"^sau\s+đây|gọi\s+(?:tắt|là|chung)|%|^nhiệm\s+kỳ\s+[\dXIV]|^khóa|^khoá|"
    r"^theo\s+\S+(?:\s+\S+){0,2}\s+số\s|^ngày\s+\d+[/.-]\d+[/.-]\d+\s+của"
    r"|^\d+\s*$|^từng\s|^trong\s+đó|^theo\s+(?:mẫu|phụ\s+lục|danh\s+sách|biểu)|^trước\s+đây|"
    r"^cùng\s+với\s(?!đại)",
    re.IGNORECASE,
)


def read(text: str, *, year: int | None = None, issued_on: date | None = None) -> list[dict[str, Any]]:
    """Deadlines of an item's text in order: {"text", "kinds", "start", "end"}.

    `year` stands for dates that name none (the entry then has year_inferred), `issued_on` for "từ nay". Where the
    words name an event and a distance, the entry also has anchor, offset and offset_unit.
    """
    found: list[tuple[int, dict[str, Any]]] = []
    outside = text
    for m in PARENTHESES.finditer(text):
        outside = outside[: m.start()] + "\0" * (m.end() - m.start()) + outside[m.end() :]
        if is_statement(text, m):
            for deadline in interpret(m[1].strip(" *"), year=year, issued_on=issued_on):
                found.append((m.start(), deadline))
    for begin, phrase in find_running(outside):
        found += [(begin, deadline) for deadline in interpret(phrase, year=year, issued_on=issued_on)]
    return [deadline for _, deadline in sorted(found, key=lambda pair: pair[0])]


def is_statement(text: str, m: re.Match[str]) -> bool:
    """Do the parentheses say when, and nothing else?"""
    inner = m[1].strip(" *")
    if len(inner) > LONGEST_STATEMENT or not begins_with_time(inner) or NO_STATEMENT.search(inner):
        return False
    cited = SYMBOL.search(text, max(0, m.start() - 40), m.start())
    return not (cited and cited.end() >= m.start() - 2 and re.match(r"^ngày\s", inner, re.IGNORECASE))


def begins_with_time(text: str) -> bool:
    """Time words stand first, or right after words such as "hoàn thành", "trình Ban Thường vụ"."""
    position = 0
    while (m := LEAD.match(text, position)) and not TIME.match(text, position):
        position = m.end()
    if m := ADDRESSED.match(text, position):
        position = m.end()
    return bool(TIME.match(text, position))


def parse_phrase(
    phrase: str, *, year: int | None = None, issued_on: date | None = None
) -> dict[str, Any] | None:
    """The deadline of a phrase typed in a field, without its parentheses; None if it names no time.

    A phrase with two rules gives one deadline over both.
    """
    found = interpret(phrase.strip().strip("()"), year=year, issued_on=issued_on)
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    starts = [d["start"] for d in found if d["start"]]
    ends = [d["end"] for d in found if d["end"]]
    kinds = {kind for d in found for kind in d["kinds"]}
    return {
        "text": " ".join(phrase.split()),
        "kinds": [kind for kind in ORDER if kind in kinds],
        "start": min(starts, default=None),
        "end": max(ends, default=None),
    }


def write(deadline: dict[str, Any]) -> str:
    """The phrase of a deadline: its own words where they still say its kinds and days, else new ones."""
    text = " ".join(str(deadline.get("text") or "").split())
    if text:
        start, end = deadline.get("start"), deadline.get("end")
        issued_on = date.fromisoformat(start) if start else None
        own = parse_phrase(text, year=date.fromisoformat(end).year if end else None, issued_on=issued_on)
        if own and (own["kinds"], own["start"], own["end"]) == (list(deadline["kinds"]), start, end):
            return text
    return compose(deadline) or text

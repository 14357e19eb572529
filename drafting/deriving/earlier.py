"""A time brought forward in its own sentence: “hoàn thành trong quý II/2027” → “hoàn thành trước ngày 18/6/2027”.

Only the words that name the days give way; what stands around them in the same phrase (“sơ kết”, “trình Ban Thường
vụ”) says what is to be done and stays.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from drafting.reading.time import deadlines as grammar
from drafting.reading.time.deadlines import LONGEST_STATEMENT
from drafting.reading.time.wording import day, stretch

SATURDAY = 5
PHASE_DAYS = 366
"""A stretch of more days is a phase of work (“giai đoạn 2026 - 2030”), whose last day is no day to be early for."""
_RANGE = re.compile(r"(?<!\w)từ\s+(?!nay)[^;]*\s(?:đến|tới)\s", re.IGNORECASE)
_LEADS_TO_DAYS = re.compile(
    r"(?:(?:^|[\s,]+)(?:(?:ngay\s+)?trong|vào|lúc|trước|hết|đến|tới|chậm\s+nhất|muộn\s+nhất|là|ngày|không\s+quá|"
    r"(?:kể\s+)?từ\s+nay|đầu|giữa|cuối|tháng|quý|năm|dịp|\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2})?(?:\s*phút)?))+[\s,]*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?:trong\s+(?:vòng|thời\s+hạn|thời\s+gian)|chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|sau)\s+)?\d",
    re.IGNORECASE,
)


def working_day(end: date, margin: int) -> date:
    """The day `margin` days before `end`, or the Friday before that where it falls on a weekend."""
    one = end - timedelta(days=margin)
    return one - timedelta(days=max(0, one.weekday() - SATURDAY + 1))


def counted_day(first: date, number: int, unit: str) -> date:
    """The last day of `number` days, working_days, weeks or months from `first`, which is not counted itself."""
    if unit == "months":
        years, month = divmod(first.month - 1 + number, 12)
        year, month = first.year + years, month + 1
        return date(year, month, min(first.day, monthrange(year, month)[1]))
    if unit == "working_days":
        one = first
        while number > 0:
            one += timedelta(days=1)
            number -= one.weekday() < SATURDAY
        return one
    return first + timedelta(days=number * (7 if unit == "weeks" else 1))


def is_phase(deadline: Mapping[str, Any]) -> bool:
    start, end = deadline.get("start"), deadline.get("end")
    if not (start and end):
        return False
    return (date.fromisoformat(end) - date.fromisoformat(start)).days > PHASE_DAYS


def reworded(deadline: Mapping[str, Any], new: date) -> str | None:
    """The deadline's words with `new` as their last day; None where its days cannot be told from the rest."""
    told = " ".join(deadline["text"].split())
    if len(told) > LONGEST_STATEMENT:
        return None
    around = _around(told, deadline)
    if around is None:
        return None
    head, tail = around
    start = date.fromisoformat(deadline["start"]) if deadline.get("start") else None
    keeps_start = start is not None and start < new and _RANGE.search(told)
    days = stretch(start, new) if keeps_start and start else f"trước ngày {day(new)}"
    words = " ".join(part for part in (head, days, tail) if part)
    return words[0].upper() + words[1:] if told[:1].isupper() else words


def _around(told: str, deadline: Mapping[str, Any]) -> tuple[str, str] | None:
    """What stands before and behind the words that name the days."""
    if not deadline.get("end"):
        counted = _COUNTED.search(told)
        return (told[: counted.start()].rstrip(" ,"), "") if counted else None
    words = told.split(" ")
    first = max((at for at in range(len(words)) if _tells(words[at:], deadline)), default=None)
    if first is None:
        return None
    last = min(at for at in range(first + 1, len(words) + 1) if _tells(words[first:at], deadline))
    head = _LEADS_TO_DAYS.sub("", " ".join(words[:first]))
    tail = " ".join(words[last:])
    if _RANGE.search(told):
        head = re.sub(r"(?:^|\s)(?:kể\s+)?từ$", "", head, flags=re.IGNORECASE)
    return None if re.search(r"\d", head + tail) else (head.rstrip(), tail)


def _tells(words: list[str], deadline: Mapping[str, Any]) -> bool:
    end = str(deadline["end"])
    found = grammar.parse_phrase(" ".join(words), year=int(end[:4]))
    if found is None or found["end"] != end:
        return False
    return deadline.get("start") is None or found["start"] == deadline["start"]


def put(paragraph: str, told: str, words: str, new: date) -> tuple[str, dict[str, Any]] | None:
    """The paragraph with `words` for `told`, and the deadline read there; None where reading gives anything else.

    Every other time of the paragraph must be read as before.
    """
    written = paragraph.replace(told, words, 1)
    before = [_days(entry) for entry in grammar.read(paragraph, year=new.year)]
    after = grammar.read(written, year=new.year)
    for found in after:
        rest = [_days(entry) for entry in after if entry is not found]
        if found["end"] == new.isoformat() and found["kinds"] == ["fixed"] and _one_more(before, rest):
            return written, found
    return None


def _days(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(entry["kinds"]), entry["start"], entry["end"]


def _one_more(before: list[tuple[Any, ...]], rest: list[tuple[Any, ...]]) -> bool:
    left = list(before)
    for entry in rest:
        if entry not in left:
            return False
        left.remove(entry)
    return len(left) <= 1

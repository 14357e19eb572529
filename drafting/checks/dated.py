"""Facts that hold until a day: documents repealed, bodies that are no more. Data; a clerk adds to it."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Repealed:
    """`until`: the last day in force; `by`: what stands in its place."""

    until: date
    by: str


REPEALED = {
    "66-QĐ/TW": Repealed(date(2026, 1, 8), "Quy định số 399-QĐ/TW"),
    "36-HD/VPTW": Repealed(date(2026, 5, 26), "Hướng dẫn số 05-HD/VPTW"),
}
"""Sources: Quy định 399-QĐ/TW (in force 9/1/2026), Hướng dẫn 05-HD/VPTW (27/5/2026)."""


def repealed_on(symbol: str) -> Repealed | None:
    return REPEALED.get(symbol)


@dataclass(frozen=True)
class Gone:
    """A kind of body that is named no more from a day on, and why."""

    words: re.Pattern[str]
    since: date
    why: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


DISTRICT = "từ ngày 01/7/2025 không còn cấp huyện; đề nghị ghi đảng ủy xã, phường, đặc khu hoặc bỏ"
GONE = (
    Gone(
        _words(
            r"(?:huyện|quận|thị) (?:ủy|uỷ)|(?:thành ủy|thành uỷ), huyện (?:ủy|uỷ)|ủy ban nhân dân (?:huyện|quận)"
        ),
        date(2025, 7, 1),
        DISTRICT,
    ),
    Gone(
        _words(r"cấp huyện|các huyện(?! (?:ủy|uỷ))|huyện, thị xã(?:, thành phố)?"),
        date(2025, 7, 1),
        DISTRICT,
    ),
    Gone(
        _words(r"ban cán sự đảng|đảng đoàn"),
        date(2025, 3, 1),
        "ban cán sự đảng, đảng đoàn đã kết thúc hoạt động đầu năm 2025; đề nghị ghi đảng ủy tương ứng",
    ),
    Gone(
        _words(r"ban tuyên giáo(?! và dân vận)|ban dân vận"),
        date(2025, 3, 1),
        "đã hợp nhất thành Ban Tuyên giáo và Dân vận từ đầu năm 2025",
    ),
    Gone(
        _words(r"đảng (?:ủy|uỷ) khối"),
        date(2025, 3, 1),
        "các đảng ủy khối đã kết thúc hoạt động đầu năm 2025; đề nghị ghi đảng ủy các cơ quan đảng "
        "hoặc đảng ủy Ủy ban nhân dân",
    ),
)

"""Deadlines of an item: statements in parentheses, and phrases in running text that tell when it is done."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from drafting.reading.meaning.citations import SYMBOL
from drafting.reading.time.phrases import ORDER, interpret
from drafting.reading.time.running import find_running
from drafting.reading.time.times import RHYTHM
from drafting.reading.time.wording import compose

PARENTHESES = re.compile(r"\(([^()]*+(?:\([^()]*+\)[^()]*+)*+)\)")
LEAD_WORDS = (
    r"bắt đầu|thực hiện|triển khai|tổ chức|tiến hành|hoàn thành|hoàn thiện|xong|duy trì|khẩn trương|"
    r"phấn đấu|dự kiến|"
    r"thời gian(?:\s+(?:thực hiện|hoàn thành))?\s*:?|thời hạn\s*:?|tiến độ\s*:?|ban hành|báo cáo|sơ kết|"
    r"tổng kết|gửi|việc|,|và|xây dựng|"
    r"tham mưu|được|kịp thời|cơ bản|chuẩn bị|công bố|phê duyệt|áp dụng|vận hành|kết thúc|khai mạc|tập trung|"
    r"nghiệm thu|khởi công|thông qua|sáng|chiều|tối"
)
TIME_WORDS = (
    r"ngay|trước|trong|từ|kể từ|đến|hết|chậm nhất|muộn nhất|vào|khi|sau|nếu|theo|h[ằà]ng|định kỳ|"
    r"thường xuyên|liên tục|đột xuất|mỗi|"
    r"các năm|năm|tháng|quý|ngày|đầu|giữa|cuối|giai đoạn|nhiệm kỳ|cả nhiệm|thượng|trung tuần|hạ tuần|nửa|"
    r"\d|t\d|q\.?|nhân|ít nhất|tối thiểu|"
    r"học kỳ|dịp|các dịp|đợt|các đợt|đồng thời|đúng|đủ|suốt|từng|lâu dài|cùng với|trong suốt|không quá|"
    r"sáu tháng|toàn khóa"
)
LEAD = re.compile(rf"(?:{LEAD_WORDS})(?!\w)\s*", re.IGNORECASE)
TIME = re.compile(rf"(?:{TIME_WORDS})(?=\W|\d|$|[iv])", re.IGNORECASE)
ADDRESSED = re.compile(
    rf"(?:trình|gửi|báo cáo)\s[^,;]{{2,60}}?,?\s(?=(?:{TIME_WORDS})(?:\W|\d))", re.IGNORECASE
)
# "Thời gian thực hiện: quý III/2026." – the words before the colon say what the words behind it mean
LABELLED = re.compile(
    r"(?<!\w)(?P<label>(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ)(?:\s+(?:thực\s+hiện|hoàn\s+thành|tổ\s+chức|"
    r"triển\s+khai|báo\s+cáo|trình|ban\s+hành|dự\s+kiến)){0,3})\s*:\s*"
    r"(?P<value>(?:[^.;\0]|[.](?=[\dIV])){1,150}?)(?=\s[-–+]\s+[^\W\da-z]|[;\0]|[.](?![\dIV])|$)",
    re.IGNORECASE,
)
_EACH = r"(?:\d+\s+tháng|năm|quý|tháng)\s*"
_YEARLESS = r"\((?![^()]{0,60}\d{4})[^()]{1,60}\)"
# "định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 05/12)", "trước Tết Nguyên đán (06/02/2027)": the brackets
# belong to the phrase
BRACKETED = re.compile(
    r"(?<!\w)(?:hoàn\s+thành\s+)?(?:xong\s+)?trước\s+tết(?:\s+[^\W\d]+){0,4}(?:\s+\d{4})?\s*\([^()]{8,20}\)|"
    rf"(?<!\w)(?:định\s+kỳ\s+{_EACH}\([^()]{{1,60}}\)|báo\s+cáo\s+{_EACH}{_YEARLESS})"
    rf"(?:\s*(?:,|và|;)\s*(?:(?:định\s+kỳ|báo\s+cáo)\s+)?{_EACH}\([^()]{{1,60}}\)){{1,4}}|"
    rf"(?<!\w)(?:định\s+kỳ\s+)?{RHYTHM}\s*(?=\((?:trước|vào|chậm)\s){_YEARLESS}",
    re.IGNORECASE,
)
# "(03/02/1930 - 03/02/2030)" spans an anniversary, "Ngày thành lập Đảng (03/02)" names a feast,
# "(ngày 25/7/2025)" in a plan of a later year tells what has been
ANNIVERSARY = re.compile(r"^(\d{1,2}\s*/\s*\d{1,2})\s*/\s*\d{4}\s*[-–]\s*\1\s*/\s*\d{4}$")
FEAST = re.compile(r"^(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}$", re.IGNORECASE)
FEAST_NAME = re.compile(r"(?<!\w)(?:ngày|lễ|kỷ niệm)\s[^.;()]{2,80}$", re.IGNORECASE)
PAST = re.compile(r"^(?:ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]|20\d{2}\s*[-–]\s*)(?P<year>\d{4})$", re.IGNORECASE)
BY_LABEL = re.compile(r"hoàn\s+thành|thời\s+hạn", re.IGNORECASE)
LONGEST_STATEMENT = 250
DAY_AND_MONTH = re.compile(r"\d{1,2}/\d{1,2}")
SENTENCE_END = re.compile(r"[.;](?!\d)")
SAME_RHYTHM = 100
"""Characters within which a rhythm still belongs to a date before it."""
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

    def keep(begin: int, phrase: str) -> None:
        found.extend((begin, d) for d in interpret(phrase, year=year, issued_on=issued_on))

    text = taken_out(BRACKETED, text, keep)
    pieces, position = [], 0
    for m in PARENTHESES.finditer(text):
        pieces += [text[position : m.start()], "\0" * (m.end() - m.start())]
        position = m.end()
        inner = m[1].strip(" *")
        if is_statement(text, m, year):
            keep(m.start(), inner)
        elif len(inner) <= LONGEST_STATEMENT and not NO_STATEMENT.search(inner):
            for phrase in beside_others(inner):
                keep(m.start(), phrase)
    outside = taken_out(LABELLED, "".join([*pieces, text[position:]]), keep)
    for begin, phrase in find_running(outside):
        keep(begin, phrase)
    found.sort(key=lambda pair: pair[0])
    share_rhythm(text, found)
    return [deadline for _, deadline in found]


def share_rhythm(text: str, found: list[tuple[int, dict[str, Any]]]) -> None:
    """ "trước ngày 15/6, tổng kết trước ngày 15/12 hằng năm": the rhythm said last goes for the date before it."""
    for (begin, first), (end, second) in pairwise(found):
        apart = text[begin:end]
        if (
            first.get("year_inferred")
            and second["kinds"] == ["recurring"]
            and DAY_AND_MONTH.search(second["text"])
            and len(apart) < SAME_RHYTHM
            and not SENTENCE_END.search(apart)
        ):
            first |= {"kinds": ["recurring"], "start": None, "end": None}
            del first["year_inferred"]


def beside_others(inner: str) -> list[str]:
    """Phrases in parentheses that say other things too: "(Ban Tổ chức chủ trì, hoàn thành trong tháng 9/2026)"."""
    phrases: list[str] = []
    rest = taken_out(LABELLED, inner, lambda _, phrase: phrases.append(phrase))
    return phrases + [phrase for _, phrase in find_running(rest, sentence=False)]


def taken_out(pattern: re.Pattern[str], text: str, keep: Callable[[int, str], None]) -> str:
    """Hands each match that says when to `keep` and puts NUL in its place, so that offsets stay."""

    def take(m: re.Match[str]) -> str:
        phrase, begin = m.group(), m.start()
        if pattern is LABELLED:
            if not begins_with_time(m["value"]):
                return phrase
            if not BY_LABEL.search(m["label"]):
                phrase, begin = m["value"], m.start("value")
        keep(begin, phrase)
        return "\0" * len(m.group())

    return pattern.sub(take, text)


def is_statement(text: str, m: re.Match[str], year: int | None = None) -> bool:
    """Do the parentheses say when, and nothing else? `year` is the plan's."""
    inner = m[1].strip(" *")
    if len(inner) > LONGEST_STATEMENT or not begins_with_time(inner) or NO_STATEMENT.search(inner):
        return False
    if ANNIVERSARY.match(inner):
        return False
    if FEAST.match(inner) and FEAST_NAME.search(text[max(0, m.start() - 100) : m.start()]):
        return False
    if year and (past := PAST.match(inner)) and int(past["year"]) < year:
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

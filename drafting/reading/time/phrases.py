"""What one deadline phrase says: its kinds, and its first and last day."""

import re
from datetime import date
from typing import Any

from drafting.reading.meaning.citations import SYMBOL
from drafting.reading.time import periods

ORDER = ("fixed", "from", "recurring", "ongoing", "on_condition", "term_year")
_UNIT = r"(?:năm|học\s+kỳ|tháng|quý|tuần|ngày|kỳ)"
RECURRING = re.compile(
    rf"h[ằà]ng\s+{_UNIT}|định\s+kỳ|(?:mỗi|từng)\s+(?:\d+\s+)?{_UNIT}|\d+\s+{_UNIT}(?:\s+(?:một|1|01)\s+|\s*/\s*(?:0?1\s+)?)lần"
    rf"|(?:một|\d+)\s+lần\s*(?:/|trong|mỗi)\s*(?:một\s+|\d+\s+)?{_UNIT}|tháng\s+cuối\s+(?:mỗi\s+)?quý|"
    rf"nhân\s+(?:các\s+)?dịp|(?:đợt\s+(?:ngày\s+)?|dịp\s[^\d,.;]{{0,60}})\d{{1,2}}/\d{{1,2}}(?![\d/])"
    r"|(?:dịp\s+|vào\s+)?(?:đầu|giữa|cuối)\s+(?:năm(?:\s+học)?+|học\s+kỳ|quý|tháng)"
    r"(?!\s*(?:\d|(?:iv|i{1,3})(?!\w)))",
    re.IGNORECASE,
)
ONGOING = re.compile(
    r"thường\s+xuyên|liên\s+tục|lâu\s+dài|(?:thực\s+hiện|triển\s+khai)\s+ngay(?!\s+(?:sau|trong|khi|từ))|"
    r"^ngay(?:\s+và|\s*$|,)|ngay\s+từ\s+nay",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"(?<!\w)khi\s|sau\s+khi|nếu\s+có|nếu\s+cần|trường\s+hợp|kể\s+từ\s+(?:khi|ngày\s+(?!\d)|thời\s+điểm)|"
    r"trong\s+vòng\s+\d+|trong\s+thời\s+hạn\s+\d+"
    r"|(?:chậm\s+nhất|sau|trước)\s+(?:là\s+)?\d+\s+(?:ngày|tuần|tháng)\s(?!\d)|sau\s+(?:đại\s+hội|hội\s+nghị|"
    r"kỳ\s+họp|đợt|ngày\s+(?!\d)|tết)|ngay\s+sau"
    r"|trước\s+(?:(?:các|mỗi|thời\s+điểm)\s+)?(?:ngày\s+khai\s+mạc|đại\s+hội|hội\s+nghị|kỳ\s+họp|khi)|đồng\s+thời\s+với|"
    r"cùng\s+với\s+đại\s+hội|đúng\s+(?:thời\s+gian|tiến\s+độ|thời\s+hạn|quy\s+định)"
    r"|theo\s+(?!định\s+kỳ|từng|h[ằà]ng)\S|(?:sơ|tổng)\s+kết\s+\d+\s+năm|đủ\s+điều\s+kiện|tùy|tuỳ",
    re.IGNORECASE,
)
TERM = re.compile(
    r"nhiệm\s+kỳ|năm\s+thứ\s+\S+\s*,?\s*(?:của\s+)?nhiệm|^(?!theo\s).*toàn\s+kh(?:óa|oá)", re.IGNORECASE
)
TERM_YEARS = re.compile(r"nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
FROM = re.compile(
    r"(?<!\w)(?:kể\s+từ|bắt\s+đầu\s+từ|từ)\s+(?!nay|khi)(?:(?:đầu|giữa|cuối)\s+|"
    r"kỳ\s+(?:sinh\s+hoạt|họp)\s+(?:chi\s+bộ\s+)?)?(?=ngày\s+\d|tháng|quý|"
    r"năm|học\s+kỳ|nhiệm|\d|t\d|q)|trở\s+đi|(?:các|những)\s+năm\s+(?:tiếp|sau|kế)",
    re.IGNORECASE,
)
UNTIL = re.compile(r"(?<!\w)(?:đến|tới|-|–)(?!\w)", re.IGNORECASE)
FROM_NOW = re.compile(r"(?:từ|kể\s+từ)\s+nay", re.IGNORECASE)
BY = re.compile(
    r"(?<!\w)(?:trước|xong|hoàn\s+thành|chậm\s+nhất|muộn\s+nhất|hạn|hết|đến|tới|không\s+quá|kết\s+thúc)(?!\w)",
    re.IGNORECASE,
)
CITED = re.compile(r"(?:,\s*)?ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?=\s+của)", re.IGNORECASE)
BATCH = re.compile(r"(?<!\w)đợt\s+\d{1,2}(?![\d/])", re.IGNORECASE)
OFFSET = re.compile(
    r"(?P<n>\d+)\s+(?P<unit>ngày|tuần|tháng)(?P<work>\s+làm\s+việc)?\s+(?:(?:kể\s+)?từ|"
    r"sau)\s+(?P<anchor>[^,;.()]+)",
    re.IGNORECASE,
)
TWO_RULES = re.compile(
    r"\s*[,;]\s*(?=(?:sơ\s+kết|tổng\s+kết|hoàn\s+thành|báo\s+cáo)\s|đợt\s+(?:\d{1,2}|[ivx]+)[\s:])",
    re.IGNORECASE,
)
RHYTHMIC = re.compile(r"(?:định\s+kỳ|(?P<report>báo\s+cáo))\s*$", re.IGNORECASE)
BRACKETS = re.compile(r"(?P<period>(?:\d+\s+tháng|năm|quý|tháng))\s*\((?P<inner>[^()]*)\)", re.IGNORECASE)


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The matches become spaces, so that offsets stay."""
    return pattern.sub(lambda m: " " * len(m.group()), text)


def interpret(phrase: str, *, year: int | None, issued_on: date | None) -> list[dict[str, Any]]:
    """One deadline for each rule of the phrase ("sơ kết năm 2028, tổng kết năm 2030" has two); [] for no "
    "time."""
    text = " ".join(phrase.split()).strip(" .;,")
    brackets = list(BRACKETS.finditer(text))
    lead = text[: brackets[0].start()] if brackets else ""
    if len(brackets) > 1 and (recurring := RHYTHMIC.search(lead)):
        lead = "định kỳ " if recurring["report"] else lead
        rules = [f"{lead if i == 0 else 'định kỳ '}{m.group()}" for i, m in enumerate(brackets)]
        return [d | {"text": rule} for rule in rules for d in single(rule, year, issued_on)]
    parts = TWO_RULES.split(text)
    if len(parts) == 1:
        return single(text, year, issued_on)
    readings = [single(part, year, issued_on) for part in parts]
    if all(readings) and all("on_condition" not in d["kinds"] for (d,) in readings):
        return [d for (d,) in readings]
    return single(text, year, issued_on)


def single(text: str, year: int | None, issued_on: date | None) -> list[dict[str, Any]]:
    """The deadline of a phrase with one rule, in a list; [] if it names no time."""
    bare = blank(BATCH, blank(CITED, blank(SYMBOL, text)))
    named = [] if OFFSET.search(bare) else periods.find(blank(TERM_YEARS, bare))
    kinds: set[str] = set()
    recurring = bool(RECURRING.search(blank_years(bare, named)))
    if recurring:
        kinds.add("recurring")
    if ONGOING.search(bare):
        kinds.add("ongoing")
    elif re.search(r"đột\s+xuất", bare, re.IGNORECASE) and not recurring:
        kinds.add("on_condition")
    if CONDITION.search(bare):
        kinds.add("on_condition")
    if TERM.search(bare):
        kinds.add("term_year")
        kinds -= {"on_condition"} if not re.search(r"(?<!\w)khi\s|theo", bare, re.IGNORECASE) else set()
    start, end, inferred = dates(bare, named, kinds, recurring, year, issued_on)
    if not kinds:
        return []
    if "ongoing" in kinds and re.search(r"đột\s+xuất", bare, re.IGNORECASE):
        kinds -= {"on_condition"}
    deadline: dict[str, Any] = {
        "text": text,
        "kinds": [kind for kind in ORDER if kind in kinds],
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
    }
    if inferred:
        deadline["year_inferred"] = True
    return [deadline | offset(bare)]


def blank_years(text: str, named: list[periods.Period]) -> str:
    """Named periods hidden, so that "cuối năm 2026" is not taken for every year's end."""
    for period in named:
        if period.year is not None:
            text = text[: period.begin] + " " * (period.finish - period.begin) + text[period.finish :]
    return text


def dates(
    text: str,
    named: list[periods.Period],
    kinds: set[str],
    recurring: bool,
    year: int | None,
    issued_on: date | None,
) -> tuple[date | None, date | None, bool]:
    """First and last day that the words name, and whether the year had to be inferred; adds fixed and from."""
    start_mark = FROM.search(text)
    if "term_year" in kinds:
        if start_mark:
            kinds.add("from")
        return None, None, False
    if recurring and all(period.year is None for period in named):
        return None, None, False
    if not named:
        return None, None, False
    days = [stretch for period in named if (stretch := period.days(year))]
    inferred = any(period.year is None and period.unit != "school" for period in named)
    if not days:
        kinds.add("from" if start_mark else "fixed")
        return None, None, inferred
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    ranged = (len(named) > 1 and bool(UNTIL.search(text, named[0].finish - 1))) or named[0].unit == "span"
    if FROM_NOW.search(text):
        kinds.add("fixed")
        return issued_on, last, inferred
    if start_mark and not (ranged and start_mark.group().lower().startswith(("từ", "kể", "bắt"))):
        kinds.add("from")
        return first, None, inferred
    if (
        recurring
        and named[0].unit != "span"
        and not BY.search(text)
        and not ranged
        and "on_condition" not in kinds
    ):
        kinds.add("fixed")
        return first, last, inferred
    kinds.add("fixed")
    if named[0].unit == "tet":
        return None, last, inferred
    by = BY.search(text, 0, named[0].begin + 4)
    if by and not (start_mark and ranged):
        return None, last, inferred
    return first, last, inferred


def offset(text: str) -> dict[str, Any]:
    """ "trong vòng 30 ngày kể từ ngày ban hành" → anchor and number of days, weeks or months."""
    m = OFFSET.search(text)
    if not m:
        return {}
    unit = {"ngày": "days", "tuần": "weeks", "tháng": "months"}[m["unit"].lower()]
    return {
        "anchor": m["anchor"].strip(),
        "offset": int(m["n"]),
        "offset_unit": "working_days" if m["work"] else unit,
    }

"""Days, months, quarters and years that words name, with their first and last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from drafting.reading.time.lunar import BRANCHES, STEMS, tet, year_named

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Y = r"(?:\s*[/-]\s*(?P<{0}>\d{{4}})|,?\s+năm\s+(?P<{0}n>\d{{4}}))?"
_PART = r"(?:(?:đầu|giữa|cuối)\s+)?"
_STEM, _BRANCH = "|".join(STEMS), "|".join(BRANCHES)
ATOMS = {
    "day": r"(?:ngày\s+)?(?P<dd>\d{1,2})\s*[/.-]\s*(?P<dm>\d{1,2})\s*[/.-]\s*(?P<dy>\d{4})(?!\d)",
    "dayname": r"(?:ngày\s+)?(?P<nd>\d{1,2})\s+tháng\s+(?P<nm>\d{1,2})(?!\s*[/-]\s*\d{1,2}(?!\d))"
    + _Y.format("ny"),
    "decade": r"(?P<tt>thượng|trung|hạ)\s+tuần\s+tháng\s+(?P<tm>\d{1,2})" + _Y.format("ty"),
    "halfmonth": r"nửa\s+(?P<hh>đầu|cuối)\s+tháng\s+(?P<hm>\d{1,2})" + _Y.format("hy"),
    "months": r"(?P<sn>0?[369]|sáu|ba|chín)\s+tháng\s+(?P<sh>đầu|cuối)\s+năm(?:\s+(?P<sy>\d{4}))?",
    "month": _PART + r"(?:tháng\s*|t(?=\d))(?P<m>\d{1,2})(?!\d|\s*/\s*\d{1,2}(?!\d))" + _Y.format("my"),
    "quarter": _PART + r"(?:quý\s*|q\.\s*|q(?=[iv\d]))(?P<q>iv|iii|ii|i|[1-4])(?!\w)" + _Y.format("qy"),
    "span": r"giai\s+đoạn\s+(?P<ga>\d{4})\s*[-–]\s*(?P<gb>\d{4})",
    "school": r"(?:học\s+kỳ\s+(?:ii|i|[12])(?!\w),?\s+)?năm\s+học\s+\d{4}\s*[-–]\s*\d{4}|"
    r"học\s+kỳ\s+(?:ii|i|[12])(?!\w)",
    "year": _PART + r"(?:các\s+)?năm\s+(?P<y>\d{4})(?!\d)",
    "years": r"(?<![\d/.-])(?P<ya>20\d{2})\s*[-–]\s*(?P<yb>20\d{2})(?![\d/])",
    "tet": rf"tết(?:\s+nguyên\s+đán)?(?:\s+(?P<c1>{_STEM})\s+(?P<c2>{_BRANCH}))?"
    r"(?:\s+(?:năm\s+)?(?P<cy>\d{4}))?(?:\s*\((?:ngày\s+)?\d{1,2}/\d{1,2}/(?P<cz>\d{4})\)?)?",
    "my": r"(?<![\d/])(?P<bm>0?[1-9]|1[0-2])\s*[/-]\s*(?P<by>\d{4})(?!\d)",
    "dayshort": r"(?<![\d/])(?:ngày\s+)?(?P<ed>\d{1,2})\s*/\s*(?P<em>\d{1,2})(?![\d/])",
    "daylone": r"ngày\s+(?P<od>\d{1,2})(?!\s*(?:tháng|làm|[/.-]?\d|ngày))(?=\s*(?:và|,|-|đến|$))",
}
ATOM = re.compile("|".join(f"(?P<k_{name}>{pattern})" for name, pattern in ATOMS.items()), re.IGNORECASE)
MORE = {
    "month": re.compile(
        r"\s*(?P<link>,|và|hoặc|-|–|đến(?:\s+hết)?)\s*(?P<m>0?[1-9]|"
        r"1[0-2])(?:\s*[/-]\s*(?P<y>\d{4}))?(?![\d/%])",
        re.IGNORECASE,
    ),
    "quarter": re.compile(
        r"\s*(?P<link>,|và|hoặc|-|–|đến(?:\s+hết)?)\s*(?P<m>iv|iii|ii|i)(?:\s*[/-]\s*(?P<y>\d{4}))?(?![\w/])",
        re.IGNORECASE,
    ),
    "year": re.compile(r"\s*(?P<link>,|và|hoặc|-|–|đến(?:\s+hết)?)\s*(?P<y>20\d{2})(?![\d/])", re.IGNORECASE),
}


@dataclass
class Period:
    """A named stretch of time at [begin, finish) of the text; `year` None where the words give none."""

    begin: int
    finish: int
    unit: str
    parts: tuple[int, ...]
    year: int | None

    def days(self, default_year: int | None) -> tuple[date, date] | None:
        """First and last day; None without any year, for a school year and for a day that no calendar has."""
        year = self.year or default_year
        if self.unit == "school" or year is None or not 1900 < year < 2200:
            return None
        try:
            return first_last(self.unit, self.parts, year)
        except ValueError:
            return None


def months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def first_last(unit: str, parts: tuple[int, ...], year: int) -> tuple[date, date]:
    """Days of a unit; raises ValueError for a 13th month or a 31st of June."""
    if unit == "day":
        one = date(year, parts[1], parts[0])
        return one, one
    if unit == "stretch":
        # days from..to within one month, 0 standing for its last day
        last = parts[2] or monthrange(year, parts[0])[1]
        return date(year, parts[0], parts[1]), date(year, parts[0], last)
    if unit == "months":
        return months(year, parts[0], parts[1])
    if unit == "month":
        return months(year, parts[0], parts[0])
    if unit == "quarter":
        return months(year, parts[0] * 3 - 2, parts[0] * 3)
    if unit == "span":
        return date(parts[0], 1, 1), date(parts[1], 12, 31)
    if unit == "tet":
        if (day := tet(year)) is None:
            raise ValueError(year)
        return day, day - timedelta(days=1)
    return months(year, 1, 12)


def number(text: str | None) -> int | None:
    return int(text) if text else None


def atom(m: re.Match[str]) -> Period:
    """The period of one match of ATOM."""
    kind = next(name for name in ATOMS if m["k_" + name] is not None)
    b, f = m.span()

    def make(unit: str, *parts: int, year: str | None = None, other: str | None = None) -> Period:
        return Period(b, f, unit, parts, number(year) or number(other))

    if kind == "day":
        return make("day", int(m["dd"]), int(m["dm"]), year=m["dy"])
    if kind == "dayname":
        return make("day", int(m["nd"]), int(m["nm"]), year=m["ny"], other=m["nyn"])
    if kind == "decade":
        start = {"thượng": 1, "trung": 11, "hạ": 21}[m["tt"].lower()]
        return make("stretch", int(m["tm"]), start, (start + 9) % 30, year=m["ty"], other=m["tyn"])
    if kind == "halfmonth":
        early = m["hh"].lower() == "đầu"
        return make(
            "stretch", int(m["hm"]), 1 if early else 16, 15 if early else 0, year=m["hy"], other=m["hyn"]
        )
    if kind == "months":
        count = {"sáu": 6, "ba": 3, "chín": 9}.get(m["sn"].lower()) or int(m["sn"])
        early = m["sh"].lower() == "đầu"
        return make("months", 1 if early else 13 - count, count if early else 12, year=m["sy"])
    if kind == "month":
        return make("month", int(m["m"]), year=m["my"], other=m["myn"])
    if kind == "quarter":
        return make("quarter", QUARTERS[m["q"].lower()], year=m["qy"], other=m["qyn"])
    if kind in ("span", "years"):
        first, last = (m["ga"], m["gb"]) if kind == "span" else (m["ya"], m["yb"])
        return make("span", int(first), int(last), year=first)
    if kind == "school":
        return make("school", year=None)
    if kind == "year":
        return make("year", year=m["y"])
    if kind == "tet":
        named = year_named(m["c1"], m["c2"]) if m["c1"] else None
        return make("tet", year=m["cy"] or m["cz"] or (str(named) if named else None))
    if kind == "my":
        return make("month", int(m["bm"]), year=m["by"])
    if kind == "dayshort":
        return make("day", int(m["ed"]), int(m["em"]))
    return make("day", int(m["od"]), 0)


def find(text: str) -> list[Period]:
    """Periods in order: lists ("tháng 10, 11/2026") give one for each; years spread backwards over a list."""
    found: list[Period] = []
    position = 0
    while m := ATOM.search(text, position):
        period = atom(m)
        found.append(period)
        position = max(m.end(), position + 1)
        while (more := MORE.get(period.unit)) and (n := more.match(text, position)):
            value = n["y"] if period.unit == "year" else n["m"]
            parts = (
                ()
                if period.unit == "year"
                else (QUARTERS.get(value.lower()) or int(value),)
                if period.unit == "quarter"
                else (int(value),)
            )
            found.append(Period(n.start(), n.end(), period.unit, parts, number(n["y"])))
            position = n.end()
    spread(found)
    return found


def spread(found: list[Period]) -> None:
    """A year said once at the end of a list goes for all of it; a lone day takes the next one's month."""
    for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if before.unit == "day" and before.parts[1] == 0 and after.unit == "day":
            before.parts = (before.parts[0], after.parts[1])
        if (before.year is None and before.unit not in ("school", "tet") and after.unit != "year") or (
            before.year is None
            and before.unit not in ("school", "tet", "year")
            and after.finish - before.finish < 20
        ):
            before.year = after.year

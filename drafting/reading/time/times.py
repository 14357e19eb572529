"""Pieces of patterns: how running text names a period, a rhythm, a term; for `running`, without groups."""

from drafting.reading.time.lunar import BRANCHES, STEMS

RHYTHM = r"h[ằà]ng\s+(?:năm|tháng|quý|tuần)"
ANY_RHYTHM = r"h[ằà]ng\s+(?:năm|tháng|quý|tuần|ngày)"
UNIT = r"(?:năm\s+học|học\s+kỳ|năm|quý|tháng|tuần)"
_YEAR = r"(?:\s*[/-]\s*\d{4}|,?\s+năm\s+\d{4})?"
FIGURES = r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
LONE_DAY = r"(?:ngày\s+)?\d{1,2}"
_DAY = (
    rf"ngày\s+\d{{1,2}}\s+(?:của\s+)?tháng\s+(?:\d{{1,2}}{_YEAR}|cuối\s+quý)|ngày\s+\d{{1,2}}(?=\s+h[ằà]ng)"
)
_MONTH = (
    r"(?:(?:thượng|trung|hạ)\s+tuần\s+|nửa\s+(?:đầu|cuối)\s+|tuần\s+(?:đầu|cuối|thứ\s+\w{1,5})\s+(?:của\s+)?)?"
    rf"tháng\s+\d{{1,2}}(?:\s*(?:,|và|-|–)\s*\d{{1,2}}(?=\s*/)){{0,6}}{_YEAR}"
)
_ROMAN = r"(?:IV|III|II|I)(?!\w)"
_QUARTER = rf"quý\s+(?:{_ROMAN}|[1-4](?!\w))(?:\s*(?:,|và|-)\s*(?:quý\s+)?{_ROMAN}){{0,6}}{_YEAR}"
_HALF = r"(?:6|06|sáu|9|09|3|03)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?"
_YEARS = r"(?:các\s+)?năm\s+20\d{2}(?:\s*(?:,|và|-|–)\s*20\d{2}){0,6}"
_SCHOOL_YEAR = r"năm\s+học\s+20\d{2}\s*[-–]\s*20\d{2}"
_SCHOOL = rf"(?:{_SCHOOL_YEAR}|học\s+kỳ\s+(?:II|I|[12])(?!\w)(?:,?\s+{_SCHOOL_YEAR})?)"
_TET = (
    r"tết(?:\s+nguyên\s+đán)?"
    rf"(?:\s+(?:{'|'.join(STEMS)})\s+(?:{'|'.join(BRANCHES)}))?(?:\s+(?:năm\s+)?20\d{{2}})?"
)
PERIOD = (
    rf"(?:(?:đầu|giữa|cuối)\s+)?(?:{FIGURES}|{_DAY}|{_MONTH}|{_QUARTER}|{_HALF}|{_YEARS}|{_SCHOOL}|{_TET})"
)
_ONWARD = r"\s+trở\s+đi|\s+và\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau|kế\s+tiếp)"
TAIL = (
    rf"(?:(?:(?<!cuối quý)\s+và\s+(?:trước\s+)?{FIGURES})?\s+(?:và\s+)?{RHYTHM}|{_ONWARD}|"
    rf"\s+(?:đến|tới)\s+(?:hết\s+)?{PERIOD}|"
    rf"\s+và\s+(?:{_QUARTER}|{_MONTH})|\s*[-–]\s*\d{{1,2}}\s*/\s*\d{{4}})?"
)
SPAN = r"(?:giai\s+đoạn|\d{1,2}\s+năm)\s+20\d{2}\s*[-–]\s*20\d{2}"
TERM = r"nhiệm\s+kỳ(?:\s+20\d{2}\s*[-–]\s*20\d{2})?"
PERIOD_WORDS = "ngày tháng quý năm các đầu giữa cuối thượng trung hạ nửa tuần học sáu tết #"
"""The words that a period can begin with; # for a figure."""

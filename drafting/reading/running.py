"""Deadline phrases in running text: only those that tell when the item is done, not those that describe "
"a noun."""

import re

from drafting.reading.citations import SYMBOL

_REC = r"h[ằà]ng\s+(?:năm|tháng|quý|tuần)"
_YEAR = r"(?:\s*[/-]\s*\d{4}|\s+năm\s+\d{4})?"
_FIGURES = r"(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
_DAY = rf"ngày\s+\d{{1,2}}\s+tháng\s+(?:\d{{1,2}}{_YEAR}|cuối\s+quý)|ngày\s+\d{{1,2}}(?=\s+h[ằà]ng)"
_MONTH = (
    r"(?:(?:thượng|trung|hạ)\s+tuần\s+|nửa\s+(?:đầu|cuối)\s+)?"
    rf"tháng\s+\d{{1,2}}(?:\s*(?:,|và|-|–)\s*\d{{1,2}}(?=\s*/))*{_YEAR}"
)
_ROMAN = r"(?:IV|III|II|I)(?!\w)"
_QUARTER = rf"quý\s+(?:{_ROMAN}|[1-4](?!\w))(?:\s*(?:,|và|-)\s*(?:quý\s+)?{_ROMAN})*{_YEAR}"
_HALF = r"(?:6|06|sáu|9|3)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?"
_YEARS = r"(?:các\s+)?năm\s+20\d{2}(?:\s*(?:,|và|-|–)\s*20\d{2})*"
_TET = r"tết(?:\s+nguyên\s+đán)?(?:\s+\w+\s+\w+(?=[,.;]|$))?"
_PERIOD = rf"(?:(?:đầu|giữa|cuối)\s+)?(?:{_FIGURES}|{_DAY}|{_MONTH}|{_QUARTER}|{_HALF}|{_YEARS}|{_TET})"
_ONWARD = r"\s+trở\s+đi|\s+và\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau|kế\s+tiếp)"
_TAIL = rf"(?:\s+(?:và\s+)?{_REC}|{_ONWARD}|\s+(?:đến|tới)\s+(?:hết\s+)?{_PERIOD})?"
_START = r"(?:^|(?<=[.;:…\0])\s*)"
_CLAUSE = r"(?:^|(?<=[.;:,…\0])\s*|(?<=\svà\s)|(?<=\shoặc\s))"
_EVENT_END = r"(?=\s+để\s|[,.;:\0]|$)"
_ACTS = (
    r"(?:báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|rà\s+soát|kiểm\s+tra|tổ\s+chức|xây\s+dựng|tổng\s+hợp|tiến\s+hành|"
    r"thực\s+hiện|gửi|có|phấn\s+đấu)"
)

PATTERNS = [
    # "trước ngày 15/11 hằng năm", "chậm nhất trong quý II/2027", "đến hết năm 2026", "hoàn thành tháng 9/2026"
    rf"(?:(?:từ|kể\s+từ)\s+nay\s+)?(?<!\w)(?:hoàn\s+thành\s+(?:xong\s+)?)?(?:trước|xong\s+trước|"
    rf"chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|đến\s+hết|hết)\s+"
    rf"(?:\d{{1,2}}\s+giờ(?:\s+\d{{2}})?,?\s+)?(?:trong\s+|vào\s+)?{_PERIOD}{_TAIL}",
    rf"(?<!\w)(?:hoàn\s+thành|xong)\s+(?:trong\s+|vào\s+)?{_PERIOD}{_TAIL}",
    # "từ ngày 01/10 đến hết ngày 30/11/2026"
    rf"(?<!\w)từ\s+{_PERIOD}\s+(?:đến|tới)\s+(?:hết\s+)?{_PERIOD}",
    rf"(?:(?<!\w)(?:bắt\s+đầu\s+từ|kể\s+từ|thực\s+hiện\s+từ|áp\s+dụng\s+từ)|{_START}từ)\s+{_PERIOD}{_TAIL}",
    # "trong tháng 3 năm 2022", "vào quý IV/2026"
    rf"(?<!\w)(?:ngay\s+)?(?:trong|vào)\s+(?!giai){_PERIOD}{_TAIL}",
    rf"(?:{_START}|phấn\s+đấu\s+)(?:đến|tới)\s+(?:hết\s+|cuối\s+)?năm\s+20\d{{2}}(?=\s*,|\s+có|\s+đạt|\s+\d)",
    rf"{_START}{_PERIOD}{_TAIL}(?=\s*,)",
    # events: "Ngay sau Hội nghị …", "sau khi cấp trên có văn bản mới", "trong vòng 30 ngày kể từ …"
    rf"{_START}(?:ngay\s+)?sau\s+(?:khi\s+)?(?:đại\s+hội|hội\s+nghị|kỳ\s+họp|khi\s)[^.;:,\0]{{2,120}}(?=,)",
    rf"(?<!\w)ngay\s+sau\s+(?:khi\s+)?[^.;:,\0]{{2,120}}{_EVENT_END}",
    rf"(?<!\w)sau\s+khi\s+[^.;:,\0]{{0,60}}?(?:có|được|ban\s+hành|thành\s+lập|kết\s+thúc|hoàn\s+thành|"
    rf"phê\s+duyệt)(?!\w)[^.;:,\0]{{0,80}}?{_EVENT_END}",
    r"(?<!\w)(?:trong\s+(?:vòng|thời\s+hạn|thời\s+gian)\s+|chậm\s+nhất\s+(?:là\s+)?|sau\s+)\d+\s+(?:ngày|"
    r"tuần|tháng)(?:\s+làm\s+việc)?,?\s+(?:kể\s+từ|từ|sau)\s+[^.;:,\0]{2,90}",
    # "định kỳ" as an adverb before what is done
    r"(?<!\w)định\s+kỳ\s+hoặc\s+đột\s+xuất(?:\s+khi\s+(?:thấy\s+)?cần(?:\s+thiết)?)?",
    rf"{_CLAUSE}định\s+kỳ(?!,\s+thường\s+xuyên|\s+của|\s+cho|\s+đối\s+với|"
    rf"\s+thường\s+xuyên)(?:\s+(?:{_REC}|\d+\s+(?:tháng|năm)(?:,\s*(?:{_REC}|năm))?))?"
    rf"(?:\s*(?:,|hoặc|và)\s*(?:đột\s+xuất(?:\s+khi\s+(?:có\s+yêu\s+cầu|cần(?:\s+thiết)?))?|{_REC}|"
    rf"khi\s+(?:có|được)\s+yêu\s+cầu|khi\s+cần(?:\s+thiết)?))*",
    rf"{_START}{_REC}(?:\s+(?:và|hoặc)\s+khi\s+(?:có|được)\s+yêu\s+cầu)?(?:,\s+(?:trước|"
    rf"chậm\s+nhất)\s+{_PERIOD})?",
    rf"(?<=[,\0])\s*{_REC}(?=\s+{_ACTS}(?!\w))",
    rf"(?<!\w){_REC}(?=\s+(?:đạt|theo\s+quy\s+định|tăng|giảm)(?!\w))",
    r"(?<!\w)(?:vào\s+dịp|nhân\s+(?:các\s+)?dịp|vào)\s+(?:cuối|đầu|giữa)\s+(?:năm|quý|tháng)(?!\s*[\dIVQ])",
    r"(?<!\w)(?:ít\s+nhất\s+)?\d+\s+(?:tháng|năm|quý|tuần)\s+(?:một|1|01)\s+lần",
    r"(?<!\w)(?:ít\s+nhất\s+)?(?:một|\d+)\s+lần\s*/\s*(?:năm|quý|tháng|tuần)",
    rf"{_START}mỗi\s+(?:năm|quý|tháng|tuần)(?!\w)",
    # conditions
    r"(?<!\w)khi\s+(?:(?:có|được)\s+yêu\s+cầu|cần\s+thiết|có\s+(?:văn\s+bản|hướng\s+dẫn|chỉ\s+đạo|"
    r"quy\s+định|chủ\s+trương|kế\s+hoạch)[^.;:,\0]{0,80})(?=[.;,:\0]|$)",
]
COMPILED = [re.compile(pattern, re.IGNORECASE) for pattern in PATTERNS]
QUOTED = re.compile(r"[“\"][^”\"]{0,200}[”\"]")
CITED_DATE = re.compile(r",?\s*ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?=\s+(?:của|về|quy)|\s*[,;])")
CITED_NAME = re.compile(
    r"(?:giai\s+đoạn|nhiệm\s+kỳ|tầm\s+nhìn(?:\s+đến)?(?:\s+năm)?)\s+\d{4}(?:\s*[-–]\s*\d{4})?|"
    r"đến\s+năm\s+\d{4},?\s+(?:định\s+hướng|tầm\s+nhìn)[^.;]*",
    re.IGNORECASE,
)


def hide(text: str) -> str:
    """Quotations, symbols with their dates and periods of cited names cannot be deadlines; offsets stay."""
    for pattern in (QUOTED, CITED_DATE, CITED_NAME, SYMBOL):
        text = pattern.sub(lambda m: "\x01" * len(m.group()), text)
    return text


def find_running(text: str) -> list[tuple[int, str]]:
    """(offset, phrase) of each deadline phrase; `text` has NUL where parentheses stood."""
    shown = hide(text)
    taken: list[tuple[int, int]] = []
    for pattern in COMPILED:
        for m in pattern.finditer(shown):
            begin = m.end() - len(m.group().lstrip())
            if begin < m.end() and not any(begin < b and a < m.end() for a, b in taken):
                taken.append((begin, m.end()))
    taken = [span for span in sorted(taken) if not outdone(shown, span, taken)]
    return [(begin, text[begin:end].strip(" ,\0")) for begin, end in taken]


def outdone(text: str, span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """ "định kỳ báo cáo … trước ngày 15/11 hằng năm": the bare "định kỳ" says no more than the date that "
    "follows."""
    if text[span[0] : span[1]].strip().lower() != "định kỳ":
        return False
    for begin, end in taken:
        between = text[span[1] : begin]
        if (
            begin > span[1]
            and not re.search(r"[.;]", between)
            and re.search(r"h[ằà]ng|\d", text[begin:end], re.IGNORECASE)
        ):
            return True
    return False

"""Where a time phrase may stand in running text and what it looks like there; `running` applies these."""

from drafting.reading.time.open_rules import OPEN
from drafting.reading.time.times import (
    ANY_RHYTHM,
    FIGURES,
    LONE_DAY,
    PERIOD,
    PERIOD_WORDS,
    RHYTHM,
    SPAN,
    TAIL,
    TERM,
)

REACHES = (
    r"(?=\s*[,:]|\s+(?:có|đạt|hoàn\s+thành|phấn\s+đấu|cơ\s+bản|mỗi|toàn|tỷ\s+lệ|tỉ\s+lệ|trên|ít\s+nhất|"
    r"tối\s+thiểu|\d))"
)
DONE = (
    r"(?=\s+(?:hoàn\s+thành|đạt|có|phấn\s+đấu|tổ\s+chức|triển\s+khai|thực\s+hiện|tiến\s+hành|kết\s+nạp|mở|công\s+bố|"
    r"ban\s+hành)\s)"
)
NOT_UNTIL_NOW = r"(?!\s+(?:đến|tới)\s+nay)"
HOUR = r"\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s+phút)?,?\s+"

# Each rule: the words that it can begin with (# for a figure), where it may stand (any: anywhere; clause: behind
# a mark of punctuation or "và"; start: behind a full stop, semicolon or colon; comma; colon; told: behind what is
# reported or shown), and what it looks like from there. The first rule that fits takes its words.
DATED: list[tuple[str, str, str]] = [
    # "vào ngày 03 đến ngày 05 hằng tháng"
    (
        "từ vào trong",
        "any",
        rf"(?:từ|vào|trong)\s+ngày\s+\d{{1,2}}\s*(?:đến|-|–)\s*(?:ngày\s+)?\d{{1,2}}\s+{RHYTHM}",
    ),
    # "từ ngày 01/10 đến hết ngày 30/11/2026"
    (
        "từ",
        "any",
        rf"(?<!giai đoạn )từ\s+(?:{HOUR})?(?:{PERIOD}|{LONE_DAY})\s+(?:đến|tới)\s+(?:hết\s+)?(?:{HOUR})?{PERIOD}",
    ),
    # "vào sáng thứ Hai hằng tuần", "trước 16 giờ hằng ngày"
    (
        "vào trước",
        "any",
        r"(?:vào|trước)\s+(?:sáng|chiều|tối|ngày|thứ|chủ\s+nhật|tuần|tháng|\d{1,2}\s*(?:giờ|h))(?!\w)"
        rf"[^.;:,\0]{{0,40}}?\s{ANY_RHYTHM}",
    ),
    # "đợt 1 tháng 10/2026, đợt 2 tháng 4/2027"
    (
        "đợt",
        "any",
        rf"đợt\s+(?:\d{{1,2}}|IV|I{{1,3}})(?![\w/])\s*[:,]?\s*(?:(?:vào|trong)\s+)?{PERIOD}{TAIL}",
    ),
    # "Hằng năm, trước ngày 30/11", "từ năm 2027, 05 năm một lần"
    ("hàng hằng", "clause", rf"{RHYTHM},\s+(?:(?:trước|chậm\s+nhất(?:\s+là)?)\s+{PERIOD}|từ\s+{PERIOD})"),
    ("từ", "any", rf"từ\s+{PERIOD},\s+\d+\s+(?:năm|tháng|quý)\s+(?:một|1|01)\s+lần"),
    # "trước ngày 15/11 hằng năm", "chậm nhất trong quý II/2027", "đến hết năm 2026", "hoàn thành tháng 9/2026"
    (
        "từ kể hoàn trước xong chậm muộn đến hết",
        "any",
        r"(?:(?:từ|kể\s+từ)\s+nay\s+)?(?:hoàn\s+thành\s+(?:xong\s+)?)?(?:trước|xong\s+trước|"
        r"chậm\s+nhất(?:\s+là)?|muộn\s+nhất(?:\s+là)?|đến\s+hết|hết|đến(?=\s+ngày))\s+"
        rf"(?:{HOUR})?(?:trong\s+|vào\s+)?(?:{PERIOD}|\d{{1,2}}\s+tháng\s+\d{{1,2}}(?!\d)){TAIL}",
    ),
    # "trước Quốc khánh 02/9/2026", "trước lễ khai giảng 05/9"
    (
        "hoàn trước xong",
        "any",
        r"(?:hoàn\s+thành\s+)?(?:xong\s+)?trước\s+(?:(?:ngày|dịp)\s+)?(?:lễ\s|quốc\s+khánh|kỷ\s+niệm|"
        rf"khai\s+giảng|kỳ\s+sinh\s+hoạt)[^.;:,\0\d]{{0,40}}?\s{FIGURES}",
    ),
    ("vào lúc", "any", rf"(?:vào\s+)?(?:lúc\s+)?{HOUR}{PERIOD}"),
    ("#", "colon", rf"{HOUR}{PERIOD}"),
    (
        "từ kể",
        "any",
        r"(?:từ|kể\s+từ)\s+nay\s+(?:đến|tới)\s+(?:hết\s+|cuối\s+)?(?:" + PERIOD + "|" + TERM + ")",
    ),
    ("hoàn xong", "any", r"(?:hoàn\s+thành|xong)\s+(?:trong\s+|vào\s+)?" + PERIOD + TAIL),
    (
        "bắt kể thực áp",
        "any",
        rf"(?:bắt\s+đầu\s+từ|kể\s+từ|thực\s+hiện\s+từ|áp\s+dụng\s+từ)\s+{PERIOD}{NOT_UNTIL_NOW}{TAIL}",
    ),
    ("từ kể", "any", rf"(?:kể\s+)?từ\s+kỳ\s+(?:sinh\s+hoạt|họp)(?:\s+chi\s+bộ)?\s+{PERIOD}"),
    ("từ", "start", rf"từ\s+{PERIOD}{NOT_UNTIL_NOW}{TAIL}"),
    ("từ", "any", rf"(?<!giai đoạn )từ\s+{PERIOD}{TAIL}(?=\s*(?:[,.;\0]|$))"),
    # "trong tháng 3 năm 2022", "vào quý IV/2026"
    ("ngay trong vào", "any", rf"(?:ngay\s+)?(?:trong|vào)\s+(?!giai){PERIOD}{TAIL}"),
    (
        "trong",
        "any",
        rf"(?:(?<=thực hiện )|(?<=triển khai )|(?<=tiến hành ))trong\s+{SPAN}",
    ),
    ("giai trong", "start", rf"(?:trong\s+)?{SPAN}(?=\s*[,:])"),
    # targets: "đến năm 2030, có …", "đến hết nhiệm kỳ đạt …"
    (
        "đến tới",
        "clause",
        rf"(?:đến|tới)\s+(?:hết\s+|cuối\s+|thời\s+điểm\s+)?(?:{PERIOD}|{TERM}){REACHES}",
    ),
    ("phấn", "any", rf"phấn\s+đấu\s+(?:đến|tới)\s+(?:hết\s+|cuối\s+)?(?:{PERIOD}|{TERM}){REACHES}"),
    ("đến tới", "any", rf"(?:đến|tới)\s+(?:hết\s+|cuối\s+)?{PERIOD}(?=\s+đạt\s)"),
    (
        "đến tới",
        "start",
        rf"(?:đến|tới)\s+(?:hết\s+|cuối\s+)?{PERIOD}(?=\s[^.;:,\0]{{2,60}}?\s(?:đạt|còn|có|trên|dưới|tăng|giảm)\s)",
    ),
    (PERIOD_WORDS, "start", rf"{PERIOD}{TAIL}(?=\s*[,:])"),
    (PERIOD_WORDS, "colon", rf"{PERIOD}{TAIL}(?=\s*(?:[.;]|$))"),
    (
        PERIOD_WORDS,
        "comma",
        rf"(?!{FIGURES}\s*[.;]|năm\s+(?:học\s+)?\d{{4}}[\s\d–-]*(?:[.;]|$)){PERIOD}{TAIL}(?=\s*(?:[.;]|$))",
    ),
    ("đến", "comma", rf"đến\s+(?:hết\s+)?{PERIOD}(?=\s*(?:[.;]|$))"),
    ("năm", "clause", rf"năm\s+20\d{{2}}{DONE}"),
    (PERIOD_WORDS, "start", rf"{PERIOD}(?:\s+và\s+{PERIOD})?{DONE}"),
]
RULES = [*DATED, *OPEN]

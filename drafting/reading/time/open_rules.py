"""What running text looks like that tells a term, an event, a rhythm or a condition; `rules` puts it in order."""

from drafting.reading.time.times import ANY_RHYTHM, FIGURES, RHYTHM, TERM, UNIT

ACTS = (
    r"(?:báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|rà\s+soát|kiểm\s+tra|tổ\s+chức|xây\s+dựng|tổng\s+hợp|tiến\s+hành|"
    r"thực\s+hiện|gửi|có|phấn\s+đấu)"
)
EVENT_END = r"(?=\s+để\s|\s+và\s+hoàn\s+thành|[,.;:\0]|$)"
ASKED = r"khi\s+(?:(?:có|được)\s+yêu\s+cầu|(?:thấy\s+)?cần(?:\s+thiết)?)"
PART_OF_ANY = rf"(?:cuối|đầu|giữa)\s+(?:mỗi\s+)?{UNIT}(?!\s*(?:\d|(?:IV|I{{1,3}})(?!\w)))"

OPEN: list[tuple[str, str, str]] = [
    # terms of office
    (
        "cả trong đầu giữa cuối hết suốt",
        "clause",
        r"(?:trong\s+(?:cả\s+)?|(?<!và )cả\s+|suốt\s+|đầu\s+|giữa\s+|cuối\s+|hết\s+)"
        + TERM
        + r"(?=\s*(?:[,.;]|$))",
    ),
    ("trong", "any", rf"trong\s+suốt\s+{TERM}"),
    ("từ năm", "any", r"(?:từ\s+)?năm\s+thứ\s+\S+\s+(?:của\s+)?nhiệm\s+kỳ"),
    # events: "Ngay sau Hội nghị …", "sau khi cấp trên có văn bản mới", "trong vòng 30 ngày kể từ …"
    (
        "ngay sau",
        "start",
        r"(?:ngay\s+)?sau\s+(?:khi\s+)?(?:đại\s+hội|hội\s+nghị|kỳ\s+họp|khi\s)[^.;:,\0]{2,120}(?=,)",
    ),
    ("ngay", "any", r"ngay\s+sau\s+(?:khi\s+)?[^.;:,\0]{2,120}?" + EVENT_END),
    (
        "sau",
        "any",
        r"sau\s+khi\s+[^.;:,\0]{0,60}?(?:có|được|ban\s+hành|thành\s+lập|kết\s+thúc|hoàn\s+thành|"
        r"phê\s+duyệt)(?!\w)[^.;:,\0]{0,80}?" + EVENT_END,
    ),
    (
        "trong chậm sau",
        "any",
        r"(?:trong\s+(?:vòng|thời\s+hạn|thời\s+gian)\s+|chậm\s+nhất\s+(?:là\s+)?|sau\s+)\d+\s+(?:ngày|"
        r"tuần|tháng)(?:\s+làm\s+việc)?,?\s+(?:kể\s+từ|từ|sau)\s+[^.;:,\0]{2,90}",
    ),
    (
        "trước",
        "any",
        r"trước\s+(?:(?:các|mỗi|thời\s+điểm)\s+)?(?:ngày\s+khai\s+mạc|kỳ\s+họp|đại\s+hội)(?!\w)[^.;:,\0]{0,80}?"
        + EVENT_END,
    ),
    ("trước", "any", r"trước\s+khi\s+[^.;:,\0]{2,60}?\s\d{1,2}\s+ngày(?:\s+làm\s+việc)?(?=[,.;\0]|$)"),
    ("đồng", "any", r"đồng\s+thời\s+với\s+đại\s+hội[^.;:,\0]{0,60}"),
    ("sơ", "any", r"sơ\s+kết\s+\d+\s+năm\s*(?:,|và|;)\s*tổng\s+kết\s+\d+\s+năm(?:\s+thực\s+hiện)?"),
    # "định kỳ" as an adverb before what is done
    ("theo định", "any", rf"(?:theo\s+)?định\s+kỳ\s+hoặc\s+đột\s+xuất(?:\s+{ASKED})?"),
    (
        "định",
        "clause",
        r"định\s+kỳ(?!,\s+thường\s+xuyên|\s+của|\s+cho|\s+đối\s+với|"
        rf"\s+thường\s+xuyên)(?:\s+(?:{RHYTHM}|\d+\s+(?:tháng|năm)(?:\s*/\s*lần)?(?:,\s*(?:{RHYTHM}|năm))?))?"
        rf"(?:\s*(?:,|hoặc|và)\s*(?:đột\s+xuất(?:\s+{ASKED})?|{RHYTHM}|{ASKED})){{0,4}}",
    ),
    (
        "hàng hằng",
        "start",
        rf"{RHYTHM}(?:\s+(?:và|hoặc)\s+{ASKED})?",
    ),
    ("hàng hằng", "any", rf"{RHYTHM}\s+(?:và|hoặc)\s+{ASKED}"),
    ("hàng hằng", "comma", rf"{RHYTHM}(?=\s+{ACTS}(?!\w))"),
    ("hàng hằng", "any", rf"{RHYTHM}(?=\s+(?:đạt|theo\s+quy\s+định|tăng|giảm)(?!\w))"),
    ("hàng hằng", "any", rf"(?<=hấn đấu ){RHYTHM}"),
    # "phản ánh tình hình nhân dân hằng tuần"
    ("hàng hằng", "told", rf"{ANY_RHYTHM}(?=\s*(?:[.;\0]|$))"),
    (
        "vào nhân",
        "any",
        rf"(?:vào\s+dịp|nhân\s+(?:các\s+)?dịp|vào)\s+{PART_OF_ANY}",
    ),
    ("cuối đầu giữa", "any", rf"(?:cuối|đầu|giữa)\s+mỗi\s+{UNIT}"),
    (
        "nhân vào các đợt dịp",
        "any",
        r"(?:(?:nhân\s+|vào\s+)?(?:các\s+)?dịp\s[^,.;\0\d]{0,60}?|(?:vào\s+)?(?:các\s+)?đợt\s+)"
        rf"{FIGURES}(?:\s*(?:,|và)\s*{FIGURES}){{0,6}}",
    ),
    (
        "ít #",
        "any",
        r"(?:ít\s+nhất\s+)?\d+\s+(?:tháng|năm|quý|tuần)(?:\s+(?:một|1|01)\s+|\s*/\s*(?:0?1\s+)?)lần",
    ),
    (
        "ít một #",
        "any",
        r"(?:ít\s+nhất\s+)?(?:một|\d+)\s+lần\s*(?:/|trong\s)\s*(?:năm|quý|tháng|tuần)(?!\s+\d)",
    ),
    (
        "mỗi",
        "any",
        rf"mỗi\s+{UNIT}\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+)?(?:một|\d+)\s+lần",
    ),
    ("bình mỗi", "clause", rf"(?:bình\s+quân\s+)?mỗi\s+{UNIT}(?!\w)"),
    ("bình", "clause", rf"bình\s+quân\s+{RHYTHM}"),
    # conditions
    (
        "khi",
        "clause",
        r"khi\s+(?:có|phát\s+sinh|phát\s+hiện|xảy\s+ra)\s+[^.;:,\0]{2,80}?(?=\s+(?:thì|phải)\s)",
    ),
    (
        "khi",
        "any",
        r"khi\s+(?:(?:có|được)\s+yêu\s+cầu|cần\s+thiết|đủ\s+điều\s+kiện|bố\s+trí\s+được\s+kinh\s+phí|có\s+(?:văn\s+bản|hướng\s+dẫn|chỉ\s+đạo|"
        r"quy\s+định|chủ\s+trương|kế\s+hoạch)[^.;:,\0]{0,80})(?=[.;,:\0]|$)",
    ),
]
"""Rules in the form of `rules.RULES`."""

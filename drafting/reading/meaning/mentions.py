"""How a sentence names a document: type, symbol, date, issuer, abstract, whole or in a short form.

The order "type – số – symbol – , ngày … – của … – về …" is the one that committees print (document form, 8.7).
"""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drafting.reading.meaning.citations import WINDOW, symbols
from drafting.reading.words import LOWER, UPPER

NAMES = (
    "Chương trình hành động|Chương trình|Kế hoạch|Nghị quyết|Nghị định|Quyết định|Quy định|Chỉ thị|"
    "Thông báo kết luận|Kết luận|Quy chế|Hướng dẫn|Báo cáo|Thông tri|Thông báo|Thông tư|Đề án|Phương án|"
    "Tờ trình|Công văn|Công điện|Bộ luật|Luật|Pháp lệnh|Điều lệ|Chiến lược"
)
NAME = re.compile(
    rf"(?<!\w)(?P<name>{NAMES})(?:\s+[{LOWER}]+){{0,3}}(?:\s+số)?\s*:?\s*(?:\d{{1,4}}[a-zđ]?\s*(?:,|;|và)\s*"
    r"(?:số\s+)?){0,8}$",
    re.IGNORECASE,
)
LISTED = re.compile(r"^[\s,;]*(?:và|hoặc)?\s*(?:số\s*)?$")
_DAY = (
    r"(?P<d>\d{1,2})(?:\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})|"
    r"\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{4}))"
)
_TERM = r"\s*,?\s*\(?(?:khóa|khoá)\s+(?P<term>[IVXLC]{1,6})(?!\w)\)?"
_TERM_WORD = "(?:khóa|khoá)"
_ENDS = (
    r"về|thực hiện|quy định|hướng dẫn|ban hành|triển khai|tiếp tục|sửa đổi|phê duyệt|đối với|trong|và|theo|gắn|"
    r"tại|để|cho|nhằm|khóa|khoá|là|đến|với|bằng|phù hợp|thí điểm|tăng cường|một số|có|được|đã|vào|giai đoạn|năm|"
    r"nhiệm kỳ|liên quan|do|bảo đảm|đảm bảo|trên|ở|từ|khi|hoặc|cùng|này|nêu"
)
DETAILS = re.compile(
    rf"(?:\s*,?\s*\(?ngày\s+{_DAY}\)?)?"
    rf"(?P<by>\s*,?\s+của\s+(?P<issuer>[{UPPER}][^,;.:()“”\"]{{1,90}}?)(?=\s+(?:{_ENDS})(?!\w)|\s*[,;.:()“”\"]|\s*$))?"
    rf"(?:{_TERM})?",
)
ABSTRACT = re.compile(
    rf"\s*,?\s*(?:[“\"](?P<quoted>[^”\"]{{4,300}})[”\"]|(?=(?:về|quy định)\s|thực hiện\s+(?:{NAMES})\s))|"
    rf"\s+(?=(?:phê duyệt|ban hành|hướng dẫn|thí điểm|sửa đổi, bổ sung)\s)"
)
ABSTRACT_ENDS = re.compile(
    rf"[.]|\((?!{_TERM_WORD}\s+[IVXLC]+\))|;\s*(?=(?:(?i:{NAMES})|Căn cứ|$)(?!\w))|"
    r"[,;]?\s+(?=(?:và\s+)?(?:tham mưu|phối hợp)(?!\w))|"
    rf",\s+(?=(?:gắn|trong đó|bảo đảm|đảm bảo|nhất là|góp phần|phù hợp|làm cơ sở|đồng thời)(?!\w))|"
    rf"(?:,|\s+và)\s+(?=(?:các\s+)?(?i:{NAMES})(?!\w))|\s+(?=đến\s+(?:các\s+)?(?:đồng chí|cơ quan|đơn vị)\s)|"
    rf",\s+(?=[{UPPER}][{LOWER}]+\s[^,;]{{2,60}}\s(?:ban hành|xây dựng|yêu cầu|hướng dẫn|đề nghị|triển khai)\s)|"
    r",\s+(?=(?:đề nghị|giao|yêu cầu|định kỳ|hoàn thành|báo cáo|sơ kết|tổng kết|kết quả \d+)(?!\w))|"
    r",?\s+(?=(?:trước (?:ngày|tháng|\d+)|chậm nhất|xong (?:trước|trong)|trong (?:tháng|quý)\s(?:\d+|[IVX]+))(?!\w))|"
    r"\s+(?=(?:đến|tới) (?:toàn thể|\d+% |cán bộ, đảng viên))"
)
CLAUSE_ENDS = re.compile(rf";|{ABSTRACT_ENDS.pattern}")
LONGEST_ABSTRACT = 500

LAW = re.compile(
    rf"(?<!\w)(?P<name>Bộ luật|Luật|Pháp lệnh)\s+(?P<law>[{UPPER}](?:(?!\sLuật\s|\svà\scác\s)[^.;:()“”\d]){{2,90}}?\s"
    r"năm\s+\d{4})(?!\d)"
)
PLENUM = re.compile(
    r"(?<!\w)(?P<name>Nghị quyết|Kết luận)\s+(?:Hội nghị\s+)?(?:Ban Chấp hành\s+)?Trung ương(?:\s+Đảng)?\s+"
    r"(?:lần thứ\s+)?(?P<n>\d{1,2}|[IVX]{1,4}|[a-zà-ỹ]+(?:\smột|\shai|\sba|\sbốn)?)" + _TERM,
)
CONGRESS = re.compile(
    rf"(?<!\w)(?P<name>Nghị quyết)\s+Đại hội(?:\s+đại biểu)?(?P<of>(?:\s+(?:Đảng\s+)?toàn quốc|"
    rf"\s+Đảng bộ\s[{LOWER}{UPPER} ]{{2,40}}?))?(?:\s+lần thứ)?\s+(?P<n>[IVXLC]{{1,6}})(?!\w)"
)
NUMBER = re.compile(
    rf"(?<!\w)(?P<name>{NAMES})\s+(?:số\s+)?(?P<n>\d{{1,4}})(?![\w/]|\.\d|\s*[-–/%]|\s*(?:,|;|và)\s*(?:số\s+)?\d|"
    r"\s+(?:năm|tháng|ngày|khóa|khoá|nhiệm|tuần|điểm|nội dung|nhóm)(?!\w))"
)
BLANK = re.compile(
    rf"(?<!\w)(?P<name>{NAMES})\s+số\s*(?:[.…_]+\s*)?(?P<symbol>[-–]\s?[A-ZĐ][A-Za-z]{{0,4}}/[A-ZĐƯ][A-Za-zĐƯ]*)(?!\w)"
)


@dataclass
class Mention:
    """One naming of a document at [begin, end) of its text.

    `key` is the same for all that name the same document; `number` only where nothing but type and number is said.
    `kind`: symbol, blank (its number is left blank), law, plenum, congress, number.
    """

    kind: str
    begin: int
    end: int
    quote: str
    name: str | None
    key: tuple[str, ...] = ()
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    term: str | None = None
    number: int | None = None

    @property
    def short(self) -> bool:
        """Says no date, no issuer and no abstract."""
        return not (self.date or self.issuer or self.title)


def key_of(symbol: str) -> tuple[str, ...]:
    """One key for "05-CT/TW", "5-CT/TW" and the slip "05-CTTW"; TƯ is an older hand's TU."""
    return ("symbol", re.sub(r"[-/]", "", symbol).lstrip("0").replace("TƯ", "TU").casefold())


def find(text: str, *, whole: bool = False) -> list[Mention]:
    """All mentions in order; `text` is healed. Pronouns ("Kết luận này") are none.

    `whole`: the text is a title or a preamble, where an abstract runs on over a semicolon.
    """
    found = list(by_symbol(text, CLAUSE_ENDS if not whole else ABSTRACT_ENDS))
    begins = [m.begin for m in found]
    for other in without_symbol(text):
        at = bisect(begins, other.begin)
        if (at == 0 or begins_after(found[at - 1], other)) and (
            at == len(found) or begins_after(other, found[at])
        ):
            begins.insert(at, other.begin)
            found.insert(at, other)
    return found


def begins_after(one: "Mention", other: "Mention") -> bool:
    """Does the other begin where the one has ended?"""
    return other.begin >= one.end


def by_symbol(text: str, abstract_ends: re.Pattern[str]) -> Iterator[Mention]:
    last: Mention | None = None
    stop = 0
    for begin, end, symbol in symbols(text):
        window = max(stop, begin - WINDOW)
        named = NAME.search(text[window:begin])
        name, first = (named["name"], window + named.start()) if named else (None, begin)
        if last and not named and LISTED.match(text[stop:begin]):
            name = last.name
        mention = Mention("symbol", first, end, "", name, key_of(symbol), symbol)
        stop = add_details(mention, text, abstract_ends)
        mention.quote = text[first : mention.end]
        yield mention
        last = mention


def add_details(mention: Mention, text: str, abstract_ends: re.Pattern[str]) -> int:
    """Date, issuer, term and abstract behind the symbol; the offset where they end."""
    m = DETAILS.match(text, mention.end)
    if m and m.end() > mention.end:
        mention.date, mention.issuer, mention.term = day_of(m), m["issuer"], m["term"]
        mention.end = m.end()
    if abstract := ABSTRACT.match(text, mention.end):
        if abstract["quoted"]:
            mention.title = abstract["quoted"]
        else:
            limit = min(len(text), abstract.end() + LONGEST_ABSTRACT)
            stop = abstract_ends.search(text, abstract.end(), limit)
            if stop or limit == len(text):
                mention.title = text[abstract.end() : stop.start() if stop else limit].strip(" ,;") or None
    return mention.end


def day_of(m: re.Match[str]) -> str | None:
    """ISO date of a match; None where none is printed or no calendar has it."""
    if not m["d"]:
        return None
    try:
        return date(int(m["y"] or m["y2"]), int(m["m"] or m["m2"]), int(m["d"])).isoformat()
    except ValueError:
        return None


def without_symbol(text: str) -> Iterator[Mention]:
    """Laws by their year, resolutions of plenums and congresses, type and number alone, blank numbers."""
    for m in LAW.finditer(text):
        mention = made("law", m, m["name"].casefold(), m["law"].casefold())
        mention.title = m["law"]
        yield mention
    for m in PLENUM.finditer(text):
        mention = made("plenum", m, m["name"].casefold(), m["n"].casefold(), m["term"])
        mention.term = m["term"]
        yield mention
    for m in CONGRESS.finditer(text):
        of = re.sub(r"\s*(?:Đảng\s+)?toàn quốc", "", m["of"] or "").strip().casefold()
        yield made("congress", m, of, m["n"])
    for m in BLANK.finditer(text):
        yield made("blank", m, m["symbol"])
    for m in NUMBER.finditer(text):
        mention = made("number", m, m["name"].casefold(), m["n"])
        mention.number = int(m["n"])
        yield mention


def made(kind: str, m: re.Match[str], *key: str) -> Mention:
    return Mention(kind, m.start(), m.end(), m.group(), m["name"], (kind, *key))

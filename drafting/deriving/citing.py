"""Where a text names a document or quotes: spans in which no name may be changed.

A citation is a type, a symbol, a date, an issuer and an abstract: "Quy định số 85-QĐ/TW, ngày 23/5/2017
của Bộ Chính trị về …". Where its abstract ends is a matter of reading: it is taken to go on over commas
and to end at a semicolon, a full stop, a parenthesis, another citation or the beginning of a new clause.
Protecting a few words too many leaves a superior body's name for the drafter; protecting too few would
put into a document's name what its issuer never wrote.
"""

import re

Span = tuple[int, int]

_TYPES = (
    "nghị quyết|kết luận|chỉ thị|quy định|quyết định|quy chế|hướng dẫn|kế hoạch|chương trình hành động"
    "|chương trình|đề án|thông tri|thông báo|công văn|báo cáo|tờ trình|nghị định|thông tư|luật|bộ luật"
    "|pháp lệnh|chiến lược|quy hoạch|phương án"
)
_TYPE = rf"(?i:{_TYPES})"
SYMBOL = r"\d+[a-zđ]?(?:\s?[-–/]\s?(?:\d{4}|[A-ZĐƯ][A-Za-zĐđƯưÔô]*))+"
_DATE = r"(?:,?\s+ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?))?"
_OF_TERM = r"\(?kh(?:oá|óa)\s+[IVXL]+\)?"
_TERM = rf"(?:,?\s+{_OF_TERM})?"

_HEAD = re.compile(rf"\b{_TYPE}\s+(?:số:?\s*|(?=\d{{1,5}}[a-zđ]?[-–/]\S{{0,12}}[A-ZĐ])){SYMBOL}{_DATE}")
# what the words after the symbol are: an issuer, a term, an abstract
_GOES_ON = re.compile(
    r"\s+(?:(?:của|về|thực hiện|triển khai|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|tiếp tục|đối với|trong)\b"
    rf"|{_OF_TERM})"
)
_CLAUSE = (
    "tham mưu|chủ trì|phối hợp|trình|báo cáo|gửi|đồng thời|trong đó|bảo đảm|đảm bảo|tránh|gắn với|trên cơ sở"
    "|kịp thời|đề xuất|kiến nghị|đề nghị|từ đó|qua đó|nhằm|làm cơ sở|làm căn cứ|phù hợp với|hoàn thành|giao"
    "|để|do|trước mắt|nhất là|cung cấp"
)
_ENDS = re.compile(
    rf"[;:]|[.…](?=\s|$)|\s[–-]\s(?=[A-ZĐ])|,\s+(?=(?:{_CLAUSE})\b)|\s+(?=(?:theo hướng|gắn với)\b)"
    rf"|(?:,|\s+và|,\s+và)\s+(?=(?:các\s+)?{_TYPE}\s+(?:số\s|này\b))|\s+và\s+(?=Kế hoạch\b)"
)
_BRACKET = re.compile(r"[()]")
_TERM_IN_BRACKETS = re.compile(r"\(kh(?:oá|óa)\s+[IVXL]+\)")

# every repetition is bounded: a text of nothing but opening quotes or type words must not take minutes
_QUOTES = re.compile(r"“[^”]{0,800}”|\"[^\"]{0,800}\"|«[^»]{0,800}»|‘[^’]{0,800}’")
_NAMED_WITHOUT_NUMBER = re.compile(
    rf"(?:\b{_TYPE}\s+)?(?i:đại hội)(?:\s+đại biểu)?(?:\s+Đảng)?\s+(?i:toàn quốc)"
    r"(?:\s+lần thứ\s+[IVXL]+)?(?:\s+của Đảng)?"
    rf"|\b{_TYPE}\s+(?:(?i:hội nghị)\s+)?(?:lần thứ\s+\w+\s+)?(?:của\s+)?Trung ương\s+\d+{_TERM}"
    # a conference above that is over or is waited for, and what is the National Assembly's alone: neither has a
    # counterpart below
    r"|\b(?i:sau|tại|trước|theo)\s+Hội nghị(?:\s+\w+){0,4}?\s+toàn quốc"
    r"|\b(?i:đại biểu|nhiệm kỳ|kỳ họp(?:\s+thứ\s+\w+)?(?:\s+của)?|bầu cử)\s+Quốc hội"
    r"|\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s+[A-ZĐÁÂĂÊÔƠƯ][^,.;:()]*"
)
# a task that waits for a superior's document goes on waiting for the superior's document
_CONDITION = re.compile(
    r"\((?:thực hiện\s+|triển khai\s+)?(?:khi|sau khi|ngay sau khi|theo(?:\s+\w+){1,3}\s+của)\s[^()]{0,400}\)"
)
_SUPERIORS_WORD = (
    "nghị quyết|kết luận|chỉ thị|quy định|quyết định|quy chế|hướng dẫn|thông tri|văn bản"
    "|chỉ đạo|chủ trương|ý kiến"
)


def quotations(text: str) -> list[Span]:
    """Words between quotation marks, the marks included."""
    return [found.span() for found in _QUOTES.finditer(text)]


def citations(text: str) -> list[Span]:
    """Documents named by number, each with its date, issuer and abstract; in order, not overlapping."""
    spans = []
    at = 0
    while found := _HEAD.search(text, at):
        at = _end_of_abstract(text, found.end())
        spans.append((found.start(), at))
    return spans


def symbols(text: str) -> list[str]:
    """The symbols of the documents named, in order of first appearance, each once: ["21-KL/TW", …]."""
    found = re.finditer(rf"(?i:số):?\s*({SYMBOL})", text)
    return list(dict.fromkeys(re.sub(r"\s+", "", match.group(1)).replace("–", "-") for match in found))


def protected(text: str, bodies: str) -> list[Span]:
    """Every span in which a renaming must not touch a letter: merged and in order.

    `bodies` is the regular expression of the superior bodies' names. Beside citations and quotations
    these are: congresses and plenums, laws, "quy định của Bộ Chính trị" (a document of theirs, not yet
    numbered), "Ban Bí thư khóa XIII" (persons of one term) and conditions such as "(khi có hướng dẫn …)".
    """
    some = rf"{bodies}(?:(?:,|\s+và|,\s+và)\s+{bodies}){{0,8}}"
    theirs = re.compile(
        rf"\b(?i:{_SUPERIORS_WORD})(?:,\s+(?i:{_SUPERIORS_WORD})){{0,6}}(?:\s+\w+){{0,2}}?\s+của\s+{some}{_TERM}"
        rf"|{some},?\s+{_OF_TERM}"
    )
    spans = [*citations(text), *quotations(text)]
    for pattern in (_NAMED_WITHOUT_NUMBER, _CONDITION, theirs):
        spans += [found.span() for found in pattern.finditer(text)]
    return _merged(spans)


def _end_of_abstract(text: str, start: int) -> int:
    """The place where a citation ends whose number (and date) end at `start`."""
    if not _GOES_ON.match(text, start):
        return start
    closing = start
    while True:
        bracket = _BRACKET.search(text, closing)
        limit = bracket.start() if bracket else len(text)
        ends = _ENDS.search(text, closing, limit + 1)
        if ends and ends.start() <= limit:
            return ends.start()
        if bracket is None:
            return len(text)
        term = _TERM_IN_BRACKETS.match(text, bracket.start())
        if term is None:
            return len(text[:limit].rstrip())
        closing = term.end()


def _merged(spans: list[Span]) -> list[Span]:
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        elif end > start:
            whole.append((start, end))
    return whole

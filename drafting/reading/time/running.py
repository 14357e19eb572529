"""Deadline phrases in running text: those that tell when the item is done, not those that describe a noun."""

import re
from bisect import bisect
from collections import defaultdict

from drafting.reading.meaning.citations import SYMBOL
from drafting.reading.time.rules import RULES

BY_FIRST_WORD: defaultdict[str, list[tuple[int, str, re.Pattern[str]]]] = defaultdict(list)
for order, (first_words, place, shape) in enumerate(RULES):
    for first_word in first_words.split():
        BY_FIRST_WORD[first_word].append((order, place, re.compile(shape, re.IGNORECASE)))

WORD = re.compile(r"\w+")
BEFORE = {
    "start": re.compile(r"[.;:…\0]\s*$"),
    "clause": re.compile(r"(?:[.;:,…\0]\s*|\s(?:và|hoặc)\s)$"),
    "comma": re.compile(r"[,\0]\s*$"),
    "colon": re.compile(r":\s*$"),
    "told": re.compile(
        r"(?:(?:^|[.;:,\0]\s*)(?:báo\s+cáo|gửi|nộp)|(?<!việc )(?<!chế độ )(?<!\w)(?:phản\s+ánh|cập\s+nhật|"
        r"công\s+khai|niêm\s+yết|đăng\s+tải))\s+[^.;:\0]+$",
        re.IGNORECASE,
    ),
}
# what has a rhythm by itself: "báo cáo kết quả kiểm tra, giám sát hằng năm" is no report of every year
OWN_RHYTHM = re.compile(
    r"(?<!\w)(?:kế\s+hoạch|chương\s+trình|dự\s+toán|kiểm\s+tra|giám\s+sát|đánh\s+giá|xếp\s+loại|(?:sơ|tổng)\s+kết|"
    r"công\s+tác|nhiệm\s+vụ|báo\s+cáo|sinh\s+hoạt|giao\s+ban|chỉ\s+tiêu|kiểm\s+điểm|tài\s+sản|thu\s+nhập|"
    r"phát\s+hành)\s+$",
    re.IGNORECASE,
)
LONGEST_CLAUSE = 160
QUOTED = re.compile(r"[“\"][^”\"]{0,200}[”\"]")
_DATE = r",?\s*ngày\s+(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
CITED = re.compile(rf"{SYMBOL.pattern}(?:{_DATE})?")
CITED_DATE = re.compile(
    rf"(?<!\w)(?P<by>(?:trước|hết|đến|tới|từ|vào|trong|xong|nhất|là|thành)\s+)?{_DATE}"
    r"(?=\s+(?:của|về|quy\s+định|phê\s+duyệt)(?!\w))",
    re.IGNORECASE,
)
"""The date of a document without a symbol; behind the words of `by` it tells when something is due."""
CITED_NAME = re.compile(
    r"(?:(?<!trong )(?<!cả )(?<!suốt )(?<!hết )(?<!đầu )(?<!giữa )(?<!cuối )nhiệm\s+kỳ|"
    r"tầm\s+nhìn(?:\s+đến)?(?:\s+năm)?)\s+\d{4}(?:\s*[-–]\s*\d{4})?|"
    r"đến\s+năm\s+\d{4},?\s+(?:và\s+)?(?:định\s+hướng|tầm\s+nhìn)[^.;]*",
    re.IGNORECASE,
)


def hide(text: str) -> str:
    """Quotations, symbols with their dates and periods of cited names cannot be deadlines; offsets stay."""
    for pattern in (QUOTED, CITED, CITED_DATE, CITED_NAME):
        text = pattern.sub(covered, text)
    return text


def covered(m: re.Match[str]) -> str:
    return m.group() if m.groupdict().get("by") else "\x01" * len(m.group())


def find_running(text: str, *, sentence: bool = True) -> list[tuple[int, str]]:
    """(offset, phrase) of each deadline phrase; `text` has NUL where parentheses stood.

    `sentence` False: the text is a part of a sentence, its beginning begins none.
    """
    shown = hide(text)
    found: list[tuple[int, int, int]] = []
    for word in WORD.finditer(shown):
        first = "#" if word.group().isdigit() else word.group().lower()
        for order, place, pattern in BY_FIRST_WORD.get(first, ()):
            if stands(shown, word.start(), place, sentence) and (m := pattern.match(shown, word.start())):
                found.append((order, m.start(), m.end()))
    taken: list[tuple[int, int]] = []
    for _, begin, end in sorted(found):
        at = bisect(taken, (begin, end))
        if (at == 0 or taken[at - 1][1] <= begin) and (at == len(taken) or end <= taken[at][0]):
            taken.insert(at, (begin, end))
    taken = [span for at, span in enumerate(taken) if not outdone(shown, span, taken[at + 1 : at + 2])]
    return [(begin, text[begin:end].strip(" ,\0")) for begin, end in taken]


def stands(text: str, position: int, place: str, sentence: bool) -> bool:
    """Does what is before `position` allow a phrase of this kind of place?"""
    if place == "any":
        return True
    before = text[max(0, position - 12) : position]
    if not before.strip():
        return sentence and place in ("start", "clause")
    if place == "told":
        begin = max(0, position - LONGEST_CLAUSE)
        told = BEFORE[place].search(text, begin, position)
        return bool(told) and not OWN_RHYTHM.search(text, begin, position)
    return bool(BEFORE[place].search(before))


def outdone(text: str, span: tuple[int, int], following: list[tuple[int, int]]) -> bool:
    """Says a phrase no more than the one that follows? "định kỳ báo cáo … trước ngày 15/11 hằng năm" is one."""
    if text[span[0] : span[1]].strip().lower() != "định kỳ":
        return False
    return any(
        not re.search(r"[.;]", text[span[1] : begin])
        and re.search(r"h[ằà]ng|\d", text[begin:end], re.IGNORECASE)
        for begin, end in following
    )

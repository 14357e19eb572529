"""What a task delivers, to whom, through whom, and whom it advises; nothing where the sentence leaves it open."""

import re
from typing import TypedDict

from drafting.reading.meaning.who import BODY_LIST, VERBS, end_of_names
from drafting.reading.words import AGENCY, NOT_AGENCY, UPPER


class Delivery(TypedDict):
    """Words of the sentence, or None: `product` is a short noun phrase, the others are bodies."""

    advises: str | None
    product: str | None
    deliver_to: str | None
    via: str | None


DOCUMENT = (
    r"chương trình hành động|chương trình|kế hoạch|nghị quyết|quyết định|quy định|chỉ thị|kết luận|quy chế|hướng dẫn|"
    r"đề án|phương án|tờ trình|danh mục|quy trình|bộ tiêu chí|bộ tiêu chuẩn|tài liệu|sổ tay|cẩm nang|phần mềm|"
    r"cơ sở dữ liệu|lộ trình|bộ câu hỏi|chuyên đề|báo cáo"
)
ADVISES = re.compile(
    r"(?<!\w)(?:tham\s+mưu(?:\s*,\s*|\s+)(?:giúp|đề\s+xuất)|tham\s+mưu|giúp)(?:\s+(?:cho|với))?\s+",
    re.IGNORECASE,
)
MAKES = re.compile(
    r"(?<!\w)(?<!việc )(?<!trình )(?<!tác )(?<!khi )(?<!cơ sở )(?:xây\s+dựng|ban\s+hành|hoàn\s+thiện|soạn\s+thảo|"
    r"biên\s+soạn|lập|sửa\s+đổi,\s+bổ\s+sung|phê\s+duyệt)\s+(?:dự\s+thảo\s+)?[“\"]?"
    rf"(?P<product>(?:{DOCUMENT})(?!\w))",
    re.IGNORECASE,
)
SUBMITS = re.compile(r"(?<!\w)trình\s+", re.IGNORECASE)
REPORTS = re.compile(
    r"(?<!\w)báo\s+cáo(?:\s*,\s*đề\s+xuất|\s+và\s+đề\s+xuất)?(?P<result>\s+(?:về\s+)?kết\s+quả"
    r"(?:\s+(?!cho|với|về|lên)[^\s,.;()]+){0,12})?\s+(?:(?:cho|với|về|lên)\s+)?",
    re.IGNORECASE,
)
SENDS = re.compile(
    rf"(?<!\w)gửi\s+(?:(?P<what>(?:{DOCUMENT}))(?:\s+(?!về|cho|đến)[^\s,.;()]+){{0,4}}\s+)?(?:(?:về|cho|đến)\s+)?",
    re.IGNORECASE,
)
VIA = re.compile(r"(?<!\w)qua\s+", re.IGNORECASE)
LABEL = re.compile(
    r"(?<!\w)(?:sản\s+phẩm|kết\s+quả\s+đầu\s+ra)\s*:\s*(?P<product>[^.;]{3,160})", re.IGNORECASE
)
AUTHORITY = re.compile(r"cấp\s+có\s+thẩm\s+quyền", re.IGNORECASE)
SMALL = re.compile(
    r"(?:các\s+)?(?:cấp|chi|đảng|tỉnh|thành)\s+(?:ủy|uỷ|bộ)(?!\w)|(?:các\s+)?(?:cơ\s+quan|đồng\s+chí)\s"
)
PRODUCT_ENDS = re.compile(
    r"[.;:(\n]|(?<!ương)(?<!uy)(?<!uá)(?<!ông)\s+(?:trình|gửi|để|nhằm|trước|trong\s+(?:quý|tháng|năm)|hoàn\s+thành|bảo\s+đảm|đảm\s+bảo|phù\s+hợp|và\s+tổ\s+chức|"
    r"và\s+triển\s+khai|phải|đúng|bám)(?!\w)"
)
PAIR = re.compile(
    r",\s+(?:giám sát|kỷ luật|bồi dưỡng|chỉnh đốn|chống|xếp loại|quản lý|đảng viên|công chức|viên chức|nhiệm vụ)(?!\w)"
)
GOES_ON = re.compile(rf",\s+(?!(?:{VERBS}|hoàn thành|gửi|năm|tháng|quý|ngày|khi|sau)(?!\w))[a-zà-ỹđ]")
BODY_ENDS = re.compile(
    r"\)|\s+(?:thông\s+qua|qua|xem\s+xét|phê\s+duyệt|quyết\s+định|kết\s+quả|giải\s+quyết|cho\s+ý\s+kiến|trước|những|"
    r"tình\s+hình|việc|vào|h[ằà]ng|theo|ngày|sau|các\s+vấn\s+đề|khen\s+thưởng)(?!\w)"
)
OPENING = '“"'
QUOTE_ENDS = re.compile(r"[”\"]")
OF_BODY = re.compile(rf"\scủa\s+[{UPPER}][^,]*$")
OF_IT = re.compile(r"\s*(?:$|(?:về|trong|tại|năm|giai\s+đoạn)(?!\w))")
LONGEST_PRODUCT = 140
LONGEST_BODY = 160


def read(text: str) -> Delivery:
    """Whom the first words of each kind name: advises, product, deliver_to, via."""
    found: Delivery = {"advises": None, "product": None, "deliver_to": None, "via": None}
    for m in ADVISES.finditer(text):
        if body := body_at(text, m.end()):
            found["advises"] = body
            break
    labelled = LABEL.search(text)
    made = MAKES.search(text)
    if labelled:
        found["product"] = labelled["product"].strip(" ,") or None
    elif made:
        found["product"] = product_at(text, made.start("product"))
    for pattern in (SUBMITS, SENDS, REPORTS):
        deliver(text, pattern, found)
    if found["deliver_to"]:
        for m in VIA.finditer(text):
            if body := body_at(text, m.end()):
                found["via"] = body
                break
    return found


def deliver(text: str, pattern: re.Pattern[str], found: Delivery) -> None:
    """The first body that something is submitted, reported or sent to, and what it is if the words say so."""
    if found["deliver_to"]:
        return
    for m in pattern.finditer(text):
        if not (body := body_at(text, m.end())):
            continue
        found["deliver_to"] = body
        said = m.groupdict()
        behind = text[m.end() + len(body) :][:20]
        if "result" in said and (said["result"] or re.match(r"\s+(?:về\s+)?kết\s+quả", behind)):
            found["product"] = found["product"] or "báo cáo kết quả"
        elif said.get("what"):
            found["product"] = found["product"] or said["what"].lower()
        return


def body_at(text: str, position: int) -> str | None:
    """The bodies named from `position` on, if what stands there is a name and not a subject."""
    piece = text[position : position + LONGEST_BODY]
    if m := AUTHORITY.match(piece):
        return m.group()
    if not AGENCY.match(piece) or NOT_AGENCY.match(piece) or not (piece[0].isupper() or SMALL.match(piece)):
        return None
    stop = end_of_names(piece)
    if end := BODY_ENDS.search(piece, 0, stop):
        stop = end.start()
    if stop == len(piece) and len(text) > position + LONGEST_BODY:
        return None
    names: list[str] = []
    for name in (part.strip() for part in BODY_LIST.split(piece[:stop])):
        if not AGENCY.match(name) or NOT_AGENCY.match(name):
            break
        names.append(name)
    return piece[: piece.index(names[-1], len(", ".join(names[:-1]))) + len(names[-1])] if names else None


def product_at(text: str, begin: int) -> str | None:
    """The noun phrase that begins with a kind of document; None where it does not end in time."""
    limit = min(len(text), begin + 2 * LONGEST_PRODUCT)
    end = PRODUCT_ENDS.search(text, begin, limit)
    stop = end.start() if end else limit
    if text[begin - 1] in OPENING and (closing := QUOTE_ENDS.search(text, begin, limit)):
        return text[begin : closing.start()].strip(" ,") or None
    comma = text.find(",", begin, stop)
    while comma >= 0:
        if not (
            PAIR.match(text, comma)
            or GOES_ON.match(text, comma)
            or lists_bodies(text[begin:comma], text[comma:stop])
        ):
            stop = comma
            break
        comma = text.find(",", comma + 1, stop)
    phrase = text[begin:stop].strip(" ,")
    return phrase if len(phrase) <= LONGEST_PRODUCT else None


def lists_bodies(before: str, behind: str) -> bool:
    """Does the comma between them list bodies that own the product: "của Bộ Chính trị, Ban Bí thư"?"""
    name = behind.split(",", maxsplit=2)[1].strip()
    if not OF_BODY.search(before) or not name[:1].isupper() or not AGENCY.match(name):
        return False
    return bool(OF_IT.match(name, end_of_names(name)))

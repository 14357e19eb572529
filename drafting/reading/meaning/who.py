"""Who leads a task and who takes part, as the sentence says it."""

import re

from drafting.reading.words import AGENCY, NOT_AGENCY

LEADS = re.compile(r"\bchủ\s+trì\b", re.IGNORECASE)
WITH = re.compile(
    r"(?:phối hợp|cùng|kết hợp)(?:\s+chặt chẽ|\s+thường xuyên)?\s+(?:với|cùng(?:\s+với)?)?\s*|"
    r"(?:chủ\s+trì,?\s*cùng(?:\s+với)?)\s+",
    re.IGNORECASE,
)
CHARGES = re.compile(r"^(?:Giao|Phân công|Giao nhiệm vụ cho|Đề nghị|Yêu cầu)\s+(?:cho\s+)?", re.IGNORECASE)
VERBS = (
    "tham mưu|hướng dẫn|tổ chức|xây dựng|theo dõi|kiểm tra|nghiên cứu|triển khai|chỉ đạo|lãnh đạo|"
    "thực hiện|đôn đốc|giám sát|"
    "tổng hợp|tuyên truyền|báo cáo|chịu trách nhiệm|căn cứ|tăng cường|phối hợp|chủ trì|rà soát|đề xuất|"
    "ban hành|sơ kết|tổng kết|"
    "xử lý|quán triệt|thường xuyên|định kỳ|tập trung|tiếp tục|nâng cao|quan tâm|đẩy mạnh|có trách nhiệm|"
    "cụ thể hóa|cụ thể hoá|"
    "đánh giá|thẩm định|bảo đảm|đảm bảo|phân công|làm|giúp|thống nhất|lập|bố trí|cập nhật|chuẩn bị|trình|"
    "để|trong|về|cho|nhằm|khi|"
    "sửa đổi|bổ sung|lựa chọn|đưa|quản lý|vận động|phát huy|khẩn trương|kịp thời|chủ động|thể chế hóa|"
    "hoàn thiện|đăng tải|thông tin|gửi|cử|mở|cung cấp|tiến hành"
)
STOP = re.compile(rf"\s+(?:{VERBS}|đồng chủ trì)(?!\w)")
RUN_IN = re.compile(
    r"^[^.;:()]{3,120}:\s+(?=(?:Giao|Phân công|Đề nghị|Yêu cầu|Ban|Văn phòng|Ủy ban|Uỷ ban|Đảng|Các|Chủ trì)\b)"
)
ROLE = re.compile(r"\s+(?:được\s+(?:giao|phân công)|là\s+(?:đầu mối|cơ quan)(?!\w).*)$", re.IGNORECASE)
"""What a sentence says of a body between its name and what it does."""
LONGEST_NAME = 250
CLAUSE = re.compile(r"[^.;]+")
# "Cơ quan chủ trì: X. Cơ quan phối hợp: Y, Z."
LEAD_LABEL = re.compile(
    r"(?:(?<=[.;:(])\s*|^)(?:(?:cơ quan|đơn vị)\s+)?chủ\s+trì\s*:\s*(?P<bodies>[^.;:()]{3,250})",
    re.IGNORECASE,
)
WITH_LABEL = re.compile(r"(?<!\w)phối\s+hợp\s*:\s*(?P<bodies>[^.;:()]{3,250})", re.IGNORECASE)
IN_BRACKETS = re.compile(
    r"\((?:do\s+)?(?P<bodies>[^().;:]{3,250}?)\s+(?:đồng\s+)?chủ\s+trì(?!\w)", re.IGNORECASE
)
LATER = re.compile(
    r"(?<=[.;]\s)(?P<clause>(?:Giao|Phân công|Giao nhiệm vụ cho|Đề nghị|Yêu cầu)\s[^.;]{3,400}\.?)"
)
BODY_LIST = re.compile(r"\s*,\s*|\s+và\s+|\s*;\s*")


def names(text: str) -> list[str]:
    """The bodies listed at the start of `text`, up to the first verb in small letters."""
    found: list[str] = []
    stop = end_of_names(text)
    for piece in (part.strip(" .;:,") for part in BODY_LIST.split(text[:stop])):
        if AGENCY.match(piece) and not NOT_AGENCY.match(piece):
            found.append(piece)
        elif found and piece and (piece[0].islower() or found[-1].lower().startswith(("các ", "ban của"))):
            # "các cơ quan, tổ chức có liên quan", "Các ban: Tổ chức, Nội chính": one name with commas
            found[-1] = f"{found[-1]}, {piece}"
        elif not found:
            return []
    return found


def end_of_names(text: str) -> int:
    """Where the list ends: a full stop, or a verb that does not belong to a name."""
    sentence = re.search(r"[.;:(]", text)
    limit = sentence.start() if sentence else len(text)
    for match in STOP.finditer(text, 0, limit):
        word = match.group().strip()
        before = text[: match.start()]
        # "các cơ quan, tổ chức có liên quan": tổ chức is a noun after a comma; "người lãnh đạo" never ends a list
        if word == "tổ chức" and re.match(
            r"\s+tổ chức\s+(?:có|liên quan|đảng|chính trị|cơ sở|thành viên|tham gia)", text[match.start() :]
        ):
            continue
        if word == "lãnh đạo" and re.search(r"(?:\bvà|,)$", before):
            continue
        # "các chi bộ được kiểm tra": which of them
        if before.endswith(" được"):
            continue
        if word in ("về", "trong", "cho") and re.search(r"(?:Ban Chỉ đạo\b.*|Tổ công tác)$", before):
            continue
        return match.start()
    return limit


def subject(text: str) -> str | None:
    """The bodies that a sentence begins with, as printed, if a verb follows them."""
    bare = CHARGES.sub("", text)
    if not (AGENCY.match(bare) and not NOT_AGENCY.match(bare)):
        return None
    stop = end_of_names(bare)
    name = ROLE.sub("", bare[:stop].strip(" ,"))
    return (
        name
        if 0 < len(name) <= LONGEST_NAME
        and stop < len(bare)
        and re.match(rf"\s*(?:{VERBS})(?!\w)", bare[stop:])
        else None
    )


def read(text: str, agency: str | None) -> tuple[str | None, list[str]]:
    """(lead, partners) of an item; `agency` is the body of the group it stands in, or None.

    "X chủ trì, phối hợp với Y, Z …": X leads, Y and Z take part. "Chủ trì, phối hợp với Y": the group's body
    leads. "Phối hợp với Y …" alone leaves the lead open unless the group names a body. "Chủ trì: X; phối hợp: Y"
    says it in so many words, wherever it stands. A group "X chủ trì, phối hợp với Y" says it for all its items.
    """
    agency, beside_agency = heading(agency)
    first = re.split(r"(?<=[.;])\s", RUN_IN.sub("", text), maxsplit=1)[0]
    lead = subject(first)
    partners: list[str] = []
    if match := WITH.search(first):
        partners = names(first[match.end() :])
    if lead is None and (head := LEADS.search(first)):
        before = CHARGES.sub("", first[: head.start()]).strip(" ,")
        if before and AGENCY.match(before) and len(before) <= LONGEST_NAME:
            lead = before
    if lead is None:
        lead, beside = elsewhere(text, charged=agency is None)
        partners = partners or beside
    return (lead, partners) if lead else (agency, partners or beside_agency)


def heading(agency: str | None) -> tuple[str | None, list[str]]:
    """(body that leads, partners) of a group's heading; most are a body's name alone."""
    if not agency or not (head := LEADS.search(agency)) or not head.start():
        return agency, []
    match = WITH.search(agency, head.end())
    return agency[: head.start()].strip(" ,"), names(agency[match.end() :]) if match else []


def elsewhere(text: str, *, charged: bool) -> tuple[str | None, list[str]]:
    """Lead and partners that labels, brackets or, if `charged`, a later "Giao X chủ trì …" tell."""
    if label := LEAD_LABEL.search(text):
        beside = WITH_LABEL.search(text, label.end())
        if names(label["bodies"]):
            return label["bodies"].strip(" ,"), names(beside["bodies"]) if beside else []
    if (bracket := IN_BRACKETS.search(text)) and names(bracket["bodies"]):
        return bracket["bodies"].strip(" ,"), []
    if charged and (later := LATER.search(text)) and (lead := subject(later["clause"])):
        match = WITH.search(later["clause"])
        return lead, names(later["clause"][match.end() :]) if match else []
    return None, []


def leads(text: str) -> list[str]:
    """All bodies that the text says lead ("chủ trì"), each once."""
    found: dict[str, None] = {}
    for clause in CLAUSE.findall(text):
        if label := LEAD_LABEL.search(clause):
            found |= dict.fromkeys(names(label["bodies"]))
        elif head := LEADS.search(clause, 0, LONGEST_NAME):
            before = re.sub(r"\s*\bđồng$", "", CHARGES.sub("", clause[: head.start()].strip(" ,(")))
            if AGENCY.match(before) and not NOT_AGENCY.match(before):
                found |= dict.fromkeys(names(before))
    return list(found)

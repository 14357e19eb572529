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
    "hoàn thiện|đăng tải|thông tin"
)
STOP = re.compile(rf"\s+(?:{VERBS})(?!\w)")
RUN_IN = re.compile(
    r"^[^.;:()]{3,120}:\s+(?=(?:Giao|Phân công|Đề nghị|Yêu cầu|Ban|Văn phòng|Ủy ban|Uỷ ban|Đảng|Các|Chủ trì)\b)"
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
    name = bare[:stop].strip(" ,")
    return (
        name
        if 0 < len(name) <= 250 and stop < len(bare) and re.match(rf"\s*(?:{VERBS})(?!\w)", bare[stop:])
        else None
    )


def read(text: str, agency: str | None) -> tuple[str | None, list[str]]:
    """(lead, partners) of an item; `agency` is the body of the group it stands in, or None.

    "X chủ trì, phối hợp với Y, Z …": X leads, Y and Z take part. "Chủ trì, phối hợp với Y": the group's body
    leads. "Phối hợp với Y …" alone leaves the lead open unless the group names a body.
    """
    first = re.split(r"(?<=[.;])\s", RUN_IN.sub("", text), maxsplit=1)[0]
    lead = subject(first)
    partners: list[str] = []
    if match := WITH.search(first):
        partners = names(first[match.end() :])
    if lead is None and (head := LEADS.search(first)):
        before = CHARGES.sub("", first[: head.start()]).strip(" ,")
        if before and AGENCY.match(before) and len(before) <= 250:
            lead = before
    return lead or agency, partners

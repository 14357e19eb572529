"""What kind of content stands under a heading, and the figure a target names."""

import re
from typing import Any

from drafting.reading.words import plain

KIND_WORDS = (
    ("purpose", ("muc dich", "yeu cau", "quan diem")),
    ("target", ("muc tieu", "chi tieu")),
    ("organisation", ("to chuc thuc hien", "dieu khoan thi hanh", "che do thong tin")),
    ("dissemination", ("quan triet", "hoc tap, tuyen truyen", "tuyen truyen, pho bien")),
    ("task", ("nhiem vu", "giai phap", "noi dung")),
)
TARGET_GROUP = re.compile(r"^(?:mục tiêu|chỉ tiêu|các chỉ tiêu|các mục tiêu)", re.IGNORECASE)
PURPOSE_GROUP = re.compile(r"^(?:mục đích|yêu cầu|quan điểm)(?:\s*,\s*yêu cầu)?\s*$", re.IGNORECASE)

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_UNIT = (
    r"%|phần trăm|triệu đồng|tỷ đồng|tỉ đồng|nghìn đồng|triệu|tỷ|lượt|người|đảng viên|đồng chí|mô hình|"
    r"lớp|cuộc|đơn vị|tổ chức|"
    r"chi bộ|đảng bộ|xã|phường|hộ|nhà|km|ha|giường|bác sĩ|doanh nghiệp|hợp tác xã|sản phẩm|công trình|"
    r"trường|điểm"
)
RANGE = re.compile(
    rf"(?P<a>{_NUMBER})\s*%?\s*(?:-|–|đến)\s*(?P<b>{_NUMBER})\s*(?P<unit>{_UNIT})(?!\w)", re.IGNORECASE
)
SINGLE = re.compile(rf"(?<![\d/.,-])(?P<a>{_NUMBER})\s*(?P<unit>{_UNIT})(?!\w)", re.IGNORECASE)
AT_LEAST = re.compile(
    r"(?:ít nhất|tối thiểu|trên|từ|hơn|không dưới|không thấp hơn)\s*(?:đạt\s*)?$|^\s*trở lên", re.IGNORECASE
)


def kind_of(heading: str) -> str:
    """Kind of a section: the first telling words of its heading decide."""
    bare = plain(heading)
    found = [(bare.index(word), kind) for kind, words in KIND_WORDS for word in words if word in bare]
    return min(found)[1] if found else "task"


def kind_in(section_kind: str, groups: list[str]) -> str:
    """Kind under group headings: "Mục tiêu", "Mục đích" win over a section that joins several subjects."""
    for heading in reversed(groups):
        if TARGET_GROUP.match(heading):
            return "target"
        if PURPOSE_GROUP.match(heading):
            return "purpose"
    return section_kind


def target_of(text: str) -> dict[str, Any] | None:
    """The first figure with a unit: {"value", "value_to", "unit", "comparator"}; None where there is none."""
    single = SINGLE.search(text)
    if (match := RANGE.search(text)) and (single is None or match.start() <= single.start()):
        return {
            "value": match["a"],
            "value_to": match["b"],
            "unit": unit(match["unit"]),
            "comparator": "range",
        }
    if single is None:
        return None
    least = AT_LEAST.search(text[: single.start()]) or AT_LEAST.search(text[single.end() :][:12])
    return {
        "value": single["a"],
        "value_to": None,
        "unit": unit(single["unit"]),
        "comparator": ">=" if least else "=",
    }


def unit(text: str) -> str:
    return "%" if text.lower() == "phần trăm" else text

"""The figures that a target names: how much of what, at least or at most, by how much more or less."""

import re
from typing import Any

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_NOUN = (
    r"lượt|người|đảng viên|đồng chí|mô hình|lớp|cuộc|đơn vị|tổ chức|chi bộ|đảng bộ|xã|phường|hộ|nhà|km|ha|giường|"
    r"bác sĩ|doanh nghiệp|hợp tác xã|sản phẩm|công trình|trường|điểm|sáng kiến|đề án|dự án|tiêu chí|chuyên đề|"
    r"hội nghị|buổi|lần|học viên|quần chúng|đoàn viên|hội viên|cán bộ|cấp ủy viên|cấp uỷ viên|tổ dân phố|thôn|"
    r"khu dân cư|lao động|việc làm|thủ tục|dịch vụ|hồ sơ|bài viết|tin, bài|tấn|việc|tập thể|cá nhân"
)
_UNIT = rf"%|phần trăm|triệu đồng|tỷ đồng|tỉ đồng|nghìn đồng|triệu|tỷ|{_NOUN}"
FIGURE = re.compile(
    rf"(?<![\d/.,-])(?!20\d\d\s*[-–])(?P<a>{_NUMBER})\s*(?:(?:%\s*)?(?:-|–|đến)\s*(?P<b>{_NUMBER})\s*)?(?P<unit>{_UNIT})(?!\w)",
    re.IGNORECASE,
)
LEAST = re.compile(
    r"(?:ít nhất|tối thiểu|trên|từ|hơn|không dưới|không thấp hơn|không ít hơn)\s*(?:là\s*|đạt\s*)?$",
    re.IGNORECASE,
)
UPWARDS = re.compile(r"^\s*trở lên", re.IGNORECASE)
MOST = re.compile(
    r"(?:(?<!không )dưới|không quá|không vượt quá|tối đa|nhiều nhất|(?<!không )thấp hơn|không cao hơn)\s*(?:là\s*)?$",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"(?<!\w)(?P<word>tăng|giảm)(?:\s+(?:thêm|bình quân|ít nhất|tối thiểu|trên|từ|hơn|khoảng|còn)){0,3}\s*$",
    re.IGNORECASE,
)
OF = re.compile(rf"^\s*(?:trở lên\s+)?(?:số\s+|các\s+)?(?P<of>{_NOUN})(?!\w)", re.IGNORECASE)
PER = re.compile(
    r"^[^.;]{0,40}?(?:/\s*|(?:mỗi|hằng|hàng|một)\s+)(?P<per>năm|quý|tháng|tuần)(?!\w)", re.IGNORECASE
)
IN_CELL = re.compile(
    rf"^(?P<least>≥|>|trên|từ|ít nhất|tối thiểu|đạt)?\s*(?P<most>≤|<|dưới|tối đa|không quá)?\s*"
    rf"(?P<a>{_NUMBER})\s*%?\s*(?:(?:-|–|đến)\s*(?P<b>{_NUMBER})\s*%?)?(?P<up>\s+trở lên)?$",
    re.IGNORECASE,
)
BEFORE = 40
"""Characters before a figure that its comparator can stand in."""


def targets_of(text: str) -> list[dict[str, Any]]:
    """All figures with a unit, in order: {"value", "value_to", "unit", "comparator"} as printed.

    Also `direction` (at_most, up, down) where the figure bounds from above or is a change, `of` for what a share
    is a share of, `per` for the time that it is reached in again and again.
    """
    return [target(text, m) for m in FIGURE.finditer(text)]


def target(text: str, m: re.Match[str]) -> dict[str, Any]:
    before, after = text[max(0, m.start() - BEFORE) : m.start()], text[m.end() : m.end() + 80]
    least = LEAST.search(before) or UPWARDS.match(after)
    found: dict[str, Any] = {
        "value": m["a"],
        "value_to": m["b"],
        "unit": "%" if m["unit"].lower() == "phần trăm" else m["unit"],
        "comparator": "range" if m["b"] else ">=" if least else "=",
    }
    if MOST.search(before):
        found["direction"] = "at_most"
    elif change := CHANGE.search(before):
        found["direction"] = "up" if change["word"].lower() == "tăng" else "down"
    if found["unit"] == "%" and (of := OF.match(after)):
        found["of"] = of["of"]
    if per := PER.match(after):
        found["per"] = per["per"].lower()
    return found


def target_in(value: str, unit: str) -> dict[str, Any] | None:
    """The target that a table gives in two cells, "10 - 10,5" and "%/năm"; None where the value is no figure."""
    m = IN_CELL.match(value.strip())
    if not m:
        return None
    unit, _, per = unit.partition("/")
    least = m["up"] or (m["least"] and m["least"].lower() != "đạt")
    found: dict[str, Any] = {
        "value": m["a"],
        "value_to": m["b"],
        "unit": unit.strip() or ("%" if "%" in value else ""),
        "comparator": "range" if m["b"] else ">=" if least else "=",
    }
    if m["most"]:
        found["direction"] = "at_most"
    if per.strip() in ("năm", "quý", "tháng", "tuần"):
        found["per"] = per.strip()
    elif per:
        found["unit"] = f"{unit}/{per}"
    return found

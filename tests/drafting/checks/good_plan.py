"""A plan of a province in which nothing is wrong."""

from copy import deepcopy
from typing import Any

LEAD = "Ban Tổ chức Tỉnh ủy"
_FIXED = {"kinds": ["fixed"], "start": None}
PLAN: dict[str, Any] = {
    "type": "KH",
    "symbol": "65-KH/TU",
    "date": "2026-11-20",
    "place": "Lam Sơn",
    "issuer": "Ban Thường vụ Tỉnh ủy",
    "issuer_head": "TỈNH ỦY LAM SƠN",
    "title": "KẾ HOẠCH thực hiện Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Bộ Chính trị về đội ngũ cấp ủy viên",
    "bases": ["41-KH/TW"],
    "citations": [],
    "preamble": [
        "Thực hiện Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Bộ Chính trị về đội ngũ cấp ủy viên, "
        "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:"
    ],
    "sections": [
        {"number": "I", "heading": "MỤC ĐÍCH, YÊU CẦU"},
        {"number": "II", "heading": "NHIỆM VỤ"},
    ],
    "groups": [],
    "intros": {},
    "items": [
        {
            "path": "I.1",
            "section": "I",
            "agency": None,
            "kind": "purpose",
            "text": "Nâng cao nhận thức của cấp ủy các cấp.",
            "deadlines": [],
        },
        {
            "path": "II.1",
            "section": "II",
            "agency": None,
            "kind": "task",
            "text": f"{LEAD} chủ trì, phối hợp với Văn phòng Tỉnh ủy rà soát đội ngũ "
            "(hoàn thành trước ngày 15/3/2027).",
            "lead": LEAD,
            "partners": ["Văn phòng Tỉnh ủy"],
            "deadlines": [{**_FIXED, "text": "hoàn thành trước ngày 15/3/2027", "end": "2027-03-15"}],
        },
        {
            "path": "II.2",
            "section": "II",
            "agency": None,
            "kind": "task",
            "text": "Các đảng ủy trực thuộc bồi dưỡng 90% bí thư chi bộ (trong quý II/2027).",
            "lead": "Các đảng ủy trực thuộc",
            "partners": [],
            "deadlines": [{**_FIXED, "text": "trong quý II/2027", "end": "2027-06-30"}],
            "targets": [{"value": "90", "value_to": None, "unit": "%", "comparator": "=", "of": "bí thư"}],
        },
    ],
    "closing": ["Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện."],
    "footnotes": [],
    "annexes": [],
    "recipients": [
        {"text": "Bộ Chính trị, Ban Bí thư", "note": "báo cáo"},
        {"text": "Các ban đảng, Văn phòng Tỉnh ủy", "note": None},
        {"text": "Các đảng ủy trực thuộc Tỉnh ủy", "note": None},
    ],
    "archive": "Văn phòng Tỉnh ủy",
    "signature": {"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "name": "Lê Văn Bình"},
}


def good_plan() -> dict[str, Any]:
    return deepcopy(PLAN)

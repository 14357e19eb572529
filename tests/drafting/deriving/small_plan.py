"""A small central plan, written out and generated, as the readers would give it."""

from typing import Any

from hypothesis import strategies as st

from drafting import outline
from drafting.deriving import default_body_map, own_body

PROVINCE = own_body("Tỉnh ủy Lam Sơn", "province")
CENTRE = default_body_map("province", "Tỉnh ủy Lam Sơn")
CITATION = (
    "Quy định số 85-QĐ/TW, ngày 23/5/2026 của Bộ Chính trị về kê khai tài sản của cán bộ thuộc diện "
    "Bộ Chính trị, Ban Bí thư quản lý trong toàn quốc"
)


def item(path: str, kind: str, text: str, agency: str | None = None, **more: Any) -> dict[str, Any]:
    section = outline.section_of(path)
    entry: dict[str, Any] = {
        "path": path,
        "section": section,
        "agency": agency,
        "kind": kind,
        "text": text,
        "deadlines": [],
    }
    return entry | {"uid": f"parent-{path}"} | more


def deadline(text: str, end: str | None = None, kind: str = "fixed") -> dict[str, Any]:
    return {"text": text, "kinds": [kind], "start": None, "end": end}


def central_plan() -> dict[str, Any]:
    board, branch = "Ban Tổ chức Trung ương", "Hội đồng Lý luận Trung ương"
    return {
        "type": "KH",
        "symbol": "41-KH/TW",
        "date": "2026-10-12",
        "place": "Hà Nội",
        "issuer": "Bộ Chính trị",
        "title": (
            "KẾ HOẠCH CỦA BỘ CHÍNH TRỊ thực hiện Nghị quyết số 12-NQ/TW của Ban Chấp hành Trung ương Đảng "
            "về cấp ủy cơ sở"
        ),
        "bases": ["12-NQ/TW"],
        "citations": ["12-NQ/TW", "85-QĐ/TW"],
        "preamble": [
            "Thực hiện Nghị quyết số 12-NQ/TW, ngày 28/8/2026 của Ban Chấp hành Trung ương Đảng về cấp ủy cơ sở "
            "(sau đây gọi là Nghị quyết), Bộ Chính trị ban hành Kế hoạch thực hiện như sau:"
        ],
        "sections": [
            {"number": "I", "heading": "MỤC ĐÍCH"},
            {"number": "II", "heading": "NHIỆM VỤ CỦA CÁC BAN ĐẢNG, TỈNH ỦY, THÀNH ỦY TRỰC THUỘC TRUNG ƯƠNG"},
            {"number": "III", "heading": "TỔ CHỨC THỰC HIỆN"},
        ],
        "groups": [
            {"path": "II.1", "heading": board, "is_agency": True, "intro": None},
            {"path": "II.2", "heading": branch, "is_agency": True, "intro": None},
        ],
        "intros": {"II": "Các cơ quan từ Trung ương đến cơ sở thực hiện:"},
        "items": [
            item("I.1", "purpose", "Nâng cao chất lượng cấp ủy trong toàn quốc."),
            item(
                "II.1.1",
                "task",
                f"Tham mưu Bộ Chính trị thực hiện {CITATION}; báo cáo Bộ Chính trị (trước ngày 31/3/2027).",
                board,
                lead=board,
                partners=["Ủy ban Kiểm tra Trung ương"],
                deadlines=[deadline("trước ngày 31/3/2027", "2027-03-31")],
            ),
            item(
                "II.1.2",
                "task",
                "Phối hợp với Văn phòng Trung ương Đảng (khi có quy định của Ban Bí thư).",
                board,
            ),
            item("II.2.1", "task", "Nghiên cứu mô hình “Ban Bí thư với cơ sở” ở địa phương.", branch),
            item(
                "III.1",
                "organisation",
                "Các tỉnh uỷ, thành uỷ báo cáo Bộ Chính trị (qua Ban Tổ chức Trung ương).",
            ),
        ],
        "closing": ["Kế hoạch này được phổ biến đến chi bộ."],
        "footnotes": [],
        "recipients": [{"text": "Các tỉnh ủy, thành ủy", "note": None}],
        "archive": "Văn phòng Trung ương Đảng",
        "signature": {"on_behalf": "T/M BỘ CHÍNH TRỊ", "position": None, "name": "Nguyễn Văn Một"},
    }


PHRASES = st.sampled_from(
    [
        "tham mưu Bộ Chính trị, Ban Bí thư",
        "Uỷ ban Kiểm tra Trung ương chủ trì",
        "phối hợp với Ban Tổ chức Trung ương",
        "trong toàn quốc",
        "từ Trung ương đến cơ sở",
        f"theo {CITATION};",
        "“Ban Bí thư với cả nước”",
        "các tỉnh uỷ, thành uỷ",
        "nâng cao chất lượng sinh hoạt chi bộ",
        "theo nghị quyết của Ban Chấp hành Trung ương Đảng khoá XIV.",
        "(khi có hướng dẫn của Ban Tổ chức Trung ương)",
        "Hội đồng Lý luận Trung ương",
    ]
)
TEXTS = st.lists(PHRASES, min_size=1, max_size=5).map(" ".join)
HEADINGS = st.sampled_from(
    [
        "Ban Tổ chức Trung ương",
        "Ban Tuyên giáo Trung ương",
        "Ban Dân vận Trung ương",
        "Hội đồng Lý luận Trung ương",
    ]
)
KINDS = st.sampled_from(["task", "organisation", "dissemination", "purpose", "target"])
PARTS = st.lists(st.sampled_from(["section", "group", "item", "item"]), max_size=25)


@st.composite
def central_plans(draw: st.DrawFn) -> dict[str, Any]:
    """Plans of any outline: sections without items, groups without items, headings that meet again."""
    kinds = ["section", *draw(PARTS), "item"]
    plan = central_plan() | {"sections": [], "groups": [], "items": [], "intros": {}}
    heading: str | None = None
    for kind, path in zip(kinds, outline.paths(kinds), strict=True):
        if kind == "section":
            plan["sections"].append({"number": path, "heading": "NHIỆM VỤ TRONG CẢ NƯỚC"})
            heading = None
        elif kind == "group":
            heading = draw(HEADINGS)
            plan["groups"].append({"path": path, "heading": heading, "is_agency": True, "intro": None})
        else:
            plan["items"].append(item(path, draw(KINDS), draw(TEXTS), heading))
    return plan

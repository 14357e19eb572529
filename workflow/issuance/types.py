"""Names of document types and what their symbols print (HD36 II.1.3; Quyết định and Quy định both print QĐ)."""

TYPES = {
    "Kế hoạch": "KH",
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Quy định": "QĐ",
    "Quy chế": "QC",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Chương trình": "CTr",
    "Hướng dẫn": "HD",
    "Thông tri": "TT",
    "Thông báo": "TB",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
    "Đề án": "ĐA",
    "Phương án": "PA",
    "Công văn": "CV",
    "Biên bản": "BB",
    "Giấy mời": "GM",
    "Bản sao": "BS",
}
"""Type name → symbol. A register belongs to a name, not to a symbol."""

NAME_OF = {"KH": "Kế hoạch"}
"""Symbol of a plan issued here → its type name."""

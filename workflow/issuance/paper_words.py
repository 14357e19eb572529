"""What the check of a scan has found, in sentences for the clerk."""

from typing import Any

from django.utils.translation import gettext_lazy

SENTENCES: dict[str, Any] = {
    "turned": gettext_lazy("Trang %(pages)s nằm ngang hoặc lộn ngược; đề nghị quét lại cho đúng chiều."),
    "pages": gettext_lazy("Bản in có %(printed)s trang, bản quét có %(scanned)s trang."),
    "pages_missing": gettext_lazy(
        "Bản in có %(printed)s trang, bản quét có %(scanned)s trang; không thấy trang %(missing)s."
    ),
    "another": gettext_lazy("Trang %(page)s không phải trang của văn bản này."),
    "elsewhere": gettext_lazy(
        "Trang %(page)s không đúng chỗ: nội dung của trang này nằm ở trang %(at)s của bản quét."
    ),
    "unlike": gettext_lazy("Trang %(page)s khác bản in nhiều chỗ, hoặc quét quá mờ."),
    "lost": gettext_lazy("Trang %(page)s không có đoạn “%(words)s” của bản in."),
    "added": gettext_lazy("Trang %(page)s có đoạn “%(words)s” không có trong bản in."),
    "line": gettext_lazy(
        "Số hoặc ngày khác số, ngày đã cấp: bản in ghi “%(printed)s”, bản quét đọc được “%(read)s”."
    ),
    "unsigned": gettext_lazy("Trang %(page)s chưa thấy chữ ký ở chỗ ký."),
    "no_colour": gettext_lazy(
        "Không thấy dấu đỏ hay mực màu ở trang %(page)s: đề nghị quét màu và kiểm tra dấu đã đóng."
    ),
    "line_unread": gettext_lazy("Chưa đọc được dòng “%(printed)s”; đề nghị xem kỹ số, ngày trên bản quét."),
    "empty": gettext_lazy("Tệp không có trang nào."),
    "password": gettext_lazy("Tệp được đặt mật khẩu nên không mở được."),
    "too_large": gettext_lazy("Ảnh quá lớn; đề nghị quét ở 200 đến 300 dpi."),
    "too_many_pages": gettext_lazy("Bản quét có quá nhiều trang so với bản in."),
}
UNREADABLE = gettext_lazy("Tệp bị hỏng hoặc không mở được; đề nghị quét lại thành PDF hoặc ảnh JPEG.")


def said(finding: dict[str, Any]) -> str:
    """The sentence of one finding of `paper_check.Found`, or of a file that could not be read."""
    values = {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in finding.items()
    }
    code = finding["code"]
    if code == "pages" and finding["missing"]:
        code = "pages_missing"
    return str(SENTENCES[code]) % values if code in SENTENCES else str(UNREADABLE)

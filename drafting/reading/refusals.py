"""Why a file was not read, in words that the person who sent it can act on."""

from typing import Any

LIMIT = 20 * 1024 * 1024
"""Bytes of a file; a real plan with annexes stays below 10 MB."""

MESSAGES = {
    "empty": "Tệp không có nội dung nên chưa thể đọc. Đề nghị kiểm tra lại tệp và gửi lại bản đầy đủ.",
    "too_large": (
        "Tệp lớn hơn {limit} MB nên chưa thể tiếp nhận. Đề nghị gửi bản .docx hoặc PDF có lớp chữ, "
        "hoặc tách phụ lục thành tệp riêng."
    ),
    "unknown_type": (
        "Không nhận ra định dạng của tệp (chỉ đọc được .docx, PDF và .txt). "
        "Đề nghị lưu văn bản theo một trong các định dạng này rồi gửi lại."
    ),
    "old_word": (
        "Tệp thuộc định dạng Word cũ (.doc) nên chưa thể đọc. Đề nghị mở bằng Word, lưu thành .docx rồi "
        "gửi lại."
    ),
    "encoding": (
        "Không nhận ra bảng mã của tệp chữ nên nội dung sẽ bị sai dấu. "
        "Đề nghị lưu tệp theo bảng mã Unicode UTF-8 rồi gửi lại."
    ),
    "old_font": (
        "Văn bản dùng phông chữ cũ ({family}), không phải Unicode, nên chữ đọc ra bị sai. Đề nghị chuyển mã sang "
        "Unicode (dùng bộ công cụ của UniKey: bấm Ctrl + Shift + F6), chọn lại phông Times New Roman rồi gửi lại."
    ),
    "password": (
        "Tệp được đặt mật khẩu nên không mở được. Đề nghị bỏ mật khẩu (lưu lại bản không mã hóa) rồi gửi lại."
    ),
    "broken": "Tệp bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Đề nghị kiểm tra tệp gốc rồi gửi lại.",
    "no_text": (
        "Tệp PDF không có chữ nào đọc được nên chưa đọc được. "
        "Đề nghị gửi bản PDF có lớp chữ hoặc bản .docx của văn bản."
    ),
    "scan": (
        "Tệp PDF gồm {pages} trang là ảnh chụp trang giấy nên việc nhận dạng chữ được thực hiện ở chế độ nền, "
        "mất vài giây cho mỗi trang."
    ),
    "no_ocr": (
        "Tệp PDF là ảnh chụp trang giấy, máy chủ chưa cài đặt đủ phần nhận dạng chữ tiếng Việt (còn thiếu: "
        "{packages}). Đề nghị cài đặt tesseract-ocr và tesseract-ocr-vie, hoặc gửi bản PDF có lớp chữ hay bản .docx."
    ),
    "too_many_scans": (
        "Tệp PDF có hơn {limit} trang là ảnh chụp, vượt quá khổ của một kế hoạch nên chưa đọc. "
        "Đề nghị tách riêng phần kế hoạch rồi gửi lại."
    ),
    "too_many_pages": (
        "Tệp PDF có hơn {limit} trang, vượt quá khổ của một kế hoạch nên chưa đọc. "
        "Đề nghị tách riêng phần kế hoạch rồi gửi lại."
    ),
    "zip_bomb": (
        "Tệp .docx nén bất thường (giải nén ra quá lớn hoặc cấu trúc không hợp lệ) nên đã dừng đọc để bảo đảm "
        "an toàn. Đề nghị mở tệp gốc bằng Word, lưu thành bản mới rồi gửi lại."
    ),
    "macro": (
        "Tệp có chứa macro hoặc đối tượng nhúng chạy được nên không được tiếp nhận. "
        "Đề nghị lưu lại thành .docx không có macro rồi gửi lại."
    ),
    "unsafe_xml": (
        "Tệp .docx chứa khai báo XML không an toàn (DOCTYPE hoặc liên kết ra ngoài) nên không được tiếp nhận. "
        "Đề nghị mở tệp gốc bằng Word, lưu thành bản mới rồi gửi lại."
    ),
    "secret": (
        "Văn bản có dấu “{level}” nên không tiếp nhận: phần mềm này chỉ dùng cho văn bản thường. "
        "Đề nghị đăng ký, xử lý theo quy định về văn bản mật, ngoài hệ thống này."
    ),
    "not_a_plan": (
        "Không nhận ra kế hoạch nào trong tệp: không thấy tên loại văn bản, đề mục hay nhiệm vụ. "
        "Đề nghị kiểm tra lại xem có gửi nhầm tệp không."
    ),
    "not_vietnamese": (
        "Nội dung tệp không phải tiếng Việt có dấu nên không đọc được như một văn bản của Đảng. "
        "Đề nghị kiểm tra lại xem có gửi nhầm tệp hoặc tệp dùng phông chữ cũ (không phải Unicode) không."
    ),
    "too_long": (
        "Nội dung tệp dài hơn mức của một kế hoạch nên đã dừng đọc. Đề nghị tách riêng phần kế hoạch rồi "
        "gửi lại."
    ),
    "timeout": (
        "Việc đọc tệp mất quá nhiều thời gian nên đã dừng lại. "
        "Đề nghị lưu tệp thành bản mới (.docx hoặc PDF có lớp chữ) rồi gửi lại."
    ),
    "crash": (
        "Tệp làm chương trình đọc phải dừng giữa chừng nên chưa đọc được. "
        "Đề nghị lưu tệp thành bản mới (.docx hoặc PDF có lớp chữ) rồi gửi lại."
    ),
}


class ReadingRefused(Exception):
    """The file is not read. `code` is a key of MESSAGES, `message` the Vietnamese sentence for the sender.

    `values` are what fills the sentence; of a scan `pages`, how many pages are pictures, and `mostly`, whether
    these are more than half of the file.
    """

    def __init__(self, code: str, message: str, values: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.values = values or {}

    def told(self) -> dict[str, Any]:
        """As a child tells it."""
        return {"code": self.code, "message": self.message, "values": self.values}


def refuse(code: str, **values: object) -> ReadingRefused:
    """The refusal to raise for `code`; `values` fill the sentence's gaps."""
    return ReadingRefused(code, MESSAGES[code].format(**values), values)

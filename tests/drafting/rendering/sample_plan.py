"""An invented plan in every part of the form, and readings of printed pages."""

import subprocess
from pathlib import Path
from typing import Any

import pypdfium2

TASK = (
    "Tăng cường đổi mới nội dung, phương thức, nâng cao chất lượng sinh hoạt chi bộ; phấn đấu 100% chi bộ "
    "thực hiện sổ tay đảng viên điện tử (hoàn thành trong quý I/2027)."
)


def sample_plan(tasks: int = 12, **changes: Any) -> dict[str, Any]:
    """A plan of the committee of an invented province with so many tasks; `changes` replace its parts."""
    items = [
        item("I.1", "purpose", "Thống nhất nhận thức, hành động trong toàn Đảng bộ tỉnh."),
        item("I.2", "purpose", "Bảo đảm rõ người, rõ việc, rõ thời gian, rõ kết quả."),
        *(item(f"II.{n}", "task", f"Nhiệm vụ thứ {n}: {TASK}") for n in range(1, tasks + 1)),
        item("III.1.1", "organisation", "Tham mưu hướng dẫn, kiểm tra việc thực hiện Kế hoạch."),
        item("III.1.2", "organisation", "Tổng hợp, báo cáo kết quả trước ngày 15/12 hằng năm."),
        item("III.2.1", "organisation", "Theo dõi, đôn đốc việc ban hành kế hoạch của đảng ủy trực thuộc."),
    ]
    plan = {
        "type": "KH",
        "symbol": None,
        "date": None,
        "place": "Lam Sơn",
        "issuer": "Ban Thường vụ Tỉnh ủy",
        "issuer_head": "TỈNH ỦY LAM SƠN",
        "body_symbol": "TU",
        "title": "KẾ HOẠCH thực hiện Nghị quyết số 15-NQ/TW, ngày 20/11/2026 về chuyển đổi số trong Đảng",
        "bases": ["15-NQ/TW"],
        "citations": ["15-NQ/TW"],
        "preamble": [
            "- Căn cứ Nghị quyết số 15-NQ/TW, ngày 20/11/2026 về chuyển đổi số trong Đảng;",
            "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch thực hiện như sau:",
        ],
        "sections": [
            {"number": "I", "heading": "MỤC ĐÍCH, YÊU CẦU"},
            {"number": "II", "heading": "NHIỆM VỤ, GIẢI PHÁP"},
            {"number": "III", "heading": "TỔ CHỨC THỰC HIỆN"},
        ],
        "intros": {"II": "Các cấp ủy tập trung thực hiện các nhiệm vụ sau:"},
        "groups": [
            {"path": "III.1", "heading": "Ban Tổ chức Tỉnh ủy", "is_agency": True},
            {"path": "III.2", "heading": "Văn phòng Tỉnh ủy", "is_agency": True},
        ],
        "items": items,
        "closing": ["Kế hoạch này được phổ biến đến chi bộ."],
        "recipients": [
            {"text": "Ban Bí thư Trung ương Đảng", "note": "báo cáo"},
            {"text": "Các đồng chí Tỉnh ủy viên", "note": None},
            {"text": "Các đảng ủy trực thuộc Tỉnh ủy", "note": None},
        ],
        "archive": "Văn phòng Tỉnh ủy",
        "signature": {"on_behalf": "T/M BAN THƯỜNG VỤ", "position": "PHÓ BÍ THƯ", "name": "Lê Thị Ngọc Ánh"},
    }
    return plan | changes


def item(path: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "path": path,
        "section": path.split(".")[0],
        "agency": None,
        "kind": kind,
        "text": text,
        "deadlines": [],
        **more,
    }


def body_text(pdf: bytes, folder: Path) -> str:
    """The text between the margins, white space collapsed: page numbers stand outside."""
    file = folder / "plan.pdf"
    file.write_bytes(pdf)
    window = ["-r", "72", "-x", "0", "-y", "56", "-W", "596", "-H", "731"]
    out = subprocess.run(["pdftotext", *window, str(file), "-"], capture_output=True, check=True)
    return " ".join(out.stdout.decode().split())


class PrintedPages:
    """Words and their places, as a viewer finds them. Points from the lower left corner."""

    def __init__(self, pdf: bytes) -> None:
        self._pages = list(pypdfium2.PdfDocument(pdf))
        self._texts = [page.get_textpage() for page in self._pages]

    def __len__(self) -> int:
        return len(self._pages)

    def text(self, page: int) -> str:
        return " ".join(self._texts[page].get_text_range().split())

    def inside(self, page: int, x1: float, y1: float, x2: float, y2: float) -> str:
        bounded = self._texts[page].get_text_bounded(left=x1, bottom=y1, right=x2, top=y2)
        return " ".join(bounded.split())

    def place(self, words: str) -> tuple[int, float, float, float, float]:
        """Page, left, bottom, right, top of the first occurrence on one line."""
        for index, text in enumerate(self._texts):
            if found := text.search(words, match_case=True).get_next():
                first, count = found
                boxes = [text.get_charbox(first + offset) for offset in range(count)]
                boxes = [box for box in boxes if box[2] > box[0]]
                return (
                    index,
                    min(box[0] for box in boxes),
                    min(box[1] for box in boxes),
                    max(box[2] for box in boxes),
                    max(box[3] for box in boxes),
                )
        raise AssertionError(f"“{words}” is not printed")

    def drawn_lines(self, page: int) -> list[tuple[float, float, float, float]]:
        """Left, bottom, right, top of the drawn shapes."""
        path = 2
        return [each.get_bounds() for each in self._pages[page].get_objects() if each.type == path]

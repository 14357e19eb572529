"""A scan held against our rendering: what counts as ours, what is refused and why, what is told."""

from collections.abc import Sequence
from typing import Any

import pytest

from drafting.returning.paper.asking import ReturnedPage
from drafting.returning.paper.pages import COLUMNS, ROWS
from workflow.issuance.paper_check import Found, compare
from workflow.issuance.paper_words import said

FIRST = (
    "TỈNH ỦY LAM SƠN * Số 05-KH/TU ĐẢNG CỘNG SẢN VIỆT NAM Lam Sơn, ngày 05 tháng 02 năm 2027 KẾ HOẠCH thực hiện "
    "Nghị quyết số 15-NQ/TW, ngày 20/11/2026 về chuyển đổi số trong Đảng I. MỤC ĐÍCH, YÊU CẦU 1. Thống nhất nhận "
    "thức, hành động trong toàn Đảng bộ tỉnh; phấn đấu 100% chi bộ thực hiện sổ tay đảng viên điện tử."
)
SECOND = (
    "2 II. TỔ CHỨC THỰC HIỆN Văn phòng Tỉnh ủy theo dõi, đôn đốc việc ban hành kế hoạch của các đảng ủy trực thuộc, "
    "tổng hợp báo cáo trước ngày 15/12 hằng năm. Nơi nhận: - Các đảng ủy trực thuộc; - Lưu Văn phòng Tỉnh ủy. "
    "T/M BAN THƯỜNG VỤ BÍ THƯ Lê Thị Ngọc Ánh"
)
LINES = ["Số 05-KH/TU", "Lam Sơn, ngày 05 tháng 02 năm 2027"]
PLACE = (1, (0.5, 0.6, 0.9, 0.8))
BLOCK = "T/M BAN THƯỜNG VỤ BÍ THƯ Lê Thị Ngọc Ánh"


def page(text: str, *, ink: int = 30, colour: int = 5, **more: Any) -> ReturnedPage:
    size = COLUMNS * ROWS
    told = {"unsure": (), "upright": True, "dark": bytes([ink]) * size, "coloured": bytes([colour]) * size}
    return ReturnedPage(text, **{**told, **more})


def held(*scanned: ReturnedPage, printed: Sequence[str] = (FIRST, SECOND), **more: Any) -> Found:
    return compare(printed, scanned, lines=LINES, signed_at=PLACE, block=BLOCK, **more)


def codes(found: Found) -> list[str]:
    return [each["code"] for each in found.against]


def test_the_same_words_fit_without_the_number_of_the_page_and_with_columns_read_in_another_order() -> None:
    across = FIRST.replace("TỈNH ỦY LAM SƠN * Số 05-KH/TU ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
    found = held(page(f"{across} TỈNH ỦY LAM SƠN Số 05-KH/TU"), page(SECOND.removeprefix("2 ")))
    assert (found.against, found.doubts) == ([], [])
    assert [(each.share, each.words, each.figures) for each in found.pages] == [(1.0, [], []), (1.0, [], [])]


def test_misread_words_are_told_and_figures_apart() -> None:
    found = held(page(FIRST.replace("hành động", "hanh đông").replace("100%", "700%")), page(SECOND))
    assert found.against == []
    assert found.pages[0].figures == [["100", "700"]]
    assert found.pages[0].words == [["hành", "hanh"], ["động", "đông"]]


@pytest.mark.parametrize(
    ("scanned", "code"),
    [
        ([page(FIRST)], "pages"),
        ([page(FIRST), page(SECOND), page("")], "pages"),
        ([page(SECOND), page(FIRST)], "elsewhere"),
        ([page(FIRST), page("Thông báo kết luận của Thường trực về một việc khác hẳn")], "another"),
        ([page(FIRST, upright=False), page(SECOND)], "turned"),
        ([page(FIRST.replace("thức, hành động trong toàn Đảng bộ tỉnh;", "")), page(SECOND)], "lost"),
        (
            [
                page(FIRST),
                page(SECOND.replace("hằng năm", "hằng năm và gửi thêm bốn bản giấy về Ban Tổ chức")),
            ],
            "added",
        ),
        ([page(FIRST.replace("Đảng bộ tỉnh", "Đảng bộ và các đoàn thể")), page(SECOND)], "added"),
        ([page(FIRST.replace("Số 05-KH", "Số 06-KH")), page(SECOND)], "line"),
        ([page(FIRST.replace("ngày 05 tháng", "ngày 06 tháng")), page(SECOND)], "line"),
        ([page(FIRST), page(SECOND, ink=0)], "unsigned"),
    ],
)
def test_what_is_not_our_paper_is_refused_with_what_differs(scanned: list[ReturnedPage], code: str) -> None:
    found = held(*scanned)
    assert code in codes(found)
    assert all(said(each) for each in found.against)


def test_the_page_that_is_missing_is_named() -> None:
    third = "Phụ lục danh mục nhiệm vụ giao các cơ quan, đơn vị trong năm thứ nhất của kế hoạch."
    found = held(page(FIRST), page(third), printed=(FIRST, SECOND, third))
    assert found.against == [{"code": "pages", "printed": 3, "scanned": 2, "missing": [2]}]
    assert "không thấy trang 2" in said(found.against[0])


def test_ink_over_the_signers_name_and_noise_of_a_seal_are_no_other_text() -> None:
    covered = SECOND.replace("BÍ THƯ Lê Thị Ngọc Ánh", "xq wv zr ưk")
    found = held(page(FIRST), page(covered, unsure=("xq", "wv", "zr", "ưk")))
    assert found.against == []


def test_a_scan_without_colour_and_a_number_that_cannot_be_read_are_doubts() -> None:
    found = held(page(FIRST.replace("Số 05-KH/TU", "S")), page(SECOND, colour=0))
    assert found.against == []
    assert [each["code"] for each in found.doubts] == ["line_unread", "no_colour"]
    assert all(said(each) for each in found.doubts)


def test_of_a_body_without_a_seal_no_red_is_expected() -> None:
    assert held(page(FIRST), page(SECOND, colour=0), sealed=False).doubts == []

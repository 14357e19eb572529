"""Heads and feet are read column by column, everything else line by line."""

from drafting.reading.scans.columns import in_order
from drafting.reading.scans.words import Row
from tests.drafting.reading.scans.recognised import row, texts

LEFT, RIGHT = 250, 900


def side_by_side(left: str, right: str, top: int) -> Row:
    """One line over both columns, as Tesseract joins them."""
    return Row([*row(left, LEFT, top).words, *row(right, RIGHT, top).words])


def test_a_head_is_read_column_by_column():
    rows = [
        side_by_side("ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG CỘNG SẢN VIỆT NAM", 200),
        row("ĐẢNG ỦY XÃ HÒA BÌNH", LEFT, 250),
        side_by_side("Số 65-KH/ĐU", "Hòa Bình, ngày 05 tháng 02", 300),
        row("KẾ HOẠCH", 750, 400),
        row("thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị", LEFT, 450),
    ]
    assert texts(in_order(rows)) == [
        "ĐẢNG BỘ TỈNH LAM SƠN",
        "ĐẢNG ỦY XÃ HÒA BÌNH",
        "Số 65-KH/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hòa Bình, ngày 05 tháng 02",
        "KẾ HOẠCH",
        "thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
    ]


def test_columns_whose_lines_do_not_stand_level_are_columns_too():
    rows = [
        row("Nơi nhận:", LEFT, 1000),
        row("T/M BAN THƯỜNG VỤ", RIGHT, 1012),
        row("- Thường trực Tỉnh ủy,", LEFT, 1040),
        row("PHÓ BÍ THƯ", RIGHT + 60, 1062),
        row("- Lưu VPĐU.", LEFT, 1080),
        row("Nguyễn Văn Bình", RIGHT + 40, 1250),
    ]
    assert texts(in_order(rows)) == [
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy,",
        "- Lưu VPĐU.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Nguyễn Văn Bình",
    ]


def test_a_line_of_a_column_that_a_stamp_tore_apart_is_one_line():
    rows = [
        row("THƯỜNG VỤ", RIGHT + 200, 1000),
        row("Nơi nhận:", LEFT, 1005),
        row("T/M BAN", RIGHT, 1008),
        row("- Lưu VPĐU.", LEFT, 1050),
    ]
    assert texts(in_order(rows)) == ["Nơi nhận:", "- Lưu VPĐU.", "T/M BAN THƯỜNG VỤ"]


def test_one_line_that_was_set_wide_stays_one_line():
    rows = [
        row("Ban Thường vụ Đảng ủy xã ban hành Kế hoạch thực hiện Nghị quyết số", LEFT, 300),
        side_by_side("57-NQ/TW như sau:", "(có phụ lục)", 350),
        row("Ban Xây dựng Đảng theo dõi, đôn đốc việc thực hiện Kế hoạch này ở các", LEFT, 400),
    ]
    assert texts(in_order(rows))[1] == "57-NQ/TW như sau: (có phụ lục)"


def test_a_row_of_a_table_stays_one_line():
    cells = [
        row("1", LEFT, top).words + row("Xây dựng", 400, top).words + row("Quý I", 1200, top).words
        for top in (300, 350)
    ]
    assert texts(in_order([Row(cells[0]), Row(cells[1])])) == ["1 Xây dựng Quý I", "1 Xây dựng Quý I"]

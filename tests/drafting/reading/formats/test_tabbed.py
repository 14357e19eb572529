"""Columns that Word sets with tabs."""

import pytest

from drafting.reading.blocks import Line
from drafting.reading.formats.tabbed import halves, in_turn


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận:\tT/M BAN THƯỜNG VỤ",
        "TỈNH ỦY LAM SƠN\t\tĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 65-KH/TU\tLam Sơn, ngày 05 tháng 02 năm 2027",
    ],
)
def test_a_head_or_foot_with_a_tab_has_two_columns(text):
    left, right = halves(text, begun=False)
    assert [left, right] == [part for part in text.split("\t") if part]


@pytest.mark.parametrize(
    "text",
    [
        "1.\tRà soát quy chế",
        "A.\tMỤC ĐÍCH",
        "-\tBáo cáo",
        "\tQuán triệt Nghị quyết",
        "Rà soát\tquy chế",
        "Báo cáo",
    ],
)
def test_a_tab_after_a_mark_in_front_or_in_running_text_parts_nothing(text):
    assert halves(text, begun=False) is None


def test_the_left_column_is_read_before_the_right_one_and_the_rest_stays_in_order():
    texts = ["trên", "Nơi nhận:", "T/M", "- Tỉnh ủy,", "- Lưu.", "Lê An", "dưới"]
    lines = [Line(text) for text in texts]
    read = [line.text for line in in_turn(lines, {2, 5})]
    assert read == ["trên", "Nơi nhận:", "- Tỉnh ủy,", "- Lưu.", "T/M", "Lê An", "dưới"]

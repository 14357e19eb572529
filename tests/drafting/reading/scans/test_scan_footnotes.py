"""Footnotes below a rule, in small print."""

from drafting.reading.scans.footnotes import taken_out
from tests.drafting.reading.scans.recognised import row, texts

PAGE = (1654, 2339)
RULE = (250, 2100, 700, 2103)


def test_small_print_below_a_rule_is_the_page_s_footnotes():
    rows = [
        row("phòng, chống lãng phí trong mua sắm!.", top=1900),
        row("theo Quyết định của Ban Bí thư” (hằng năm).", top=1950),
        row("1 Theo Kết luận số 10-KL/TW, ngày 26/12/2016 của", 320, 2120, height=22),
        row("Bộ Chính trị.", 250, 2150, height=22),
        row("? Quyết định số 204-QĐ/TW.", 320, 2180, height=22),
    ]
    notes = taken_out(rows, [RULE], PAGE, 30, first=1)
    assert texts(notes.rows) == [
        "phòng, chống lãng phí trong mua sắm.",
        "theo Quyết định của Ban Bí thư (hằng năm).",
    ]
    assert notes.marked == {0: ["1"], 1: ["2"]}
    assert [(mark, " ".join(w.text for w in words)) for mark, words in notes.notes] == [
        ("1", "Theo Kết luận số 10-KL/TW, ngày 26/12/2016 của Bộ Chính trị."),
        ("2", "Quyết định số 204-QĐ/TW."),
    ]


def test_marks_stay_where_they_do_not_match_the_notes():
    rows = [row("mua sắm!. Tiết kiệm! Làm ngay!", top=1900), row("1 Theo Kết luận.", 320, 2120, height=22)]
    notes = taken_out(rows, [RULE], PAGE, 30, first=1)
    assert (texts(notes.rows), notes.marked) == (["mua sắm!. Tiết kiệm! Làm ngay!"], {})


def test_print_of_the_usual_size_below_a_rule_is_text():
    rows = [row("Võ Văn Minh", top=1900), row("VĂN PHÒNG TỈNH ỦY LAM SƠN", top=2120)]
    assert texts(taken_out(rows, [RULE], PAGE, 30, first=1).rows) == texts(rows)


def test_without_a_rule_small_print_is_text():
    rows = [row("1 Theo Kết luận.", 320, 2120, height=22), row("Ban Xây dựng Đảng", top=1900)]
    assert taken_out(rows, [(250, 300, 700, 303)], PAGE, 30, first=1).notes == []

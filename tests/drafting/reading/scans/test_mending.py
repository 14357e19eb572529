"""What a scan got wrong and what it is put right to."""

import pytest

from drafting.reading.scans import mending, spelling, symbols
from drafting.reading.scans.words import Row
from tests.drafting.reading.scans.recognised import row, texts, word


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("chỉ bộ", "chi bộ"),
        ("các tố chức đảng", "các tổ chức đảng"),
        ("Tố chức", "Tổ chức"),
        ("phòng, chống tham những, tiêu cực", "phòng, chống tham nhũng, tiêu cực"),
        ("N ghị quyết", "Nghị quyết"),
        ("QĐÐ", "QĐ"),
        ("Lưu Văn phòng, XDI1", "Lưu Văn phòng, XD1"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("ĐÁNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("năm 2027NƠơi nhận:", "năm 2027 Nơi nhận:"),
        ("11. NHIỆM VỤ", "II. NHIỆM VỤ"),
        ("l. Ban Xây dựng Đảng", "1. Ban Xây dựng Đảng"),
        ("(l) Có 100% chi bộ", "(1) Có 100% chi bộ"),
        ("trong quý 1/2027", "trong quý I/2027"),
    ],
)
def test_a_line_is_put_right(seen, meant):
    assert texts(mending.mended([row(seen, sure=80)])) == [meant]


@pytest.mark.parametrize(
    "printed",
    [
        "các đồng chí Ủy viên Ban Thường vụ",
        "điển hình thực hiện tốt",
        "thực hiện pháp luật",
        "lời nói truyền thống",
        "1. Ban Xây dựng Đảng",
        "I. MỤC ĐÍCH",
        "hoàn thành quý 3 năm 2027, quý 1 năm 2028",
        "Ban thường trực",
        "KẾ HOẠCH NĂM",
    ],
)
def test_what_is_right_stays(printed):
    assert texts(mending.mended([row(printed, sure=80)])) == [printed]


def test_a_slip_that_is_printed_in_capitals_stays():
    assert texts(mending.mended([row("CÔNG TÁC QUẢN TRIỆT", sure=93)])) == ["CÔNG TÁC QUẢN TRIỆT"]


def test_a_pair_is_put_right_over_the_end_of_a_line():
    assert texts(mending.mended([row("của các tố", sure=80), row("chức đảng", sure=80)])) == [
        "của các tổ",
        "chức đảng",
    ]


def test_a_word_that_no_syllable_can_be_is_the_one_the_document_knows():
    rows = [row("thường xuyên rà soát"), row("làm việc thường xuyên"), row("kiểm tra thường xuyÊhn")]
    assert texts(mending.mended(rows))[2] == "kiểm tra thường xuyên"


def test_a_heading_without_its_dot_gets_it_but_not_one_that_goes_on():
    rows = [row("II NHIỆM VỤ"), row("Làm ngay."), row("NGHỊ QUYẾT ĐẠI HỘI"), row("XIII CỦA ĐẢNG")]
    assert texts(mending.mended(rows)) == ["II. NHIỆM VỤ", "Làm ngay.", "NGHỊ QUYẾT ĐẠI HỘI", "XIII CỦA ĐẢNG"]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("2l-KL/TW", "21-KL/TW"),
        ("O3-KH/TW,", "03-KH/TW,"),
        ("65-KH/ÐU", "65-KH/ĐU"),
        ("57-NO/TW", "57-NQ/TW"),
        ("42-CIr/TU", "42-CTr/TU"),
        ("KH/TVW", "KH/TW"),
        ("l6/6/2O22", "16/6/2022"),
        ("12-KH/VPHU", "12-KH/VPHU"),
        ("kinh-tế/xã", "kinh-tế/xã"),
        ("TT/2026).", "11/2026)."),
        ("l2/2026;", "12/2026;"),
        ("II/2027", "II/2027"),
        ("TT/TW", "TT/TW"),
    ],
)
def test_symbols_and_dates_have_digits_and_letters_in_their_places(seen, meant):
    assert symbols.mended(spelling.letters(seen)) == meant


def test_what_was_hard_to_read_is_unsure_where_it_matters():
    words = [
        word("12-KH/TU,", sure=50),
        word("và", sure=50),
        word("Lam", sure=50),
        word("ủy", sure=20),
        word("…", sure=1),
    ]
    assert [w.text for w in words if mending.unsure(w)] == ["12-KH/TU,", "ủy"]


def test_a_guess_against_what_was_surely_seen_is_unsure():
    mended = mending.mended([row("sự lòng ghép", sure=97)])
    assert [(w.text, mending.unsure(w)) for w in mended[0].words][1:] == [("lồng", True), ("ghép", False)]


def test_a_numeral_that_its_strokes_bear_out_is_sure():
    mended = mending.mended([Row([word("khóa"), word("XIH", sure=20, strokes=4)])])
    assert [(w.text, mending.unsure(w)) for w in mended[0].words][1] == ("XIII", False)

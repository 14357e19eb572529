"""Heads and feet as committees print them."""

import pytest

from drafting.reading.blocks import Line
from drafting.reading.reader import read_file
from drafting.reading.structure.foot import read_foot
from drafting.reading.structure.head import read_head


def foot(*lines: str):
    return read_foot([Line(text) for text in lines])


def head(*lines: str):
    return read_head([Line(text) for text in lines])


@pytest.mark.parametrize(
    ("lines", "on_behalf", "position", "name"),
    [
        (
            ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Bình"],
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ",
            "Nguyễn Văn Bình",
        ),
        (
            ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lê An"],
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "Lê An",
        ),
        (["T/M BỘ CHÍNH TRỊ", "Trần Thị Hoa"], "T/M BỘ CHÍNH TRỊ", None, "Trần Thị Hoa"),
        (["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê An"], "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê An"),
        (
            ["T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê An"],
            "T/L BAN THƯỜNG VỤ\nK/T CHÁNH VĂN PHÒNG",
            "PHÓ CHÁNH VĂN PHÒNG",
            "Lê An",
        ),
        (["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê An"], "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê An"),
        (["TRƯỞNG BAN", "Lê An"], None, "TRƯỞNG BAN", "Lê An"),
        (["Q. TRƯỞNG BAN", "Lê An"], None, "Q. TRƯỞNG BAN", "Lê An"),
        (["T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", "Lê An"], "T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", "Lê An"),
        (["T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ", "Lê An"], "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê An"),
        (["TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Lê An"], "TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Lê An"),
        (["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "(đã ký)", "Lê An"], "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê An"),
        (["T/M BAN THƯỜNG VỤ", "BÍ THƯ"], "T/M BAN THƯỜNG VỤ", "BÍ THƯ", None),
        (
            ["T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "PHÓ BÍ THƯ TỈNH ỦY", "Lê An"],
            "T/M BAN CHỈ ĐẠO",
            "TRƯỞNG BAN\nPHÓ BÍ THƯ TỈNH ỦY",
            "Lê An",
        ),
    ],
)
def test_a_signature_has_mark_post_and_name(lines, on_behalf, position, name):
    found = foot("Nơi nhận:", "- Như trên,", "- Lưu VPĐU.", *lines)
    assert found.signature == {"on_behalf": on_behalf, "position": position, "name": name}


def test_two_signatures_of_a_joint_plan_are_both_kept():
    found = foot("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê An", "T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM", "Trần Hoa")
    assert (found.signature["name"], [s["name"] for s in found.joint]) == ("Lê An", ["Trần Hoa"])


JOINT = """BAN TỔ CHỨC TỈNH ỦY
Số 15-KH/BTCTU
BAN TUYÊN GIÁO VÀ DÂN
VẬN TỈNH ỦY
Số 22-KH/BTGDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Lam Sơn, ngày 01 tháng 10
năm 2026

KẾ HOẠCH
phối hợp tuyên truyền

I. NHIỆM VỤ
1. Mở hội nghị báo cáo viên (tháng 10/2026).

Nơi nhận:
- Lãnh đạo hai ban,
- Lưu BTCTU, BTGDVTU.

BAN TUYÊN GIÁO VÀ DÂN VẬN
PHÓ TRƯỞNG BAN
Vũ Thị Hoa
BAN TỔ CHỨC
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
Ngô Văn Sáu
"""


def test_each_body_of_a_joint_plan_has_its_number_and_its_signature():
    (found,) = read_file(JOINT.encode(), "x")["documents"]
    assert (found["superior"], found["issuer_head"]) == (None, "BAN TỔ CHỨC TỈNH ỦY")
    assert (found["symbol"], found["date"]) == ("15-KH/BTCTU", "2026-10-01")
    assert found["signature"] == {
        "on_behalf": "BAN TUYÊN GIÁO VÀ DÂN VẬN",
        "position": "PHÓ TRƯỞNG BAN",
        "name": "Vũ Thị Hoa",
    }
    (other,) = found["joint"]
    assert (other["issuer"], other["symbol"]) == ("BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY", "22-KH/BTGDVTU")
    assert other["signature"] == {
        "on_behalf": "BAN TỔ CHỨC\nK/T TRƯỞNG BAN",
        "position": "PHÓ TRƯỞNG BAN",
        "name": "Ngô Văn Sáu",
    }
    assert found["unplaced"] == []


def test_two_bodies_that_both_sign_under_one_number_both_issue():
    text = """ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH
*
ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH
*
Số 05-KH/ĐUCQĐ-ĐUUBND
KẾ HOẠCH
phối hợp chuyển đổi số
-----
Hai Đảng ủy thống nhất ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Bố trí kinh phí.
Nơi nhận:
- Lưu văn phòng hai Đảng ủy.
T/M BAN THƯỜNG VỤ
ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH
BÍ THƯ
Vũ Thị Hoa
T/M BAN THƯỜNG VỤ
ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH
BÍ THƯ
Ngô Văn Sáu
"""
    (found,) = read_file(text.encode(), "x")["documents"]
    assert (found["superior"], found["issuer"]) == (None, "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH")
    assert found["issuer_head"] == "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"
    (other,) = found["joint"]
    assert (other["issuer"], other["signature"]["name"]) == ("ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH", "Ngô Văn Sáu")


@pytest.mark.parametrize(
    ("line", "text", "note"),
    [
        ("- Thường trực Tỉnh ủy (để b/c),", "Thường trực Tỉnh ủy", "báo cáo"),
        ("- Thường trực Tỉnh ủy (b/c);", "Thường trực Tỉnh ủy", "báo cáo"),
        ("- Ban Tổ chức Tỉnh ủy (báo cáo),", "Ban Tổ chức Tỉnh ủy", "báo cáo"),
        ("- Các chi bộ (để thực hiện),", "Các chi bộ (để thực hiện)", None),
        ("- Như trên,", "Như trên", None),
        ("- Các ban: Tổ chức, Nội chính,", "Các ban: Tổ chức, Nội chính", None),
    ],
)
def test_a_recipient_is_a_text_and_whether_it_is_reported_to(line, text, note):
    assert foot("Nơi nhận:", line, "- Lưu VPĐU.").recipients == [{"text": text, "note": note}]


@pytest.mark.parametrize(
    ("line", "archive"),
    [
        ("- Lưu Văn phòng Tỉnh ủy,  XD1.", "Văn phòng Tỉnh ủy, XD1"),
        ("- Lưu VPTU, BTCTU.", "VPTU, BTCTU"),
        ("- Lưu: VT, TH.", "VT, TH"),
        ("Lưu VPĐU.", "VPĐU"),
    ],
)
def test_the_archive_line_is_no_recipient(line, archive):
    found = foot("Nơi nhận:", "- Như trên,", line)
    assert (found.archive, len(found.recipients)) == (archive, 1)


def test_recipients_below_the_signature_are_read_too():
    found = foot("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê An", "Nơi nhận:", "- Các chi bộ,", "- Lưu VPĐU.")
    assert ([r["text"] for r in found.recipients], found.signature["name"]) == (["Các chi bộ"], "Lê An")


def test_a_wrapped_recipient_is_one():
    found = foot("Nơi nhận:", "- Các vụ theo dõi địa phương", "của các ban đảng Trung ương,", "- Lưu VPTU.")
    assert [r["text"] for r in found.recipients] == ["Các vụ theo dõi địa phương của các ban đảng Trung ương"]


def test_stamp_text_is_no_content_but_is_named():
    found = foot("Nơi nhận:", "- Như trên.", "Ký bởi: Văn phòng Tỉnh ủy", "T/M TỈNH ỦY", "BÍ THƯ", "Lê An")
    assert [line.text for line, _ in found.rest] == ["Ký bởi: Văn phòng Tỉnh ủy"]
    assert found.signature["name"] == "Lê An"


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("Số 65-KH/TU", "65-KH/TU"),
        ("Số: 65-KH/TU", "65-KH/TU"),
        ("Số 65 - KH/TU", "65-KH/TU"),
        ("Số 65a-KH/TU", "65a-KH/TU"),
        ("Số 65/KH-TU", "65/KH-TU"),
        ("Số 03-KH/BCĐTW", "03-KH/BCĐTW"),
        ("Số      -KH/TU", None),
    ],
)
def test_a_symbol_is_read_as_printed_and_a_blank_one_is_none(line, symbol):
    found = head("TỈNH ỦY LAM SƠN", "*", line, "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (found.symbol, found.symbol_type) == (symbol, "KH")


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Hòa Bình, ngày 05 tháng 02 năm 2027", "Hòa Bình", "2027-02-05"),
        ("Hòa Bình, ngày 5 tháng 2 năm 2027", "Hòa Bình", "2027-02-05"),
        ("Hòa Bình, ngày     tháng     năm 2027", "Hòa Bình", None),
        ("Hòa Bình, ngày … tháng 2 năm 2027", "Hòa Bình", None),
    ],
)
def test_place_and_date_are_read_and_a_blank_day_is_none(line, place, day):
    found = head("TỈNH ỦY LAM SƠN", line)
    assert (found.place, found.date, found.doubts) == (place, day, [])


def test_a_day_that_no_calendar_has_is_a_doubt():
    found = head("Hòa Bình, ngày 31 tháng 02 năm 2027")
    assert found.date is None
    assert len(found.doubts) == 1


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (["TỈNH ỦY LAM SƠN"], None, "TỈNH ỦY LAM SƠN"),
        (["ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ HÒA BÌNH"], "ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ HÒA BÌNH"),
        (["ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG", "TỈNH LAM SƠN"], None, "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH LAM SƠN"),
        (["ĐẢNG ỦY KHỐI CÁC", "CƠ QUAN TỈNH"], None, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH"),
        (
            ["TỈNH ỦY LAM SƠN", "ĐẢNG ỦY CÁC CƠ QUAN", "ĐẢNG TỈNH"],
            "TỈNH ỦY LAM SƠN",
            "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH",
        ),
        (
            ["ĐẢNG BỘ CÁC CƠ QUAN", "ĐẢNG TỈNH LAM SƠN", "CHI BỘ VĂN PHÒNG"],
            "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH LAM SƠN",
            "CHI BỘ VĂN PHÒNG",
        ),
    ],
)
def test_the_lines_of_the_issuer_tell_the_body_above_it(lines, superior, issuer):
    read = head(*lines)
    assert (read.superior, read.issuer) == (superior, issuer)


def test_urgency_and_draft_mark_are_fields():
    found = head("TỈNH ỦY LAM SƠN", "HỎA TỐC", "(Dự thảo lần 2)", "Số    -KH/TU")
    assert (found.urgency, found.draft_mark) == ("HỎA TỐC", "Dự thảo lần 2")


def plan(
    head_lines: str,
    body: str = "I. NHIỆM VỤ\n1. Quán triệt Nghị quyết đến đảng viên.\n",
    foot_lines: str = "",
):
    return read_file(f"{head_lines}\n{body}\n{foot_lines}".encode(), "x")["documents"]


def test_the_body_named_in_the_title_issues_where_no_preamble_says_so():
    (found,) = plan("ĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề công tác cán bộ")
    assert found["issuer"] == "BAN THƯỜNG VỤ TỈNH ỦY"


def test_an_action_programme_is_its_own_type():
    (found,) = plan("TỈNH ỦY LAM SƠN\n*\nSố 12-CTr/TU\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết")
    assert (found["type"], found["symbol"]) == ("CTr", "12-CTr/TU")


def test_two_plans_in_one_file_are_two_documents():
    one = (
        "TỈNH ỦY LAM SƠN\n*\nSố 1{}-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH\nvề công tác cán bộ\n"
        "I. NHIỆM VỤ\n1. Việc thứ {} được giao.\n"
        "Nơi nhận:\n- Như trên.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê An\n"
    )
    found = read_file((one.format(1, 1) + one.format(2, 2)).encode(), "x")["documents"]
    assert [d["symbol"] for d in found] == ["11-KH/TU", "12-KH/TU"]
    assert [len(d["items"]) for d in found] == [1, 1]
    assert [d["signature"]["name"] for d in found] == ["Lê An", "Lê An"]


def test_an_annex_is_kept_apart_from_the_items():
    (found,) = plan(
        "KẾ HOẠCH\nvề công tác cán bộ",
        foot_lines="Nơi nhận:\n- Như trên.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê An\n"
        "PHỤ LỤC 1\nDANH MỤC NHIỆM VỤ\n1. Rà soát quy chế.\n",
    )
    assert [(a["number"], a["title"]) for a in found["annexes"]] == [("1", "DANH MỤC NHIỆM VỤ")]
    assert [b["text"] for b in found["annexes"][0]["blocks"]] == ["1. Rà soát quy chế."]
    assert len(found["items"]) == 1


def test_plus_lines_belong_to_the_recipient_above_them():
    found = foot(
        "Nơi nhận:", "- Các cơ quan:", "+ Ban Tổ chức,", "+ Văn phòng,", "- Các chi bộ,", "- Lưu VPĐU."
    )
    assert [r["text"] for r in found.recipients] == ["Các cơ quan: + Ban Tổ chức, + Văn phòng", "Các chi bộ"]


def test_a_recipient_that_breaks_off_at_the_pages_end_goes_on_below_the_signature():
    above = ["Nơi nhận:", "- Tỉnh ủy,", "- Mặt trận Tổ quốc và các tổ chức chính trị"]
    found = foot(*above, "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê An", "- xã hội tỉnh,", "- Lưu VPĐU.")
    assert found.recipients[1]["text"] == "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh"
    assert found.archive == "VPĐU"


@pytest.mark.parametrize("name", ["H'Linh Niê", "Đỗ Ý", "Vừ A Páo", "Nguyễn-Lê Thị Mai"])
def test_names_of_all_peoples_sign(name):
    assert foot("T/M BAN THƯỜNG VỤ", "BÍ THƯ", name).signature["name"] == name


def test_the_state_motto_is_no_body_and_dots_in_a_symbol_are_a_blank():
    found = head(
        "TỈNH ỦY LAM SƠN",
        "Số: ......-KH/TU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    )
    assert (found.issuer, found.superior, found.symbol, found.rest) == ("TỈNH ỦY LAM SƠN", None, None, [])

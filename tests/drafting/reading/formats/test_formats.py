"""One plan in several formats and layouts reads as the same document."""

import pytest

from drafting.reading.accounting import FURNITURE
from drafting.reading.reader import read_file
from tests.drafting.reading import files

PATHS = ["I.1", "I.2", "II.1.1", "II.1.2", "II.2.1", "III.1"]


def document(data: bytes):
    (found,) = read_file(data, "ke-hoach")["documents"]
    return found


def check(found) -> None:
    assert (found["type"], found["symbol"], found["date"]) == ("KH", "65-KH/ĐU", "2027-02-05")
    assert (found["place"], found["issuer"]) == ("Hòa Bình", "Ban Thường vụ Đảng ủy xã")
    assert (found["superior"], found["issuer_head"]) == ("ĐẢNG BỘ TỈNH LAM SƠN", "ĐẢNG ỦY XÃ HÒA BÌNH")
    assert found["title"] == "KẾ HOẠCH thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị"
    assert found["bases"] == ["57-NQ/TW", "12-KH/TU"]
    assert [s["heading"] for s in found["sections"]] == ["MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN"]
    assert [i["path"] for i in found["items"]] == PATHS
    assert [i["kind"] for i in found["items"]] == ["purpose"] * 2 + ["task"] * 3 + ["organisation"]
    assert [i["agency"] for i in found["items"]][2:5] == [
        "Ban Xây dựng Đảng",
        "Ban Xây dựng Đảng",
        "Văn phòng Đảng ủy",
    ]
    assert (found["items"][2]["lead"], found["items"][2]["partners"]) == (
        "Ban Xây dựng Đảng",
        ["Văn phòng Đảng ủy"],
    )
    assert [len(i["deadlines"]) for i in found["items"]] == [0, 0, 1, 1, 1, 1]
    assert len(found["preamble"]) == 3
    assert found["closing"] == ["Kế hoạch này được phổ biến đến toàn thể đảng viên."]
    assert [(r["text"], r["note"]) for r in found["recipients"]] == [
        ("Thường trực Tỉnh ủy", "báo cáo"),
        ("Các chi bộ trực thuộc", None),
    ]
    assert found["archive"] == "VPĐU"
    assert found["signature"] == {
        "on_behalf": "T/M BAN THƯỜNG VỤ",
        "position": "PHÓ BÍ THƯ",
        "name": "Nguyễn Văn Bình",
    }
    assert [entry for entry in found["unplaced"] if entry["reason"] != FURNITURE] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_any_unicode_encoding(encoding):
    check(document(files.PLAN.encode(encoding)))


def test_letters_typed_with_separate_marks():
    import unicodedata

    check(document(unicodedata.normalize("NFD", files.PLAN).encode()))


def test_a_word_file_with_tables_and_its_own_list_marks():
    check(document(files.word_plan()))


def test_a_pdf_made_from_the_same_words():
    check(document(files.printed_plan()))


def test_head_and_foot_side_by_side_in_text():
    head, rest = files.PLAN.split("\nKẾ HOẠCH\n")
    body, foot = rest.split("Nơi nhận:")
    left = head.split("\n")[:4]
    right = ["ĐẢNG CỘNG SẢN VIỆT NAM", "", "Hòa Bình, ngày 05 tháng 02 năm 2027", ""]
    rows = [f"{a:<40}{b}".rstrip() for a, b in zip(left, right, strict=True)]
    recipients, sign = (
        foot.split("\n\n")[0].strip().split("\n"),
        ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Bình"],
    )
    feet = [f"{'Nơi nhận:':<44}{sign[0]}"] + [
        f"{a:<44}{b}".rstrip() for a, b in zip(recipients, [*sign[1:], ""], strict=True)
    ]
    check(document("\n".join([*rows, "", "KẾ HOẠCH", body, *feet]).encode()))


def test_a_word_file_shows_insertions_and_hides_deletions():
    (item,) = document(files.word_with_deletion())["items"]
    assert item["text"] == "Xây dựng quy chế làm việc của cấp ủy."


def test_a_number_broken_over_two_lines_is_healed():
    text = files.PLAN.replace(
        "Văn phòng Đảng ủy xây dựng quy chế", "Văn phòng thực hiện Kế hoạch số 12-\nKH/TU"
    )
    assert "Kế hoạch số 12-KH/TU (trước" in document(text.encode())["items"][2]["text"]


def test_page_numbers_and_emphasis_are_no_content():
    text = files.PLAN.replace("\nII. NHIỆM VỤ", "\n2\n\n**II. NHIỆM VỤ**").replace("hằng năm", "*hằng năm*")
    check(document(text.encode()))


def test_a_sentence_broken_by_a_page_is_one_item():
    text = files.PLAN.replace("đến cán bộ, đảng viên.", "đến\n\n 2 \n\ncán bộ, đảng viên.")
    check(document(text.encode()))


@pytest.mark.parametrize(
    "build",
    [files.word_with_footnote, files.printed_footnote, files.printed_footnote_by_a_table],
    ids=["Word", "PDF", "PDF with a table"],
)
def test_a_footnote_is_no_item_and_keeps_its_place(build):
    found = document(build())
    assert found["items"][0]["text"] == "Xây dựng quy chế làm việc của cấp ủy."
    assert found["items"][0]["notes"] == ["1"]
    assert found["footnotes"] == [{"mark": "1", "text": files.NOTE}]
    assert found["citations"] == ["124-QĐ/TW"]


LETTER = """TỈNH ỦY LAM SƠN                         ĐẢNG CỘNG SẢN VIỆT NAM
VĂN PHÒNG                               Lam Sơn, ngày 10 tháng 02 năm 2027
*
Số 345-CV/VPTU
V/v gửi Kế hoạch số 65-KH/ĐU

Kính gửi: Các đảng ủy xã

Văn phòng Tỉnh ủy gửi các đồng chí Kế hoạch số 65-KH/ĐU, ngày 05/02/2027 để biết, vận dụng.

Nơi nhận:                               CHÁNH VĂN PHÒNG
- Như kính gửi,
- Lưu Văn phòng Tỉnh ủy.                Đỗ Mạnh Hùng
"""

COPY = """ĐẢNG ỦY XÃ HÒA BÌNH                     SAO Y BẢN CHÍNH
*                                       Hòa Bình, ngày 12 tháng 02 năm 2027
Số 16-BS/ĐU

Nơi nhận bản sao:                       T/L BAN THƯỜNG VỤ
- Các chi bộ,                           CHÁNH VĂN PHÒNG
- Lưu VPĐU.                             Lê Văn Tám
"""


def test_a_new_sheet_of_a_text_file_begins_with_its_own_head():
    read = read_file(f"{LETTER}\f{files.PLAN}\f{COPY}".encode(), "van-ban.txt")
    letter, plan, copy = read["documents"]
    check(plan)
    assert letter["signature"] == {"on_behalf": None, "position": "CHÁNH VĂN PHÒNG", "name": "Đỗ Mạnh Hùng"}
    assert (copy["symbol"], copy["copy_kind"], copy["date"]) == ("16-BS/ĐU", "sao y", "2027-02-12")
    assert [r["text"] for r in copy["recipients"]] == ["Các chi bộ"]
    assert copy["signature"]["name"] == "Lê Văn Tám"
    assert (read["source"]["pages"], read["source"]["lines"][-1]["page"]) == (3, 3)


def test_the_foot_of_a_copy_begins_where_its_head_ends():
    found = read_file((files.PLAN + "\n________________\n" + COPY).encode(), "van-ban.txt")["documents"]
    assert [d["type"] for d in found] == ["KH", "BS"]
    assert (found[1]["copier"], found[1]["signature"]["position"]) == (
        "ĐẢNG ỦY XÃ HÒA BÌNH",
        "CHÁNH VĂN PHÒNG",
    )


def test_the_rule_above_a_copy_is_no_part_of_the_annex_before_it():
    annex = "PHỤ LỤC\nĐỀ CƯƠNG BÁO CÁO\n1. Kết quả.\n________________\n"
    plan, _ = read_file((files.PLAN + annex + COPY).encode(), "van-ban.txt")["documents"]
    assert [block["text"] for block in plan["annexes"][0]["blocks"]] == ["1. Kết quả."]


def test_a_list_in_word_begins_again_where_it_is_told_to():
    assert [i["path"] for i in document(files.word_with_lists_begun_again())["items"]] == [
        "I.1",
        "I.2",
        "II.1",
        "II.2",
    ]

"""The documents that a plan names, in full and in short, are one entry each; slips are named, not mended."""

import pytest

from drafting.reading.meaning import cited
from drafting.reading.reader import read_file
from tests.drafting.reading import files

FULL = "Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng khóa XIII về xây dựng, chỉnh đốn Đảng"


def entries(*texts: str, own: str | None = None):
    """The entries of these texts; they stand as items I.1, I.2, …"""
    return cited.read([(f"I.{n}", text) for n, text in enumerate(texts, start=1)], own).entries


def reasons(*texts: str):
    return [reason for _, reason in cited.read([(f"I.{n}", t) for n, t in enumerate(texts, 1)], None).doubts]


def test_the_first_form_tells_type_symbol_date_issuer_term_and_abstract():
    (found,) = entries(f"Quán triệt {FULL}.")
    assert {
        key: found[key] for key in ("symbol", "type", "type_name", "date", "issuer", "term", "title")
    } == {
        "symbol": "21-KL/TW",
        "type": "KL",
        "type_name": "Kết luận",
        "date": "2021-10-25",
        "issuer": "Ban Chấp hành Trung ương Đảng",
        "term": "XIII",
        "title": "về xây dựng, chỉnh đốn Đảng",
    }


@pytest.mark.parametrize(
    "short",
    ["Kết luận 21-KL/TW", "Kết luận số 21 - KL/TW", "Kết luận số 21-KL/TW", "Kết luận số 21", "Kết luận 21"],
)
def test_a_short_form_is_a_mention_of_the_document_named_in_full(short):
    (found,) = entries(f"Quán triệt {FULL}.", f"Kiểm tra việc thực hiện {short}.")
    assert found["first"] == "I.1"
    assert [(m["place"], m["short"]) for m in found["mentions"]] == [("I.1", False), ("I.2", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Kết luận này",
        "Kết luận trên",
        "Kết luận số 22",
        "Nghị quyết 21",
        "Kết luận 21 nội dung",
        "Kế hoạch 5 năm",
    ],
)
def test_pronouns_and_numbers_that_fit_no_document_name_none(text):
    (found,) = entries(f"Quán triệt {FULL}.", f"Kiểm tra việc thực hiện {text}.")
    assert len(found["mentions"]) == 1


def test_a_number_that_fits_two_documents_names_neither():
    found = entries("Thực hiện Chỉ thị số 05-CT/TW và Chỉ thị số 05-CT/TU.", "Sơ kết Chỉ thị 05.")
    assert [len(entry["mentions"]) for entry in found] == [1, 1]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("các Quy định số 37-QĐ/TW, 205-QĐ/TW", ["37-QĐ/TW", "205-QĐ/TW"]),
        ("Nghị quyết số 18, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("Nghị quyết số 18 và số 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
        ("Quy chế phối hợp số 12-QCPH/BTCTU-BNCTU", ["12-QCPH/BTCTU-BNCTU"]),
        ("Luật số 72/2025/QH15 và Nghị định số 30/2020/NĐ-CP", ["72/2025/QH15", "30/2020/NĐ-CP"]),
        ("Công văn số 12345-CV/VPTW", ["12345-CV/VPTW"]),
        ("Kết luận số 445-KL/TƯ", ["445-KL/TƯ"]),
        ("Nghị quyết số 36a/NQ-CP", ["36a/NQ-CP"]),
    ],
)
def test_symbols_are_kept_as_printed_and_shared_parts_are_filled_in(text, symbols):
    found = cited.read([("I.1", f"Thực hiện {text} về công tác cán bộ.")], None)
    assert found.symbols == symbols
    assert len({entry["type_name"] for entry in found.entries} - {"Luật", "Nghị định"}) <= 1


def test_a_document_in_a_list_has_the_type_that_stands_before_the_list():
    found = entries("Thực hiện các Quy định số 37-QĐ/TW, 205-QĐ/TW.")
    assert [entry["type_name"] for entry in found] == ["Quy định", "Quy định"]


@pytest.mark.parametrize(
    ("text", "type_name", "title", "term"),
    [
        ("Luật Cán bộ, công chức năm 2025", "Luật", "Cán bộ, công chức năm 2025", None),
        ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết", None, "XII"),
        ("Kết luận Hội nghị Trung ương 4 (khoá XIII)", "Kết luận", None, "XIII"),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ I", "Nghị quyết", None, None),
        ("Nghị quyết Đại hội XIV của Đảng", "Nghị quyết", None, None),
    ],
)
def test_documents_known_by_another_name_than_a_symbol_are_entries_too(text, type_name, title, term):
    (found,) = entries(f"Triển khai {text}.", f"Sơ kết {text}.")
    assert (found["symbol"], found["type_name"], found["title"], found.get("term")) == (
        None,
        type_name,
        title,
        term,
    )
    assert len(found["mentions"]) == 2


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{FULL}; kịp thời báo cáo.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL} (quý I/2027).", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, gắn với thực hiện Kế hoạch này.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL} và Chỉ thị số 05-CT/TW.", "về xây dựng, chỉnh đốn Đảng"),
        ("Kết luận số 21-KL/TW, Ban Tổ chức tham mưu.", None),
        (f"{FULL}, hoàn thành trước ngày 30/9/2026.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL} trước ngày 30/9/2026.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL} trong quý III/2026; báo cáo kết quả.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, chậm nhất ngày 30/9/2026 báo cáo Đảng ủy.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, định kỳ hằng quý báo cáo kết quả.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL} đến toàn thể cán bộ, đảng viên.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL} tới 100% chi bộ.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, Đảng ủy xã Mường Lai xây dựng kế hoạch như sau:", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, đề nghị các chi bộ thực hiện.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, giao Văn phòng Đảng ủy theo dõi.", "về xây dựng, chỉnh đốn Đảng"),
        (f"{FULL}, kết quả 02 năm thực hiện Quy định số 205-QĐ/TW.", "về xây dựng, chỉnh đốn Đảng"),
        (
            "Quyết định số 749/QĐ-TTg, ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số "
            "quốc gia đến năm 2025.",
            "phê duyệt Chương trình chuyển đổi số quốc gia đến năm 2025",
        ),
        (
            "Chương trình hành động số 31-CTr/TU của Tỉnh ủy thực hiện Nghị quyết Trung ương 4 (khóa XII).",
            "thực hiện Nghị quyết Trung ương 4 (khóa XII)",
        ),
        (
            "Nghị quyết số 68-NQ/TW, ngày 04/5/2025 của Bộ Chính trị về phát triển kinh tế tư nhân đến năm 2030, tầm "
            "nhìn đến năm 2045.",
            "về phát triển kinh tế tư nhân đến năm 2030, tầm nhìn đến năm 2045",
        ),
    ],
)
def test_an_abstract_ends_where_the_sentence_goes_on_with_its_own_matter(text, title):
    assert entries(f"Quán triệt {text}")[0]["title"] == title


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Kết luận số 21-KL/TW, ngày 25/10/2021", "Kết luận số 21-KL/TW, ngày 26/10/2021", "hai ngày"),
        (
            "Kế hoạch số 11-KH/TU của Tỉnh ủy",
            "Kế hoạch số 11-KH/TU của Ban Thường vụ Tỉnh ủy",
            "hai cơ quan ban hành",
        ),
        ("Quyết định số 9-QĐ/TU", "Quy định số 09-QĐ/TU", "hai tên loại"),
    ],
)
def test_two_dates_issuers_or_types_of_one_document_are_a_doubt_that_names_both_places(one, other, words):
    assert len(entries(one, other)) == 1
    (reason,) = reasons(f"Thực hiện {one}.", f"Sơ kết {other}.")
    assert words in reason
    assert "mục I.1" in reason
    assert "mục I.2" in reason


@pytest.mark.parametrize(
    "texts",
    [
        ("Chỉ thị số 5-CT/TW của Ban Bí thư", "Chỉ thị số 05-CT/TW của Ban Bí thư Trung ương Đảng"),
        ("Kết luận số 21-KL/TW", "kết luận số 21-KL/TW, ngày 25 tháng 10 năm 2021"),
    ],
)
def test_ways_of_writing_the_same_are_no_doubt(texts):
    assert len(entries(*texts)) == 1
    assert reasons(*texts) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quy định số 124-QĐTW", "“124-QĐTW”"),
        ("Kế hoạch số 65/KH-TU", "“65/KH-TU”"),
        ("Kế hoạch số 03-KL/TW", "không khớp"),
        ("Kế hoạch số    -KH/TU", "chưa ghi số"),
    ],
)
def test_a_malformed_or_blank_symbol_is_a_doubt(text, words):
    (reason,) = reasons(f"Thực hiện {text}.")
    assert words in reason


def test_a_document_does_not_cite_itself():
    assert (
        entries("Kế hoạch số 65-KH/ĐU thực hiện Kết luận số 21-KL/TW.", own="65-KH/ĐU")[0]["symbol"]
        == "21-KL/TW"
    )


def test_a_plan_tells_for_each_document_where_it_is_named():
    plan = read_file(files.PLAN.encode(), "x")["documents"][0]
    found = {entry["symbol"]: entry for entry in plan["cited"]}
    assert list(found) == plan["citations"] == ["57-NQ/TW", "12-KH/TU"]
    assert [m["place"] for m in found["57-NQ/TW"]["mentions"]] == ["title", "preamble"]
    assert (found["12-KH/TU"]["date"], found["12-KH/TU"]["issuer"]) == ("2027-01-10", "Ban Thường vụ Tỉnh ủy")


@pytest.mark.parametrize(
    "piece", ["21-KL/TW, ", "Kết luận số ", "số 1, 2, ", "của Ban ", "Luật A ", "Nghị quyết 57 "]
)
def test_a_paragraph_of_200_kilobytes_made_to_confuse_is_read_to_its_end(piece):
    size = 200_000 // len(piece.encode())
    found = entries(f"{piece * size}. Thực hiện Chỉ thị số 05-CT/TU của Tỉnh ủy.")
    assert found[-1]["symbol"] == "05-CT/TU"

"""Names carried to one's own level, and spans in which nothing may be changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.deriving import default_body_map, default_scope_words
from drafting.deriving.citing import citations, symbols
from drafting.deriving.renaming import Renaming
from drafting.deriving.spelling import folded, respelled
from tests.drafting.deriving.small_plan import CENTRE, CITATION, TEXTS

PROVINCE = Renaming(CENTRE, default_scope_words("province", "Tỉnh ủy Lam Sơn"))
COMMUNE = Renaming(
    default_body_map("commune", "Đảng ủy xã Hòa An"), default_scope_words("commune", "Đảng ủy xã Hòa An")
)


@pytest.mark.parametrize(
    ("above", "own"),
    [
        ("Ban Tổ chức Trung ương chủ trì", "Ban Tổ chức Tỉnh ủy chủ trì"),
        ("Uỷ ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("Ủy ban  Kiểm tra\nTrung ương", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("BAN TỔ CHỨC TRUNG ƯƠNG", "BAN TỔ CHỨC TỈNH ỦY"),
        ("Quân uỷ Trung ương, Đảng uỷ Công an Trung ương", "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh"),
        ("trình Bộ Chính trị, Ban Bí thư", "trình Ban Thường vụ, Thường trực Tỉnh ủy"),
        ("trong toàn quốc", "trong toàn tỉnh"),
        ("TRONG CẢ NƯỚC", "TRONG TOÀN TỈNH"),
        ("Cả nước thi đua", "Toàn tỉnh thi đua"),
        ("các tỉnh uỷ, thành uỷ", "các đảng ủy xã, phường, đặc khu"),
        ("đảng bộ trực thuộc Trung ương", "đảng bộ trực thuộc Tỉnh ủy"),
    ],
)
def test_a_central_name_becomes_the_provinces(above, own):
    assert PROVINCE.apply(above).text == own


@pytest.mark.parametrize(
    ("above", "own"),
    [
        ("Ban Tổ chức Tỉnh ủy", "Ban Xây dựng Đảng Đảng ủy xã"),
        ("Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Xây dựng Đảng Đảng ủy xã"),
        ("Văn phòng Thành ủy", "Văn phòng Đảng ủy xã"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Đảng ủy xã"),
        ("Ban Tổ chức Trung ương", "Ban Xây dựng Đảng Đảng ủy xã"),
        ("trên địa bàn tỉnh", "trên địa bàn xã"),
        ("chương trình của tỉnh ủy", "chương trình của tỉnh ủy"),
    ],
)
def test_a_provincial_name_becomes_the_communes(above, own):
    assert COMMUNE.apply(above).text == own


@pytest.mark.parametrize(
    "text",
    [
        "ban tổ chức cấp ủy các cấp",
        "Ban Tổ chức Trung ươngs",
        CITATION,
        "Nghị quyết Đại hội Đảng toàn quốc lần thứ XIV",
        "quy định, hướng dẫn của Ban Chấp hành Trung ương Đảng, Bộ Chính trị, Ban Bí thư khoá XIII",
        "Quốc hội khóa XVI",
        "Luật Tổ chức Quốc hội",
        "mô hình “Ban Bí thư với cả nước”",
        'mô hình "Ban Bí thư với cả nước"',
        "(khi có hướng dẫn của Ban Tổ chức Trung ương)",
        "(thực hiện theo chỉ đạo của Bộ Chính trị)",
        "Quyết định số 99-QĐ/TW, ngày 03/10/2017 của Ban Bí thư (khóa XII) về hướng dẫn các tỉnh ủy, thành ủy",
        "Nghị quyết Trung ương 4 khoá XII",
        "Nghị quyết 18-NQ/TW của Ban Chấp hành Trung ương Đảng về một số vấn đề trong cả nước",
        "Quy định 37-QĐ/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương về những điều đảng viên không được làm",
        "ngay sau Hội nghị cán bộ toàn quốc",
        "đại biểu Quốc hội và đại biểu Hội đồng nhân dân các cấp",
        "trong nhiệm kỳ Quốc hội",
        "trước kỳ họp thứ hai Quốc hội",
    ],
)
def test_names_of_documents_quotations_and_conditions_stay(text):
    assert PROVINCE.apply(text).text == text


@pytest.mark.parametrize(
    "after", ["; báo cáo Bộ Chính trị", ", tham mưu Bộ Chính trị", ". Trình Bộ Chính trị", " (Bộ Chính trị)"]
)
def test_a_citation_ends_where_the_next_clause_begins(after):
    assert PROVINCE.apply(CITATION + after).text == CITATION + after.replace(
        "Bộ Chính trị", "Ban Thường vụ Tỉnh ủy"
    )


NUMBERED = st.tuples(
    st.sampled_from(["Nghị quyết số", "Chỉ thị", "Quy định số", "Kế hoạch số:", "Hướng dẫn"]),
    st.integers(1, 999),
    st.sampled_from(["-NQ/TW", "-CT/TW", " - QĐ/TW", "-KH/TU", "/NQ-CP"]),
    st.sampled_from(["", ", ngày 05/3/2026", " ngày 5 tháng 3 năm 2026"]),
    st.sampled_from(["của Bộ Chính trị", "của Ban Bí thư", "của Ban Tổ chức Trung ương", "của Quốc hội"]),
    st.sampled_from(["", " (khóa XIII)"]),
    st.sampled_from(["về", "phê duyệt", "ban hành"]),
    st.lists(
        st.sampled_from(
            [
                "công tác cán bộ",
                "ở các tỉnh ủy, thành ủy",
                "trong toàn quốc",
                "của Ban Bí thư",
                "từ Trung ương đến cơ sở",
            ]
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join),
)


@settings(deadline=None, max_examples=200)
@given(NUMBERED, st.sampled_from([".", "; báo cáo Bộ Chính trị.", " và Kế hoạch này.", " (tháng 3/2027)."]))
def test_whatever_a_cited_document_is_called_no_letter_of_its_name_changes(named, after):
    kind, number, symbol, day, issuer, term, about, subject = named
    name = f"{kind} {number}{symbol}{day} {issuer}{term} {about} {subject}"
    if kind in ("Chỉ thị", "Hướng dẫn") and symbol.startswith(" "):
        name = name.replace(" - ", "-")
    renamed = PROVINCE.apply(f"Bộ Chính trị thực hiện {name}{after}").text
    assert renamed == f"Ban Thường vụ Tỉnh ủy thực hiện {name}" + after.replace(
        "Bộ Chính trị", "Ban Thường vụ Tỉnh ủy"
    )


def test_two_citations_in_a_row_are_two():
    text = f"Thực hiện {CITATION} và Chỉ thị số 27-CT/TW, ngày 10/01/2019 của Bộ Chính trị về bảo vệ người tố giác."
    assert [text[start:end] for start, end in citations(text)] == [
        CITATION,
        "Chỉ thị số 27-CT/TW, ngày 10/01/2019 của Bộ Chính trị về bảo vệ người tố giác",
    ]


def test_symbols_are_found_with_broken_spaces_and_of_the_state_too():
    text = "Kết luận số 21- KL/TW, Nghị định số 215/2026/NĐ-CP và Kết luận số 21-KL/TW"
    assert symbols(text) == ["21-KL/TW", "215/2026/NĐ-CP"]


def test_a_conference_that_is_to_be_held_is_held_at_the_own_level():
    assert PROVINCE.apply("tổ chức Hội nghị cán bộ toàn quốc").text == "tổ chức Hội nghị cán bộ toàn tỉnh"


def test_a_name_already_own_is_not_carried_further():
    renaming = Renaming({"Ban Chỉ đạo 35": "Ban Chỉ đạo 35 của tỉnh"})
    once = renaming.apply("hoạt động của Ban Chỉ đạo 35").text
    assert once == "hoạt động của Ban Chỉ đạo 35 của tỉnh"
    assert renaming.apply(once).text == once


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_renaming_twice_is_renaming_once(text):
    once = PROVINCE.apply(text).text
    assert PROVINCE.apply(once).text == once


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_every_citation_and_quotation_is_still_there(text):
    renamed = PROVINCE.apply(text).text
    for whole in (CITATION, "“Ban Bí thư với cả nước”"):
        assert renamed.count(whole) == text.count(whole)


def test_a_map_without_names_changes_nothing():
    assert Renaming({}).apply("Bộ Chính trị, Ban Bí thư").text == "Bộ Chính trị, Ban Bí thư"


def test_tone_marks_move_only_where_a_syllable_ends_and_not_after_q():
    assert (
        folded("Uỷ ban, hoà giải, khoá, hoàn thành, quý, luỹ kế")
        == "Ủy ban, hòa giải, khóa, hoàn thành, quý, lũy kế"
    )
    assert respelled("Ủy ban, HÒA giải, quý", "uỷ") == "Uỷ ban, HOÀ giải, quý"

"""The rules of the form by day of issue, and the lines made from them."""

from datetime import date

import pytest

from drafting.rendering import names
from drafting.rendering.body import places
from drafting.rendering.compose import compose, plan_in
from drafting.rendering.form import HD05, HD36, rules_on
from tests.drafting.rendering.sample_plan import item, sample_plan


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        (date(2017, 1, 1), HD36),
        (date(2018, 4, 3), HD36),
        (date(2026, 5, 26), HD36),
        (date(2026, 5, 27), HD05),
        (None, HD05),
    ],
)
def test_the_day_of_issue_chooses_the_guideline(day, rules):
    assert rules_on(day) is rules


def test_lines_of_recipients_end_as_the_guideline_of_the_day_asks():
    old = compose(sample_plan(), issued_on=date(2025, 3, 1)).foot.recipients
    new = compose(sample_plan(), issued_on=date(2027, 3, 1)).foot.recipients
    assert old == (
        "- Ban Bí thư Trung ương Đảng (để báo cáo),",
        "- Các đồng chí Tỉnh ủy viên,",
        "- Các đảng ủy trực thuộc Tỉnh ủy,",
        "- Lưu Văn phòng Tỉnh ủy.",
    )
    assert new == (
        "- Ban Bí thư Trung ương Đảng (để báo cáo);",
        "- Các đồng chí Tỉnh ủy viên;",
        "- Các đảng ủy trực thuộc Tỉnh ủy;",
        "- Lưu Văn phòng Tỉnh ủy.",
    )


@pytest.mark.parametrize(
    ("number", "line"),
    [(5, "Số 05-KH/TU"), (65, "Số 65-KH/TU"), (104, "Số 104-KH/TU"), (None, "Số       -KH/TU")],
)
def test_numbers_below_ten_have_two_digits_and_a_draft_has_none(number, line):
    assert names.number_line(number, "KH", "TU") == line


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2027, 2, 5), "Lam Sơn, ngày 05 tháng 02 năm 2027"),
        (date(2027, 1, 10), "Lam Sơn, ngày 10 tháng 01 năm 2027"),
        (date(2026, 5, 27), "Lam Sơn, ngày 27 tháng 5 năm 2026"),
        (date(2026, 12, 9), "Lam Sơn, ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_to_9_and_months_1_and_2_have_a_leading_zero(day, line):
    assert names.date_line("Lam Sơn", day) == line


def test_a_draft_leaves_number_day_and_month_to_the_clerk():
    head = compose(
        sample_plan(symbol="07-KH/TU", number=7), issued_on=date(2027, 2, 5), draft_mark="Dự thảo lần 2"
    ).head
    assert head.number_line == "Số       -KH/TU"
    assert head.date_line.split() == ["Lam", "Sơn,", "ngày", "tháng", "năm", "2027"]
    assert head.draft_line == "(Dự thảo lần 2)"


def test_a_number_given_now_goes_before_the_symbol_of_the_file():
    assert compose(sample_plan(symbol="07-KH/TU")).head.number_line == "Số 07-KH/TU"
    assert compose(sample_plan(symbol="07-KH/TU"), number=8).head.number_line == "Số 08-KH/TU"


@pytest.mark.parametrize(
    ("issuer", "line", "symbol"),
    [
        ("Ban Thường vụ Tỉnh ủy", "TỈNH ỦY", "TU"),
        ("Thành uỷ", "THÀNH UỶ", "TU"),
        ("Ban Chấp hành Đảng ủy xã Yên Thành", "ĐẢNG ỦY XÃ YÊN THÀNH", "ĐU"),
        ("Bộ Chính trị", "BAN CHẤP HÀNH TRUNG ƯƠNG", "TW"),
        ("Đảng ủy Quân sự tỉnh", "ĐẢNG ỦY QUÂN SỰ TỈNH", None),
    ],
)
def test_the_head_names_the_committee_and_not_its_standing_committee(issuer, line, symbol):
    document = {"issuer": issuer, "symbol": None}
    assert names.issuer_line(document) == line
    assert names.body_symbol(document) == symbol


@pytest.mark.parametrize(
    ("title", "lines", "abstract"),
    [
        ("KẾ HOẠCH thực hiện Nghị quyết", ("KẾ HOẠCH",), "thực hiện Nghị quyết"),
        ("Kế hoạch thực hiện Nghị quyết", ("KẾ HOẠCH",), "thực hiện Nghị quyết"),
        (
            "KẾ HOẠCH  CỦA BỘ CHÍNH TRỊ\nthực hiện Kết luận",
            ("KẾ HOẠCH", "CỦA BỘ CHÍNH TRỊ"),
            "thực hiện Kết luận",
        ),
        ("KẾ HOẠCH UBND xã phối hợp", ("KẾ HOẠCH",), "UBND xã phối hợp"),
    ],
)
def test_the_type_name_stands_on_its_own_line(title, lines, abstract):
    assert names.split_title({"type": "KH", "title": title}) == (lines, abstract)


def test_headings_are_capitals_but_symbols_keep_their_letters():
    assert names.capitals("Nhiệm vụ theo Chương trình 10-CTr/TU") == "NHIỆM VỤ THEO CHƯƠNG TRÌNH 10-CTr/TU"


def test_tasks_have_numbers_purposes_and_items_of_agencies_dashes_and_a_lone_paragraph_neither():
    body = [paragraph.text for paragraph in compose(sample_plan(2)).body]
    assert [text for text in body if text.startswith("- ")] == [
        sample_plan()["preamble"][0],
        "- Thống nhất nhận thức, hành động trong toàn Đảng bộ tỉnh.",
        "- Bảo đảm rõ người, rõ việc, rõ thời gian, rõ kết quả.",
        "- Tham mưu hướng dẫn, kiểm tra việc thực hiện Kế hoạch.",
        "- Tổng hợp, báo cáo kết quả trước ngày 15/12 hằng năm.",
    ]
    assert [text.split()[0] for text in body if text[0].isdigit()] == ["1.", "2.", "1.", "2."]
    assert "Theo dõi, đôn đốc việc ban hành kế hoạch của đảng ủy trực thuộc." in body


def test_items_and_groups_of_one_section_share_their_count():
    plan = sample_plan(
        items=[item("II.1", "task", "Việc đầu."), item("II.2.1", "task", "A."), item("II.2.2", "task", "B.")],
        sections=[{"number": "II", "heading": "NHIỆM VỤ"}],
        groups=[{"path": "II.2", "heading": "Nhóm việc", "is_agency": False}],
        intros={},
        preamble=[],
        closing=[],
    )
    assert [paragraph.text for paragraph in compose(plan).body] == [
        "II. NHIỆM VỤ",
        "1. Việc đầu.",
        "2. Nhóm việc",
        "- A.",
        "- B.",
    ]


def test_items_that_count_beside_the_groups_come_first_with_dashes():
    plan = sample_plan(
        items=[
            item("II.1", "task", "Việc đầu."),
            item("II.1.1", "task", "A."),
            item("II.2", "task", "Việc sau."),
        ],
        sections=[{"number": "II", "heading": "NHIỆM VỤ"}],
        groups=[{"path": "II.1", "heading": "Nhóm việc", "is_agency": False}],
        intros={},
        preamble=[],
        closing=[],
    )
    assert [paragraph.text for paragraph in compose(plan).body] == [
        "II. NHIỆM VỤ",
        "- Việc đầu.",
        "- Việc sau.",
        "1. Nhóm việc",
        "A.",
    ]


def test_an_item_of_a_section_that_is_not_listed_is_printed_all_the_same():
    plan = sample_plan(items=[*sample_plan()["items"], item("IV.1", "task", "Việc ngoài bố cục.")])
    assert "Việc ngoài bố cục." in [paragraph.text for paragraph in compose(plan).body]


def test_paragraphs_of_an_item_break_its_text_and_runs_follow_its_characters():
    text = "Đoạn một có chữ đậm. Đoạn hai (quý I/2027)."
    plan = sample_plan(
        items=[
            item(
                "II.1",
                "task",
                text,
                paragraphs=["Đoạn một có chữ đậm.", "Đoạn hai (quý I/2027)."],
                runs=[[12, 19, "bold"], [31, 41, "italic"]],
            ),
            item("II.2", "task", "Việc hai."),
        ],
        groups=[],
    )
    paragraphs = [paragraph for paragraph in compose(plan).body if paragraph.kind == "item"]
    assert [paragraph.text for paragraph in paragraphs] == [
        "1. Đoạn một có chữ đậm.",
        "Đoạn hai (quý I/2027).",
        "2. Việc hai.",
    ]
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == ["chữ đậm"]
    assert [run.text for run in runs if run.italic] == ["quý I/2027"]


def test_symbols_are_held_together_and_nothing_else_is():
    text = "Chỉ thị số 05-CT/TW, ngày 15/5/2016 và Quyết định số 1847/QĐ-TTg, kinh tế - xã hội, và/hoặc."
    plan = sample_plan(items=[item("II.1", "task", text), item("II.2", "task", "Hai.")], groups=[])
    (first, *_) = [paragraph for paragraph in compose(plan).body if paragraph.kind == "item"]
    printed = "".join(run.printed for run in first.runs)
    assert "05-\u2060CT/\u2060TW" in printed
    assert "1847/\u2060QĐ-\u2060TTg" in printed
    assert printed.count("\u2060") == 4
    assert printed.replace("\u2060", "") == first.text == f"1. {text}"


def test_paragraphs_that_are_not_the_text_give_way_to_it():
    plan = sample_plan(items=[item("II.1", "task", "Lời đã quyết định.", paragraphs=["Lời cũ."])], groups=[])
    texts = [paragraph.text for paragraph in compose(plan).body]
    assert "Lời đã quyết định." in texts
    assert "Lời cũ." not in texts


def test_signs_that_nobody_sees_are_not_printed():
    plan = sample_plan(items=[item("II.1", "task", "Chuyển\u202e tiền\u200b đúng\x00 hạn.")], groups=[])
    assert "Chuyển tiền đúng hạn." in [paragraph.text for paragraph in compose(plan).body]


def test_a_joint_plan_shows_both_issuers_and_both_signatures():
    joint = [{"issuer": "Mặt trận Tổ quốc tỉnh", "signature": sample_plan()["signature"] | {"name": "Vũ An"}}]
    sheet = compose(sample_plan(joint=joint))
    assert sheet.head.issuers == ("TỈNH ỦY LAM SƠN", "MẶT TRẬN TỔ QUỐC TỈNH")
    assert [signature.name for signature in sheet.foot.signatures] == ["Lê Thị Ngọc Ánh", "Vũ An"]


def test_the_plan_of_a_bundle_is_printed_and_not_the_letter_that_came_with_it():
    letter = {"type": "CV", "sections": [], "items": []}
    plan = sample_plan()
    assert plan_in({"documents": [letter, plan]}) is plan
    assert plan_in({"documents": [letter]}) is None
    assert plan_in([]) is None


def test_a_point_after_a_smaller_group_is_printed_after_it():
    group = {"is_agency": False, "intro": None}
    plan = sample_plan(
        groups=[
            {"path": "III.1", "heading": "Công tác cán bộ", **group},
            {"path": "III.1.1", "heading": "Quy hoạch", **group},
        ],
        items=[
            item("III.1.1.1", "task", "Rà soát quy hoạch."),
            item("III.1.2", "task", "Điều động cán bộ."),
        ],
    )
    printed = [place.entry.get("heading") or place.entry["text"] for place in places(plan, rules_on(None))]
    assert printed[-4:] == ["Công tác cán bộ", "Quy hoạch", "Rà soát quy hoạch.", "Điều động cán bộ."]

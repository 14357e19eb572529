"""The deadline grammar, phrase by phrase."""

import pytest

from drafting.reading.time import deadlines
from tests.drafting.reading.told import CODES, ISSUED

PHRASES = [
    ("xong trước ngày 25/12/2026", "F", None, "2026-12-25"),
    ("chậm nhất ngày 25/12/2026", "F", None, "2026-12-25"),
    ("hết ngày 25/12/2026", "F", None, "2026-12-25"),
    ("đến ngày 25/12/2026", "F", None, "2026-12-25"),
    ("trước 17 giờ 00, ngày 20/11/2026", "F", None, "2026-11-20"),
    ("hoàn thành trong tháng 9/2026", "F", None, "2026-09-30"),
    ("hoàn thành trong 6 tháng đầu năm 2027", "F", None, "2027-06-30"),
    ("chậm nhất trong quý II/2027", "F", None, "2027-06-30"),
    ("đến hết quý I/2027", "F", None, "2027-03-31"),
    ("đến cuối năm 2027", "F", None, "2027-12-31"),
    ("đến năm 2030", "F", None, "2030-12-31"),
    ("trước Tết Nguyên đán Đinh Mùi", "F", None, "2027-02-05"),
    ("trước Tết Nguyên đán Đinh Mùi (06/02/2027)", "F", None, "2027-02-05"),
    ("trước Tết Nguyên đán (06/02/2027)", "F", None, "2027-02-05"),
    ("khẩn trương, hoàn thành trước 30-6-2027", "F", None, "2027-06-30"),
    ("khẩn trương, hoàn thành trước 30.6.2027", "F", None, "2027-06-30"),
    ("tháng 03 năm 2027", "F", "2027-03-01", "2027-03-31"),
    ("T3/2027", "F", "2027-03-01", "2027-03-31"),
    ("3-2027", "F", "2027-03-01", "2027-03-31"),
    ("tháng 10, 11/2026", "F", "2026-10-01", "2026-11-30"),
    ("từ ngày 01/10 đến hết ngày 30/11/2026", "F", "2026-10-01", "2026-11-30"),
    ("từ tháng 3 đến tháng 5/2027", "F", "2027-03-01", "2027-05-31"),
    ("quý 3 năm 2026", "F", "2026-07-01", "2026-09-30"),
    ("Q.III/2026", "F", "2026-07-01", "2026-09-30"),
    ("quý III-2026", "F", "2026-07-01", "2026-09-30"),
    ("quý IV/2026 và quý I/2027", "F", "2026-10-01", "2027-03-31"),
    ("6 tháng cuối năm 2027", "F", "2027-07-01", "2027-12-31"),
    ("ngay trong tháng 8/2026", "F", "2026-08-01", "2026-08-31"),
    ("trình Ban Thường vụ trong tháng 8/2026", "F", "2026-08-01", "2026-08-31"),
    ("đầu tháng 8/2026", "F", "2026-08-01", "2026-08-31"),
    ("giữa tháng 8/2026", "F", "2026-08-01", "2026-08-31"),
    ("cuối tháng 8/2026", "F", "2026-08-01", "2026-08-31"),
    ("cuối quý III/2026", "F", "2026-07-01", "2026-09-30"),
    ("giữa năm 2027", "F", "2027-01-01", "2027-12-31"),
    ("thượng tuần tháng 9/2026", "F", "2026-09-01", "2026-09-10"),
    ("trung tuần tháng 9/2026", "F", "2026-09-11", "2026-09-20"),
    ("hạ tuần tháng 9/2026", "F", "2026-09-21", "2026-09-30"),
    ("nửa đầu tháng 5/2027", "F", "2027-05-01", "2027-05-15"),
    ("nửa cuối tháng 5/2027", "F", "2027-05-16", "2027-05-31"),
    ("các năm 2026, 2027 và 2028", "F", "2026-01-01", "2028-12-31"),
    ("giai đoạn 2026 - 2030", "F", "2026-01-01", "2030-12-31"),
    ("từ năm 2026 đến năm 2030", "F", "2026-01-01", "2030-12-31"),
    ("năm học 2026 - 2027", "F", None, None),
    ("từ nay đến hết năm 2026", "F", "2026-07-15", "2026-12-31"),
    ("trước kỳ họp HĐND cuối năm 2026", "FC", None, "2026-12-31"),
    ("bắt đầu từ quý I/2027", "A", "2027-01-01", None),
    ("kể từ ngày 01/01/2027", "A", "2027-01-01", None),
    ("từ tháng 7/2026 trở đi", "A", "2026-07-01", None),
    ("năm 2026 và các năm tiếp theo", "A", "2026-01-01", None),
    ("năm 2026 và các năm sau", "A", "2026-01-01", None),
    ("từ năm 2027, 05 năm một lần", "AR", "2027-01-01", None),
    ("thực hiện hàng năm, từ năm 2022", "AR", "2022-01-01", None),
    ("trước ngày 20 hằng tháng", "R", None, None),
    ("trước ngày 25 tháng cuối quý", "R", None, None),
    ("hằng quý", "R", None, None),
    ("03 tháng một lần", "R", None, None),
    ("ít nhất 02 lần/năm", "R", None, None),
    ("quý I hằng năm", "R", None, None),
    ("tháng 12 hằng năm", "R", None, None),
    ("hằng năm, chậm nhất 15/11", "R", None, None),
    ("trước ngày 15/11 hàng năm", "R", None, None),
    ("nhân dịp 03/02, 19/5, 02/9", "R", None, None),
    ("định kỳ, đột xuất", "R", None, None),
    ("hằng năm và khi có yêu cầu", "RC", None, None),
    ("định kỳ hoặc đột xuất khi thấy cần thiết", "RC", None, None),
    ("duy trì thường xuyên, liên tục", "O", None, None),
    ("thực hiện ngay và thường xuyên", "O", None, None),
    ("thường xuyên hoặc đột xuất", "O", None, None),
    ("thực hiện thường xuyên và định kỳ", "RO", None, None),
    ("đầu nhiệm kỳ", "T", None, None),
    ("giữa nhiệm kỳ", "T", None, None),
    ("cuối nhiệm kỳ", "T", None, None),
    ("năm thứ hai của nhiệm kỳ", "T", None, None),
    ("cả nhiệm kỳ", "T", None, None),
    ("trong nhiệm kỳ 2025 - 2030", "T", None, None),
    ("từ nhiệm kỳ 2025 - 2030", "AT", None, None),
    ("thực hiện từ năm thứ 3 của nhiệm kỳ", "AT", None, None),
    ("trong vòng 30 ngày kể từ ngày ban hành", "C", None, None),
    ("sau 05 ngày làm việc kể từ ngày nhận văn bản", "C", None, None),
    ("chậm nhất 15 ngày sau hội nghị", "C", None, None),
    ("ngay sau Đại hội", "C", None, None),
    ("ngay sau khi Kế hoạch được ban hành", "C", None, None),
    ("trước ngày khai mạc Đại hội", "C", None, None),
    ("đồng thời với đại hội chi bộ", "C", None, None),
    ("sau khi được phê duyệt", "C", None, None),
    ("khi đủ điều kiện", "C", None, None),
    ("khi bố trí được kinh phí", "C", None, None),
    ("theo lộ trình của Trung ương", "C", None, None),
    ("theo tiến độ của Trung ương", "C", None, None),
    ("theo hướng dẫn của Trung ương", "C", None, None),
    ("theo Chương trình làm việc toàn khóa", "C", None, None),
    ("theo quy định", "C", None, None),
    ("đúng thời gian quy định", "C", None, None),
    ("sơ kết 03 năm, tổng kết 05 năm thực hiện", "C", None, None),
    ("khi có hướng dẫn năm 2022", "FC", "2022-01-01", "2022-12-31"),
    ("thực hiện theo Kế hoạch số 03-KH/TW, ngày 01/12/2021 của Bộ Chính trị", "C", None, None),
    ("tháng 12/2021 - 01/2022", "F", "2021-12-01", "2022-01-31"),
    ("thực hiện trong năm 2024", "F", "2024-01-01", "2024-12-31"),
]


@pytest.mark.parametrize(("phrase", "kinds", "start", "end"), PHRASES)
def test_a_phrase_says_its_kinds_and_days(phrase, kinds, start, end):
    found = deadlines.parse_phrase(phrase, issued_on=ISSUED)
    assert found is not None
    assert (sorted(found["kinds"]), found["start"], found["end"]) == (
        sorted(CODES[k] for k in kinds),
        start,
        end,
    )


@pytest.mark.parametrize(("phrase", "kinds", "start", "end"), PHRASES)
def test_the_same_phrase_in_parentheses_is_found_in_an_item(phrase, kinds, start, end):
    text = f"Tham mưu xây dựng quy định về công tác cán bộ ({phrase})."
    found = deadlines.read(text, issued_on=ISSUED)
    assert [(sorted(d["kinds"]), d["start"], d["end"]) for d in found] == [
        (sorted(CODES[k] for k in kinds), start, end)
    ]


@pytest.mark.parametrize(("phrase", "kinds", "start", "end"), PHRASES)
def test_the_same_phrase_behind_the_words_for_time_is_found_in_an_item(phrase, kinds, start, end):
    text = f"Tham mưu xây dựng quy định về công tác cán bộ. Thời gian thực hiện: {phrase}."
    found = deadlines.read(text, issued_on=ISSUED)
    assert [(sorted(d["kinds"]), d["start"], d["end"]) for d in found] == [
        (sorted(CODES[k] for k in kinds), start, end)
    ]


MANNERS = ("duy trì", "thực hiện", "thường xuyên", "theo ", "đúng ")
PARTS_OF_A_NAME = ("giai đoạn", "năm ", "các năm", "hằng quý", "đến năm", "T3", "3-", "Q.", "từ nhiệm")
"""Without brackets these tell how something is done, or which plan or year it is about."""


@pytest.mark.parametrize(
    ("phrase", "kinds", "start", "end"),
    [p for p in PHRASES if not p[0].startswith(MANNERS + PARTS_OF_A_NAME)],
)
def test_the_same_phrase_at_the_end_of_a_sentence_is_found(phrase, kinds, start, end):
    found = deadlines.read(f"Các chi bộ rà soát quy chế, {phrase}.", issued_on=ISSUED)
    assert [(sorted(d["kinds"]), d["start"], d["end"]) for d in found] == [
        (sorted(CODES[k] for k in kinds), start, end)
    ]


@pytest.mark.parametrize(
    "phrase", ["thường xuyên, liên tục", "theo quy định", "giai đoạn 2026 - 2030", "năm 2027"]
)
def test_manners_and_parts_of_a_name_are_deadlines_only_in_brackets(phrase):
    assert deadlines.read(f"Các chi bộ rà soát quy chế, {phrase}.") == []
    assert len(deadlines.read(f"Các chi bộ rà soát quy chế ({phrase}).")) == 1


@pytest.mark.parametrize(("phrase", "kinds", "start", "end"), PHRASES)
def test_a_deadline_that_lost_its_words_is_worded_anew_with_the_same_sense(phrase, kinds, start, end):
    found = deadlines.parse_phrase(phrase, issued_on=ISSUED)
    assert found is not None
    again = deadlines.parse_phrase(deadlines.write(found | {"text": ""}), issued_on=ISSUED)
    expected = (sorted(CODES[k] for k in kinds), start, end)
    if phrase.startswith("năm học"):
        assert again is None  # a school year has no days of its own, only its words tell it
    else:
        assert (sorted(again["kinds"]), again["start"], again["end"]) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "sơ kết năm 2028, tổng kết năm 2030",
            [(["fixed"], "2028-01-01", "2028-12-31"), (["fixed"], "2030-01-01", "2030-12-31")],
        ),
        (
            "thường xuyên, sơ kết năm 2028",
            [(["ongoing"], None, None), (["fixed"], "2028-01-01", "2028-12-31")],
        ),
        (
            "định kỳ 6 tháng (trước 15/6), năm (trước 15/12)",
            [(["recurring"], None, None), (["recurring"], None, None)],
        ),
    ],
)
def test_two_rules_in_one_statement_are_two_deadlines(phrase, expected):
    found = deadlines.read(f"Báo cáo kết quả thực hiện ({phrase}).")
    assert [(d["kinds"], d["start"], d["end"]) for d in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hằng năm, đánh giá kết quả cải cách hành chính.", [(["recurring"], None, None)]),
        ("Báo cáo Ban Thường vụ trước ngày 15/11 hàng năm.", [(["recurring"], None, None)]),
        ("Sơ kết việc thực hiện trong tháng 3 năm 2022.", [(["fixed"], "2022-03-01", "2022-03-31")]),
        ("Xây dựng quy chế, hoàn thành trước ngày 30/9/2026.", [(["fixed"], None, "2026-09-30")]),
        (
            "Ngay sau Hội nghị cán bộ toàn quốc, khẩn trương tổ chức học tập.",
            [(["on_condition"], None, None)],
        ),
        ("Rà soát văn bản sau khi cấp trên có văn bản mới để thực hiện.", [(["on_condition"], None, None)]),
        (
            "Tổng hợp; định kỳ báo cáo Thường trực kết quả trước ngày 15/11 hằng năm.",
            [(["recurring"], None, None)],
        ),
    ],
)
def test_running_text_tells_deadlines_too(text, expected):
    assert [(d["kinds"], d["start"], d["end"]) for d in deadlines.read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng (khóa XIII).",
        "Nâng cao chất lượng đảng viên giai đoạn 2021 - 2025 theo Nghị quyết số 04-NQ/ĐUK ngày 28/7/2021.",
        "Thường xuyên kiểm tra, giám sát cấp dưới; kịp thời biểu dương, khen thưởng.",
        "Xây dựng chương trình kiểm tra, giám sát hằng năm của Ban Thường vụ.",
        "Cập nhật kiến thức định kỳ, thường xuyên cho cán bộ lãnh đạo, quản lý.",
        "Phát triển du lịch đến năm 2030, tầm nhìn đến năm 2045 theo quy hoạch.",
        "Chi bộ bốn tốt (Hoàn thành tốt nhiệm vụ chính trị; chất lượng sinh hoạt tốt).",
        "Tiếp tục thực hiện tốt công tác giáo dục chính trị tư tưởng (sau đây gọi là Kết luận).",
        "Sơ kết Đề án (theo Quyết định số 1847/QĐ-TTg, ngày 27/12/2018 của Thủ tướng Chính phủ).",
    ],
)
def test_dates_of_cited_documents_and_manners_are_no_deadlines(text):
    assert deadlines.read(text) == []


def test_a_date_without_a_year_takes_the_plans_year_and_says_so():
    (found,) = deadlines.read("Gửi báo cáo (trước 31/10).", year=2026)
    assert (found["start"], found["end"], found["year_inferred"]) == (None, "2026-10-31", True)


def test_a_distance_from_an_event_keeps_both():
    found = deadlines.parse_phrase("trong vòng 30 ngày kể từ ngày ban hành")
    assert (found["anchor"], found["offset"], found["offset_unit"]) == ("ngày ban hành", 30, "days")
    found = deadlines.parse_phrase("sau 05 ngày làm việc kể từ ngày nhận văn bản")
    assert (found["offset"], found["offset_unit"]) == (5, "working_days")


@pytest.mark.parametrize(
    "phrase",
    [
        "trong vòng 30 ngày kể từ ngày ban hành",
        "sau 05 ngày làm việc kể từ ngày nhận văn bản",
        "chậm nhất 15 ngày sau hội nghị",
    ],
)
def test_a_distance_from_an_event_is_worded_anew_with_both(phrase):
    found = deadlines.parse_phrase(phrase)
    assert found is not None
    again = deadlines.parse_phrase(deadlines.write(found | {"text": ""}))
    keys = ("kinds", "anchor", "offset", "offset_unit")
    assert [again[key] for key in keys] == [found[key] for key in keys]


@pytest.mark.parametrize("phrase", ["", "Ban Tổ chức", "100%", "đảng viên", "ngày 31/02/2026"])
def test_a_phrase_without_time_is_no_deadline(phrase):
    found = deadlines.parse_phrase(phrase)
    assert found is None or (found["start"], found["end"]) == (None, None)


@pytest.mark.parametrize(("phrase", "kinds", "start", "end"), PHRASES)
def test_what_is_written_reads_back_as_the_same_deadline(phrase, kinds, start, end):
    found = deadlines.parse_phrase(phrase, issued_on=ISSUED)
    again = deadlines.parse_phrase(deadlines.write(found), issued_on=ISSUED)
    assert [again[k] for k in ("kinds", "start", "end")] == [found[k] for k in ("kinds", "start", "end")]


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ({"kinds": ["fixed"], "start": None, "end": "2026-12-25"}, "trước ngày 25/12/2026"),
        ({"kinds": ["fixed"], "start": None, "end": "2026-09-30"}, "hoàn thành trong tháng 9/2026"),
        ({"kinds": ["fixed"], "start": "2027-01-01", "end": "2027-03-31"}, "quý I/2027"),
        (
            {"kinds": ["fixed"], "start": "2026-10-01", "end": "2026-11-30"},
            "từ tháng 10/2026 đến tháng 11/2026",
        ),
        ({"kinds": ["fixed"], "start": "2026-01-01", "end": "2030-12-31"}, "giai đoạn 2026 - 2030"),
        ({"kinds": ["from"], "start": "2022-01-01", "end": None}, "từ năm 2022"),
        ({"kinds": ["from", "recurring"], "start": "2022-01-01", "end": None}, "hằng năm, từ năm 2022"),
        ({"kinds": ["ongoing"], "start": None, "end": None}, "thực hiện thường xuyên"),
    ],
)
def test_a_deadline_without_words_is_put_into_words_that_mean_the_same(deadline, words):
    assert deadlines.write(deadline) == words
    again = deadlines.parse_phrase(words)
    assert [again[k] for k in ("kinds", "start", "end")] == [deadline[k] for k in ("kinds", "start", "end")]

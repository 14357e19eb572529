"""When a task is due in the own plan: before its parent, in the sentence and in the data alike."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.deriving import Choices, derive, fruits
from drafting.reading.time import deadlines as grammar
from tests.drafting.deriving.small_plan import CENTRE, PROVINCE, central_plan

TODAY = date(2026, 11, 22)
BOARD = "Ban Tổ chức Trung ương"


def derived(text, *, kind="task", **choices):
    """The first task of the centre's Organization Board with these words, and its answer."""
    parent = central_plan()
    parent["items"][1] |= {"text": text, "deadlines": grammar.read(text), "kind": kind}
    made = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY, choices=Choices(**choices))
    item = next(item for item in made.document["items"] if item["source"][0]["path"] == "II.1.1")
    answer = next((row["answer"] for row in made.answers if row["parent_path"] == "II.1.1"), None)
    reason = next((mark["reason"] for mark in made.marked if mark["uid"] == item["uid"]), "")
    return item, answer, reason


def test_without_a_margin_the_deadline_stays_as_it_is():
    item, answer, _reason = derived("Sắp xếp các tổ chức đảng (hoàn thành trong quý II/2027).")
    assert item["text"] == "Sắp xếp các tổ chức đảng (hoàn thành trong quý II/2027)."
    assert (item["deadlines"][0]["end"], answer) == ("2027-06-30", "adopted")


@pytest.mark.parametrize(
    ("told", "written", "end"),
    [
        # the 20th is a Sunday, the Friday before it is taken
        ("hoàn thành trong quý II/2027", "hoàn thành trước ngày 18/6/2027", "2027-06-18"),
        ("trước ngày 15/3/2027", "trước ngày 05/3/2027", "2027-03-05"),
        ("năm 2027", "trước ngày 21/12/2027", "2027-12-21"),
        ("tháng 9/2027", "trước ngày 20/9/2027", "2027-09-20"),
        ("tháng 10, 11/2027", "trước ngày 19/11/2027", "2027-11-19"),
        ("trình Ban Thường vụ trong tháng 8/2027", "trình Ban Thường vụ trước ngày 20/8/2027", "2027-08-20"),
        ("sơ kết năm 2028", "sơ kết trước ngày 21/12/2028", "2028-12-21"),
        ("chậm nhất ngày 25/12/2027", "trước ngày 15/12/2027", "2027-12-15"),
        ("trước 17 giờ 00, ngày 20/11/2027", "trước ngày 10/11/2027", "2027-11-10"),
        ("từ ngày 01/10 đến hết ngày 30/11/2027", "từ ngày 01/10/2027 đến ngày 19/11/2027", "2027-11-19"),
        ("từ nay đến hết năm 2027", "trước ngày 21/12/2027", "2027-12-21"),
    ],
)
def test_a_margin_moves_the_day_in_the_sentence_and_in_the_data(told, written, end):
    item, answer, _reason = derived(f"Sắp xếp các tổ chức đảng ({told}).", margin=10)
    assert item["text"] == f"Sắp xếp các tổ chức đảng ({written})."
    assert (item["deadlines"][0]["end"], answer) == (end, "adapted")


def test_a_time_that_begins_its_sentence_begins_it_still():
    item, _answer, _reason = derived("Trước ngày 15/3/2027, sắp xếp xong các tổ chức đảng.", margin=5)
    assert item["text"] == "Trước ngày 10/3/2027, sắp xếp xong các tổ chức đảng."


def test_a_margin_that_leads_into_the_past_is_for_a_person_to_decide():
    item, answer, reason = derived("Sắp xếp các tổ chức đảng (trước ngày 30/11/2026).", margin=30)
    assert item["deadlines"][0]["end"] == "2026-11-30"
    assert answer == "adopted"
    assert "Không thể đặt sớm hơn thời hạn của cấp trên (30/11/2026) 30 ngày" in reason


@pytest.mark.parametrize(
    ("told", "unit_day"),
    [
        ("trong vòng 02 tháng kể từ ngày ban hành Kế hoạch", "trước ngày 11/12/2026"),  # 12/12 is a Saturday
        ("trong vòng 60 ngày làm việc kể từ ngày ban hành", "trước ngày 04/01/2027"),
        ("trong vòng 12 tuần kể từ ngày ban hành", "trước ngày 04/01/2027"),
    ],
)
def test_weeks_months_and_working_days_are_counted_by_the_calendar(told, unit_day):
    item, _answer, _reason = derived(f"Sắp xếp các tổ chức đảng ({told}).", issued_on=date(2026, 11, 25))
    assert item["text"] == f"Sắp xếp các tổ chức đảng ({unit_day})."


def test_days_counted_from_the_parents_issue_are_pointed_out_where_the_own_issue_is_not_known():
    text = "Sắp xếp các tổ chức đảng (trong vòng 90 ngày kể từ ngày ban hành Kế hoạch)."
    assert "từ ngày ban hành văn bản của cấp trên" in derived(text)[2]


def test_each_of_two_times_is_moved_and_says_what_it_said():
    item, _answer, _reason = derived(
        "Theo dõi việc thực hiện (sơ kết năm 2028, tổng kết năm 2030).", margin=10
    )
    assert (
        item["text"]
        == "Theo dõi việc thực hiện (sơ kết trước ngày 21/12/2028, tổng kết trước ngày 20/12/2030)."
    )
    assert [entry["end"] for entry in item["deadlines"]] == ["2028-12-21", "2030-12-20"]


@pytest.mark.parametrize(
    "text", ["Đổi mới sinh hoạt chi bộ (giai đoạn 2026 - 2030).", "Sắp xếp (các năm 2027, 2028)."]
)
def test_a_phase_of_years_is_kept(text):
    assert derived(text, margin=10)[0]["text"] == text


def test_a_report_is_due_earlier_too():
    item, answer, _reason = derived("Báo cáo kết quả trước ngày 15/12/2027.", margin=10, kind="organisation")
    assert item["text"] == "Báo cáo kết quả trước ngày 03/12/2027."  # the 5th is a Sunday
    assert (item["deadlines"][0]["end"], answer) == ("2027-12-03", "adapted")


def test_a_time_in_a_tables_column_is_moved_there():
    parent = central_plan()
    parent["items"][1] |= {
        "text": "Tăng cường sắp xếp các tổ chức đảng",
        "deadlines": grammar.read("(quý II/2027)"),
        "table": True,
    }
    made = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY, choices=Choices(margin=10))
    item = next(item for item in made.document["items"] if item["source"][0]["path"] == "II.1.1")
    assert item["text"] == "Tăng cường sắp xếp các tổ chức đảng"
    assert [(entry["text"], entry["end"]) for entry in item["deadlines"]] == [
        ("trước ngày 18/6/2027", "2027-06-18")
    ]


def test_recurring_times_are_not_moved():
    text = "Báo cáo kết quả sắp xếp (trước ngày 15/11 hằng năm)."
    assert derived(text, margin=10)[0]["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "Tham mưu ban hành quy định về xử lý kỷ luật đảng ({}).",
        "Nghiên cứu, tham mưu sửa đổi, bổ sung các quy định về bầu cử trong Đảng ({}).",
        "Tham mưu sơ kết 5 năm thực hiện Chỉ thị số 27-CT/TW, ngày 10/01/2022 của Bộ Chính trị ({}).",
    ],
)
def test_what_the_centre_is_still_to_write_is_waited_for(text):
    item, answer, _reason = derived(text.format("năm 2027"))
    assert "(khi có văn bản của Trung ương)" in item["text"]
    assert item["deadlines"][0]["kinds"] == ["on_condition"]
    assert (item["deadlines"][0]["end"], answer) == (None, "adapted")
    assert "(năm 2027)" in derived(text.format("năm 2027"), documents_to_come=False)[0]["text"]


@pytest.mark.parametrize(
    "opening",
    [
        "Chủ trì, phối hợp với Ủy ban Kiểm tra Trung ương, các cơ quan liên quan",
        "Khẩn trương nghiên cứu, đề xuất và",
        "Phối hợp với các cơ quan kịp thời",
        "Chỉ đạo các cơ quan chuyên môn",
    ],
)
def test_how_the_work_is_done_does_not_hide_what_it_yields(opening):
    item, _answer, _reason = derived(f"{opening} tham mưu sửa đổi Quy định về kỷ luật đảng (năm 2027).")
    assert "(khi có văn bản của Trung ương)" in item["text"]


@pytest.mark.parametrize(
    "word", ["phối hợp ", "chủ trì, phối hợp ", "tham mưu ", "chỉ đạo các cơ quan ", "và, "]
)
def test_a_sentence_of_nothing_but_openings_is_read_at_once(word):
    sentence = word * 2000
    told = (fruits.guides, fruits.reviews, fruits.makes_document)
    assert [tells(sentence) for tells in told] == [False, False, False]


def test_who_guides_below_waits_for_the_guidance_from_above():
    item, _answer, _reason = derived("Hướng dẫn đợt sinh hoạt chính trị về xây dựng Đảng (tháng 3/2027).")
    assert item["text"].endswith("(khi có hướng dẫn của Ban Tổ chức Trung ương).")


@pytest.mark.parametrize(
    "text",
    [
        "Xây dựng chương trình, kế hoạch thực hiện Nghị quyết (trước ngày 31/3/2027).",
        "Tham mưu Bộ Chính trị thực hiện Quy định số 85-QĐ/TW, ngày 23/5/2026 của Bộ Chính trị (trước ngày 31/3/2027).",
        "Tổng kết mô hình chi bộ bốn tốt (trước ngày 31/3/2027).",
    ],
)
def test_own_documents_and_own_reviews_keep_their_day(text):
    assert derived(text)[0]["deadlines"][0]["end"] == "2027-03-31"


def test_a_lasting_task_without_a_time_is_said_to_be_lasting():
    item, answer, _reason = derived("Tăng cường kiểm tra việc nêu gương của cấp ủy.")
    assert item["text"] == "Tăng cường kiểm tra việc nêu gương của cấp ủy (thực hiện thường xuyên)."
    assert (item["deadlines"][0]["kinds"], answer) == (["ongoing"], "adapted")
    assert derived("Tăng cường kiểm tra.", continuing=False)[0]["deadlines"] == []
    assert derived("Cử cán bộ dự lớp bồi dưỡng.")[0]["deadlines"] == []
    assert derived("Tăng cường kiểm tra.", kind="purpose")[0]["deadlines"] == []


def test_days_counted_from_the_parents_issue_become_a_day_before_it_where_the_own_issue_is_known():
    text = "Sắp xếp các tổ chức đảng (trong vòng 90 ngày kể từ ngày ban hành Kế hoạch)."
    assert derived(text)[0]["text"] == text
    item, _answer, _reason = derived(text, issued_on=date(2026, 12, 1), margin=4)
    assert item["text"] == "Sắp xếp các tổ chức đảng (trước ngày 06/01/2027)."  # 12/10/2026 + 90 − 4 days
    assert item["deadlines"][0]["end"] == "2027-01-06"


def test_no_margin_is_negative_or_longer_than_a_year():
    for margin in (-1, 400):
        with pytest.raises(ValueError, match="từ 0 đến 366"):
            Choices(margin=margin)


DAYS = st.dates(date(2027, 1, 1), date(2030, 12, 31))


@settings(deadline=None, max_examples=150)
@given(
    day=DAYS,
    margin=st.integers(0, 40),
    form=st.sampled_from(["trước ngày {:%d/%m/%Y}", "tháng {:%m/%Y}", "năm {:%Y}"]),
)
def test_reading_the_derived_sentence_gives_the_derived_days(day, margin, form):
    text = f"Sắp xếp các tổ chức đảng ({form.format(day)})."
    parent = grammar.read(text)[0]
    item, _answer, _reason = derived(text, margin=margin)
    read = grammar.read(item["text"])
    assert [found["end"] for found in read] == [item["deadlines"][0]["end"]]
    new = date.fromisoformat(read[0]["end"])
    days = (date.fromisoformat(parent["end"]) - new).days
    assert margin <= days <= margin + 2
    assert not margin or new.weekday() < 5

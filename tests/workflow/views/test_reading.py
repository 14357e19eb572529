import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from drafting.models import PagePicture, ReceivedDocument
from drafting.reading.reader import read_file
from records import files
from records.models import AuditEntry
from tests.arrivals import PARENT, assigned, confirmed, instructed
from tests.drafting.reading.tables import Merged, word
from tests.plans import agency, person
from workflow.services import receiving

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def drafter(client):
    client.force_login(person("soan"))
    return client


def item(received, path):
    return next(entry for entry in again(received).document["items"] if entry["path"] == path)


def texts(received):
    return [entry["text"] for entry in again(received).document["items"]]


def again(received):
    return ReceivedDocument.objects.get(pk=received.pk)


def mend(client, received, how, **data):
    form = {"how": how, "edit_number": again(received).edit_number} | data
    return client.post(reverse("received_mend", args=[received.uid]), form)


def test_the_source_stands_beside_what_was_read(drafter):
    received = assigned()
    context = drafter.get(reverse("received_reading", args=[received.uid])).context
    blocks = [block for sheet in context["source"].sheets for block in sheet.blocks]
    shown = " ".join(line["text"] for block in blocks for line in block.lines)
    assert [word for word in PARENT.split() if word not in shown] == []
    part = next(part for part in context["reading"].parts if part.path == "II.1")
    assert [words for words, _tone in part.tags] == [
        "Nhiệm vụ",
        "chủ trì: Ban Tổ chức Trung ương",
        "hoàn thành trong quý I/2027 (đến 31/03/2027)",
    ]


def test_an_item_is_corrected_and_its_new_words_tell_the_deadline(drafter):
    received = assigned()
    part = item(received, "II.1")
    text = "Ban Tổ chức Trung ương rà soát quy định (hoàn thành trước ngày 25/12/2026)."
    response = mend(
        drafter,
        received,
        "item",
        uid=part["uid"],
        text=text,
        item_kind="task",
        when="hoàn thành trong quý I/2027",
    )
    assert response.headers["Location"].endswith(f"#p-{part['uid']}")
    mended = item(received, "II.1")
    assert (mended["text"], [deadline["end"] for deadline in mended["deadlines"]]) == (text, ["2026-12-25"])


def test_words_of_time_that_mean_nothing_are_refused_and_what_was_typed_stays(drafter):
    received = assigned()
    part = item(received, "II.1")
    response = mend(
        drafter,
        received,
        "item",
        uid=part["uid"],
        text="Câu đang sửa.",
        item_kind="task",
        when="bao giờ cũng được",
    )
    assert "Chưa đọc được thời gian" in response.content.decode()
    assert "Câu đang sửa." in response.content.decode()
    assert item(received, "II.1")["text"] == part["text"]


def test_an_item_is_split_joined_again_and_left_out(drafter):
    received = assigned()
    before = texts(received)
    first = "Các tỉnh ủy, thành ủy xây dựng kế hoạch thực hiện."
    mend(drafter, received, "split", uid=item(received, "II.2")["uid"], first=first)
    assert texts(received)[2:4] == [first, "Báo cáo kết quả hằng năm."]
    mend(drafter, received, "merge", uid=item(received, "II.3")["uid"])
    assert texts(received) == before
    mend(drafter, received, "drop", uid=item(received, "I.1")["uid"])
    assert texts(received) == before[1:]
    assert [entry["text"] for entry in again(received).document["unplaced"]] == [before[0]]


def test_the_head_is_corrected(drafter):
    received = assigned()
    mend(
        drafter, received, "head", title="KẾ HOẠCH mới", symbol="42-KH/TW", date="2026-10-13", place="Hà Nội"
    )
    now = again(received)
    assert (now.document["title"], now.document["date"], now.symbol) == (
        "KẾ HOẠCH mới",
        "2026-10-13",
        "42-KH/TW",
    )


def test_a_page_that_is_out_of_date_overwrites_nothing_and_loses_nothing(drafter):
    received = assigned()
    part = item(received, "II.1")
    stale = {"uid": part["uid"], "item_kind": "task", "when": "", "edit_number": 0}
    mend(drafter, received, "item", **stale, text="Câu thứ nhất.")
    response = mend(drafter, received, "item", **stale, text="Câu thứ hai.")
    assert response.status_code == 409
    assert all(text in response.content.decode() for text in ("Câu thứ nhất.", "Câu thứ hai."))
    assert item(received, "II.1")["text"] == "Câu thứ nhất."


@pytest.mark.parametrize(
    ("username", "made", "code"),
    [
        ("truongban", assigned, 403),
        ("soan", instructed, 303),
        ("soan", confirmed, 303),
        ("nguoila", assigned, 404),
    ],
)
def test_nobody_else_and_at_no_other_time_is_it_changed(client, username, made, code):
    received = made()
    before = again(received).document
    client.force_login(person(username))
    part = item(received, "II.1")
    assert mend(client, received, "drop", uid=part["uid"]).status_code == code
    assert again(received).document == before


@pytest.mark.parametrize("data", [{"how": "x"}, {"how": ""}])
def test_a_forged_mending_is_not_found(drafter, data):
    assert mend(drafter, assigned(), **data).status_code == 404


def test_a_part_that_is_not_there_any_more_is_said(drafter):
    received = assigned()
    response = mend(drafter, received, "merge", uid="khong-co")
    assert response.status_code == 303
    assert "không còn trong kết quả đọc" in drafter.get(response.headers["Location"]).content.decode()


@pytest.fixture
def doubtful(drafter):
    """A reading with two unsure places: of the whole, of II.1; and one line without a place."""
    received = assigned()
    document = received.document
    part = next(entry for entry in document["items"] if entry["path"] == "II.1")
    document["doubts"] = [
        {"id": 0, "uid": None, "path": None, "reason": "Thiếu số trang."},
        {"id": 1, "uid": part["uid"], "path": "II.1", "reason": "Không ghi năm."},
    ]
    document["unplaced"] = [
        {"text": "Dòng lạc giữa trang", "page": 2, "reason": "Chưa rõ thuộc phần nào", "lines": []},
        {
            "text": "- 3 -",
            "page": 3,
            "reason": "Số trang, đầu trang lặp lại: không phải nội dung.",
            "lines": [],
        },
    ]
    received.save()
    return received


def page_of(client, received, query=""):
    return client.get(reverse("received_reading", args=[received.uid]) + query)


def look_at(client, received, number):
    return client.post(reverse("received_look_at", args=[received.uid, number]))


def test_unsure_places_are_counted_marked_and_ticked_one_after_the_other(drafter, doubtful):
    page = page_of(drafter, doubtful)
    assert [doubt.number for doubt in page.context["reading"].unseen] == [0, 1]
    shown = page.content.decode()
    assert "02 chỗ cần xem lại" in shown
    assert all(f'id="d-{number}"' in shown for number in (0, 1))
    first = look_at(drafter, doubtful, 0)
    assert first.headers["Location"].endswith("#d-1")
    reading = page_of(drafter, doubtful).context["reading"]
    assert [(doubt.number, doubt.seen_by) for doubt in reading.doubts] == [(0, "Nguyễn Thu Hà"), (1, "")]
    look_at(drafter, doubtful, 0)
    assert len(page_of(drafter, doubtful).context["reading"].unseen) == 2


def test_an_unsure_place_that_is_not_there_is_not_found(drafter, doubtful):
    assert look_at(drafter, doubtful, 7).status_code == 404


def confirm(client, received, **data):
    return client.post(reverse("received_confirm", args=[received.uid]), data)


def test_confirming_asks_once_more_about_places_that_nobody_has_looked_at(drafter, doubtful):
    asked = confirm(drafter, doubtful)
    assert asked.headers["Location"].endswith("?confirm=anyway#confirming")
    assert again(doubtful).confirmed is None
    assert 'name="unseen" value="2"' in drafter.get(asked.headers["Location"]).content.decode()
    assert confirm(drafter, doubtful, unseen=1).headers["Location"].endswith("#confirming")
    confirm(drafter, doubtful, unseen=2)
    assert again(doubtful).confirmed is not None
    entry = AuditEntry.objects.get(subject=doubtful.subject, verb="confirm")
    assert entry.detail["unseen"] == 2


def test_confirming_what_was_looked_at_asks_nothing(drafter, doubtful):
    for number in (0, 1):
        look_at(drafter, doubtful, number)
    confirm(drafter, doubtful)
    assert again(doubtful).confirmed is not None
    assert "unseen" not in AuditEntry.objects.get(subject=doubtful.subject, verb="confirm").detail


def test_lines_without_a_place_are_listed_with_reason_and_page_and_page_numbers_apart(drafter, doubtful):
    reading = page_of(drafter, doubtful).context["reading"]
    assert [(entry.text, entry.page) for entry in reading.unplaced] == [("Dòng lạc giữa trang", 2)]
    assert [entry.text for entry in reading.furniture] == ["- 3 -"]


def test_a_line_without_a_place_is_placed_where_the_page_proposes(drafter, doubtful):
    form = page_of(drafter, doubtful, "?place=0").context["place_form"]
    places = [value for value, _label in form.fields["after"].choices]
    part = item(doubtful, "II.1")["uid"]
    assert part in places
    mend(drafter, doubtful, "place", index=0, where="item", after=part)
    assert item(doubtful, "II.2")["text"] == "Dòng lạc giữa trang"
    reading = page_of(drafter, doubtful).context["reading"]
    assert (reading.unplaced, len(reading.furniture)) == ([], 1)


def test_a_line_that_is_no_content_is_greyed_and_no_longer_counted(drafter, doubtful):
    mend(drafter, doubtful, "dismiss", index=0)
    page = page_of(drafter, doubtful)
    assert page.context["reading"].waiting == 0
    assert "data-dismissed" in page.content.decode()


def test_the_last_mending_is_named_and_taken_back(drafter):
    received = assigned()
    before = again(received).document
    mend(drafter, received, "drop", uid=item(received, "II.1")["uid"])
    assert "Hoàn tác: bỏ một nội dung" in page_of(drafter, received).content.decode()
    mend(drafter, received, "undo")
    assert again(received).document == before
    assert "Hoàn tác" not in page_of(drafter, received).content.decode()


def test_a_part_is_moved_and_turned_from_its_editor(drafter):
    received = assigned()
    part = item(received, "II.1")
    page = page_of(drafter, received, f"?edit={part['uid']}")
    form = page.context["move_form"]
    assert part["uid"] not in dict(form.fields["after"].choices)
    assert form.initial["after"] == again(received).document["sections"][1]["uid"]  # where it stands now
    mend(drafter, received, "move", uid=part["uid"], after=item(received, "I.1")["uid"])
    assert item(received, "I.2")["uid"] == part["uid"]
    mend(drafter, received, "retype", uid=part["uid"], kind="group")
    assert again(received).document["groups"][0]["uid"] == part["uid"]


def test_the_days_that_words_name_are_shown_before_saving(drafter):
    received = assigned()
    address = reverse("received_days", args=[received.uid])
    shown = drafter.get(address, {"when": "quý I/2027; bao giờ cũng được"}).content.decode()
    assert "Chưa đọc được thời gian “bao giờ cũng được”" in shown
    assert "Được hiểu là" not in shown
    shown = drafter.get(address, {"when": "hoàn thành trong quý I/2027; tháng 5/2027"}).content.decode()
    assert "đến 31/03/2027" in shown
    assert "từ 01/05/2027 đến 31/05/2027" in shown
    part = item(received, "II.1")
    without_script = mend(
        drafter, received, "preview", uid=part["uid"], text="Đang sửa.", item_kind="task", when="tháng 5/2027"
    ).content.decode()
    assert "từ 01/05/2027 đến 31/05/2027" in without_script
    assert "Đang sửa." in without_script
    assert item(received, "II.1") == part


def test_another_document_of_the_file_is_taken_for_the_plan(drafter):
    received = assigned()
    bundle = again(received).reading
    other = {**bundle["documents"][0], "title": "KẾ HOẠCH khác", "symbol": "9-KH/TU", "uids": {}}
    del other["uids"]
    bundle["documents"].append(other)
    ReceivedDocument.objects.filter(pk=received.pk).update(reading=bundle)
    assert "Lấy văn bản này làm kế hoạch" in page_of(drafter, received).content.decode()
    mend(drafter, received, "choose", index=1)
    assert (again(received).chosen, again(received).symbol) == (1, "9-KH/TU")
    assert page_of(drafter, received).status_code == 200
    mend(drafter, received, "undo")
    assert (again(received).chosen, again(received).symbol) == (0, "41-KH/TW")


def test_source_and_result_lead_to_each_other(drafter):
    received = assigned()
    page = page_of(drafter, received)
    anchors = set(re.findall(r'id="([^"]+)"', page.content.decode()))
    leading = [part for part in page.context["reading"].parts if part.source]
    assert {"I.1", "II.1", "II.2", "III.1"} <= {part.path for part in leading}
    assert {part.source for part in leading} <= anchors
    blocks = [block for sheet in page.context["source"].sheets for block in sheet.blocks]
    assert {block.target for block in blocks if block.target} <= anchors


def test_a_page_is_shown_as_its_picture_with_the_places_of_its_lines(drafter):
    received = assigned()
    bundle = again(received).reading
    bundle["source"] |= {"format": "pdf", "pages": 1}
    for number, line in enumerate(bundle["source"]["lines"]):
        line |= {"page": 1, "at": [0.1, number / 100, 0.9, number / 100 + 0.01]}
    ReceivedDocument.objects.filter(pk=received.pk).update(reading=bundle)
    assert "Ảnh các trang đang được tạo" in page_of(drafter, received).content.decode()
    file = files.store(b"RIFF picture", "image/webp")
    PagePicture.objects.create(source=received.file, number=1, file=file, width=900, height=1270)
    page = page_of(drafter, received)
    (sheet,) = page.context["source"].sheets
    assert sheet.height == 1411
    title = next(block for block in sheet.blocks if block.target == "p-head")
    assert title.outline == "M96 -4h808v121h-808z"  # lines 0 to 7, with a margin
    assert 'loading="lazy"' in page.content.decode()
    text = page_of(drafter, received, "?source=text")
    assert text.context["source"].sheets[0].picture is None
    address = reverse("received_picture", args=[received.uid, 1])
    assert (drafter.get(address).content, drafter.get(address)["Content-Type"]) == (
        b"RIFF picture",
        "image/webp",
    )
    drafter.force_login(person("nguoila"))
    assert drafter.get(address).status_code == 404


def test_a_longer_reading_costs_no_more_queries(drafter):
    received = assigned()
    costs = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            page_of(drafter, received)
        costs.append(len(queries))
        for number in range(5):
            mend(drafter, received, "add", kind="item", text=f"Nội dung {number}.", after="")
        # the mendings leave their message behind, which the next page shows
        page_of(drafter, received)
    assert costs[1] <= costs[0] + 1


def test_confirming_makes_it_a_parent_and_closes_the_editors(drafter):
    received = assigned()
    drafter.post(reverse("received_confirm", args=[received.uid]))
    assert again(received).confirmed.body["items"] == again(received).document["items"]
    page = drafter.get(reverse("received_reading", args=[received.uid]) + "?edit=head")
    assert not page.context["may_mend"]
    assert "head_form" not in page.context


@pytest.fixture
def annexed():
    """A plan with a table of two tasks, which one body leads."""
    rows = [
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", "Sản phẩm", "Cấp trình"],
        ["1", "Xây dựng quy chế", Merged("Văn phòng", rows=2), "Quý I/2027", "Quy chế", "Ban Thường vụ"],
        ["2", "Tập huấn kỹ năng số", "Thường xuyên", "Lớp tập huấn", ""],
    ]
    return receiving.register_file(
        agency("tu"), by=person("vanthu"), data=word(rows), name="ke-hoach.docx", read=read_file
    )


def test_tasks_of_an_annex_stand_under_its_name_with_what_its_columns_say(client, annexed):
    client.force_login(person("vanthu"))
    page = page_of(client, annexed)
    assert "Phụ lục 1: DANH MỤC NHIỆM VỤ TRỌNG TÂM" in page.content.decode()
    tasks = {part.path: part for part in page.context["reading"].parts if part.path.startswith("PL1.")}
    assert [words for words, _tone in tasks["PL1.1"].tags] == [
        "Nhiệm vụ",
        "chủ trì: Văn phòng",
        "Quý I/2027 (từ 01/01/2027 đến 31/03/2027)",
        "sản phẩm: Quy chế",
        "cấp trình: Ban Thường vụ",
    ]
    assert [words for words, _tone in tasks["PL1.2"].tags][2] == "Thường xuyên"
    assert "<em>" not in page.content.decode()


def test_headings_lead_ins_and_recipients_lead_to_the_source_too(client, annexed):
    client.force_login(person("vanthu"))
    parts = page_of(client, annexed).context["reading"].parts
    assert [part.text for part in parts if not part.source] == []


def test_a_row_of_a_table_is_one_line_of_the_source(client, annexed):
    client.force_login(person("vanthu"))
    source = page_of(client, annexed).context["source"]
    (sheet,) = source.sheets
    rows = [row.cells for block in sheet.blocks for row in block.rows]
    assert ["2", "Tập huấn kỹ năng số", "", "Thường xuyên", "Lớp tập huấn", ""] in rows
    assert ["DANH MỤC NHIỆM VỤ TRỌNG TÂM"] in rows


def test_after_a_mending_the_page_opens_where_one_was(drafter, doubtful):
    first, second = item(doubtful, "II.1")["uid"], item(doubtful, "II.2")["uid"]

    def opens(how, **data):
        return mend(drafter, doubtful, how, **data).headers["Location"].partition("#")[2]

    assert opens("merge", uid=second) == f"p-{first}"
    assert opens("add", kind="item", text="Nội dung thêm.", after=first) == f"p-{first}"
    assert opens("drop", uid=item(doubtful, "II.2")["uid"]) == f"p-{first}"
    assert opens("dismiss", index=0) == "unplaced-0"
    mend(drafter, doubtful, "dismiss", index=0)
    assert opens("place", index=0, where="joined", after=first) == f"p-{first}"


def test_what_is_open_in_a_document_beside_the_plan_is_told(drafter):
    received = assigned()
    bundle = again(received).reading
    lines = [
        {"text": "Dòng lạc", "page": 1, "reason": "Chưa rõ thuộc phần nào", "lines": []},
        {"text": "2", "page": 2, "reason": "Số trang, đầu trang lặp lại.", "lines": []},
    ]
    letter = {**bundle["documents"][0], "type": "CV", "symbol": "15-CV/TU", "items": [], "unplaced": lines}
    bundle["documents"].append(letter)
    ReceivedDocument.objects.filter(pk=received.pk).update(reading=bundle)
    shown = page_of(drafter, received).content.decode()
    assert "Công văn số 15-CV/TU" in shown
    assert "Văn bản gửi kèm còn 01 dòng chưa xếp được" in shown


def test_the_question_about_unseen_places_stands_alone(drafter, doubtful):
    mend(drafter, doubtful, "dismiss", index=0)
    asked = page_of(drafter, doubtful, "?confirm=anyway").content.decode()
    assert "Vẫn xác nhận" in asked
    assert "Đến chỗ đầu tiên" not in asked
    assert "Không còn chỗ nào phải xem lại" not in asked


@pytest.mark.parametrize(
    ("name", "more", "method"),
    [
        ("received_reading", (), "get"),
        ("received_picture", (1,), "get"),
        ("received_progress", (), "get"),
        ("received_days", (), "get"),
        ("received_look_at", (0,), "post"),
        ("received_confirm", (), "post"),
        ("received_derive", (), "post"),
        ("received_read_again", (), "post"),
        ("received_type_in", (), "post"),
    ],
)
def test_for_an_outsider_nothing_of_it_is_there(client, name, more, method):
    received = assigned()
    client.force_login(person("nguoila"))
    assert getattr(client, method)(reverse(name, args=[received.uid, *more])).status_code == 404

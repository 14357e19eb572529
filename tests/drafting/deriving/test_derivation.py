"""A subordinate plan out of its parent: nothing lost, own names, what must be decided is marked."""

import json
from copy import deepcopy
from datetime import date

import jsonschema
import pytest
from hypothesis import given, settings

from drafting.deriving import default_body_map, derive, own_body
from drafting.deriving.derivation import TASKS
from drafting.reading.reader import read_file
from tests.corpus import corpus_dir
from tests.drafting.deriving.small_plan import CENTRE, CITATION, PROVINCE, central_plan, central_plans

TODAY = date(2026, 11, 22)


@pytest.fixture
def derived():
    return derive(central_plan(), own=PROVINCE, body_map=CENTRE, today=TODAY)


def item_from(derived, path):
    return next(item for item in derived.document["items"] if item["source"][0]["path"] == path)


def reason_for(derived, uid):
    return next((mark["reason"] for mark in derived.marked if mark["uid"] == uid), None)


@settings(deadline=None, max_examples=60)
@given(central_plans())
def test_every_task_of_the_parent_is_answered_exactly_once_by_an_item_that_names_it(parent):
    before = deepcopy(parent)
    derived = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY)
    items = {item["uid"]: item for item in derived.document["items"]}
    tasks = [item["path"] for item in parent["items"] if item["kind"] in TASKS]
    assert sorted(answer["parent_path"] for answer in derived.answers) == sorted(tasks)
    for answer in derived.answers:
        assert items[answer["uid"]]["source"] == [{"document": "41-KH/TW", "path": answer["parent_path"]}]
        assert answer["parent_uid"] == f"parent-{answer['parent_path']}"
    assert sorted(item["source"][0]["path"] for item in items.values()) == sorted(
        i["path"] for i in parent["items"]
    )
    assert parent == before


@settings(deadline=None, max_examples=60)
@given(central_plans())
def test_uids_and_paths_of_a_derived_plan_are_unique(parent):
    document = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY).document
    parts = [*document["sections"], *document["groups"], *document["items"], *document["recipients"]]
    uids = [part["uid"] for part in parts] + [document["uids"]["title"], *document["uids"]["preamble"]]
    assert len(set(uids)) == len(uids)
    paths = [part["path"] for part in [*document["groups"], *document["items"]]]
    assert len(set(paths)) == len(paths)


@settings(deadline=None, max_examples=60)
@given(central_plans())
def test_cited_documents_keep_their_names(parent):
    document = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY).document
    before = sum(item["text"].count(CITATION) for item in parent["items"])
    assert sum(item["text"].count(CITATION) for item in document["items"]) == before


def test_the_title_and_the_preamble_cite_the_parent_in_full(derived):
    cited = (
        "Kế hoạch số 41-KH/TW, ngày 12/10/2026 của Bộ Chính trị thực hiện Nghị quyết số 12-NQ/TW "
        "của Ban Chấp hành Trung ương Đảng về cấp ủy cơ sở"
    )
    assert derived.document["title"] == f"KẾ HOẠCH thực hiện {cited}"
    dated = cited.replace("12-NQ/TW", "12-NQ/TW, ngày 28/8/2026")  # as the parent's preamble says
    assert derived.document["preamble"] == [
        f"Thực hiện {dated} (sau đây gọi là Nghị quyết), Ban Thường vụ Tỉnh ủy ban hành Kế hoạch thực hiện như sau:"
    ]
    assert derived.document["bases"] == ["41-KH/TW", "12-NQ/TW"]
    assert derived.document["citations"] == ["41-KH/TW", "12-NQ/TW", "85-QĐ/TW"]


def test_bodies_words_of_level_lead_and_partners_become_the_provinces(derived):
    task = item_from(derived, "II.1.1")
    assert task["text"] == (
        f"Tham mưu Ban Thường vụ Tỉnh ủy thực hiện {CITATION}; báo cáo Ban Thường vụ Tỉnh ủy (trước ngày 31/3/2027)."
    )
    assert task["agency"] == task["lead"] == "Ban Tổ chức Tỉnh ủy"
    assert task["partners"] == ["Ủy ban Kiểm tra Tỉnh ủy"]
    assert task["deadlines"][0]["end"] == "2027-03-31"
    assert derived.document["sections"][1]["heading"] == (
        "NHIỆM VỤ CỦA CÁC BAN ĐẢNG, ĐẢNG ỦY XÃ, PHƯỜNG, ĐẶC KHU TRỰC THUỘC TỈNH ỦY"
    )
    assert derived.document["intros"] == {"II": "Các cơ quan từ tỉnh đến cơ sở thực hiện:"}


def test_a_task_that_waits_for_the_superior_goes_on_waiting_for_the_superior(derived):
    assert (
        item_from(derived, "II.1.2")["text"]
        == "Phối hợp với Văn phòng Tỉnh ủy (khi có quy định của Ban Bí thư)."
    )


def test_a_group_without_counterpart_keeps_its_name_is_marked_and_gets_no_recipient_line(derived):
    group = next(group for group in derived.document["groups"] if "Lý luận" in group["heading"])
    assert group["heading"] == "Hội đồng Lý luận Trung ương"
    assert "Chưa có cơ quan tương ứng" in reason_for(derived, group["uid"])
    assert group["heading"] not in [line["text"] for line in derived.document["recipients"]]


def test_recipients_begin_with_the_superior_and_hold_every_body_with_work(derived):
    lines = [(line["text"], line["note"]) for line in derived.document["recipients"]]
    assert lines == [
        ("Bộ Chính trị, Ban Bí thư", "báo cáo"),
        ("Ban Tổ chức Trung ương", "báo cáo"),
        ("Thường trực Tỉnh ủy", None),
        ("Các đồng chí Tỉnh ủy viên", None),
        ("Ban Tổ chức Tỉnh ủy", None),
        ("Ủy ban Kiểm tra Tỉnh ủy", None),
    ]
    assert derived.document["archive"] == "Văn phòng Tỉnh ủy"
    assert derived.document["signature"]["on_behalf"] == "T/M BAN THƯỜNG VỤ"


def test_a_commune_reports_to_the_province_also_on_a_plan_of_the_centre():
    commune = own_body("Đảng ủy xã Hòa An", "commune")
    bodies = default_body_map("commune", commune.name)
    lines = derive(central_plan(), own=commune, body_map=bodies, today=TODAY).document["recipients"]
    assert [line["text"] for line in lines if line["note"]] == ["Thường trực Tỉnh ủy"]


def test_an_own_body_whose_counterpart_was_sent_the_parent_is_informed_last():
    parent = central_plan()
    parent["recipients"] = [
        {"text": "Ban Bí thư Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", "note": None},
        {"text": "Ban Nội chính Trung ương", "note": "báo cáo"},
        {"text": "Báo Nhân Dân", "note": None},
    ]
    document = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY).document
    texts = [line["text"] for line in document["recipients"]]
    assert texts[-1] == "Ban Thường vụ Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"
    assert "Ban Nội chính Tỉnh ủy" not in texts
    assert "Báo Nhân Dân" not in texts


def test_a_body_that_a_line_names_with_another_has_no_line_of_its_own():
    parent = central_plan()
    parent["groups"][1]["heading"] = "Quân ủy Trung ương, Đảng ủy Công an Trung ương"
    parent["items"][1]["partners"] = ["Đảng ủy Công an Trung ương"]
    document = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY).document
    texts = [line["text"] for line in document["recipients"]]
    assert "Đảng ủy Quân sự tỉnh, Đảng ủy Công an tỉnh" in texts
    assert "Đảng ủy Công an tỉnh" not in texts


def test_the_text_is_written_as_the_committee_writes_its_name(derived):
    assert "uỷ" not in " ".join(item["text"] for item in derived.document["items"])
    old = derive(central_plan(), own=own_body("Tỉnh uỷ Lam Sơn", "province"), body_map=CENTRE, today=TODAY)
    assert item_from(old, "III.1")["text"].startswith(
        "Các đảng uỷ xã, phường, đặc khu báo cáo Ban Thường vụ Tỉnh uỷ"
    )


def test_names_and_levels_alone_are_adopted_and_a_word_of_the_callers_own_is_adapted():
    words = {"sinh hoạt chi bộ": "sinh hoạt chi bộ thôn"}
    parent = central_plan()
    parent["items"][2]["text"] = "Cử cán bộ dự sinh hoạt chi bộ trong toàn quốc."
    derived = derive(parent, own=PROVINCE, body_map=CENTRE, scope_words=words, today=TODAY)
    answers = {answer["parent_path"]: answer["answer"] for answer in derived.answers}
    assert answers == {"II.1.1": "adopted", "II.1.2": "adapted", "II.2.1": "adopted", "III.1": "adopted"}
    assert item_from(derived, "II.1.2")["text"] == "Cử cán bộ dự sinh hoạt chi bộ thôn trong toàn tỉnh."


def test_a_deadline_that_is_past_is_marked():
    derived = derive(central_plan(), own=PROVINCE, body_map=CENTRE, today=date(2027, 4, 1))
    assert "31/03/2027" in reason_for(derived, item_from(derived, "II.1.1")["uid"])


def test_groups_that_become_one_body_become_one_group():
    parent = central_plan()
    parent["groups"][1]["heading"] = "Ban Tổ chức Trung ương"
    derived = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY)
    assert [group["heading"] for group in derived.document["groups"]] == ["Ban Tổ chức Tỉnh ủy"]
    assert [item["path"] for item in derived.document["items"]][1:4] == ["II.1.1", "II.1.2", "II.1.3"]


def test_an_item_where_two_bodies_became_one_is_marked():
    parent = central_plan()
    parent["items"][2]["text"] = "Phối hợp với Ban Tuyên giáo và Dân vận Trung ương trong công tác cán bộ."
    commune = own_body("Đảng ủy xã Hòa An", "commune")
    bodies = default_body_map("commune", commune.name)
    derived = derive(parent, own=commune, body_map=bodies, today=TODAY)
    assert "nhiều cơ quan của cấp trên" in reason_for(derived, item_from(derived, "II.1.2")["uid"])


def test_a_superior_body_that_is_left_in_a_text_is_marked():
    parent = central_plan()
    parent["items"][2]["text"] = "Phối hợp với Hội đồng Lý luận Trung ương."
    derived = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY)
    assert "Hội đồng Lý luận Trung ương" in reason_for(derived, item_from(derived, "II.1.2")["uid"])


def test_annexes_of_the_parent_are_pointed_out():
    parent = central_plan() | {"annexes": [{"number": "1", "title": "Biểu mẫu"}]}
    derived = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY)
    assert "phụ lục" in reason_for(derived, derived.document["uids"]["title"])


def test_a_commune_derives_from_what_the_province_derived():
    first = derive(central_plan(), own=PROVINCE, body_map=CENTRE, today=TODAY).document
    first |= {"symbol": "15-KH/TU", "date": "2026-11-27"}
    commune = own_body("Đảng ủy xã Hòa An", "commune")
    second = derive(
        first, own=commune, body_map=default_body_map("commune", commune.name), today=TODAY
    ).document
    assert second["title"].startswith(
        "KẾ HOẠCH thực hiện Kế hoạch số 15-KH/TU, ngày 27/11/2026 của Ban Thường vụ Tỉnh ủy"
    )
    assert second["bases"] == ["15-KH/TU", "41-KH/TW", "12-NQ/TW"]
    assert second["items"][1]["agency"] == "Ban Xây dựng Đảng Đảng ủy xã"
    assert (second["recipients"][0]["text"], second["recipients"][0]["note"]) == (
        "Thường trực Tỉnh ủy",
        "báo cáo",
    )


def test_a_branch_signs_for_itself_and_has_no_standing_committee():
    branch = own_body("Chi bộ Trường Tiểu học Hòa An", "base")
    derived = derive(central_plan(), own=branch, body_map=default_body_map("base", branch.name), today=TODAY)
    assert derived.document["issuer"] == "Chi bộ"
    assert derived.document["signature"]["on_behalf"] == "T/M CHI BỘ"
    assert derived.document["archive"] == "Chi bộ"


def test_what_holds_no_tasks_is_refused_with_a_way_on():
    letter = central_plan() | {"type": "CV", "sections": [], "items": []}
    with pytest.raises(ValueError, match="Đề nghị chọn kế hoạch"):
        derive(letter, own=PROVINCE, body_map=CENTRE, today=TODAY)


def test_an_item_of_a_section_that_is_not_there_is_refused_and_not_lost():
    parent = central_plan()
    parent["items"][4]["path"], parent["items"][4]["section"] = "IX.1", "IX"
    with pytest.raises(ValueError, match=r"IX\.1"):
        derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY)


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="huyện"):
        own_body("Huyện ủy Lam Sơn", "huyện")


def test_the_real_central_plan_comes_over_whole_and_linked():
    folder = corpus_dir()
    bundle = read_file((folder / "002.txt").read_bytes(), "002.txt")
    parent = next(document for document in bundle["documents"] if document["type"] == "KH")
    bodies = CENTRE | json.loads((folder / "org-map.json").read_text(encoding="utf-8"))
    derived = derive(parent, own=PROVINCE, body_map=bodies, today=date(2021, 12, 1))
    items = derived.document["items"]
    assert len(items) >= 89
    assert {entry["source"][0]["path"] for entry in items} == {entry["path"] for entry in parent["items"]}
    assert {entry["source"][0]["document"] for entry in items} == {"03-KH/TW"}
    assert set(derived.document["citations"]) == {*parent["citations"], "03-KH/TW"}
    headings = {group["heading"] for group in derived.document["groups"]}
    assert {
        "Ban Tổ chức Tỉnh ủy",
        "Trường Chính trị tỉnh",
        "Đảng ủy Quân sự và Đảng ủy Công an tỉnh",
    } <= headings
    schema = json.loads((folder.parent / "spec" / "plan.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate({"documents": [derived.document]}, schema)

"""A plan from two parents, and the outline of the own level: each task once, each in its place, none lost."""

from copy import deepcopy
from datetime import date

from hypothesis import given, settings

from drafting.deriving import Choices, derive
from drafting.deriving.carrying import TASKS
from drafting.deriving.own_outline import HEADINGS
from tests.drafting.deriving.small_plan import CENTRE, PROVINCE, central_plan, central_plans, deadline, item

TODAY = date(2026, 11, 22)
SHARED = "Rà soát, sắp xếp đội ngũ cấp ủy viên các cấp gắn với vị trí việc làm (trước ngày 31/3/2027)."


def both(first, second, **choices):
    return derive([first, second], own=PROVINCE, body_map=CENTRE, today=TODAY, choices=Choices(**choices))


def programme():
    """A second plan of the centre: its own board, one task that the first has too, a section that the first lacks."""
    plan = central_plan() | {
        "symbol": "55-KH/TW",
        "title": "KẾ HOẠCH CỦA BAN BÍ THƯ về công tác cán bộ trẻ",
        "issuer": "Ban Bí thư",
        "preamble": ["Ban Bí thư ban hành Kế hoạch như sau:"],
        "bases": ["12-NQ/TW", "30-NQ/TW"],
        "sections": [
            {"number": "I", "heading": "CHỈ TIÊU"},
            {"number": "II", "heading": "NHIỆM VỤ CỦA CÁC BAN ĐẢNG"},
            {"number": "III", "heading": "TỔ CHỨC THỰC HIỆN"},
        ],
        "groups": [
            {"path": "II.1", "heading": "Ban Tổ chức Trung ương", "is_agency": True, "intro": None},
        ],
        "intros": {},
        "items": [
            item("I.1", "target", "Ít nhất 10% cấp ủy viên dưới 40 tuổi."),
            item(
                "II.1.1",
                "task",
                SHARED.replace("31/3/2027", "30/6/2027"),
                "Ban Tổ chức Trung ương",
                deadlines=[deadline("trước ngày 30/6/2027", "2027-06-30")],
            ),
            item("II.1.2", "task", "Cử cán bộ trẻ đi cơ sở.", "Ban Tổ chức Trung ương"),
            item("III.1", "organisation", "Các tỉnh ủy, thành ủy cử đầu mối theo dõi."),
        ],
    }
    for entry in plan["items"]:
        entry["uid"] = f"second-{entry['path']}"
    return plan


def first():
    plan = central_plan()
    plan["items"][1] |= {"text": SHARED, "deadlines": [deadline("trước ngày 31/3/2027", "2027-03-31")]}
    return plan


def test_title_and_preamble_name_both_and_no_basis_stands_twice():
    document = both(first(), programme()).document
    assert "41-KH/TW" in document["title"]
    assert "và Kế hoạch số 55-KH/TW" in document["title"]
    assert document["preamble"][0].count("Thực hiện Kế hoạch số 41-KH/TW") == 1
    assert "55-KH/TW" in document["preamble"][0]
    assert document["bases"] == ["41-KH/TW", "12-NQ/TW", "55-KH/TW", "30-NQ/TW"]


def test_sections_of_one_purpose_and_groups_of_one_body_are_joined():
    document = both(first(), programme()).document
    assert [section["heading"] for section in document["sections"]] == [
        "MỤC ĐÍCH",
        "CHỈ TIÊU",
        "NHIỆM VỤ CỦA CÁC BAN ĐẢNG, ĐẢNG ỦY XÃ, PHƯỜNG, ĐẶC KHU TRỰC THUỘC TỈNH ỦY",
        "TỔ CHỨC THỰC HIỆN",
    ]
    headings = [group["heading"] for group in document["groups"]]
    assert headings.count("Ban Tổ chức Tỉnh ủy") == 1
    young = next(entry for entry in document["items"] if entry["text"].startswith("Cử cán bộ trẻ"))
    assert (young["agency"], young["path"]) == ("Ban Tổ chức Tỉnh ủy", "III.1.3")


def test_a_task_that_both_set_is_written_once_with_both_as_sources():
    derived = both(first(), programme())
    [shared] = [entry for entry in derived.document["items"] if entry["text"].startswith("Rà soát, sắp xếp")]
    assert shared["source"] == [
        {"document": "41-KH/TW", "path": "II.1.1"},
        {"document": "55-KH/TW", "path": "II.1.1"},
    ]
    answers = {(row["basis"], row["parent_path"]): row for row in derived.answers}
    assert answers[1, "II.1.1"]["answer"] == "joined"
    assert answers[1, "II.1.1"]["uid"] == answers[0, "II.1.1"]["uid"] == shared["uid"]
    reason = next(mark["reason"] for mark in derived.marked if mark["uid"] == shared["uid"])
    assert "“trước ngày 30/6/2027”" in reason
    assert shared["uid"] not in derived.undecided


@settings(deadline=None, max_examples=40)
@given(central_plans(), central_plans())
def test_every_task_of_each_parent_is_answered_once_and_nothing_else_is_lost(one, other):
    other = deepcopy(other) | {"symbol": "55-KH/TW"}
    for outline in ("parent", "own"):
        derived = both(one, other, outline=outline)
        items = {entry["uid"]: entry for entry in derived.document["items"]}
        assert len(items) == len(derived.document["items"])
        for index, parent in enumerate((one, other)):
            tasks = [entry["path"] for entry in parent["items"] if entry["kind"] in TASKS]
            assert [row["parent_path"] for row in derived.answers if row["basis"] == index] == tasks
            carried = [
                source["path"]
                for entry in items.values()
                for source in entry["source"]
                if source["document"] == parent["symbol"]
            ]
            assert sorted(carried) == sorted(entry["path"] for entry in parent["items"])
        for row in derived.answers:
            assert {"document": (one, other)[row["basis"]]["symbol"], "path": row["parent_path"]} in items[
                row["uid"]
            ]["source"]


def test_the_own_outline_has_its_sections_in_order_and_targets_under_the_goals():
    document = both(first(), programme(), outline="own").document
    assert [section["heading"] for section in document["sections"]] == [
        HEADINGS["purpose"],
        HEADINGS["goals"],
        HEADINGS["by_agency"],
        HEADINGS["organisation"],
    ]
    assert [entry["path"] for entry in document["items"] if entry["kind"] == "target"] == ["II.1"]


def test_two_sections_of_one_purpose_become_groups_of_one():
    parent = central_plan()
    parent["sections"] = [
        {"number": "I", "heading": "NHIỆM VỤ VỀ TỔ CHỨC"},
        {"number": "II", "heading": "GIẢI PHÁP CỦA ĐẢNG"},
        {"number": "III", "heading": "TỔ CHỨC THỰC HIỆN"},
    ]
    parent["groups"], parent["intros"] = [], {}
    parent["items"] = [
        item("I.1", "task", "Sắp xếp tổ chức."),
        item("II.1", "task", "Cử cán bộ đi cơ sở."),
        item("III.1", "organisation", "Các tỉnh ủy báo cáo."),
    ]
    document = derive(
        parent, own=PROVINCE, body_map=CENTRE, today=TODAY, choices=Choices(outline="own")
    ).document
    assert [group["heading"] for group in document["groups"]] == [
        "Nhiệm vụ về tổ chức",
        "Giải pháp của Đảng",
    ]
    assert [entry["path"] for entry in document["items"]] == ["I.1.1", "I.2.1", "II.1"]


def test_goals_of_two_parents_stand_together_and_groups_of_one_heading_are_one():
    one, other = first(), programme()
    one["sections"][0]["heading"], one["intros"] = "MỤC ĐÍCH, YÊU CẦU", {}
    one["sections"].insert(1, {"number": "IV", "heading": "MỤC TIÊU"})
    one["groups"] += [
        {"path": "IV.1", "heading": "Mục tiêu chung", "is_agency": False, "intro": None},
        {"path": "IV.2", "heading": "Mục tiêu cụ thể", "is_agency": False, "intro": None},
    ]
    one["items"] += [
        item("IV.1.1", "target", "Cấp ủy mạnh hơn."),
        item("IV.2.1", "target", "80% cấp ủy có trình độ."),
    ]
    for outline in ("parent", "own"):
        document = both(one, other, outline=outline).document
        [group] = [entry for entry in document["groups"] if entry["heading"] == "Mục tiêu cụ thể"]
        under = [
            entry["text"] for entry in document["items"] if entry["path"].startswith(group["path"] + ".")
        ]
        assert under == ["80% cấp ủy có trình độ.", "Ít nhất 10% cấp ủy viên dưới 40 tuổi."]


def spread(plan):
    plan["sections"] = [
        {"number": "I", "heading": "CÔNG TÁC QUÁN TRIỆT, TUYÊN TRUYỀN"},
        {"number": "II", "heading": "NHIỆM VỤ TRỌNG TÂM"},
    ]
    plan["groups"] = []
    plan["intros"] = {"II": "Các cấp ủy thực hiện các nhiệm vụ sau:"}
    plan["items"] = [
        item("I.1", "dissemination", "Tổ chức hội nghị quán triệt."),
        item("II.1", "task", "Sắp xếp tổ chức."),
    ]
    return plan


def test_study_and_propaganda_are_the_first_key_tasks_of_the_own_outline():
    parent = spread(central_plan())
    document = derive(
        parent, own=PROVINCE, body_map=CENTRE, today=TODAY, choices=Choices(outline="own")
    ).document
    assert [section["heading"] for section in document["sections"]] == [HEADINGS["key"]]
    assert document["groups"] == []
    assert [entry["kind"] for entry in document["items"]] == ["dissemination", "task"]


def test_key_tasks_of_one_parent_do_not_fall_among_the_propaganda_of_another():
    one = spread(central_plan())
    del one["sections"][1], one["items"][1]
    other = programme()
    other["sections"][1]["heading"], other["groups"] = "NHIỆM VỤ, GIẢI PHÁP", []
    other["items"][1:3] = [item("II.1", "task", "Cử cán bộ trẻ đi cơ sở.")]
    document = both(one, other).document
    assert [section["heading"] for section in document["sections"]] == [
        "CHỈ TIÊU",
        "CÔNG TÁC QUÁN TRIỆT, TUYÊN TRUYỀN",
        "NHIỆM VỤ, GIẢI PHÁP",
        "TỔ CHỨC THỰC HIỆN",
    ]


def test_a_short_name_that_both_use_keeps_its_first_meaning():
    one, other = first(), programme()
    other["preamble"] = [
        "Thực hiện Nghị quyết số 30-NQ/TW, ngày 02/9/2026 của Ban Chấp hành Trung ương Đảng về cán bộ trẻ "
        "(sau đây gọi là Nghị quyết), Ban Bí thư ban hành Kế hoạch như sau:"
    ]
    other["items"][2]["text"] = "Cụ thể hóa Nghị quyết; sơ kết việc thực hiện Nghị quyết số 12-NQ/TW."
    document = both(one, other).document
    assert document["preamble"][0].count("(sau đây gọi là Nghị quyết)") == 1
    texts = [entry["text"] for entry in document["items"]]
    assert "Cụ thể hóa Nghị quyết số 30-NQ/TW; sơ kết việc thực hiện Nghị quyết số 12-NQ/TW." in texts


def test_what_two_parents_are_about_is_said_once_where_one_implements_the_other():
    resolution = first() | {
        "type": "NQ",
        "symbol": "21-NQ/TW",
        "date": "2026-06-05",
        "title": "NGHỊ QUYẾT CỦA BAN CHẤP HÀNH TRUNG ƯƠNG về tăng cường củng cố tổ chức cơ sở đảng",
        "issuer": "Ban Chấp hành Trung ương",
        "preamble": [],
    }
    own_programme = programme() | {
        "type": "CTr",
        "symbol": "42-CTr/TU",
        "date": "2026-10-27",
        "title": (
            "CHƯƠNG TRÌNH HÀNH ĐỘNG thực hiện Nghị quyết số 21-NQ/TW về tăng cường củng cố tổ chức cơ sở đảng"
        ),
        "issuer": "Tỉnh ủy",
        "bases": ["21-NQ/TW"],
    }
    document = both(resolution, own_programme).document
    assert document["title"] == (
        "KẾ HOẠCH thực hiện Nghị quyết số 21-NQ/TW, ngày 05/6/2026 của Ban Chấp hành Trung ương và "
        "Chương trình hành động số 42-CTr/TU, ngày 27/10/2026 của Tỉnh ủy thực hiện Nghị quyết số 21-NQ/TW "
        "về tăng cường củng cố tổ chức cơ sở đảng"
    )


def test_the_same_words_for_two_bodies_are_two_tasks():
    other = programme()
    other["groups"][0]["heading"] = "Ban Tuyên giáo Trung ương"
    derived = both(first(), other)
    assert (
        len([entry for entry in derived.document["items"] if entry["text"].startswith("Rà soát, sắp")]) == 2
    )

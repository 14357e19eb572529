"""Corrections of the outline, on a reading that stands in the database."""

from typing import Any

import pytest

from drafting.models import EarlierReading, ReceivedDocument
from drafting.readings import mending, placing, shaping, wording
from drafting.refusals import Conflict, Unfit
from tests.arrivals import registered

pytestmark = pytest.mark.usefixtures("cast")

TEXT = """BAN CHẤP HÀNH TRUNG ƯƠNG        ĐẢNG CỘNG SẢN VIỆT NAM
*                                Hà Nội, ngày 12 tháng 10 năm 2026
Số 41-KH/TW

KẾ HOẠCH
thực hiện Nghị quyết số 12-NQ/TW về đội ngũ cấp ủy viên
-----

Bộ Chính trị ban hành Kế hoạch như sau:

I- MỤC ĐÍCH, YÊU CẦU

- Nâng cao nhận thức của cấp ủy các cấp.

II- NHIỆM VỤ

1- Ban Tổ chức Trung ương

- Rà soát quy định về cấp ủy (hoàn thành trong quý I/2027).
- Xây dựng hướng dẫn (năm 2027).

2- Ban Tuyên giáo Trung ương

- Tuyên truyền Nghị quyết (thường xuyên).

Nơi nhận:                        T/M BỘ CHÍNH TRỊ
- Các tỉnh ủy, thành ủy,
- Lưu Văn phòng Trung ương Đảng.

                                 Trần Văn An
"""


@pytest.fixture
def received() -> ReceivedDocument:
    return registered(TEXT)


def outline(received: ReceivedDocument) -> list[tuple[str, str]]:
    """Paths and first words of everything between preamble and closing, in reading order."""
    document = received.document
    entries = [(s["number"], s["heading"]) for s in document["sections"]]
    entries += [(e["path"], e["heading"]) for e in document["groups"]]
    entries += [(e["path"], e["text"]) for e in document["items"]]
    return sorted((path, " ".join(text.split()[:2])) for path, text in entries)


BEFORE = [
    ("I", "MỤC ĐÍCH,"),
    ("I.1", "Nâng cao"),
    ("II", "NHIỆM VỤ"),
    ("II.1", "Ban Tổ"),
    ("II.1.1", "Rà soát"),
    ("II.1.2", "Xây dựng"),
    ("II.2", "Ban Tuyên"),
    ("II.2.1", "Tuyên truyền"),
]


def uid(received: ReceivedDocument, path: str) -> str:
    document = received.document
    entries = [*document["sections"], *document["groups"], *document["items"]]
    return next(e["uid"] for e in entries if path in (e.get("path"), e.get("number")))


def item(received: ReceivedDocument, path: str) -> dict[str, Any]:
    return next(entry for entry in received.document["items"] if entry["path"] == path)


def change(received: ReceivedDocument, how: Any, **what: Any) -> None:
    how(received, edit_number=received.edit_number, **what)


def test_the_plan_is_read_as_these_tests_take_it(received: ReceivedDocument) -> None:
    assert outline(received) == BEFORE


@pytest.mark.parametrize(
    ("path", "after", "expected"),
    [
        ("II.1.2", "up", {"II.1.1": "Xây dựng", "II.1.2": "Rà soát"}),
        ("II.1.1", "down", {"II.1.1": "Xây dựng", "II.1.2": "Rà soát"}),
        ("II.2.1", "up", {"II.1.3": "Tuyên truyền", "II.2": "Ban Tuyên"}),
        ("II.1.2", "down", {"II.2.1": "Xây dựng", "II.2.2": "Tuyên truyền"}),
        ("II.1.1", "I.1", {"I.2": "Rà soát", "II.1.1": "Xây dựng"}),
        ("I.1", "II.2.1", {"II.2.2": "Nâng cao"}),
        ("II.2", "up", {"II.1": "Ban Tuyên", "II.1.1": "Tuyên truyền", "II.2": "Ban Tổ"}),
        ("II", "up", {"I": "NHIỆM VỤ", "I.1.2": "Xây dựng", "II": "MỤC ĐÍCH,"}),
        ("I", "down", {"I": "NHIỆM VỤ", "II.1": "Nâng cao"}),
    ],
)
def test_a_part_is_moved_and_stands_beside_its_new_neighbours(
    received: ReceivedDocument, path: str, after: str, expected: dict[str, str]
) -> None:
    to = after if after in ("up", "down") else uid(received, after)
    change(received, shaping.move_part, uid=uid(received, path), after=to)
    now = dict(outline(received))
    assert {path: now.get(path) for path in expected} == expected
    assert sorted(now.values()) == sorted(words for _path, words in BEFORE)


@pytest.mark.parametrize(
    ("path", "after"), [("I", "up"), ("II", "down"), ("II", "II.1.1"), ("II.1", "nowhere")]
)
def test_what_cannot_be_moved_there_stays(received: ReceivedDocument, path: str, after: str) -> None:
    known = after in dict(BEFORE)
    with pytest.raises(Unfit):
        change(
            received,
            shaping.move_part,
            uid=uid(received, path),
            after=uid(received, after) if known else after,
        )
    assert outline(received) == BEFORE


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        ("II.1.1", "group", {"II.2": "Rà soát", "II.2.1": "Xây dựng", "II.3": "Ban Tuyên"}),
        ("II.1.1", "section", {"III": "Rà soát", "III.1": "Xây dựng", "III.2": "Ban Tuyên"}),
        ("II.2", "item", {"II.1.3": "Ban Tuyên", "II.1.4": "Tuyên truyền"}),
        ("II", "item", {"I.2": "NHIỆM VỤ", "I.3": "Ban Tổ"}),
    ],
)
def test_a_part_becomes_what_it_is(
    received: ReceivedDocument, path: str, kind: str, expected: dict[str, str]
) -> None:
    change(received, shaping.retype_part, uid=uid(received, path), kind=kind)
    now = dict(outline(received))
    assert {path: now.get(path) for path in expected} == expected


def test_an_item_becomes_a_recipient_and_back(received: ReceivedDocument) -> None:
    part = uid(received, "II.2.1")
    change(received, shaping.retype_part, uid=part, kind="recipient")
    assert [line["text"] for line in received.document["recipients"]][-1].startswith("Tuyên truyền")
    change(received, shaping.retype_part, uid=part, kind="item")
    assert item(received, "II.2.1")["text"].startswith("Tuyên truyền")


def test_the_first_heading_cannot_be_taken_from_above_its_items(received: ReceivedDocument) -> None:
    with pytest.raises(Unfit, match="trong một mục"):
        change(received, shaping.retype_part, uid=uid(received, "I"), kind="item")


def test_joined_items_unite_what_was_told_of_them_and_parts_of_a_split_one_share_it(
    received: ReceivedDocument,
) -> None:
    lines = item(received, "II.1.1")["lines"], item(received, "II.1.2")["lines"]
    item(received, "II.1.2")["product"] = "Hướng dẫn"
    change(received, shaping.merge_with_previous, uid=uid(received, "II.1.2"))
    joined = item(received, "II.1.1")
    assert (joined["lines"], joined["product"]) == ([*lines[0], *lines[1]], "Hướng dẫn")
    assert len(joined["paragraphs"]) == len(joined["deadlines"]) == 2
    change(received, shaping.split_part, uid=joined["uid"], first=joined["paragraphs"][0])
    assert [item(received, path)["product"] for path in ("II.1.1", "II.1.2")] == ["Hướng dẫn"] * 2
    assert item(received, "II.1.2")["deadlines"][0]["text"] == "năm 2027"


def test_who_when_how_much_and_what_are_corrected(received: ReceivedDocument) -> None:
    part = item(received, "II.1.1")
    change(
        received,
        wording.mend_part,
        uid=part["uid"],
        text=part["text"],
        lead="Đảng ủy Quốc hội",
        partners="Ban Nội chính; Văn phòng",
        when="trước ngày 30/6/2027; thường xuyên",
        targets="ít nhất 25%; 03 - 04 người",
        product="Quy định",
        approving_level="Bộ Chính trị",
    )
    now = item(received, "II.1.1")
    assert (now["lead"], now["partners"]) == ("Đảng ủy Quốc hội", ["Ban Nội chính", "Văn phòng"])
    assert [(d["end"], d["kinds"]) for d in now["deadlines"]] == [
        ("2027-06-30", ["fixed"]),
        (None, ["ongoing"]),
    ]
    assert [(t["value"], t["value_to"], t["comparator"]) for t in now["targets"]] == [
        ("25", None, ">="),
        ("03", "04", "range"),
    ]
    assert now["target"] == now["targets"][0]
    assert (now["product"], now["approving_level"]) == ("Quy định", "Bộ Chính trị")


def test_a_field_that_is_not_sent_is_left(received: ReceivedDocument) -> None:
    part = item(received, "II.1.1")
    change(received, wording.mend_part, uid=part["uid"], text=part["text"], product="Quy định")
    now = item(received, "II.1.1")
    assert (now["lead"], now["deadlines"]) == (part["lead"], part["deadlines"])


def test_the_last_twenty_mendings_are_taken_back_one_by_one(received: ReceivedDocument) -> None:
    part = uid(received, "I.1")
    for number in range(23):
        change(received, wording.mend_part, uid=part, text=f"Lần {number}.")
    for _time in range(20):
        change(received, mending.undo)
    assert item(received, "I.1")["text"] == "Lần 2."
    with pytest.raises(Unfit, match="Không còn lần sửa"):
        change(received, mending.undo)


def test_taking_back_the_head_takes_back_the_register(received: ReceivedDocument) -> None:
    title = received.title
    change(received, wording.mend_head, title="KẾ HOẠCH khác", symbol="9-KH/TW")
    change(received, mending.undo)
    assert (received.title, received.symbol) == (title, "41-KH/TW")


def test_a_stale_mending_changes_nothing_and_keeps_no_state(received: ReceivedDocument) -> None:
    change(received, shaping.drop_part, uid=uid(received, "I.1"))
    with pytest.raises(Conflict):
        shaping.drop_part(received, edit_number=0, uid=uid(received, "II.1.1"))
    assert EarlierReading.objects.filter(received=received).count() == 1


@pytest.mark.parametrize(
    ("where", "after", "path"),
    [("item", "II.1.1", "II.1.2"), ("joined", "II.1.1", "II.1.1"), ("item", "", "II.2.2")],
)
def test_a_line_without_a_place_is_placed_and_keeps_its_lines(
    received: ReceivedDocument, where: str, after: str, path: str
) -> None:
    received.document["unplaced"] = [{"text": "Dòng lạc.", "page": 2, "reason": "Chưa rõ.", "lines": [99]}]
    change(received, placing.place, index=0, where=where, after=uid(received, after) if after else "")
    placed = item(received, path)
    assert placed["text"].endswith("Dòng lạc.")
    assert 99 in placed["lines"]
    assert received.document["unplaced"] == []


def test_a_line_becomes_a_recipient(received: ReceivedDocument) -> None:
    received.document["unplaced"] = [{"text": "- Đảng ủy Công an,", "reason": "Chưa rõ.", "lines": [99]}]
    change(received, placing.place, index=0, where="recipient")
    assert received.document["recipients"][-1]["text"] == "Đảng ủy Công an"


def test_a_line_that_is_no_content_stays_listed(received: ReceivedDocument) -> None:
    received.document["unplaced"] = [{"text": "Ghi chú.", "reason": "Chưa rõ.", "lines": []}]
    change(received, placing.dismiss, index=0)
    assert [(e["text"], e["dismissed"]) for e in received.document["unplaced"]] == [("Ghi chú.", True)]
    change(received, placing.dismiss, index=0)
    assert received.document["unplaced"][0]["dismissed"] is False


def test_what_is_dropped_can_be_placed_again(received: ReceivedDocument) -> None:
    lines = item(received, "II.1.1")["lines"]
    change(received, shaping.drop_part, uid=uid(received, "II.1.1"))
    index = len(received.document["unplaced"]) - 1
    change(received, placing.place, index=index, where="item", after=uid(received, "II.1"))
    assert (item(received, "II.1.1")["text"].split()[0], item(received, "II.1.1")["lines"]) == ("Rà", lines)


def test_a_plan_is_written_from_nothing(received: ReceivedDocument) -> None:
    received.document.update(sections=[], groups=[], items=[], recipients=[], preamble=[], uids={})
    for kind, text in [
        ("section", "NHIỆM VỤ"),
        ("item", "Rà soát."),
        ("recipient", "Các xã"),
        ("item", "Báo cáo."),
    ]:
        change(received, shaping.add_part, after="", kind=kind, text=text)
    assert outline(received) == [("I", "NHIỆM VỤ"), ("I.1", "Rà soát."), ("I.2", "Báo cáo.")]
    assert [line["text"] for line in received.document["recipients"]] == ["Các xã"]


def test_a_doubt_stays_with_its_part_when_the_part_moves(received: ReceivedDocument) -> None:
    part = uid(received, "II.1.2")
    received.document["doubts"] = [{"id": 0, "uid": part, "path": "II.1.2", "reason": "Không rõ."}]
    change(received, shaping.merge_with_previous, uid=part)
    assert received.document["doubts"][0]["uid"] == uid(received, "II.1.1")


def test_a_look_at_a_doubt_outlasts_the_taking_back_of_a_mending(received: ReceivedDocument) -> None:
    received.document["doubts"] = [{"id": 0, "uid": None, "path": None, "reason": "Không rõ."}]
    change(received, shaping.drop_part, uid=uid(received, "I.1"))
    placing.look_at(received, doubt=0, by="Nguyễn Thu Hà")
    change(received, mending.undo)
    assert received.document["doubts"][0]["seen"]["by"] == "Nguyễn Thu Hà"
    assert placing.unseen(received.document) == 0

"""What in a received plan is ours: by name, by a body's name, by kind; nothing that only looks alike."""

from datetime import date
from typing import Any

import pytest

from drafting.ours import Body, Role, calendar, ours
from tests.corpus import corpus_dir

COMMUNE = [
    Body(("Đảng ủy xã Thanh Bình", "Đảng ủy xã Thanh Bình Đảng ủy xã Thanh Bình"), "committee", "commune"),
    Body(("Ban Xây dựng Đảng Đảng ủy xã Thanh Bình",), "advisory", "commune"),
]


def item(text: str = "Việc.", **more: Any) -> dict[str, Any]:
    return {
        "path": "II.1",
        "kind": "task",
        "text": text,
        "lead": None,
        "partners": [],
        "agency": None,
        **more,
    }


def roles(*items: dict[str, Any], bodies: list[Body] = COMMUNE) -> list[Role]:
    return [row.role for row in ours({"items": items}, bodies)]


@pytest.mark.parametrize(
    "who",
    [
        "Đảng ủy xã Thanh Bình",
        "Đảng uỷ xã Thanh Bình",
        "Các đảng ủy xã, phường, đặc khu",
        "Đảng ủy các xã, phường",
        "Các đảng ủy trực thuộc Tỉnh ủy",
        "Cấp ủy cơ sở",
        "Các cấp ủy, tổ chức đảng",
    ],
)
def test_the_own_name_and_the_kind_lead(who: str) -> None:
    assert roles(item(lead=who)) == [Role.LEAD]
    assert roles(item(agency=who)) == [Role.LEAD]
    assert roles(item(lead="Ban Tổ chức Tỉnh ủy", partners=["Văn phòng", who])) == [Role.PARTNER]
    assert roles(item(f"Chỉ đạo để {who} thực hiện nghiêm túc.")) == [Role.NAMED]


@pytest.mark.parametrize(
    "who",
    [
        "Đảng ủy xã Thanh Bình Đông",
        "Đảng ủy Công an tỉnh",
        "Ban Tổ chức Tỉnh ủy",
        "Ủy ban nhân dân tỉnh",
        "các cấp ủy viên",
    ],
)
def test_others_are_not_ours(who: str) -> None:
    assert roles(item(lead=who)) == []


def test_a_purpose_that_names_us_is_no_task_of_ours() -> None:
    assert roles(item("Nâng cao vai trò của các cấp ủy.", kind="purpose")) == []


def test_the_words_and_the_last_day_are_told() -> None:
    deadlines = [
        {"text": "quý I/2027", "kinds": ["fixed"], "start": "2027-01-01", "end": "2027-03-31"},
        {"text": "hằng năm", "kinds": ["recurring"], "start": None, "end": None},
    ]
    (row,) = ours({"items": [item("Giao các đảng uỷ trực thuộc báo cáo.", deadlines=deadlines)]}, COMMUNE)
    assert (row.who, row.when, row.due) == ("các đảng uỷ", "quý I/2027; hằng năm", date(2027, 3, 31))


def test_the_calendar_folds_lines_and_keeps_letters_whole() -> None:
    deadlines = [{"text": "31/3", "kinds": ["fixed"], "start": None, "end": "2027-03-31"}]
    rows = ours({"items": [item("Các cấp ủy " + "ộ, " * 90 + "báo cáo; gửi.", deadlines=deadlines)]}, COMMUNE)
    told = calendar(rows, title="Kế hoạch", symbol="05-KH/TU", host="example.vn")
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n"))
    unfolded = told.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270331" in unfolded
    assert "báo cáo\\; gửi." in unfolded
    assert told.startswith("BEGIN:VCALENDAR\r\n")
    assert told.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("name", "body", "most"),
    [
        ("002", Body(("Tỉnh ủy Lam Sơn",), "committee", "province"), 20),
        ("000", Body(("Đảng ủy xã Thanh Bình",), "committee", "commune"), 20),
    ],
)
def test_in_a_real_plan_a_recipient_finds_some_tasks_and_leads_in_some(
    name: str, body: Body, most: int
) -> None:
    from drafting.reading.reader import read_file

    file = corpus_dir() / f"{name}.txt"
    document = next(d for d in read_file(file.read_bytes(), file.name)["documents"] if d["items"])
    found = ours(document, [body])
    assert 8 <= len(found) <= most
    assert any(row.role == Role.LEAD for row in found)
    assert all(row.text and row.who for row in found)

"""The invented plans of the demo: read without a doubt, derived whole, true to the calendar."""

from datetime import date

import pytest

from config.settings import BASE_DIR
from drafting.deriving import derive
from drafting.deriving.derivation import TASKS
from drafting.reading.reader import read_file
from tests.drafting.deriving.small_plan import CENTRE, PROVINCE

FILES = sorted((BASE_DIR / "drafting" / "demo_texts").glob("*.txt"))


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def plan(request):
    documents = read_file(request.param.read_bytes(), request.param.name)["documents"]
    assert len(documents) == 1
    return documents[0]


def test_the_main_plan_and_three_shorter_ones_are_there():
    sizes = sorted(len(read_file(file.read_bytes(), file.name)["documents"][0]["items"]) for file in FILES)
    assert sizes[-1] >= 90
    assert [size for size in sizes if 12 <= size <= 18] == sizes[:-1]
    assert len(sizes) == 4


def test_a_demo_plan_is_read_without_a_doubt(plan):
    assert (plan["unplaced"], plan["doubts"]) == ([], [])
    assert plan["symbol"].endswith("-KH/TW")
    assert plan["issuer"] in ("Bộ Chính trị", "Ban Bí thư")
    assert plan["archive"] == "Văn phòng Trung ương Đảng"
    assert plan["recipients"]


def test_a_demo_plan_sets_no_day_that_was_past_when_it_was_issued_and_none_on_a_weekend(plan):
    issued = date.fromisoformat(plan["date"])
    assert issued.weekday() < 5
    for item in plan["items"]:
        for deadline in item["deadlines"]:
            if deadline["end"]:
                assert date.fromisoformat(deadline["end"]) > issued
            if "ngày" in deadline["text"] and deadline["end"]:
                assert date.fromisoformat(deadline["end"]).weekday() < 5, deadline["text"]


def test_a_demo_plan_comes_over_to_the_province_whole(plan):
    derived = derive(plan, own=PROVINCE, body_map=CENTRE, today=date.fromisoformat(plan["date"]))
    assert len(derived.document["items"]) == len(plan["items"])
    assert len(derived.answers) == sum(item["kind"] in TASKS for item in plan["items"])
    assert not [
        item for item in derived.document["items"] if "Ban Tổ chức Trung ương" in item["text"].split("(")[0]
    ]

"""What a derived plan must still say of each task of its parent: every figure, day and symbol; twice the same text."""

import re
from collections import Counter
from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.settings import BASE_DIR
from drafting.deriving import Choices, default_body_map, derive, own_body
from drafting.reading.reader import read_file
from drafting.reading.time import deadlines as grammar
from tests.corpus import corpus_dir
from tests.drafting.deriving.small_plan import CENTRE, PROVINCE, central_plan, central_plans

TODAY = date(2026, 11, 22)
CHOICES = st.builds(
    Choices,
    margin=st.integers(0, 40),
    issued_on=st.sampled_from([None, date(2026, 11, 30)]),
    documents_to_come=st.booleans(),
    continuing=st.booleans(),
    outline=st.sampled_from(["parent", "own"]),
)


def figures(text):
    return Counter(re.findall(r"\d[\w./-]*\w|\d", text))


def without_uids(value):
    if isinstance(value, dict):
        return {key: without_uids(inner) for key, inner in value.items() if "uid" not in key}
    return [without_uids(inner) for inner in value] if isinstance(value, list) else value


def plans(file):
    documents = read_file(file.read_bytes(), file.name)["documents"]
    return [document for document in documents if len(document["items"]) > 5]


TIMES = st.sampled_from(
    [
        "(trước ngày 31/3/2027)",
        "(hoàn thành trong quý II/2027)",
        "(sơ kết năm 2028, tổng kết năm 2030)",
        "(tháng 12 hằng năm)",
        "(khi có hướng dẫn của Trung ương)",
        "trước ngày 15/12/2027",
        "(trong vòng 30 ngày kể từ ngày ban hành)",
    ]
)
WORK = st.sampled_from(
    [
        "Tham mưu sửa đổi Quy định số 37-QĐ/TW, ngày 25/10/2021 của Ban Chấp hành Trung ương",
        "Kết nạp 1.250 đảng viên, tăng 5% so với năm 2026",
        "Tăng cường kiểm tra 3 đợt",
        "Xây dựng 02 đề án",
    ]
)


@settings(deadline=None, max_examples=150)
@given(WORK, TIMES, CHOICES)
def test_all_figures_but_those_of_a_time_that_was_moved_or_waits_stand_in_the_derived_task(
    work, time, choices
):
    parent = central_plan()
    text = f"{work} {time}."
    parent["items"][1] |= {"text": text, "deadlines": grammar.read(text)}
    made = derive(parent, own=PROVINCE, body_map=CENTRE, today=TODAY, choices=choices)
    item = next(item for item in made.document["items"] if item["source"][0]["path"] == "II.1.1")
    assert not figures(work) - figures(item["text"])
    told = {entry["text"]: entry for entry in grammar.read(text)}
    if {entry["text"] for entry in item["deadlines"]} == set(told):
        assert not figures(text) - figures(item["text"])
    else:
        answer = next(row for row in made.answers if row["parent_path"] == "II.1.1")
        assert answer["answer"] == "adapted"
    read = grammar.read(item["text"])
    assert [(entry["kinds"], entry["end"]) for entry in read] == [
        (entry["kinds"], entry["end"]) for entry in item["deadlines"]
    ]


@settings(deadline=None, max_examples=40)
@given(central_plans(), CHOICES)
def test_deriving_twice_gives_the_same_plan_but_for_its_uids(parent, choices):
    once, again = (
        derive(deepcopy(parent), own=PROVINCE, body_map=CENTRE, today=TODAY, choices=choices)
        for _ in range(2)
    )
    assert without_uids(once.document) == without_uids(again.document)
    assert without_uids(once.answers) == without_uids(again.answers)
    assert [mark["reason"] for mark in once.marked] == [mark["reason"] for mark in again.marked]


def lost(parent, own, outline):
    """(path, figures) of the parent's items whose derived item lacks some; times kept as they are."""
    bodies = default_body_map(own.level, own.name)
    choices = Choices(documents_to_come=False, continuing=False, outline=outline)
    made = derive(parent, own=own, body_map=bodies, today=TODAY, choices=choices)
    items = {source["path"]: item for item in made.document["items"] for source in item["source"]}
    assert set(items) == {item["path"] for item in parent["items"]}
    return [
        (item["path"], gone)
        for item in parent["items"]
        if (gone := figures(item["text"]) - figures(items[item["path"]]["text"]))
    ]


@pytest.mark.parametrize("outline", ["parent", "own"])
@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Tỉnh ủy Lam Sơn", "province"),
        ("Đảng ủy xã Hòa An", "commune"),
        ("Chi bộ Trường Tiểu học Hòa An", "base"),
    ],
)
def test_the_demo_plans_lose_no_figure_at_any_level(name, level, outline):
    for file in sorted((BASE_DIR / "drafting" / "demo_texts").glob("*.txt")):
        for parent in plans(file):
            assert lost(parent, own_body(name, level), outline) == []


@pytest.mark.parametrize("name", ["000", "002", "004"])
@pytest.mark.parametrize("outline", ["parent", "own"])
def test_the_real_plans_lose_no_figure(name, outline):
    for parent in plans(corpus_dir() / f"{name}.txt"):
        assert lost(parent, own_body("Đảng ủy xã Hòa An", "commune"), outline) == []
        assert lost(parent, PROVINCE, outline) == []

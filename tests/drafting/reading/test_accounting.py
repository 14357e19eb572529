"""Nothing of a file is lost: what is not in the result stands among what found no place."""

import io
import itertools
import re

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.reading import accounting
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from tests.corpus import corpus_dir
from tests.drafting.reading import files
from tests.drafting.reading.test_properties import FRAGMENTS, WORDS

PLAN_START = (
    "KẾ HOẠCH\nthực hiện Nghị quyết\n-----\nI. NHIỆM VỤ TRỌNG TÂM\n1. Nâng cao chất lượng đảng viên.\n"
)


def said(value) -> str:
    """All words of the documents, whatever field they stand in."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return " ".join(said(inner) for inner in value)
    return str(value)


def read(text: str):
    return read_file(text.encode(), "ke-hoach.txt")


@given(
    rows=st.lists(st.lists(st.sampled_from(FRAGMENTS + WORDS), min_size=1, max_size=6), max_size=30),
    start=st.sampled_from(["", PLAN_START]),
)
@settings(max_examples=150, deadline=None)
def test_every_word_of_any_mixture_of_plan_pieces_is_in_the_result_or_unplaced(rows, start):
    # each word carries a number of its own, so that one which is missing cannot hide behind its like
    numbers = itertools.count(1001)
    named = [[f"{piece} {next(numbers)}" if piece in WORDS else piece for piece in row] for row in rows]
    text = start + "\n".join(" ".join(row) for row in named)
    try:
        bundle = read(text)
    except ReadingRefused:
        return
    assert set(re.findall(r"\d{4}", text)) <= set(re.findall(r"\d{4}", said(bundle["documents"])))


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("document", ["000", "002", "004"])
def test_of_a_real_plan_nothing_but_page_numbers_is_left_over(document, kind):
    bundle = read_file((corpus_dir() / f"{document}.{kind}").read_bytes(), document)
    left = [e for d in bundle["documents"] for e in d["unplaced"] if e["reason"] != accounting.FURNITURE]
    assert left == []


def test_a_line_that_stands_twice_and_was_read_once_is_missing_once():
    line = "Tăng cường công tác kiểm tra, giám sát."
    pool = accounting.Pool([line])
    assert (pool.missing(line), pool.missing(line)) == ("", line)


@pytest.mark.parametrize(
    ("result", "line", "missing"),
    [
        ("Chủ trì xây dựng quy chế.", "- Chủ trì xây dựng quy chế.", ""),
        ("Chủ trì xây dựng quy chế.", "1.2. Chủ trì xây dựng", ""),
        ("Lam Sơn, ngày 5 tháng 2 năm 2027", "Lam Sơn, ngày 05 tháng 02 năm 2027", ""),
        (
            "Lam Sơn, ngày 5 tháng 2 năm 2027",
            "Lam Sơn, ngày 06 tháng 02 năm 2027",
            "Lam Sơn, ngày 06 tháng 02 năm 2027",
        ),
        ("Thường trực Tỉnh ủy để báo cáo", "- Thường trực Tỉnh ủy (để b/c),", ""),
        ("Thường trực Tỉnh ủy", "- Thường trực Tỉnh ủy (để b/c),", "(để b/c),"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CÔNG SẢN VIỆT NAM", ""),
        ("", "-----", ""),
        ("Chủ trì xây dựng quy chế.", "Chủ trì kịp thời xây dựng quy chế mới.", "kịp thời … mới."),
    ],
)
def test_a_line_is_found_in_the_form_in_which_its_field_is_written(result, line, missing):
    assert accounting.Pool([result]).missing(line) == missing


def test_what_no_field_holds_is_listed_with_its_line_and_the_reason():
    text = files.PLAN.replace("Hòa Bình, ngày 05 tháng 02 năm 2027", "Hòa Bình, ngày 31 tháng 02 năm 2027")
    bundle = read(text)
    (entry,) = bundle["documents"][0]["unplaced"]
    assert "31" in entry["text"]
    assert entry["reason"] == accounting.HALF_DATED
    assert [bundle["source"]["lines"][number]["text"] for number in entry["lines"]] == [
        "Hòa Bình, ngày 31 tháng 02 năm 2027"
    ]


def test_page_numbers_are_listed_as_no_content():
    (entry,) = read(files.PLAN.replace("\nII. NHIỆM VỤ", "\n2\n\nII. NHIỆM VỤ"))["documents"][0]["unplaced"]
    assert (entry["text"], entry["reason"]) == ("2", accounting.FURNITURE)


def test_the_running_head_of_a_word_file_is_listed_as_no_content():
    document = docx.Document(io.BytesIO(files.word_plan()))
    document.sections[0].header.paragraphs[0].text = "Tài liệu phục vụ hội nghị"
    (entry,) = read_file(files.saved(document), "a")["documents"][0]["unplaced"]
    assert (entry["text"], entry["reason"]) == ("Tài liệu phục vụ hội nghị", accounting.FURNITURE)


def test_what_is_missing_is_listed_with_the_document_that_it_stands_in():
    second = files.PLAN.replace("65-KH", "66-KH").replace("ngày 05 tháng 02", "ngày 31 tháng 02")
    first, last = read(files.PLAN + "\n" + second)["documents"]
    assert first["unplaced"] == []
    assert ["31" in entry["text"] for entry in last["unplaced"]] == [True]

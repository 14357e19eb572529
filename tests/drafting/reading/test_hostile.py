"""Texts that were built to hide words, or to keep the reader busy."""

import unicodedata

import pytest

from drafting.reading.blocks import clean
from drafting.reading.reader import read_file
from drafting.reading.refusals import ReadingRefused
from tests.drafting.reading import files

START = "KẾ HOẠCH\nthực hiện Nghị quyết\n-----\nI. NHIỆM VỤ TRỌNG TÂM\n1. Nâng cao chất lượng đảng viên.\n"


def items(text: str) -> list[str]:
    return [item["text"] for item in read_file(text.encode(), "x")["documents"][0]["items"]]


@pytest.mark.parametrize(
    "sign",
    [
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u061c",
        "\ufe0f",
        "\U000e0041",
        "\x01",
        "\x9f",
    ],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_signs_that_nobody_sees_change_no_word(sign):
    assert items(START.replace("chất lượng", f"ch{sign}ất lượng{sign}")) == ["Nâng cao chất lượng đảng viên."]


def test_half_of_a_pair_of_code_units_does_not_reach_the_result():
    assert clean("cán\ud800 bộ") == "cán bộ"


@pytest.mark.parametrize("sign", ["\x0b", "\x85", "\u2028", "\u2029"])
def test_line_breaks_of_other_systems_part_lines(sign):
    assert items(START.replace("\n", sign)) == ["Nâng cao chất lượng đảng viên."]


@pytest.mark.parametrize(
    "filler",
    [
        "tuyên truyền " * 20_000,
        "(trong quý I/2027 " * 1_000,
        "số 12-KH/TU, " * 4_000,
        "phối hợp với Ban Tổ chức, " * 3_000,
        "*" * 50_000,
        "“" * 20_000,
        "a\u0301" * 100_000,
    ],
    ids=["words", "brackets", "symbols", "bodies", "asterisks", "quotation marks", "loose tone marks"],
)
def test_a_line_of_any_length_is_one_item(filler):
    found = items(f"{START}2. Xây dựng quy chế {filler}làm việc.")
    assert len(found) == 2
    assert found[1].startswith("Xây dựng quy chế")
    assert found[1].endswith("làm việc.")


def test_marks_of_every_kind_one_under_the_other_are_one_task_each_or_part_of_one():
    marks = ["- ", "+ ", "a) ", "1. ", "(1) ", "1.1. ", "1.1.1. ", "• "]
    rows = [f"{marks[n % len(marks)]}Xây dựng quy chế số {n} của cấp ủy." for n in range(1_000)]
    read = " ".join(items(START + "\n".join(rows)))
    assert [n for n in range(1_000) if f"quy chế số {n} của" not in read] == []


def test_more_lines_than_any_plan_has_are_refused():
    with pytest.raises(ReadingRefused) as caught:
        read_file((START + "- Xây dựng quy chế.\n" * 100_000).encode(), "x")
    assert caught.value.code == "too_long"


def test_letters_with_separate_marks_are_composed_in_word_files_too():
    data = files.word_plan()
    name = "word/document.xml"
    loose = unicodedata.normalize("NFD", files.part(data, name).decode()).encode()
    (document,) = read_file(files.repacked(data, {name: loose}), "x")["documents"]
    assert document["symbol"] == "65-KH/ĐU"
    assert document["items"][0]["text"] == "Quán triệt sâu sắc nội dung Nghị quyết đến cán bộ, đảng viên."

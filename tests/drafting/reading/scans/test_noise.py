"""Specks, stamps and page numbers are no writing."""

import pytest

from drafting.reading.scans.noise import cleaned
from drafting.reading.scans.words import Row
from tests.drafting.reading.scans.recognised import row, texts, word

PAGE = (1654, 2339)


def kept(*words) -> list[str]:
    return texts(cleaned([Row(list(words))], 30, PAGE)[0])


def test_specks_before_between_and_after_words_are_dropped():
    line = [
        word("_", 200, 500),
        word("ủy", 250, 500),
        word(".", 300, 500, height=4),
        word("xã", 330, 500),
        word(":", 600, 500),
    ]
    assert kept(*line) == ["ủy xã"]


@pytest.mark.parametrize(("mark", "sure"), [("-", 10), ("_-", 10), ("I.", 5), ("(3)", 5), ("2.", 5)])
def test_the_mark_of_a_line_stays_however_hard_it_was_to_read(mark, sure):
    first = word(mark, 250, 500, sure=sure, height=5 if "-" in mark else 30)
    assert kept(first, word("Ban", 300, 500)) == [f"{mark.strip('_')} Ban"]


def test_a_dash_between_words_stays_and_a_rule_of_dashes_too():
    assert kept(word("kinh", 250), word("tế", 330), word("-", 380, height=4), word("xã", 410)) == [
        "kinh tế - xã"
    ]
    assert kept(word("-----", 700, 500, height=4)) == ["-----"]


def test_scraps_of_a_stamp_are_dropped_and_told():
    lines, dropped = cleaned(
        [row("thực hiện. 4T ịh", top=900, sure=10), row("Ban Xây dựng Đảng", top=950)], 30, PAGE
    )
    assert texts(lines)[-1] == "Ban Xây dựng Đảng"
    assert "4T" in " ".join(texts(dropped))


def test_a_word_that_was_hard_to_read_is_no_scrap():
    assert kept(word("Ban", 250, 500), word("Thườnq", 320, 500, sure=5)) == ["Ban Thườnq"]


def test_a_page_number_is_dropped_however_it_was_read():
    lines, _ = cleaned([Row([word("đổ", 810, 60)]), row("Ban Xây dựng Đảng", top=170)], 30, PAGE)
    assert texts(lines) == ["Ban Xây dựng Đảng"]

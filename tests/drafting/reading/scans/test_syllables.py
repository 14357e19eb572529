"""What can be a Vietnamese syllable."""

import pytest

from drafting.reading.scans.compounds import PAIRS
from drafting.reading.scans.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        "nghị",
        "quyết",
        "gì",
        "giếng",
        "Đảng",
        "uỷ",
        "ủy",
        "khuếch",
        "THƯỜNG",
        "yêu",
        "xoong",
        "ý",
        "hoà",
        "quý",
    ],
)
def test_syllables_are_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["xuyÊhn", "ghj", "Eoach", "bọp1", "cáchh", "cach", "tac", "qkết", "", "w", "ngh"]
)
def test_other_letters_are_none(word):
    assert not is_syllable(word)


def test_every_known_pair_is_made_of_syllables():
    assert [pair for pair in PAIRS if len(pair) != 2 or not all(map(is_syllable, pair))] == []

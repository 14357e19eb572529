"""Italic and bold as they are typed: what is written can be read again, and stars that are stars stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.markup import plain_at, read, written
from drafting.spans import tidy_runs

LETTERS = st.text(alphabet="ab *_\\đ.", max_size=24)


@st.composite
def styled(draw):
    text = draw(LETTERS)
    size = len(text)
    runs = draw(
        st.lists(
            st.tuples(st.integers(0, size), st.integers(0, size), st.sampled_from(["italic", "bold"])),
            max_size=3,
        )
    )
    return text, tidy_runs(text, [list(run) for run in runs])


def letters(runs):
    return {(index, style) for start, end, style in runs for index in range(start, end)}


@given(styled())
def test_what_is_written_is_read_again(pair):
    text, runs = pair
    again, found = read(written(text, runs))
    assert again == text
    blank = {index for index, letter in enumerate(text) if letter == " "}
    kept = {place for place in letters(runs) if place[0] not in blank}
    assert kept <= letters(found)  # a run goes on to the ends of its words
    assert read(written(again, found)) == (again, found)


@given(st.text(alphabet="ab*_\\ \n", max_size=30))
def test_whatever_is_typed_is_read_without_losing_a_letter(typed):
    text, _runs = read(typed)
    assert [letter for letter in text if letter not in "*_\\"] == [
        letter for letter in typed if letter not in "*_\\"
    ]


@pytest.mark.parametrize(
    ("typed", "text", "runs"),
    [
        ("rà soát _quy định_ mới", "rà soát quy định mới", [[8, 16, "italic"]]),
        ("*Một* hai", "Một hai", [[0, 3, "bold"]]),
        ("*Một _hai_*", "Một hai", [[0, 7, "bold"], [4, 7, "italic"]]),
        ("gửi nguyen_van_a@hue.vn, BC_01_2027", "gửi nguyen_van_a@hue.vn, BC_01_2027", []),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("5 * 3 bằng 15", "5 * 3 bằng 15", []),
        ("dấu \\*sao\\*", "dấu *sao*", []),
        ("một *dòng\nkhác*", "một *dòng\nkhác*", []),
    ],
)
def test_marks_are_read_as_staff_type_them(typed, text, runs):
    assert read(typed) == (text, runs)


def test_a_place_among_the_marks_is_a_place_in_the_text():
    assert plain_at("*Một* hai", 7) == 5

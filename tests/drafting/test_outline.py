"""Numbers of sections, groups and items, as a plan prints them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.outline import Part, from_roman, group_of, order, paths, section_of, to_roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (90, "XC"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_a_number_and_its_numeral_name_each_other(number, numeral):
    assert to_roman(number) == numeral
    assert from_roman(numeral) == number


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 3999))
def test_every_numeral_reads_back(number):
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_a_number_without_numeral_is_refused(number):
    with pytest.raises(ValueError, match="no roman numeral"):
        to_roman(number)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "12", "Mục"])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match="not a roman numeral"):
        from_roman(text)


def test_small_letters_and_spaces_are_read():
    assert from_roman(" xiv ") == 14


def test_items_are_numbered_within_their_group_and_groups_within_their_section():
    parts = ["section", "item", "item", "section", "intro", "group", "intro", "item", "item", "group", "item"]
    assert paths(parts) == [
        "I", "I.1", "I.2", "II", "II", "II.1", "II.1", "II.1.1", "II.1.2", "II.2", "II.2.1",
    ]  # fmt: skip


def test_groups_may_stand_in_groups():
    parts = [
        Part("section"),
        Part("group"),
        Part("group", 2),
        Part("item"),
        Part("group", 2),
        Part("item"),
        Part("group"),
    ]
    assert paths(parts) == ["I", "I.1", "I.1.1", "I.1.1.1", "I.1.2", "I.1.2.1", "I.2"]


def test_items_and_groups_of_one_section_share_one_count():
    parts = [
        Part("section"),
        Part("item"),
        Part("group"),
        Part("item"),
        Part("item", 0),
        Part("group"),
        Part("item"),
    ]
    assert paths(parts) == ["I", "I.1", "I.2", "I.2.1", "I.3", "I.4", "I.4.1"]


@pytest.mark.parametrize(
    "parts",
    [
        ["item"],
        ["intro", "section"],
        ["section", "chapter"],
        [Part("section"), Part("group", 2)],
        [Part("section"), Part("item", 1)],
        [Part("section"), Part("item", -1)],
    ],
)
def test_an_impossible_outline_is_refused(parts):
    with pytest.raises(ValueError):
        paths(parts)


PARTS = st.sampled_from([Part("section"), Part("group"), Part("item"), Part("item", 0)])


@settings(deadline=None, max_examples=60)
@given(st.lists(PARTS).map(lambda tail: [Part("section"), *tail]))
def test_paths_are_unique_and_stand_in_reading_order(parts):
    numbered = paths(parts)
    assert len(set(numbered)) == len(numbered)
    assert sorted(numbered, key=order) == numbered


def test_order_is_by_number_and_not_by_letter():
    assert sorted(["IX.1", "II.10", "V.2", "II.9.3", "II.9"], key=order) == [
        "II.9",
        "II.9.3",
        "II.10",
        "V.2",
        "IX.1",
    ]


def test_a_path_names_its_section_and_group():
    assert (section_of("IV.5.1"), group_of("IV.5.1")) == ("IV", "IV.5")
    assert (section_of("III.4"), group_of("III.4")) == ("III", None)


def test_an_annex_is_numbered_by_its_name_and_its_groups_by_numerals():
    parts = [
        Part("section"),
        Part("item"),
        Part("section", number="PL1"),
        Part("group"),
        Part("item"),
        Part("group"),
        Part("item"),
        Part("section", number="PL2"),
        Part("item"),
        Part("section"),
    ]
    expected = ["I", "I.1", "PL1", "PL1.I", "PL1.I.1", "PL1.II", "PL1.II.1", "PL2", "PL2.1", "II"]
    assert paths(parts) == expected
    assert sorted(expected, key=order)[:3] == ["I", "I.1", "II"]


def test_rows_of_a_received_table_keep_the_numbers_printed_there():
    parts = [
        Part("section", number="PL"),
        Part("group", 1, "A"),
        Part("item", 1, "4"),
        Part("item", 1),
        Part("item", 1, "6.1"),
        Part("item", 1, "4"),
    ]
    assert paths(parts) == ["PL", "PL.A", "PL.A.4", "PL.A.5", "PL.A.6.1", "PL.A.7"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(PARTS, st.sampled_from([None, "1", "2", "II", "1.2"]))))
def test_paths_are_unique_whatever_numbers_are_printed(drawn):
    parts = [
        Part("section", number="PL1"),
        *(part._replace(number=n) for part, n in drawn if part.kind != "section"),
    ]
    numbered = paths(parts)
    assert len(set(numbered)) == len(numbered)

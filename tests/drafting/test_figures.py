"""Figures of targets that are changed in fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.figures import Figure, bound_of, with_figures
from drafting.reading.meaning.targets import targets_of
from drafting.refusals import Unfit

TEXT = "Phấn đấu ít nhất 90% chi bộ đạt chuẩn, giảm 5 - 7% hộ nghèo, không quá 12 người; 30 lớp trở lên."
SAME = Figure()


@pytest.mark.parametrize(
    ("figures", "was", "said"),
    [
        ([Figure(value="95,5")], "ít nhất 90%", "ít nhất 95,5%"),
        ([Figure(bound="=")], "ít nhất 90%", "90%"),
        ([Figure(bound="<=")], "ít nhất 90%", "không quá 90%"),
        ([Figure(unit="đơn vị")], "90% chi bộ", "90 đơn vị chi bộ"),
        ([SAME, Figure(value="6", upper="8")], "5 - 7%", "6 - 8%"),
        ([SAME, Figure(upper="")], "5 - 7%", "5%"),
        ([SAME, SAME, Figure(bound=">=", unit="đồng chí")], "không quá 12 người", "ít nhất 12 đồng chí"),
        ([SAME, SAME, SAME, Figure(value="40", bound="=")], "30 lớp trở lên", "40 lớp"),
    ],
    ids=str,
)
def test_a_field_changes_its_own_figure_where_it_stands(figures, was, said):
    assert with_figures(TEXT, 4, figures) == TEXT.replace(was, said)


def test_a_bound_at_the_beginning_of_a_sentence_begins_with_a_capital():
    assert with_figures("90% chi bộ đạt chuẩn.", 1, [Figure(bound=">=")]) == "Ít nhất 90% chi bộ đạt chuẩn."


def test_a_sentence_that_was_rewritten_keeps_its_own_figures():
    assert with_figures("Có 12 người và 3 lớp.", 1, [Figure(value="99")]) == "Có 12 người và 3 lớp."


@pytest.mark.parametrize(
    "figure",
    [
        Figure(value="nhiều"),
        Figure(unit="voi"),
        Figure(value="1.2"),
        Figure(value="9" * 13),
        Figure(upper="x"),
    ],
    ids=str,
)
def test_what_makes_no_figure_is_refused(figure):
    with pytest.raises(Unfit):
        with_figures(TEXT, 4, [figure])


@given(
    place=st.integers(0, 3),
    value=st.integers(1, 999).map(str),
    unit=st.sampled_from(["%", "người", "lớp", "chi bộ"]),
    bound=st.sampled_from(["=", ">=", "<="]),
)
def test_what_was_chosen_is_what_the_sentence_says_and_the_others_stay(place, value, unit, bound):
    figure = Figure(value=value, upper="", unit=unit, bound=bound)
    said = targets_of(with_figures(TEXT, 4, [*[SAME] * place, figure]))
    one = said.pop(place)
    assert (one["value"], one["unit"], bound_of(one)) == (value, unit, bound)
    before = targets_of(TEXT)
    del before[place]
    assert [(each["value"], each["unit"], bound_of(each)) for each in said] == [
        (each["value"], each["unit"], bound_of(each)) for each in before
    ]

"""Tables that are pasted, and changed by row and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import grids

WORDS = st.text(st.sampled_from('ab|"\t\n ,đ'), max_size=6).map(lambda text: " ".join(text.split()))
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(cells=TABLES)
def test_what_is_written_as_lines_is_read_back_with_bars_quotes_and_empty_rows(cells: grids.Cells) -> None:
    # Of a single column the lines cannot tell an empty cell from a blank line.
    assert grids.read(grids.written(cells)) == [row for row in cells if row != [""]]


@pytest.mark.parametrize(
    ("typed", "cells"),
    [
        ("Cột | Số\nMột | 2", [["Cột", "Số"], ["Một", "2"]]),
        ('Cột\tSố\n\n"Hai\ndòng"\t2\n', [["Cột", "Số"], ["Hai dòng", "2"]]),
        ("A\tB\tC\nMột", [["A", "B", "C"], ["Một", "", ""]]),
        ("A\tB\n\t\nC\tD", [["A", "B"], ["", ""], ["C", "D"]]),
        ("  \n\x00", []),
    ],
    ids=["bars", "line break in a cell", "short row", "empty row", "nothing"],
)
def test_a_table_is_read_as_it_is_typed_or_pasted(typed: str, cells: grids.Cells) -> None:
    assert grids.read(typed) == cells


@pytest.mark.parametrize(
    ("act", "cells"),
    [
        ("row+0", [["a", "b"], ["", ""], ["c", "d"]]),
        ("row-0", [["c", "d"]]),
        ("row^1", [["c", "d"], ["a", "b"]]),
        ("rowv0", [["c", "d"], ["a", "b"]]),
        ("col+1", [["a", "b", ""], ["c", "d", ""]]),
        ("col-1", [["a"], ["c"]]),
        ("col^1", [["b", "a"], ["d", "c"]]),
        ("row^0", [["a", "b"], ["c", "d"]]),
        ("row-9", [["a", "b"], ["c", "d"]]),
        ("row+x", [["a", "b"], ["c", "d"]]),
        ("", [["a", "b"], ["c", "d"]]),
    ],
)
def test_rows_and_columns_are_added_taken_away_and_moved(act: str, cells: grids.Cells) -> None:
    assert grids.changed([["a", "b"], ["c", "d"]], act) == cells


def test_the_last_row_and_column_stay() -> None:
    assert grids.changed([["a"]], "row-0") == [["a"]]
    assert grids.changed([["a"]], "col-0") == [["a"]]


@pytest.mark.parametrize(
    "cells", [[], [["", ""]], [["a"]] * 501, [["a"] * 31], [["x" * 2001]]], ids=["no row", "empty", *"123"]
)
def test_what_is_no_table_to_keep_is_told(cells: grids.Cells) -> None:
    assert grids.why_not(cells)

"""Grids out of the drawn lines of a page."""

from itertools import pairwise

from drafting.reading.formats.grids import Rule, grids_of


def across(y, *ends):
    return [Rule(y, start, end) for start, end in pairwise(ends)]


def test_lines_in_pieces_make_one_grid_and_a_missing_piece_merges_cells():
    lines = [*across(700, 50, 100, 200, 300), Rule(650, 50, 200), *across(600, 50, 300)]
    (grid,) = grids_of(lines, [Rule(x, 600, 700) for x in (50, 100, 200, 300)])
    assert (grid.xs, grid.ys) == ([50, 100, 200, 300], [700, 650, 600])
    lead = grid.region_at(250, 610)
    assert (lead.row, lead.column, lead.rows, lead.columns) == (0, 2, 2, 1)
    assert grid.region_at(150, 610).row == 1
    assert grid.region_at(20, 610) is None


def test_a_heading_without_inner_lines_runs_across():
    sides = [Rule(50, 600, 700), Rule(300, 600, 700), Rule(100, 600, 650)]
    (grid,) = grids_of([Rule(y, 50, 300) for y in (700, 650, 600)], sides)
    assert grid.region_at(200, 690).columns == 2


def test_sides_that_are_left_open_are_closed_where_the_lines_end():
    (grid,) = grids_of([Rule(y, 50, 300) for y in (700, 600)], [Rule(150, 580, 700)])
    assert (grid.xs, grid.ys) == ([50, 150, 300], [700, 600, 580])


def test_the_rule_under_a_head_and_a_frame_are_no_table():
    frame = [Rule(y, 20, 580) for y in (20, 820)], [Rule(x, 20, 820) for x in (20, 580)]
    assert grids_of([Rule(760, 320, 500)], []) == []
    assert grids_of(*frame) == []

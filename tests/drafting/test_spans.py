"""Paragraph breaks and italics follow their words through every change of the text."""

from hypothesis import given
from hypothesis import strategies as st

from drafting import spans


def test_lines_that_were_typed_become_one_text_with_its_paragraphs():
    text, breaks = spans.broken("Rà soát  đội ngũ;\n\n báo cáo Tỉnh ủy.")
    assert text == "Rà soát đội ngũ; báo cáo Tỉnh ủy."
    assert spans.paragraphs(text, breaks) == ["Rà soát đội ngũ;", "báo cáo Tỉnh ủy."]


def test_italics_stay_on_their_words_when_words_are_put_before_them():
    old, new = "Thực hiện (theo Đề án)", "Tổ chức thực hiện (theo Đề án)"
    start = old.index("(")
    _breaks, [[begin, end, style]] = spans.carried(old, new, breaks=[], runs=[[start, len(old), "italic"]])
    assert (new[begin:end], style) == ("(theo Đề án)", "italic")


def test_italics_of_words_that_are_gone_are_gone():
    assert spans.carried("một hai ba", "một ba", breaks=[], runs=[[4, 7, "italic"]]) == ([], [])


def test_runs_that_meet_are_one_and_blanks_at_their_ends_belong_to_none():
    assert spans.tidy_runs("a b c", [[0, 2, "italic"], [2, 4, "italic"]]) == [[0, 3, "italic"]]


@given(st.text("ab c", max_size=30), st.text("ab c", max_size=30), st.data())
def test_whatever_is_written_the_places_stay_within_the_text(old, new, data):
    place = st.integers(0, len(old))
    runs = [[*sorted([data.draw(place), data.draw(place)]), "italic"]]
    breaks, moved = spans.carried(old, new, breaks=[data.draw(place)], runs=spans.tidy_runs(old, runs))
    assert all(0 <= start < end <= len(new) for start, end, _style in moved)
    assert " ".join(spans.paragraphs(new, breaks)) == new


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=5))
def test_paragraphs_joined_and_parted_again_are_the_same(paragraphs):
    text, breaks = spans.joined(paragraphs)
    assert spans.paragraphs(text, breaks) == paragraphs

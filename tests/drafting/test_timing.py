"""A deadline that is chosen by its kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.reading.time import deadlines
from drafting.reading.time.wording import UNITS
from drafting.refusals import Unfit
from drafting.timing import EVERY, Time, time_of, words

DAYS = st.dates(date(2020, 1, 1), date(2049, 12, 31))
ENDS = {
    "day": lambda day: day,
    "month": lambda day: _last(day, day.month),
    "quarter": lambda day: _last(day, (day.month + 2) // 3 * 3),
    "half": lambda day: _last(day, 6 if day.month <= 6 else 12),
    "year": lambda day: _last(day, 12),
}


def _last(day, month):
    following = date(day.year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def read(said):
    """The one deadline of a sentence that ends with these words."""
    found = deadlines.read(f"Ban Tổ chức Tỉnh ủy chủ trì rà soát ({said}).", year=2026)
    assert len(found) == 1, found
    return found[0]


@given(kind=st.sampled_from(sorted(ENDS)), day=DAYS)
def test_the_words_of_a_day_month_quarter_or_year_are_read_back_as_its_last_day(kind, day):
    found = read(words(Time(kind, until=day)))
    assert (found["kinds"], found["end"]) == (["fixed"], ENDS[kind](day).isoformat())


@given(days=st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_the_words_of_a_stretch_are_read_back_as_its_days(days):
    found = read(words(Time("stretch", *days)))
    assert [found["start"], found["end"]] == [day.isoformat() for day in days]


@given(
    time=st.one_of(
        st.sampled_from([Time("ongoing"), Time("term"), *(Time("recurring", unit=unit) for unit in EVERY)]),
        st.builds(
            Time,
            st.just("after"),
            number=st.integers(1, 99),
            unit=st.sampled_from(sorted(UNITS)),
            event=st.sampled_from(["ngày ban hành Kế hoạch này", "ngày nhận văn bản"]),
        ),
        st.builds(Time, st.just("event"), event=st.just("hướng dẫn của Trung ương")),
        st.builds(Time, st.just("since"), DAYS),
        st.builds(Time, st.just("day"), until=DAYS),
    )
)
def test_a_deadline_that_was_chosen_stands_in_the_fields_again(time):
    assert time_of([read(words(time))]) == time


def test_several_deadlines_and_those_of_another_make_are_left_to_the_words():
    assert time_of([]) is None
    assert time_of([read("thường xuyên"), read("định kỳ hằng năm")]) is None
    assert time_of([read("trước Tết Nguyên đán")]) is None


@pytest.mark.parametrize(
    "time",
    [
        Time("day"),
        Time("stretch", date(2026, 3, 1)),
        Time("stretch", date(2026, 3, 2), date(2026, 3, 1)),
        Time("recurring"),
        Time("recurring", unit="days"),
        Time("after", number=5, unit="days"),
        Time("after", unit="days", event="ngày nhận văn bản"),
        Time("after", number=5, unit="week", event="ngày nhận văn bản"),
        Time("event", event="  "),
        Time("event", event="văn bản; hướng dẫn"),
    ],
    ids=str,
)
def test_what_is_missing_or_cannot_be_is_told(time):
    with pytest.raises(Unfit):
        words(time)

"""Numbers out of addresses and forms: digits alone, never more than a database keeps, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.numbers import whole

MOST_OF_64_BITS = 2**63 - 1
SIGNS = ["", "-1", "+1", " 1", "1 ", "1\n", "1_0", "1.0", "1e3", "0x1", "1\0"]
OTHER_DIGITS = ["٣", "１２", "²", "Ⅷ"]


@pytest.mark.parametrize("text", [*SIGNS, *OTHER_DIGITS, "9" * 19, "9" * 5000, None])
def test_what_is_not_digits_alone_is_no_number(text: str | None) -> None:
    assert whole(text) is None


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_that_a_database_keeps_or_none(text: str) -> None:
    number = whole(text)
    assert number is None or 0 <= number <= MOST_OF_64_BITS


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_every_number_that_an_address_writes_is_read(number: int) -> None:
    assert whole(str(number)) == number

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from permissions.accounts.passwords import normalised
from tests.plans import person

pytestmark = pytest.mark.usefixtures("cast")


@pytest.mark.parametrize(
    "password",
    [
        "mười bốn ký tự",  # 14
        "a" * 257,
        "passwordpassword1"[:8],
        "nguyenthuha nguyen",
        "Nguyễn Thu Hà Tỉnh ủy",
        "trinhkytrinhkytrinhky",
        "soan soan soan soan",
        "đảng ủy kế hoạch tỉnh ủy",
    ],
)
def test_what_is_short_or_guessed_first_is_refused_with_the_reason(password: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, person("soan"))
    assert all(message.endswith((".", "!")) or "ký tự" in message for message in refused.value.messages)


@pytest.mark.parametrize(
    "password", ["mưa rơi trên mái ngói", "x" * 64, "        khoảng trắng cũng được", "🌾" * 15]
)
def test_what_is_long_is_taken_whatever_its_letters(password: str) -> None:
    validate_password(password, person("soan"))


def test_letters_put_together_in_two_ways_are_one_password() -> None:
    assert normalised("ủy") == normalised("u\u0309y")

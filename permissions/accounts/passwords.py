"""What a password must be: long rather than odd (NIST SP 800-63B-4, 3.1.1.2); none is ever made to expire."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from permissions.accounts.second_factor import has_second_factor

ALONE, WITH_SECOND_FACTOR, LONGEST = 15, 8, 256
"""Characters of a password that stands alone, of one beside a second factor, and of the longest that is taken."""
OWN_WORDS = ("trinhky", "trình ký", "kế hoạch", "tỉnh ủy", "đảng ủy", "matkhau", "mật khẩu")
"""Words of the product and its users; a password made of them and little else is the first to be tried."""


def normalised(password: str) -> str:
    """One spelling for what looks the same: keyboards write Vietnamese letters in several ways (NFC)."""
    return unicodedata.normalize("NFC", password)


def shortest_for(user: Any) -> int:
    return WITH_SECOND_FACTOR if user is not None and has_second_factor(user) else ALONE


class LongEnough:
    """15 characters, or 8 for who has a second factor; it counts letters as a reader does."""

    def validate(self, password: str, user: Any = None) -> None:
        shortest, length = shortest_for(user), len(normalised(password))
        if length < shortest:
            raise ValidationError(
                _("Mật khẩu cần ít nhất %(shortest)s ký tự; mật khẩu vừa nhập có %(length)s.")
                % {"shortest": shortest, "length": length},
                code="password_too_short",
            )
        if length > LONGEST:
            raise ValidationError(
                _("Mật khẩu dài nhất là %(longest)s ký tự.") % {"longest": LONGEST}, code="password_too_long"
            )

    def get_help_text(self) -> str:
        return _(
            "Ít nhất %(alone)s ký tự, hoặc %(beside)s ký tự khi đã có yếu tố xác thực thứ hai. "
            "Một câu dễ nhớ tốt hơn một từ khó nhớ."
        ) % {"alone": ALONE, "beside": WITH_SECOND_FACTOR}


class NotGuessedFirst:
    """Refuses what is little more than the product's words or the person's own names."""

    def validate(self, password: str, user: Any = None) -> None:
        whole = rest = _plain(password)
        words = [*OWN_WORDS]
        if user is not None:
            names = [user.username, user.email.partition("@")[0], user.full_name, *user.full_name.split()]
            words += [name for name in names if len(_plain(name)) > 2]
        for word in sorted((_plain(word) for word in words), key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != whole and len(rest) < WITH_SECOND_FACTOR:
            raise ValidationError(
                _("Mật khẩu này chỉ gồm tên riêng, tên cơ quan nên rất dễ đoán; đề nghị chọn mật khẩu khác."),
                code="password_guessed_first",
            )

    def get_help_text(self) -> str:
        return _("Không chỉ gồm tên người dùng, họ tên hoặc tên cơ quan.")


def _plain(text: str) -> str:
    """Without accents, case and signs: `Tỉnh ủy` and `tinhuy` are the same guess."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in bare if letter.isalnum())

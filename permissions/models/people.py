"""People and what signing in leaves behind."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class NeverDeleted(Exception):
    """People and agencies stay in the record: deactivate a person, merge an agency."""


class User(AbstractUser):
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("Họ và tên"), max_length=200)
    home = models.ForeignKey(
        "permissions.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="whose administrator made the account",
    )
    long_password = models.BooleanField(
        default=False, help_text="the password is long enough to stand without a second factor"
    )

    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def set_password(self, raw_password: str | None) -> None:
        """Also notes whether it may stand alone, as the hash does not tell its length."""
        super().set_password(raw_password)
        self.long_password = raw_password is not None and len(raw_password) >= 15

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise NeverDeleted(_("Không xóa người dùng; hãy khóa tài khoản để giữ nguyên lịch sử xử lý."))


class SignInFailure(models.Model):
    """A password that was wrong: `account` a keyed hash of the name, `address` where from; kept for a day."""

    account = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    known = models.BooleanField(help_text="from a browser in which this account had signed in before")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="sign_in_failure_account"),
            models.Index(fields=["address", "at"], name="sign_in_failure_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address}, {self.at}"


class Cached(models.Model):
    """The table of Django's cache: used codes and rates are counted there for all processes together."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "cache"

    def __str__(self) -> str:
        return self.cache_key

"""Forms of one's own account: allauth's, with the words that staff know."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from permissions.accounts import throttling
from permissions.accounts.passwords import normalised
from permissions.accounts.security_log import note

CODE_INPUT = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "12"}


class SignInForm(AuthenticationForm):
    """The same answer for an unknown name, a wrong password and a locked account."""

    error_messages = {
        name: gettext_lazy("Tên đăng nhập hoặc mật khẩu chưa đúng; đề nghị kiểm tra lại rồi nhập lại.")
        for name in ("invalid_login", "inactive")
    }
    too_many = ngettext_lazy(
        "Nhập sai nhiều lần; đề nghị chờ %(seconds)s giây rồi thử lại.",
        "Nhập sai nhiều lần; đề nghị chờ %(seconds)s giây rồi thử lại.",
        "seconds",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = gettext_lazy("Tên đăng nhập")
        self.fields["username"].error_messages["required"] = gettext_lazy("Đề nghị nhập tên đăng nhập.")
        self.fields["username"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["password"].label = gettext_lazy("Mật khẩu")
        self.fields["password"].error_messages["required"] = gettext_lazy("Đề nghị nhập mật khẩu.")

    def clean_password(self) -> str:
        return normalised(self.cleaned_data["password"])

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password") or self.request is None:
            return super().clean()
        attempt = throttling.this_try(self.request, name)
        if wait := throttling.seconds_to_wait(attempt):
            note("sign_in_slowed", self.request, account=attempt.account[:16], seconds=wait)
            raise ValidationError(self.too_many % {"seconds": wait}, code="too_many")
        try:
            cleaned = super().clean()
        except ValidationError:
            throttling.failed(attempt)
            raise
        throttling.succeeded(attempt)
        return cleaned


class PasswordAgain(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain_password(self.fields["password"], _("Mật khẩu"))


class NewPassword(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (
            ("oldpassword", _("Mật khẩu hiện tại")),
            ("password1", _("Mật khẩu mới")),
            ("password2", _("Nhập lại mật khẩu mới")),
        ):
            _plain_password(self.fields[name], label)
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class FirstPassword(SetPasswordForm):  # type: ignore[type-arg]
    """Of somebody who follows the link that an administrator handed over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password1"].help_text = " ".join(password_validators_help_texts())
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")
        self.fields["new_password2"].help_text = ""

    error_messages = {"password_mismatch": gettext_lazy("Hai lần nhập mật khẩu không giống nhau.")}

    def clean_new_password1(self) -> str:
        return normalised(self.cleaned_data["new_password1"])

    def clean_new_password2(self) -> str:
        return normalised(self.cleaned_data["new_password2"])


class Code(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Mã trong ứng dụng, hoặc một mã dự phòng"))


class CodeAgain(CodeAgainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Mã trong ứng dụng, hoặc một mã dự phòng"))


class FirstCode(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], _("Mã đang hiện trong ứng dụng"))


class NewPasskey(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên để nhận ra")
        self.fields["passwordless"].label = _("Đăng nhập chỉ bằng khóa này, không cần mật khẩu")
        self.fields["passwordless"].help_text = _("Thiết bị sẽ hỏi vân tay, khuôn mặt hoặc mã khóa màn hình.")
        self.fields["passwordless"].initial = True


class PasskeyName(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Tên để nhận ra")


def _code(field: forms.Field, label: str) -> None:
    field.label = label
    field.widget.attrs = dict(CODE_INPUT)
    field.error_messages["required"] = _("Đề nghị nhập mã.")


def _plain_password(field: forms.Field, label: str) -> None:
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = _("Đề nghị nhập mật khẩu.")

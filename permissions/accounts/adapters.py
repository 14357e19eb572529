"""What allauth asks the product: nobody signs up by themselves, factors stay where they must, words in Vietnamese."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from permissions.accounts.freshness import is_fresh
from permissions.accounts.passwords import normalised
from permissions.accounts.second_factor import may_lose
from permissions.models import User

SAID = {
    "account/messages/password_changed.txt": gettext_lazy("Đã đổi mật khẩu."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Đã bật ứng dụng tạo mã."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Đã tắt ứng dụng tạo mã."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "Đã tạo mã dự phòng mới; mã cũ không dùng được nữa."
    ),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Đã thêm khóa truy cập."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("Đã bỏ khóa truy cập."),
}
"""What is said after an act on one's own account; what allauth would say besides is left unsaid."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Tài khoản này đã khóa; đề nghị liên hệ quản trị của cơ quan."),
        "enter_current_password": gettext_lazy("Mật khẩu hiện tại chưa đúng; đề nghị nhập lại."),
        "incorrect_password": gettext_lazy("Mật khẩu chưa đúng; đề nghị nhập lại."),
        "incorrect_code": gettext_lazy(
            "Mã chưa đúng hoặc đã dùng; đề nghị nhập mã đang hiện trong ứng dụng."
        ),
        "too_many_login_attempts": gettext_lazy("Nhập sai quá nhiều lần; đề nghị thử lại sau ít phút."),
        "rate_limited": gettext_lazy("Nhập sai quá nhiều lần; đề nghị thử lại sau ít phút."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Just after signing in nobody is asked a second time."""
        return not is_fresh(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second factor proves it by that one; a password alone is for those without."""
        methods = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] != "reauthenticate"] or methods

    def reauthenticate(self, user: Any, password: str) -> bool:
        return bool(user.check_password(password))

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that a proxy of ours tells, else the connection's; a request without one comes from a program."""
        return get_client_ip(request) or "0.0.0.0"  # noqa: S104 -- no address, not one to listen on

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponseRedirect:
        messages.error(request, str(self.error_messages["account_inactive"]))
        return HttpResponseRedirect(reverse("sign_in"))

    def clean_password(self, password: str, user: Any = None) -> str:
        return str(super().clean_password(normalised(password), user=user))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What happens to an account stands in the security log; mails go out through the product's own outbox."""


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": gettext_lazy(
            "Không bỏ được yếu tố xác thực cuối cùng: nhiệm vụ được giao hoặc mật khẩu ngắn cần có nó. "
            "Đề nghị thêm yếu tố khác trước."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Cần bật ứng dụng tạo mã hoặc khóa truy cập trước."),
    }

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """In demo mode everybody shares one password and nobody a telephone."""
        return not settings.DEMO and bool(super().is_mfa_enabled(user, types))

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.username)

    def _get_site_name(self) -> str:
        return "Trình Ký"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return may_lose(authenticator)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Khóa truy cập %(number)s") % {"number": count + 1}

    def encrypt(self, text: str) -> str:
        """A copy of the database alone gives nobody a second factor."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    digest = salted_hmac("permissions.accounts.second_factor", "key", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class SignOnAdapter(DefaultSocialAccountAdapter):
    """Sign-in by the organisation's own OpenID Connect provider: it opens accounts that exist, and makes none."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the provider's person to the account whose username the provider names, once.

        A provider that is configured is trusted for `OIDC_USERNAME_CLAIM`; an e-mail address alone is not enough.
        """
        if sociallogin.is_existing:
            if sociallogin.user.is_active:
                return
            raise ImmediateHttpResponse(self._refused(request))
        data = sociallogin.account.extra_data
        claims = data.get("userinfo") or data.get("id_token") or data
        name = str(claims.get(settings.OIDC_USERNAME_CLAIM, ""))
        user = User.objects.filter(username=name, is_active=True).first() if name else None
        if user is None:
            raise ImmediateHttpResponse(self._refused(request))
        sociallogin.connect(request, user)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise ImmediateHttpResponse(self._refused(request))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """As for the account's own acts."""

    @staticmethod
    def _refused(request: HttpRequest) -> HttpResponseRedirect:
        said = _("Hệ thống đăng nhập chung không cho biết tài khoản nào ở đây; đề nghị liên hệ quản trị.")
        messages.error(request, said)
        return HttpResponseRedirect(reverse("sign_in"))

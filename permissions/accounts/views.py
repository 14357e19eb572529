"""Signing in, one's own account, and the first password of a new one."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.adapter import get_adapter as factor_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from permissions.accounts.forms import FirstPassword, SignInForm
from permissions.accounts.freshness import freshly
from permissions.accounts.second_factor import has_second_factor, may_lose, needs_second_factor
from permissions.accounts.security_log import note
from permissions.accounts.sessions import end_all
from permissions.demo_cast import CAST
from permissions.duties import in_force
from permissions.models import Appointment, User


class SignIn(LoginView):
    """Name and password; what is asked besides, allauth's stages ask afterwards."""

    template_name = "sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        record_authentication(self.request, user, method="password", username=user.username)
        return perform_login(self.request, user, redirect_url=self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = demo_accounts() if settings.DEMO else []
        sign_on = settings.OIDC_NAME if settings.OIDC_ISSUER else ""
        return super().get_context_data(**kwargs) | {"demo_cast": shown, "sign_on": sign_on}


def demo_accounts() -> list[dict[str, str]]:
    """The accounts of the demo in their order, [{username, who}]; only those that exist."""
    names = [person.username for person in CAST]
    rows = Appointment.objects.filter(in_force(timezone.localdate()), user__username__in=names)
    posts = {row.user.username: row for row in rows.select_related("user", "post__agency")}
    return [
        {"username": name, "who": f"{posts[name].user.full_name}, {posts[name].post}"}
        for name in names
        if name in posts
    ]


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's posts, ways to sign in, open sessions."""
    user: User = request.user  # type: ignore[assignment]
    factors = list(Authenticator.objects.filter(user=user).order_by("pk"))
    posts = Appointment.objects.filter(in_force(timezone.localdate()), user=user).select_related(
        "post__agency"
    )
    context = {
        "posts": posts.order_by("post__rank", "pk"),
        "app": next((row for row in factors if row.type == Authenticator.Type.TOTP), None),
        "passkeys": [
            {"row": row.wrap(), "may_lose": may_lose(row)}
            for row in factors
            if row.type == Authenticator.Type.WEBAUTHN
        ],
        "codes": next((row for row in factors if row.type == Authenticator.Type.RECOVERY_CODES), None),
        "compulsory": needs_second_factor(user),
        "protected": has_second_factor(user),
        "sessions": UserSession.objects.filter(user=user).order_by("-created_at"),
        "this_session": request.session.session_key,
        "demo_mode": settings.DEMO,
    }
    return render(request, "permissions/account.html", context)


@login_required
@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one's own sessions; another person's answers as one that is not there."""
    row = get_object_or_404(UserSession, pk=number, user=request.user)
    row.end()
    messages.success(request, _("Đã kết thúc phiên làm việc."))
    return HttpResponseRedirect(reverse_lazy("account"))


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    for row in UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key):
        row.end()
    messages.success(request, _("Đã kết thúc các phiên làm việc khác."))
    return HttpResponseRedirect(reverse_lazy("account"))


class RemovePasskey(RemoveWebAuthnView):
    """allauth asks whether a factor may go for the app alone; the last passkey must stay likewise."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not may_lose(self.get_object()):
            messages.error(self.request, factor_adapter().error_messages["cannot_delete_authenticator"])
            return HttpResponseRedirect(self.get_success_url())
        return super().form_valid(form)


remove_passkey = freshly(RemovePasskey.as_view())


class SetFirstPassword(PasswordResetConfirmView):
    """The link of an administrator: good once, for `PASSWORD_RESET_TIMEOUT`, and for nobody who is deactivated."""

    template_name = "permissions/first_password.html"
    form_class = FirstPassword
    success_url = reverse_lazy("sign_in")

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        end_all(form.user)
        note("password_changed", self.request, user=form.user.pk)
        messages.success(self.request, _("Đã đặt mật khẩu; đề nghị đăng nhập."))
        return answer

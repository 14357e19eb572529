"""Addresses of signing in and of one's own account. Names with a prefix are those by which allauth finds its pages."""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as codes_views
from allauth.mfa.totp import views as totp_views
from allauth.mfa.webauthn import views as passkey_views
from allauth.socialaccount.providers.openid_connect import views as sign_on_views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LogoutView
from django.http import HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_http_methods, require_safe

from permissions.accounts import views

View = Callable[..., HttpResponseBase]


def _page(view: View) -> Any:
    """allauth's and Django's form views would take PUT as POST."""
    return require_http_methods(["GET", "HEAD", "POST"])(view)


def _own(view: View) -> Any:
    """Some of allauth's views ask for the sign-in late, when they have begun to keep what was sent."""
    return _page(login_required(view))


urlpatterns = [
    path("sign-in/", _page(views.SignIn.as_view()), name="sign_in"),
    path("sign-in/", _page(views.SignIn.as_view()), name="account_login"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("sign-out/", LogoutView.as_view(), name="account_logout"),
    path("sign-in/code/", _page(mfa_views.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", _page(passkey_views.login_webauthn), name="mfa_login_webauthn"),
    path(
        "sign-in/first/<str:uidb64>/<str:token>/",
        _page(views.SetFirstPassword.as_view()),
        name="first_password",
    ),
    path("sign-on/<slug:provider_id>/", _page(sign_on_views.login), name="openid_connect_login"),
    path(
        "sign-on/<slug:provider_id>/back/",
        require_safe(sign_on_views.callback),
        name="openid_connect_callback",
    ),
    path("account/again/", _own(account_views.reauthenticate), name="account_reauthenticate"),
    path("account/again/code/", _own(mfa_views.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/again/passkey/",
        _own(passkey_views.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/", views.account, name="account"),
    path("account/", views.account, name="mfa_index"),
    path("account/", views.account, name="mfa_list_webauthn"),
    path("account/password/", _own(account_views.password_change), name="account_change_password"),
    path("account/app/", _own(totp_views.activate_totp), name="mfa_activate_totp"),
    path("account/app/off/", _own(totp_views.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/codes/",
        login_required(require_safe(codes_views.view_recovery_codes)),
        name="mfa_view_recovery_codes",
    ),
    path("account/codes/new/", _own(codes_views.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path(
        "account/codes/file/",
        login_required(require_safe(codes_views.download_recovery_codes)),
        name="mfa_download_recovery_codes",
    ),
    path("account/passkeys/add/", _own(passkey_views.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/", _own(passkey_views.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", _own(views.remove_passkey), name="mfa_remove_webauthn"),
    path("account/sessions/end/", views.end_other_sessions, name="end_other_sessions"),
    path("account/sessions/<int:number>/end/", views.end_session, name="end_session"),
]

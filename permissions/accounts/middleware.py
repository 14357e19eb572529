"""Between the session and the page: is it still good, and does its owner have the factor that their duties ask for?"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from permissions.accounts.second_factor import needs_second_factor
from permissions.accounts.security_log import note_answer
from permissions.accounts.sessions import SECOND_FACTOR, is_over, note_seen
from permissions.accounts.throttling import remember_browser

Answer = Callable[[HttpRequest], HttpResponse]
OPEN = {
    *("sign_out", "account_logout", "set_language", "account"),
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
    *("mfa_download_recovery_codes", "account_reauthenticate", "mfa_reauthenticate"),
    *("mfa_reauthenticate_webauthn", "account_change_password", "mfa_list_webauthn"),
}
"""Names of the addresses that stay open to whoever still has to set up a second factor."""


def good_session(get_response: Answer) -> Answer:
    """End a session that is over, and lead to the second factor before anything else is shown."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if is_over(request):
                return _ended(request)
            note_seen(request)
            if not request.session.get(SECOND_FACTOR) and _is_closed(request):
                messages.warning(
                    request,
                    _("Nhiệm vụ được giao cần yếu tố xác thực thứ hai; đề nghị thiết lập để tiếp tục."),
                )
                return HttpResponseRedirect(reverse("account"))
        response = get_response(request)
        if user := getattr(request, "just_signed_in", None):
            remember_browser(request, response, user)
        note_answer(request, response)
        return response

    return middleware


def _ended(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, _("Phiên làm việc đã hết; đề nghị đăng nhập lại."))
    back = {"next": request.get_full_path()} if request.method == "GET" else {}
    return HttpResponseRedirect(f"{reverse('sign_in')}?{urlencode(back)}" if back else reverse("sign_in"))


def _is_closed(request: HttpRequest) -> bool:
    """Only asked without a second factor: one query, which the page's own questions use again."""
    return needs_second_factor(request.user) and resolve(request.path_info).url_name not in OPEN  # type: ignore[arg-type]

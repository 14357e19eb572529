"""Signing in; the directory of agencies."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from permissions.demo_cast import CAST
from permissions.directory import committees_of, directory
from permissions.duties import Duty, holdings, in_force
from permissions.forms import SignInForm
from permissions.models import Appointment


class SignIn(LoginView):
    template_name = "sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = demo_accounts() if settings.DEMO else []
        return super().get_context_data(**kwargs) | {"demo_cast": shown}


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
def agencies(request: HttpRequest) -> HttpResponse:
    """For everybody who is signed in: who sits where, and nothing of what they work on."""
    today = timezone.localdate()
    own = committees_of(request.user, today)
    held = {duty for _agency, duty in holdings(request.user, today)}  # type: ignore[arg-type]
    looks = bool(held & {Duty.ADMINISTER, Duty.AUDIT})
    context = {"roots": directory(today), "own": own, "looks": looks}
    return render(request, "permissions/agencies.html", context)

"""Signing in; the directory of agencies."""

from django.contrib.auth.views import LoginView


class SignIn(LoginView):
    template_name = "sign_in.html"
    redirect_authenticated_user = True


def agencies(request): ...

"""Addresses for tests of the shell, which need names and no views."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


NAMES = ("inbox", "plans", "meetings", "received", "register", "verify", "follow_up", "agencies", "search")
urlpatterns = [
    path(f"{name}/", nothing, name=name) for name in (*NAMES, "sign_in", "sign_out", "set_language")
] + [path("plans/text/", nothing, name="edit_part")]

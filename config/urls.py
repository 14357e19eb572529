"""Addresses: each room names its own."""

from django.urls import include, path
from django.views.i18n import set_language

from config import hooks

hooks.connect()
urlpatterns = [
    path("", include("permissions.urls")),
    path("", include("workflow.urls")),
    path("plans/", include("drafting.urls")),
    path("language/", set_language, name="set_language"),
]
handler400 = "config.errors.bad_request"
handler403 = "config.errors.refused"
handler404 = "config.errors.hidden"

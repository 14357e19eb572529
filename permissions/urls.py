"""Signing in and out, one's own account; the directory of agencies."""

from django.urls import include, path

from permissions import views

urlpatterns = [
    path("", include("permissions.accounts.urls")),
    path("agencies/", views.agencies, name="agencies"),
]

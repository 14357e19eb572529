"""Signing in and out; the directory of agencies."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from permissions import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("agencies/", views.agencies, name="agencies"),
]

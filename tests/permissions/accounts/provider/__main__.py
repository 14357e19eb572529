"""Serves the provider until it is stopped."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import os
from wsgiref.simple_server import make_server

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.permissions.accounts.provider.settings"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from oauth2_provider.models import Application

from tests.permissions.accounts.provider import CLIENT, SECRET

call_command("migrate", verbosity=0)
Application.objects.create(
    name="Trình Ký",
    client_id=CLIENT,
    client_secret=SECRET,
    client_type="confidential",
    authorization_grant_type="authorization-code",
    redirect_uris="http://testserver/sign-on/sso/back/",
    algorithm="RS256",
    skip_authorization=True,
)
with make_server("127.0.0.1", int(settings.PORT), get_wsgi_application()) as server:
    server.serve_forever()

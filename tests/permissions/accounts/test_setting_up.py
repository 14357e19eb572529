"""Setting up the app, as it is done: the product opens with the commit."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from tests.permissions.accounts.door import give_password
from tests.plans import person

pytestmark = pytest.mark.usefixtures("committing_cast")


def test_setting_up_the_app_opens_the_product_and_brings_recovery_codes() -> None:
    Authenticator.objects.filter(user=person("uv1")).delete()
    client = Client()
    give_password(client, "uv1")
    assert client.get("/")["Location"] == "/account/"
    secret = client.get("/account/app/").context["form"].secret
    code = auth.format_hotp_value(auth.hotp_value(secret, next(iter(auth.yield_hotp_counters_from_time()))))
    assert client.post("/account/app/", {"code": code})["Location"] == "/account/codes/"
    assert len(client.get("/account/codes/").context["unused_codes"]) == 10
    assert client.get("/").status_code == 200

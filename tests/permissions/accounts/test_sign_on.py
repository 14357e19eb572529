"""Sign-in by the organisation's own OpenID Connect provider, against a real one that runs beside the test."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from config.settings import BASE_DIR
from permissions.models import User
from tests.permissions.accounts.door import CODE_PAGE, is_in
from tests.permissions.accounts.provider import CLIENT, SECRET
from tests.plans import person
from tests.walks import untouched

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a provider that is running."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder: Path = tmp_path_factory.mktemp("provider")
    env = os.environ | {"PROVIDER_PORT": str(port), "PROVIDER_FOLDER": str(folder)}
    command = [sys.executable, "-m", "tests.permissions.accounts.provider"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=env, cwd=BASE_DIR, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}/o"
        try:
            _wait_for(f"{address}/.well-known/openid-configuration", process, folder / "log")
            yield address
        finally:
            process.kill()
            process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _try in range(300):
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.ConnectionError:
            assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture
def sign_on(issuer: str, settings: Any) -> str:
    settings.OIDC_ISSUER, settings.OIDC_NAME = issuer, "Cổng đăng nhập tỉnh"
    app = {"provider_id": "sso", "name": "Cổng", "client_id": CLIENT, "secret": SECRET}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [app | {"settings": {"server_url": issuer}}],
        }
    }
    return issuer


def come_back_as(name: str, issuer: str, client: Client) -> Any:
    """Press the button, sign in at the provider as `name`, and follow the way back."""
    there = client.post("/sign-on/sso/")["Location"]
    browser = requests.Session()
    browser.get(f"{issuer.removesuffix('/o')}/login/", params={"as": name}, timeout=10)
    back = browser.get(there, allow_redirects=False, timeout=10).headers["Location"]
    assert back.startswith("http://testserver/sign-on/sso/back/?"), back
    return client.get(back.removeprefix("http://testserver"))


def test_the_sign_in_page_offers_it_where_it_is_set_up_alone(
    client: Client, sign_on: str, settings: Any
) -> None:
    assert "Đăng nhập bằng Cổng đăng nhập tỉnh" in client.get("/sign-in/").content.decode()
    settings.OIDC_ISSUER = ""
    assert "Cổng đăng nhập tỉnh" not in client.get("/sign-in/").content.decode()


def test_the_providers_person_is_in_and_is_known_again(client: Client, sign_on: str) -> None:
    assert come_back_as("soan", sign_on, client)["Location"] == "/"
    assert client.get("/account/").context["user"] == person("soan")
    come_back_as("soan", sign_on, again := Client())
    assert is_in(again)
    assert SocialAccount.objects.get().user == person("soan")


def test_who_needs_a_second_factor_is_asked_for_it_here_too(client: Client, sign_on: str) -> None:
    assert come_back_as("bithu", sign_on, client)["Location"] == CODE_PAGE
    assert not is_in(client)


@pytest.mark.parametrize("name", ["khong-co-o-day", "uv1"])
def test_who_has_no_account_or_a_closed_one_gets_none(client: Client, sign_on: str, name: str) -> None:
    User.objects.filter(username="uv1").update(is_active=False)
    people = User.objects.count()
    with untouched():
        assert come_back_as(name, sign_on, client)["Location"] == "/sign-in/"
    assert not is_in(client)
    assert "đề nghị liên hệ quản trị" in client.get("/sign-in/").content.decode()
    assert (User.objects.count(), SocialAccount.objects.count()) == (people, 0)


def test_an_answer_that_nobody_asked_for_opens_nothing(client: Client, sign_on: str) -> None:
    first = Client()
    there = first.post("/sign-on/sso/")["Location"]
    browser = requests.Session()
    browser.get(f"{sign_on.removesuffix('/o')}/login/", params={"as": "soan"}, timeout=10)
    back = browser.get(there, allow_redirects=False, timeout=10).headers["Location"]
    assert client.get(back.removeprefix("http://testserver"))["Location"] == "/sign-in/"
    assert not is_in(client)


def test_who_turns_back_at_the_provider_is_led_to_the_sign_in_page(client: Client, sign_on: str) -> None:
    there = client.post("/sign-on/sso/")["Location"]
    state = parse_qs(urlsplit(there).query)["state"][0]
    answer = client.get("/sign-on/sso/back/", {"error": "access_denied", "state": state})
    assert answer["Location"] == "/sign-in/"
    assert not is_in(client)

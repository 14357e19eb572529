"""The settings as shipped for service: Django's own check has nothing to say, cookies and headers are strict."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SERVICE = {
    "HTTPS": "yes",
    "DEMO": "no",
    "ALLOWED_HOSTS": "trinh-ky.example",
    "DATABASE_URL": "sqlite:///none",
    "SECRET_KEY": "fifty characters and more, each drawn by lot: 7Gq!x2Lw",
}


def in_service(tmp_path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env |= SERVICE | {"VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, *command],
        env=env,
        cwd=settings.BASE_DIR,
        check=False,
        capture_output=True,
        text=True,
    )


def test_djangos_check_for_deployment_has_no_warning(tmp_path: Path) -> None:
    done = in_service(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SESSION_COOKIE_NAME", "__Host-session"),
        ("CSRF_COOKIE_NAME", "__Host-csrf"),
        ("LANGUAGE_COOKIE_NAME", "__Host-language"),
        ("SESSION_COOKIE_SECURE", True),
        ("SESSION_COOKIE_HTTPONLY", True),
        ("SECURE_HSTS_SECONDS", 31536000),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False),
        ("DEBUG", False),
    ],
)
def test_a_setting_of_service_is_strict(tmp_path: Path, name: str, value: object) -> None:
    done = in_service(tmp_path, "-c", f"from config import settings; print(repr(settings.{name}))")
    assert done.stdout.strip() == repr(value), done.stderr


COOKIES = """
import django
django.setup()
from types import SimpleNamespace
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from config.messages import OwnCookie
from permissions.accounts.throttling import remember_browser
answer = Client(HTTP_HOST="trinh-ky.example").post("/language/", {"language": "en"}, secure=True)
remember_browser(RequestFactory().get("/"), answer, SimpleNamespace(username="soan"))
kept = OwnCookie(RequestFactory().get("/"))
kept.add(20, "text")
kept.update(answer)
for name, cookie in answer.cookies.items():
    flags = bool(cookie["secure"]), bool(cookie["httponly"])
    print(name, *flags, cookie["samesite"], cookie["path"], cookie["domain"] or "own")
"""


def test_each_cookie_is_kept_to_this_host_to_https_and_from_scripts(tmp_path: Path) -> None:
    done = in_service(tmp_path, "-c", COOKIES)
    kept = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert kept.keys() == {"__Host-language", "__Host-known_browser", "__Host-messages"}, done.stderr
    assert set(kept.values()) == {"True True Lax / own"}


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of the file\n")
    code = "import os; os.environ['OIDC_CLIENT_SECRET_FILE'] = os.environ['VAR_DIR'] + '/secret'; "
    code += "from config import env; print(env.secret('OIDC_CLIENT_SECRET'))"
    assert in_service(tmp_path, "-c", code).stdout.strip() == "of the file"


def test_no_page_is_kept_in_a_cache_that_others_share() -> None:
    for room in ("config", "workflow", "drafting", "permissions", "records"):
        for path in (settings.BASE_DIR / room).rglob("*.py"):
            text = path.read_text()
            assert "cache_page" not in text, path
            assert "UpdateCacheMiddleware" not in text, path

"""At the door: what a browser sends to sign in, and the codes of a person's app."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.seeding import DEMO_PASSWORD, TOTP_SECRET

CODE_PAGE = "/sign-in/code/"


def give_password(client: Client, username: str, password: str = DEMO_PASSWORD, **headers: Any) -> Any:
    return client.post("/sign-in/", {"username": username, "password": password}, **headers)


def code(*, steps: int = 0) -> str:
    """What everybody's app shows now, or some half-minutes from now."""
    return format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30 + steps))


def sign_in(client: Client, username: str, *, steps: int = 0) -> Client:
    """Password, and the code where one is asked for."""
    answer = give_password(client, username)
    if answer["Location"] == CODE_PAGE:
        answer = client.post(CODE_PAGE, {"code": code(steps=steps)})
    assert is_in(client), (username, answer.status_code)
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session

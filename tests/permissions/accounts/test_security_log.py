"""What happened at the door and what was refused stands in the log, without anything that people wrote."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from permissions.accounts.json_lines import JsonLines
from tests.permissions.accounts.door import CODE_PAGE, give_password, sign_in
from tests.plans import person
from tests.seeding import DEMO_PASSWORD
from tests.walks import walk

pytestmark = pytest.mark.usefixtures("cast")


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def events(self) -> list[str]:
        return [json.loads(line)["event"] for line in self.lines]


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, log = Kept(), logging.getLogger("security")
    before = log.handlers
    log.handlers = [handler]
    yield handler
    log.handlers = before


def test_the_door_tells_what_happens_at_it(kept: Kept) -> None:
    client = Client()
    give_password(client, "bithu", "sai mật khẩu")
    give_password(client, "bithu")
    client.post(CODE_PAGE, {"code": "000000"})
    sign_in(client, "bithu")
    client.post("/sign-out/")
    assert kept.events == ["sign_in_failed", "factor_failed", "factor_used", "sign_in", "sign_out"]


def test_each_refusal_is_one_event_and_a_page_that_is_shown_is_none(kept: Kept) -> None:
    plan = walk().plan
    stranger, colleague = sign_in(Client(), "nguoila"), sign_in(Client(), "truongban")
    kept.lines.clear()
    stranger.get(f"/plans/{plan.uid}/")
    colleague.post(f"/plans/{plan.uid}/do/hand_up/", {"turn": plan.turn})
    colleague.get(f"/plans/{plan.uid}/")
    lines = [json.loads(line) for line in kept.lines]
    assert [(line["event"], line["user"], line["page"]) for line in lines] == [
        ("hidden", person("nguoila").pk, "plan"),
        ("refused", person("truongban").pk, "act"),
    ]
    assert lines[0]["about"] == {"uid": str(plan.uid)}


def test_no_password_code_name_or_text_gets_into_the_log(kept: Kept) -> None:
    plan = walk().plan
    client = Client()
    give_password(client, "Nguyễn Thu Hà\r\nsign_in giả\u202e", DEMO_PASSWORD + "x")
    give_password(client, "bithu")
    client.post(CODE_PAGE, {"code": "123456"})
    sign_in(client, "bithu")
    client.get(f"/plans/{plan.uid}/parts/{'x' * 500}/?q={plan.title}")
    text = "\n".join(kept.lines)
    for secret in (DEMO_PASSWORD, "123456", "Nguyễn", "giả", plan.title, "Đặng Quang Vinh", "bithu"):
        assert secret not in text
        assert json.dumps(secret)[1:-1] not in text
    assert all(len(line) < 600 for line in kept.lines)

"""What the fixtures of tests/browser.py promise, and how `./run` serves."""

import pytest

from permissions.demo_cast import CAST
from tests.browser import Person, Shot
from tests.served import Served
from tools.serve import answers

pytestmark = pytest.mark.browser


def test_two_people_are_signed_in_side_by_side(person: Person, served: Served, shot: Shot) -> None:
    names = {each.username: each.name for each in CAST}
    for username in ("soan", "truongban", "soan"):
        page = person(username)
        page.goto(served.url)
        assert page.get_by_text(names[username]).count() > 0
        assert shot(page, username).stat().st_size > 0


def test_a_killed_web_process_serves_again_after_a_new_start(served: Served) -> None:
    served.kill_web()
    assert not answers("127.0.0.1", served.port)
    served.start_web()
    assert answers("127.0.0.1", served.port)

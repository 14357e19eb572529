"""Every address, in everybody's name, against the table that is written by hand; a new address without a row fails."""

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from drafting.models import Status
from permissions.models import User
from tests.permissions.matrix.acts import RECIPIENTS
from tests.permissions.matrix.asking import about, asked, letter, signed_in
from tests.permissions.matrix.people import OWN, Stander, make_everybody
from tests.sizes import FULL
from tests.walks import walk

pytestmark = pytest.mark.usefixtures("cast")
STATUSES = (Status.DRAFTING, Status.DECIDING, Status.ISSUED)
WHO = [*OWN, "none"]
OF_A_THING = {
    "plan",
    "part",
    "task",
    "verb",
    "kind",
    "comment",
    "line",
    "paper",
    "paper_file",
    "member",
    "received",
    "page",
    "scan_page",
}


def table() -> dict[tuple[str, str], tuple[str, str, str]]:
    lines = (Path(__file__).parent / "addresses.txt").read_text().splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {(name, method): (first, second, third) for name, method, first, second, third in rows}


TABLE = table()


def test_every_address_and_method_has_a_row_and_every_row_a_letter_for_everybody() -> None:
    assert {(address.name, method) for address, method in asked()} == set(TABLE)
    assert {len(group) for groups in TABLE.values() for group in groups} == {len(WHO)}
    assert set("".join("".join(groups) for groups in TABLE.values())) == set("+r.")


@pytest.mark.proof
@pytest.mark.walked_on("sqlite")
@pytest.mark.parametrize("column", range(len(STATUSES)), ids=STATUSES)
def test_who_takes_part_gets_what_the_table_says(column: int) -> None:
    """In CI each person asks each address at one of the statuses, in full size at all."""
    way = walk(STATUSES[column])
    make_everybody()
    things, turn, wrong = about(way), way.plan.turn, []
    clients = [signed_in(_user(who)) for who in WHO]
    for number, (address, method) in enumerate(asked()):
        expected = TABLE[address.name, method][column]
        for place, (who, client) in enumerate(zip(WHO, clients, strict=True)):
            if FULL or (number + place) % len(STATUSES) == column:
                found = letter(client, method, address, things, turn)
                if found != expected[place]:
                    wrong.append((address.name, method, who, found, expected[place]))
    assert not wrong


def _user(who: str) -> User:
    return User.objects.get(username="nobody") if who == "none" else Stander(who, "own").user


@pytest.mark.walked_on("sqlite")
@pytest.mark.parametrize("way_to_stand", ["foreign", "superior", "revoked", "disabled"])
def test_who_takes_no_part_finds_nothing_of_the_plan(way_to_stand: str) -> None:
    """Pairwise: each address is asked by one of them after another; in full size at each status."""
    for status in STATUSES if FULL else STATUSES[1:]:
        with transaction.atomic():
            _finds_nothing(way_to_stand, status)
            transaction.set_rollback(True)


def _finds_nothing(way_to_stand: str, status: Status) -> None:
    way = walk(status)
    make_everybody()
    things = about(way)
    recipients = RECIPIENTS if (way_to_stand, status) == ("foreign", Status.ISSUED) else set()
    standers = cycle(Stander(who, way_to_stand) for who in OWN if who not in recipients)
    kept: dict[Stander, Client] = {}
    for address, method in asked():
        if address.about not in OF_A_THING:
            continue
        stander = next(standers)
        client = kept.setdefault(stander, signed_in(stander.user))
        expected = "s" if way_to_stand == "disabled" else "."
        assert letter(client, method, address, things, way.plan.turn) == expected, (
            address.name,
            method,
            stander,
        )


def test_a_recipient_reads_the_issued_plan_and_nothing_of_how_it_came_about() -> None:
    way = walk(Status.ISSUED)
    make_everybody()
    things: dict[str, Any] = about(way)
    client = signed_in(Stander("receive", "foreign").user)
    shown = {
        address.name
        for address, method in asked()
        if method == "get"
        and address.about in OF_A_THING
        and letter(client, method, address, things, 0) == "+"
    }
    assert shown == RECIPIENTS_PAGES


RECIPIENTS_PAGES = {
    "plan",
    "compare",
    "compare_pdf",
    "word",
    "issued_pdf",
    "issued_html",
    "history",
    "history_pdf",
    "writers",
    "register_arrival",
}


def test_somebody_whose_post_ended_a_second_ago_is_out_with_the_next_request() -> None:
    from datetime import timedelta

    from django.utils import timezone

    from permissions.models import Appointment

    way = walk(Status.DECIDING)
    make_everybody()
    stander = Stander("draft", "own")
    client = signed_in(stander.user)
    assert client.get(f"/plans/{way.plan.uid}/").status_code == 200
    Appointment.objects.filter(user=stander.user).update(until=timezone.localdate() - timedelta(days=1))
    assert client.get(f"/plans/{way.plan.uid}/").status_code == 404

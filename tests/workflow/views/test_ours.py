"""Việc của cơ quan mình: the page of a recipient, its sheet and its calendar."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from drafting.models import Status
from tests.walks import person, walk
from workflow.demo.casts import COMMUNE
from workflow.demo.walk import Walk

pytestmark = pytest.mark.usefixtures("cast")


def get(username: str, name: str, uid: Any) -> Any:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name, args=[uid]))


def test_a_commune_reads_first_what_the_issued_plan_asks_of_it() -> None:
    received = Walk(COMMUNE).register_issued(walk(Status.ISSUED).plan).received
    text = "Các đảng ủy xã, phường, đặc khu"
    page = get("xa1vanthu", "received_ours", received.uid).content.decode()
    assert text in page
    assert "Bảng tính (.xlsx)" in page
    sheet = load_workbook(BytesIO(get("xa1vanthu", "received_ours_xlsx", received.uid).content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Mục"
    assert any(text in str(row[1]) for row in rows[1:])
    told = get("xa1vanthu", "received_ours_ics", received.uid)
    assert told["Content-Type"].startswith("text/calendar")
    assert told.content.decode().startswith("BEGIN:VCALENDAR")


def test_whoever_takes_no_part_is_told_that_there_is_nothing() -> None:
    received = Walk(COMMUNE).register_issued(walk(Status.ISSUED).plan).received
    for name in ("received_ours", "received_ours_xlsx", "received_ours_ics"):
        assert get("nguoila", name, received.uid).status_code == 404

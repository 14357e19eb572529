"""Deriving and storing a plan; its page and one save, where it has 1,000 points."""

# ruff: noqa: E402 -- Django is set up before its models are imported

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from config.collecting import collect_seldom
from drafting import editing
from drafting.models import Part, Plan, ReceivedDocument
from drafting.reading.reader import read_file
from drafting.readings import placing
from tests.plans import agency, make_plan, person
from workflow.demo.load import MAIN_TEXT
from workflow.services import deriving, receiving

ROUNDS = 9
LONG = 1000


def source() -> bytes:
    """The real central plan where CORPUS_DIR holds one, else the demo's."""
    real = Path(os.environ.get("CORPUS_DIR", "")) / "002.txt"
    return real.read_bytes() if os.environ.get("CORPUS_DIR") and real.is_file() else MAIN_TEXT.read_bytes()


def confirmed() -> ReceivedDocument:
    row = receiving.register_file(
        agency("tu"), by=person("vanthu"), data=source(), name="ke-hoach.txt", read=read_file
    )
    receiving.instruct(row, by=person("bithu"), lead=agency("btctu"), partners=[], due_on=None)
    receiving.assign(row, by=person("truongban"), drafter=person("soan"))
    row = ReceivedDocument.objects.get(pk=row.pk)
    receiving.confirm(row, by=person("soan"), unseen=placing.unseen(row.document or {}))
    return ReceivedDocument.objects.get(pk=row.pk)


class Undo(Exception):
    """Takes a measured act back, so that it can be measured again."""


def timed(act: Callable[[], Any]) -> tuple[float, int]:
    """(median milliseconds, queries) of an act that is taken back each time."""
    taken = []
    for _round in range(ROUNDS):
        try:
            with transaction.atomic():
                began = time.perf_counter()
                act()
                taken.append((time.perf_counter() - began) * 1000)
                raise Undo
        except Undo:
            pass
    with CaptureQueriesContext(connection) as queries:
        try:
            with transaction.atomic():
                act()
                raise Undo
        except Undo:
            pass
    asked = [row for row in queries if "SAVEPOINT" not in row["sql"]]
    return statistics.median(taken), len(asked) - 2  # without the frame's own begin and roll-back


def derived() -> None:
    received = confirmed()
    assert received.confirmed is not None
    tasks = sum(item["kind"] in Part.TASKS for item in received.confirmed.body["items"])
    soan = person("soan")
    median, queries = timed(lambda: deriving.derive(received, by=soan))
    print(f"derive and store\t{median:.0f} ms, {queries} queries\t{tasks} tasks, median of {ROUNDS}")


def client() -> Client:
    found = Client()
    found.force_login(
        get_user_model().objects.get(username="soan"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return found


def opened(plan: Plan) -> None:
    """As the writer finds it, each time changed since it was looked at last; the count of findings comes after it."""
    page, soan, writer = f"/plans/{plan.uid}/", client(), person("soan")
    first = plan.parts.filter(kind="item").order_by("position").values_list("pk", flat=True)[0]
    soan.get(page)
    taken, counted = [], []
    for turn in range(ROUNDS):
        part = Part.objects.get(pk=first)
        editing.save_part(part, by=writer, edit_number=part.edit_number, text=f"{part.text} Lần {turn}.")
        began = time.perf_counter()
        assert soan.get(page).status_code == 200
        taken.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        assert soan.get(f"{page}checks/open/").status_code == 200
        counted.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as queries:
        soan.get(page)
    asked = len(queries)
    on = f"{LONG} points, median of {ROUNDS}"
    print(f"open the desk\t{statistics.median(taken):.0f} ms, {asked} queries\t{on}")
    print(f"count the findings after a change\t{statistics.median(counted):.0f} ms\t{on}")


def saved(plan: Plan) -> None:
    part = plan.parts.filter(kind="item").order_by("position")[LONG // 2]
    writer = person("soan")
    median, queries = timed(
        lambda: editing.save_part(part, by=writer, edit_number=part.edit_number, text=f"{part.text} Thêm.")
    )
    print(
        f"save one point, the change alone\t{median:.0f} ms, {queries} queries\t"
        f"one of {LONG} points, median of {ROUNDS}"
    )
    address, soan = f"/plans/{plan.uid}/parts/{part.uid}/", client()
    taken, asked = [], 0
    for turn in range(ROUNDS + 1):
        number = Part.objects.get(pk=part.pk).edit_number
        data = {"text": f"{part.text} Lần {turn}.", "edit_number": number}
        with CaptureQueriesContext(connection) as captured:
            began = time.perf_counter()
            answer = soan.post(address, data, headers={"X-Autosave": "yes"})
            taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, answer.status_code
        asked = len([row for row in captured if "SAVEPOINT" not in row["sql"]])
    print(
        f"save one point\t{statistics.median(taken[1:]):.0f} ms, {asked} queries\t"
        f"one of {LONG} points, whole request, median of {ROUNDS}"
    )


def main() -> None:
    setup_test_environment()
    collect_seldom()  # as in the web process
    derived()
    plan = make_plan(items=LONG)
    saved(plan)
    opened(plan)


if __name__ == "__main__":
    main()

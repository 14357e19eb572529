"""Web workers and job workers are killed again and again while people work: nothing acknowledged is lost or doubled.

20 kills in CI, 1,000 in `./run prove`.
"""

import os
import random
import signal
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection

from drafting.models import Plan, Status
from records import jobs
from records.models import AuditEntry, Job
from tests.browser_walks.posting import Poster
from tests.racing import assert_sound
from tests.served import Served
from tests.sizes import FULL, size
from tests.workflow.test_kills import product
from tests.workflow.ways import address, at
from workflow.models import Finding

__all__ = ["product"]
pytestmark = [pytest.mark.proof, pytest.mark.usefixtures("committing_cast")]

KILLS = size(20, 1000)
OF_JOBS = 10
"""Every so often it is the worker of the jobs."""
WRITERS = 3


class Writer(threading.Thread):
    """An officer of the Office who notes one finding after another; whatever fails is tried again as a new one."""

    def __init__(self, served: Served, plan: Plan, number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.poster = Poster(served.url, "vanphong")
        self.page = f"{served.url}{address(plan, 'appraisal/')}"
        self.report = f"{served.url}{address(plan, 'dossier/appraisal_report/1.pdf')}"
        self.number, self.stop, self.port = number, stop, served.port
        self.sent, self.acknowledged = 0, set[str]()

    def run(self) -> None:
        while not self.stop.is_set():
            self.sent += 1
            text = f"Ý kiến {self.number}-{self.sent}"
            try:
                if self._post(text):
                    self.acknowledged.add(text)
                if self.sent % 20 == 0:  # a new text each time, so a new job for the other worker
                    self.poster.opener.open(self.report, timeout=30).read()
            except (HTTPException, OSError):
                time.sleep(0.02)

    def _post(self, text: str) -> bool:
        """Whether the server has said that it is done: the answer itself, not the page behind it."""
        cookies = {cookie.name: cookie.value for cookie in self.poster.jar}
        fields = {"csrfmiddlewaretoken": cookies["csrftoken"], "severity": "warning", "text": text}
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            "Referer": self.page,
        }
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", urlsplit(self.page).path, urlencode(fields), headers)
            return connection.getresponse().status == 303
        finally:
            connection.close()


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def kill_a_web_worker(served: Served) -> None:
    """As when the process dies in the middle of a request; its master starts another."""
    assert served.web is not None
    while not (workers := children(served.web.pid)):
        time.sleep(0.01)
    try:
        os.kill(random.choice(workers), signal.SIGKILL)
    except ProcessLookupError:
        return


def test_nothing_that_was_acknowledged_is_lost_and_nothing_is_doubled(product: Served) -> None:
    plan = at(Status.APPRAISAL).plan
    connection.close()
    product.start_web()
    product.start_worker()
    stop = threading.Event()
    writers = [Writer(product, plan, number, stop) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for kill in range(1, KILLS + 1):
        time.sleep(random.uniform(0.05, 0.5))
        if kill % OF_JOBS:
            kill_a_web_worker(product)
        else:
            product.kill_worker()
            product.start_worker()
    time.sleep(0.5)
    stop.set()
    for writer in writers:
        writer.join(60)
    product.kill_worker()
    connection.close()

    kept = Counter(Finding.objects.filter(plan=plan).values_list("text", flat=True))
    acknowledged = set().union(*(writer.acknowledged for writer in writers))
    assert acknowledged
    assert acknowledged <= set(kept), "an acknowledged act is missing"
    assert max(kept.values()) == 1, "an act was done twice"
    entries = AuditEntry.objects.filter(subject=plan.subject, verb="add_finding").count()
    assert entries == sum(kept.values())
    assert_sound()
    _jobs_go_on()
    if FULL:
        print(  # noqa: T201
            f"{KILLS} kills, {sum(writer.sent for writer in writers)} sent, {len(acknowledged)} acknowledged, "
            f"{sum(kept.values())} kept"
        )


def _jobs_go_on() -> None:
    """What a killed worker had in hand is taken up by another, and done once."""
    Job.objects.filter(state=Job.State.RUNNING).update(lease_until=None, state=Job.State.WAITING, attempts=0)
    Job.objects.filter(state=Job.State.WAITING).update(attempts=0)
    jobs.run_all()
    assert not Job.objects.exclude(state=Job.State.DONE).exists()

"""Processes that are switched off in the middle: the work is taken up again and done once; nothing stands half done."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from drafting.models import Status
from records import files, jobs
from records.models import AuditEntry, Job
from tests.browser import FAILED
from tests.databases import Databases
from tests.plans import agency, person
from tests.racing import assert_sound
from tests.served import Served
from tests.sizes import size
from tests.workflow.paper import scanned
from tests.workflow.ways import at
from workflow.models import Delivery, Issuance, PaperScan, Regulation
from workflow.services import issuing, signing_by_hand

pytestmark = pytest.mark.proof

PATIENCE = 60


@pytest.fixture
def product(
    request: pytest.FixtureRequest,
    databases: Databases,
    committing_cast: str,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Served]:
    """Processes on the database that this test works on too, with its queue; nothing is started yet."""
    queues = ["default", "reading"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": queues}}
    served = Served(databases, committing_cast, tmp_path / "served.log")
    served.env["JOB_LEASE_SECONDS"] = "2"
    try:
        yield served
    finally:
        served.close()
        if request.node.stash.get(FAILED, True):
            sys.stderr.write(served.messages())


def wait_until(kind: str, *states: str) -> Job:
    """The job of this kind once it is in one of these states."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        job = Job.objects.filter(kind=kind, state__in=states).first()
        if job is not None:
            return job
        time.sleep(0.005)
    raise AssertionError(f"{kind} is still {list(Job.objects.values_list('kind', 'state', 'last_error'))}")


def killed_at(product: Served, kind: str) -> None:
    """Start a worker, kill it as soon as it works on this job, and let the sweep and another one take it up."""
    product.start_worker()
    wait_until(kind, Job.State.RUNNING, Job.State.DONE)
    product.kill_worker()
    left = wait_until(kind, Job.State.RUNNING, Job.State.DONE)
    if left.state == Job.State.RUNNING:
        assert left.lease_until is not None
        time.sleep(max(0.0, (left.lease_until - timezone.now()).total_seconds()) + 0.1)
        jobs.sweep()  # wakes what else has waited for long, too
        assert Job.objects.get(pk=left.pk).woken_at > left.woken_at
    product.start_worker()
    assert wait_until(kind, Job.State.DONE, Job.State.FAILED).state == Job.State.DONE
    product.kill_worker()


@pytest.mark.parametrize("round_", range(size(1, 10)))
def test_a_worker_killed_in_every_job_of_an_issue_leads_to_one_issued_file(
    product: Served, round_: int
) -> None:
    way = at(Status.SIGNING)
    killed_at(product, "render")
    issuing.sign(way.again(), by=person("bithu"))
    killed_at(product, "sign")
    issuing.issue(way.again(), by=person("vanthu"))
    killed_at(product, "seal")

    row = Issuance.objects.select_related("prepared", "signed", "sealed").get(plan=way.plan)
    assert way.again().status == Status.ISSUED
    assert (row.number, row.symbol) == (1, "01-KH/TU")
    assert row.prepared is not None
    assert row.signed is not None
    assert row.sealed is not None
    prepared, signed, sealed = (files.read(file) for file in (row.prepared, row.signed, row.sealed))
    assert sealed.startswith(signed)
    assert signed.startswith(prepared)
    said = list(AuditEntry.objects.filter(subject=way.plan.subject).values_list("verb", flat=True))
    assert [said.count(verb) for verb in ("sign", "issue", "complete_issue")] == [1, 1, 1]
    reached = list(Delivery.objects.filter(plan=way.plan).values_list("agency", flat=True))
    assert len(reached) == len(set(reached)) > 0
    assert_sound()


@pytest.mark.walked_on("sqlite")
@pytest.mark.parametrize("round_", range(size(1, 3)))
def test_a_worker_killed_in_every_job_of_paper_signed_by_hand_leads_to_one_issued_scan(
    product: Served, round_: int
) -> None:
    Regulation.objects.create(
        committee=agency("tu"), rule={}, document="01-QC/TU", by_hand=True, changed_by=person("quantri")
    )
    way = at(Status.SIGNING)
    killed_at(product, "render")
    issuing.issue(way.again(), by=person("vanthu"))
    killed_at(product, "print_numbered")
    row = Issuance.objects.select_related("filled").get(plan=way.plan)
    assert row.filled is not None
    paper = scanned(files.read(row.filled), row.signature_box)
    signing_by_hand.hand_in_scan(way.again(), by=person("vanthu"), data=[paper])
    killed_at(product, "check_scan")
    signing_by_hand.vouch_for_scan(way.again(), by=person("vanthu"))
    signing_by_hand.confirm_scan(way.again(), by=person("chanhvp"))
    killed_at(product, "seal")

    assert way.again().status == Status.ISSUED
    scan = PaperScan.objects.get()
    assert scan.state == PaperScan.State.CONFIRMED
    assert Issuance.objects.get(plan=way.plan).sealed == scan.file
    said = list(AuditEntry.objects.filter(subject=way.plan.subject).values_list("verb", flat=True))
    assert [said.count(verb) for verb in ("issue", "check_scan", "confirm_scan", "complete_issue")] == [1] * 4
    assert_sound()

"""The scale-out engine: RabbitMQ carries the messages, Celery's workers are killed, and nothing is lost."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import pools
from pytest_django import Settings

from config import celery_app
from drafting.models import Status
from records import jobs
from records.models import AuditEntry, Job
from tests.browser import FAILED
from tests.databases import Databases
from tests.plans import person
from tests.rabbitmq import Broker
from tests.racing import assert_sound
from tests.served import Served
from tests.sizes import size
from tests.workflow.test_kills import wait_until
from tests.workflow.ways import at
from workflow.models import Delivery, Issuance
from workflow.services import issuing


@pytest.fixture(scope="module")
def broker() -> Iterator[Broker]:
    with Broker() as running:
        yield running


@pytest.fixture
def product(
    request: pytest.FixtureRequest,
    broker: Broker,
    databases: Databases,
    committing_cast: str,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Served]:
    """Celery's workers on the database that this test works on too; nothing is started yet."""
    settings.TASKS = {
        "default": {"BACKEND": "config.celery_backend.CeleryBackend", "QUEUES": ["default", "reading"]}
    }
    use(broker.url)
    served = Served(databases, committing_cast, tmp_path / "served.log")
    served.env |= {"JOB_LEASE_SECONDS": "2", "BROKER_URL": broker.url}
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BROKER_URL", broker.url)  # which engine's workers are started
        try:
            yield served
        finally:
            served.close()
            if request.node.stash.get(FAILED, True):
                sys.stderr.write(served.messages() + broker.messages())


def use(url: str) -> None:
    """Send to this broker from now on; connections to another are forgotten."""
    app = celery_app.app
    app.conf.broker_url = url
    pools.reset()
    app._pool = app.amqp._producer_pool = None


def killed_at(product: Served, kind: str) -> None:
    """Kill the worker in this job; another one, and the sweep, bring it to its end."""
    product.start_worker()
    wait_until(kind, Job.State.RUNNING, Job.State.DONE)
    product.kill_worker()
    product.start_worker()
    until = time.monotonic() + 60
    while Job.objects.filter(kind=kind).exclude(state=Job.State.DONE).exists():
        assert time.monotonic() < until, list(Job.objects.values_list("kind", "state", "last_error"))
        jobs.sweep()
        time.sleep(0.1)
    product.kill_worker()


@pytest.mark.proof
@pytest.mark.only_on("postgres")
@pytest.mark.parametrize("round_", range(size(1, 5)))
def test_workers_killed_in_every_job_of_an_issue_lose_nothing(product: Served, round_: int) -> None:
    way = at(Status.SIGNING)
    killed_at(product, "render")
    issuing.sign(way.again(), by=person("bithu"))
    killed_at(product, "sign")
    issuing.issue(way.again(), by=person("vanthu"))
    killed_at(product, "seal")
    row = Issuance.objects.get(plan=way.plan)
    assert way.again().status == Status.ISSUED
    assert (row.number, row.symbol) == (1, "01-KH/TU")
    said = list(AuditEntry.objects.filter(subject=way.plan.subject).values_list("verb", flat=True))
    assert [said.count(verb) for verb in ("sign", "issue", "complete_issue")] == [1, 1, 1]
    assert Delivery.objects.filter(plan=way.plan).exists()
    assert_sound()


@pytest.mark.proof
@pytest.mark.only_on("postgres")
def test_without_a_broker_the_press_is_done_and_the_work_is_taken_up_when_it_is_back(product: Served) -> None:
    there = celery_app.app.conf.broker_url
    use("amqp://guest:guest@127.0.0.1:9//")
    way = at(Status.SIGNING)
    began = time.monotonic()
    jobs.sweep()
    assert Job.objects.get(kind="render").state == Job.State.WAITING
    assert time.monotonic() - began < 10
    use(there)
    Job.objects.update(woken_at="2020-01-01T00:00:00Z")
    assert jobs.sweep() == Job.objects.filter(state=Job.State.WAITING).count() > 0
    product.start_worker()
    wait_until("render", Job.State.DONE)
    assert Issuance.objects.get(plan=way.plan).prepared_id


def test_a_message_names_our_task_or_is_thrown_away() -> None:
    with pytest.raises(ValueError, match="no task of the product"):
        celery_app.run("os.system", ["true"], {})

"""Background work: asked for once, retried, visible while stuck."""

from datetime import timedelta
from typing import cast

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

from records import jobs
from records.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Jobs of kind “count” note their attempt here."""
    seen: list[int] = []
    monkeypatch.setitem(jobs.HANDLERS, "count", lambda job: seen.append(job.attempts))
    return seen


def test_the_same_work_is_asked_for_once(handled: list[int]) -> None:
    first = jobs.ask("count", "a", subject="plan:1")
    assert jobs.ask("count", "a", subject="plan:1").pk == first.pk
    assert jobs.run_all() == 1
    assert handled == [1]


def test_work_of_a_kind_that_takes_minutes_waits_in_a_queue_of_its_own(
    handled: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = cast(DummyBackend, task_backends["default"])
    queue.clear()
    jobs.ask("count", "a", subject="plan:1")
    monkeypatch.setitem(jobs.QUEUES, "count", "reading")
    jobs.ask("count", "b", subject="plan:1")
    assert [result.task.queue_name for result in queue.results] == ["default", "reading"]


def test_a_done_job_is_not_done_again(handled: list[int]) -> None:
    job = jobs.ask("count", "a", subject="plan:1")
    jobs.run_job.func(job.pk)
    jobs.run_job.func(job.pk)
    assert handled == [1]


def test_work_asked_for_in_a_transaction_that_is_rolled_back_was_never_asked_for(handled: list[int]) -> None:
    with transaction.atomic():
        jobs.ask("count", "a", subject="plan:1")
        transaction.set_rollback(True)
    assert Job.objects.count() == 0


def test_a_failing_job_is_tried_five_times_and_then_stays_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(job: Job) -> None:
        raise ValueError("no paper")

    monkeypatch.setitem(jobs.HANDLERS, "count", fail)
    job = jobs.ask("count", "a", subject="plan:1")
    for _attempt in range(7):
        jobs.run_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == ("failed", 5, "ValueError: no paper")


def test_a_job_whose_worker_died_is_taken_up_again_after_its_lease(handled: list[int]) -> None:
    job = jobs.ask("count", "a", subject="plan:1")
    assert jobs._claim(job.pk) is not None  # the worker that dies now
    assert jobs._claim(job.pk) is None
    assert jobs.sweep() == 0
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert jobs.sweep() == 1
    jobs.run_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, handled) == ("done", [2])


def test_a_job_that_kills_its_worker_each_time_is_given_up_and_an_operator_can_retry_it(
    handled: list[int],
) -> None:
    job = jobs.ask("count", "a", subject="plan:1")
    for _attempt in range(jobs.ATTEMPTS):
        assert jobs._claim(job.pk) is not None
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    jobs.sweep()
    job.refresh_from_db()
    assert job.state == "failed"
    jobs.retry(job)
    jobs.run_job.func(job.pk)
    job.refresh_from_db()
    assert job.state == "done"


def test_a_long_job_keeps_its_lease_while_it_works() -> None:
    job = jobs.ask("count", "a", subject="plan:1")
    claimed = jobs._claim(job.pk)
    assert claimed is not None
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    jobs.extend(claimed)
    assert jobs._claim(job.pk) is None

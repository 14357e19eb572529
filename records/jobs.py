"""Durable background work: a row asked for in the caller's transaction; the queue's message only wakes a worker.

Whatever engine carries the message may lose or repeat it: `sweep` wakes again what nobody finished, and a
handler is written so that running it twice is harmless.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from records.models import Job
from records.tasks import task

log = logging.getLogger(__name__)

Handler = Callable[[Job], None]
HANDLERS: dict[str, Handler] = {}
QUEUES: dict[str, str] = {}
"""Of the kinds that a worker of their own does."""
LEASE = timedelta(seconds=settings.JOB_LEASE_SECONDS)
PATIENCE = timedelta(seconds=20)
"""How long a waiting job may stay unclaimed before the sweep wakes a worker again."""
ATTEMPTS = 5


def handler(kind: str, *, queue: str = "default") -> Callable[[Handler], Handler]:
    """Name the function that does jobs of this kind; rooms above register theirs when they start.

    `queue`: one of settings.TASKS; what takes minutes waits in another queue than what a person waits for.
    """

    def register(function: Handler) -> Handler:
        HANDLERS[kind], QUEUES[kind] = function, queue
        return function

    return register


def ask(kind: str, key: str, *, subject: str, **payload: Any) -> Job:
    """Queue the work in the open transaction; the same key is queued once."""
    job, made = Job.objects.get_or_create(
        key=f"{kind}:{key}", defaults={"kind": kind, "subject": subject, "payload": payload}
    )
    if made:
        _wake(job.pk, kind)
    return job


def _wake(pk: int, kind: str) -> None:
    run_job.using(queue_name=QUEUES.get(kind, "default")).enqueue(pk)


@task()
def run_job(pk: int) -> None:
    """Claim, work, note the end. The claim is short; no lock is held while the handler works."""
    job = _claim(pk)
    if job is None:
        return
    try:
        HANDLERS[job.kind](job)
    except Exception as error:
        log.exception("Job %s failed at attempt %s", job.key, job.attempts)
        state = Job.State.FAILED if job.attempts >= ATTEMPTS else Job.State.WAITING
        Job.objects.filter(pk=pk).update(
            state=state, last_error=f"{type(error).__name__}: {error}"[:2000], lease_until=None
        )
    else:
        Job.objects.filter(pk=pk).update(
            state=Job.State.DONE, done_at=timezone.now(), lease_until=None, last_error=""
        )


def _claim(pk: int) -> Job | None:
    now = timezone.now()
    free = Q(state=Job.State.WAITING) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    with transaction.atomic():
        taken = Job.objects.filter(free, pk=pk).update(
            state=Job.State.RUNNING, attempts=F("attempts") + 1, lease_until=now + LEASE
        )
        return Job.objects.get(pk=pk) if taken else None


def extend(job: Job) -> None:
    """Called by the handler of a long job while it works: the lease begins anew, so that no second worker takes it."""
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(lease_until=timezone.now() + LEASE)


def sweep() -> int:
    """Wake a worker for every job that nobody works on; give up (visibly) after ATTEMPTS. Returns how many."""
    now = timezone.now()
    stale = Q(state=Job.State.WAITING, woken_at__lt=now - PATIENCE) | Q(
        state=Job.State.RUNNING, lease_until__lt=now
    )
    woken = 0
    for pk, kind, attempts in Job.objects.filter(stale).values_list("pk", "kind", "attempts"):
        with transaction.atomic():
            if attempts >= ATTEMPTS:
                Job.objects.filter(stale, pk=pk).update(state=Job.State.FAILED)
                continue
            if Job.objects.filter(stale, pk=pk).update(woken_at=now):
                _wake(pk, kind)
                woken += 1
    return woken


def retry(job: Job) -> None:
    """Let an operator set a failed job going again."""
    with transaction.atomic():
        if Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
            state=Job.State.WAITING, attempts=0, woken_at=timezone.now()
        ):
            _wake(job.pk, job.kind)


def run_all() -> int:
    """Do every waiting job here and now (the demo data and the tests); returns how many ran."""
    done = 0
    while pk := Job.objects.filter(state=Job.State.WAITING, attempts=0).values_list("pk", flat=True).first():
        run_job.func(pk)
        done += 1
    return done

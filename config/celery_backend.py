"""The scale-out engine behind the task API: a message for a Celery worker, sent when the transaction has committed.

The message may be lost (no broker at that moment, a process killed before it is sent) or come twice: what is to be done
stands in a row (records.jobs), the sweep wakes again what nobody finished, and a handler may run twice.
"""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from config.celery_app import app
from records.tasks import BaseTaskBackend, Task, TaskResult, TaskResultStatus


class CeleryBackend(BaseTaskBackend):
    """No results, no delays: the rows of records.jobs have both."""

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=uuid.uuid4().hex,
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )

        def send() -> None:
            message = [task.module_path, result.args, result.kwargs]
            app.send_task(
                "config.celery_app.run", args=message, task_id=result.id, queue=task.queue_name, retry=False
            )

        # Robust: without a broker the act that was committed stays done, and the sweep wakes the work later.
        transaction.on_commit(send, robust=True)
        return result

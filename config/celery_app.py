"""The Celery application: `celery -A config.celery_app worker -Q default` does what CeleryBackend has sent.

A worker that dies gives its message back (late acknowledgement), so another one takes the work up.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init
from django.conf import settings
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("trinh-ky", broker=settings.BROKER_URL)
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_default_queue="default",
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_max_tasks_per_child=500,
    broker_connection_timeout=2,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"confirm_publish": True},
)

TASKS = {"records.jobs.run_job"}
"""What a message may name; anything else is not called, whoever has put it into the queue."""


@app.task(name="config.celery_app.run")  # type: ignore[untyped-decorator]
def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    if path not in TASKS:
        raise ValueError(f"“{path}” is no task of the product; the message is thrown away.")
    import_string(path).call(*args, **kwargs)


@worker_process_init.connect  # type: ignore[untyped-decorator]
def warm(**_kwargs: Any) -> None:
    """What prints takes a second to load: done once in each process, before the first job."""
    import workflow.signing.chain  # noqa: F401

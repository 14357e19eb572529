"""The one module that imports the task API (django.tasks from Django 6 on)."""

from django_tasks import task
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus

__all__ = ["BaseTaskBackend", "Task", "TaskResult", "TaskResultStatus", "task"]

"""The one module that imports the task API (django.tasks from Django 6 on)."""

from django_tasks import task

__all__ = ["task"]

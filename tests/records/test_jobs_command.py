"""`manage.py jobs`: stuck work is seen and set going again."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from records import jobs
from records.models import Job


@pytest.mark.django_db
def test_an_operator_sees_what_is_stuck_and_sets_it_going_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(jobs.HANDLERS, "count", lambda job: None)
    job = jobs.ask("count", "a", subject="plan:1")
    Job.objects.filter(pk=job.pk).update(state="failed", attempts=5, last_error="OSError: disk full")
    told = StringIO()
    call_command("jobs", retry=True, stdout=told, stderr=StringIO())
    assert [row["error"] for row in json.loads(told.getvalue())] == ["OSError: disk full"]
    assert jobs.run_all() == 1

"""A time-stamp server is configured: what is issued carries its stamps; while it is silent, the work waits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from drafting.models import Status
from records import files, jobs
from records.models import Job
from tests.walks import person, walk
from tests.workflow.signing.outside import STAMPER, Outside, configured, outside
from workflow.issuance.verifying import Answer, verify
from workflow.models import Issuance
from workflow.services import issuing

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> Iterator[Outside]:
    with outside() as found:
        configured(settings, tmp_path, found)
        yield found


def page(username: str, url: str) -> str:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(url).content.decode()


def test_what_is_issued_carries_two_stamps_and_the_page_says_whose(world: Outside) -> None:
    way = walk(Status.SIGNING).sign()
    way.issue()
    row = Issuance.objects.select_related("sealed").get(plan=way.plan)
    data = files.read(row.sealed)
    found = verify(data)
    assert found.verdict == Answer.AS_ISSUED
    assert [facts["stamped_by"] for facts in found.signatures] == [STAMPER, STAMPER]
    client = Client()
    client.force_login(person("gopy1"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(reverse("verify"), {"file": SimpleUploadedFile("a.pdf", data)}).content.decode()
    assert answer.count(f"do {STAMPER} cấp") == 2


def test_a_silent_server_leaves_the_number_with_the_plan_and_the_page_says_that_it_is_tried_again(
    world: Outside,
) -> None:
    way = walk(Status.SIGNING).sign()
    url = reverse("plan", args=[way.plan.uid])
    world.answer = (503, "text/plain", b"later")
    issuing.issue(way.again(), by=person("vanthu"))
    jobs.run_all()
    row, job = Issuance.objects.get(plan=way.plan), Job.objects.get(kind="seal", subject=way.plan.subject)
    assert (row.symbol, row.sealed, job.state) == ("01-KH/TU", None, Job.State.WAITING)
    assert "hệ thống đang tự thử lại" in page("vanthu", url)
    for _n in range(jobs.ATTEMPTS - 1):
        jobs.run_job.func(job.pk)
    assert "Máy chủ cấp dấu thời gian chưa trả lời" in page("vanthu", url)
    assert "báo quản trị để chạy lại" in page("vanthu", url)
    world.answer = None
    job.refresh_from_db()
    jobs.retry(job)
    jobs.run_all()
    assert way.again().status == Status.ISSUED
    assert Issuance.objects.get(plan=way.plan).symbol == "01-KH/TU"


def test_a_stamp_that_would_not_count_is_not_kept(world: Outside, settings: Any, tmp_path: Path) -> None:
    settings.TIMESTAMP_AUTHORITIES = ""
    way = walk(Status.SIGNING)
    jobs.run_all()
    issuing.sign(way.again(), by=person("bithu"))
    jobs.run_all()
    assert Issuance.objects.get(plan=way.plan).signed is None
    assert "does not verify" in Job.objects.get(kind="sign", subject=way.plan.subject).last_error

"""PDFs: waited for in a friendly way, told when they cannot be made, open to nobody else."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from drafting.models import Plan, Status
from records import jobs
from records.models import Job
from tests.walks import person, walk

pytestmark = pytest.mark.usefixtures("cast")


def get(username: str, name: str, plan: Plan) -> Any:
    client = Client()
    client.force_login(person(username))
    return client.get(reverse(name, args=[plan.uid]))


def test_a_draft_is_waited_for_and_then_shown() -> None:
    plan = walk().plan
    waiting = get("soan", "draft_pdf", plan)
    assert int(waiting["Refresh"]) > 0
    assert "Đang tạo bản PDF" in waiting.content.decode()
    assert get("soan", "draft_pdf", plan).status_code == 200
    assert Job.objects.filter(kind="print_draft").count() == 1
    jobs.run_all()
    done = get("soan", "draft_pdf", plan)
    assert done["Content-Type"] == "application/pdf"
    assert done.content.startswith(b"%PDF")
    assert "Refresh" not in done


def test_a_reader_in_english_waits_for_the_same_vietnamese_pdf() -> None:
    plan = walk().plan
    get("soan", "draft_pdf", plan)
    jobs.run_all()
    client = Client()
    client.force_login(person("soan"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get(reverse("draft_pdf", args=[plan.uid]))
    assert answer["Content-Type"] == "application/pdf"
    assert Job.objects.filter(kind="print_draft").count() == 1


def test_a_draft_that_cannot_be_made_is_told_and_waited_for_no_longer() -> None:
    plan = walk().plan
    get("soan", "draft_pdf", plan)
    Job.objects.filter(kind="print_draft").update(state=Job.State.FAILED)
    answer = get("soan", "draft_pdf", plan)
    assert "Refresh" not in answer
    assert "Chưa tạo được bản PDF" in answer.content.decode()


def test_the_file_to_sign_is_waited_for_shown_and_told_when_it_fails() -> None:
    way = walk(Status.SIGNING)
    assert "Refresh" in get("bithu", "prepared_pdf", way.plan)
    Job.objects.filter(kind="render").update(state=Job.State.FAILED)
    failed = get("bithu", "prepared_pdf", way.plan)
    assert "Refresh" not in failed
    assert "Chưa tạo được bản PDF" in failed.content.decode()
    Job.objects.filter(kind="render").update(state=Job.State.WAITING, attempts=0)
    jobs.run_all()
    assert get("bithu", "prepared_pdf", way.plan).content.startswith(b"%PDF")
    assert get("gopy1", "prepared_pdf", way.plan).status_code == 403
    assert get("nguoila", "prepared_pdf", way.plan).status_code == 404


def test_there_is_no_file_to_sign_or_issued_before_its_step() -> None:
    plan = walk().plan
    assert get("soan", "prepared_pdf", plan).status_code == 404
    assert get("soan", "issued_pdf", plan).status_code == 404


def test_the_issued_file_is_saved_under_its_number_by_everybody_it_was_sent_to() -> None:
    plan = walk(Status.ISSUED).plan
    answer = get("xa1vanthu", "issued_pdf", plan)
    assert answer.content.startswith(b"%PDF")
    assert 'attachment; filename="01-KH-TU.pdf"' in answer["Content-Disposition"]
    assert get("nguoila", "issued_pdf", plan).status_code == 404
    assert get("soan", "draft_pdf", plan).status_code == 404

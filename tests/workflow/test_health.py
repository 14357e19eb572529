"""The daily check of the whole: what it finds, who may look, and that it names no plan's words."""

import pytest
from django.core.management import call_command

from drafting.models import Status
from records import jobs
from records.models import Job
from tests.workflow.ways import at, browser
from workflow import health
from workflow.models import Awaited, HealthReport

pytestmark = pytest.mark.usefixtures("cast")


def test_a_whole_system_is_well_and_the_administrator_reads_so():
    at(Status.DECIDING)
    browser("quantri").post("/health/")
    jobs.run_all()
    report = HealthReport.objects.get()
    assert report.well
    assert "bình thường" in browser("quantri").get("/health/").content.decode()


def test_a_plan_that_waits_for_nobody_is_named_by_its_id_alone():
    plan = at(Status.APPRAISAL).plan
    Awaited.objects.filter(plan=plan).delete()
    health.ask_now()
    jobs.run_all()
    report = HealthReport.objects.get()
    assert [row["plan"] for row in report.lifecycle] == [str(plan.uid)]
    assert not report.well
    shown = browser("quantri").get("/health/").content.decode()
    assert str(plan.uid) in shown
    assert plan.short_title not in shown


@pytest.mark.parametrize("username", ["soan", "truongban", "chanhvp", "bithu", "nguoila"])
def test_only_who_administers_or_audits_looks(username):
    assert browser(username).get("/health/").status_code == 403
    assert browser(username).post("/health/").status_code == 403
    assert not Job.objects.filter(kind="check_health").exists()


def test_the_sweep_asks_once_a_day():
    call_command("sweep")
    call_command("sweep")
    assert Job.objects.filter(kind="check_health").count() == 1


def test_a_job_that_has_failed_is_shown_with_its_error():
    Job.objects.create(
        kind="seal", key="seal:1", subject="plan:x", state=Job.State.FAILED, last_error="RuntimeError: no key"
    )
    assert "RuntimeError: no key" in browser("quantri").get("/health/").content.decode()

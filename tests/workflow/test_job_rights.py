"""A job never does more than the person behind it may do when it runs: the right ends between asking and running."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drafting.models import PagePicture, ReceivedDocument, Recognition, Status
from permissions.models import Appointment, PostDuty
from records import jobs
from records.models import AuditEntry, Job
from tests.walks import one_entry, person, untouched, walk
from workflow import health, refusals
from workflow.can import can
from workflow.demo.walk import Walk
from workflow.lifecycle import faults
from workflow.models import Awaited, HealthReport, Issuance, Reminder
from workflow.recognising import ask_for_pictures, ask_for_recognition
from workflow.services import issuing
from workflow.services.copying import certify_copy

pytestmark = pytest.mark.usefixtures("cast")

ASKED_AGAIN = {"sign", "seal", "finish_hash", "announce", "digest", "import_organisation"}
"""Acts with a key or in somebody's name, and mails: whoever may not any more is left out when the job runs."""
HANDS_NOTHING_OUT = {
    "render",
    "print_numbered",
    "prepare_hash",
    "preserve",
    "check_scan",
    "print_paper",
    "print_draft",
    "copy",
    "picture_pages",
    "read_scan",
    "check_health",
}
"""Makes a file or a row of the product; the page that shows it asks who looks."""


def test_each_kind_of_job_is_decided_on() -> None:
    assert set(jobs.HANDLERS) == ASKED_AGAIN | HANDS_NOTHING_OUT


def withdraw(username: str) -> None:
    """Every post ended yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Appointment.objects.filter(user__username=username).update(until=yesterday)


def answer(username: str, name: str, *args: Any) -> int:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(name, args=args)).status_code


def issuance(way: Walk) -> Issuance:
    return Issuance.objects.get(plan=way.plan)


@pytest.fixture
def prepared() -> Walk:
    way = walk(Status.SIGNING)
    jobs.run_all()
    return way


def withdraw_and_run(username: str) -> None:
    withdraw(username)
    jobs.run_all()


def test_nobody_signs_after_the_right_is_gone_and_the_clerk_is_told(prepared: Walk) -> None:
    issuing.sign(prepared.again(), by=person("bithu"))
    withdraw_and_run("bithu")
    assert issuance(prepared).signed is None
    job = Job.objects.get(kind="sign")
    assert (job.state, "may not sign" in job.last_error) == ("waiting", True)
    assert "không còn nhiệm vụ ký" in can(person("vanthu"), "issue", prepared.again()).reason
    issuing.refuse_to_issue(
        prepared.again(), by=person("vanthu"), reason="Trình người khác ký.", field="title"
    )
    assert prepared.again().status == Status.FINALISING


def test_a_disabled_account_signs_nothing_and_an_opened_one_goes_on(prepared: Walk) -> None:
    issuing.sign(prepared.again(), by=person("bithu"))
    signatory = person("bithu")
    type(signatory).objects.filter(pk=signatory.pk).update(is_active=False)
    jobs.run_all()
    assert issuance(prepared).signed is None
    type(signatory).objects.filter(pk=signatory.pk).update(is_active=True)
    jobs.run_job.func(Job.objects.get(kind="sign").pk)
    assert issuance(prepared).signed is not None


def test_without_the_clerk_s_right_nothing_is_sealed_and_another_clerk_goes_on_with_the_same_number(
    prepared: Walk,
) -> None:
    prepared.sign()
    issuing.issue(prepared.again(), by=person("vanthu"))
    given = issuance(prepared).symbol
    withdraw("vanthu")
    with one_entry("ask_another_clerk"):
        jobs.run_all()
    row = issuance(prepared)
    assert (row.sealed, row.clerk, row.symbol) == (None, None, given)
    assert prepared.again().status == Status.SIGNING
    assert faults() == []
    jobs.run_job.func(Job.objects.get(kind="seal").pk)
    assert Awaited.objects.filter(plan=prepared.plan, act="issue", done_at=None).count() == 1

    duties = PostDuty.objects.filter(post__appointments__user=person("vanthu"), duty="issue")
    PostDuty.objects.bulk_create(
        PostDuty(
            post=Appointment.objects.filter(user__username="chanhvp")[0].post, duty="issue", agency=row.agency
        )
        for row in duties.select_related("agency")
    )
    with untouched(), pytest.raises(refusals.Blocked):
        issuing.refuse_to_issue(prepared.again(), by=person("chanhvp"), reason="Chưa đúng.", field="title")
    issuing.issue(prepared.again(), by=person("chanhvp"))
    jobs.run_all()
    row = issuance(prepared)
    assert (row.clerk, row.symbol, row.issued_at is not None) == (person("chanhvp"), given, True)
    assert AuditEntry.objects.filter(verb="complete_issue").count() == 1


def test_the_mail_of_an_issue_goes_to_who_receives_when_it_is_written() -> None:
    way = walk(Status.SIGNING).sign()
    issuing.issue(way.again(), by=person("vanthu"))
    jobs.run_job.func(Job.objects.get(kind="seal").pk)
    withdraw_and_run("xa1vanthu")
    told = {address for message in mail.outbox for address in message.to}
    assert not {address for address in told if address.startswith("xa1vanthu@")}
    assert any(address.startswith("xa2vanthu@") for address in told)


def test_a_reminder_is_not_mailed_to_who_does_not_see_the_plan_any_more() -> None:
    way = walk(Status.APPRAISAL)
    row = Awaited.objects.filter(plan=way.plan, done_at=None).first()
    assert row is not None
    today = timezone.localdate()
    for name in ("vanphong", "chanhvp"):
        Reminder.objects.create(awaited=row, to=person(name), kind="overdue", day=today)
        jobs.ask("digest", name, subject="x", user=person(name).pk, day=today.isoformat())
    withdraw_and_run("vanphong")
    assert [message.to for message in mail.outbox] == [[person("chanhvp").email]]


def test_a_draft_asked_for_as_pdf_is_not_handed_out_after_the_right_is_gone() -> None:
    plan = walk().plan
    assert answer("soan", "draft_pdf", plan.uid) == 200
    withdraw_and_run("soan")
    assert Job.objects.get(kind="print_draft").state == "done"
    assert answer("soan", "draft_pdf", plan.uid) == 404


def test_a_paper_asked_for_is_not_handed_out_after_the_right_is_gone() -> None:
    plan = walk().plan
    assert answer("soan", "ledger_pdf", plan.uid) == 200
    withdraw_and_run("soan")
    assert Job.objects.get(kind="print_paper").state == "done"
    assert answer("soan", "ledger_pdf", plan.uid) == 404


def test_a_certified_copy_keeps_its_number_and_is_not_handed_out_after_the_right_is_gone() -> None:
    copy = certify_copy(walk(Status.ISSUED).plan, by=person("vanthu"), kind="own", recipients=["Lưu"])
    withdraw_and_run("vanthu")
    copy.refresh_from_db()
    assert copy.file is not None
    assert answer("vanthu", "certified_copy", copy.pk) == 404


def test_what_is_read_from_a_scan_belongs_to_the_agency_not_to_who_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    way = walk()
    received = way.received
    assert received.file is not None
    read = received.reading
    ReceivedDocument.objects.filter(pk=received.pk).update(reading=None)
    monkeypatch.setattr("workflow.recognising.read", lambda *_args, **_named: read)
    ask_for_recognition(ReceivedDocument.objects.get(pk=received.pk))
    withdraw_and_run("vanthu")
    assert Recognition.objects.get(received=received).state == Recognition.State.DONE
    assert answer("vanthu", "received_document", received.uid) == 404


def test_pictures_of_pages_are_not_handed_out_after_the_right_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    received = walk().received
    assert received.file is not None
    picture = PagePicture(number=1, width=2, height=3)
    picture.data = b"RIFF"  # type: ignore[attr-defined]
    monkeypatch.setattr("workflow.recognising.pictures_limited", lambda *_args: ([picture], 1))
    ask_for_pictures(received.file, received.subject)
    withdraw_and_run("soan")
    assert PagePicture.objects.filter(source=received.file).count() == 1
    assert answer("soan", "received_picture", received.uid, 1) == 404
    assert answer("truongban", "received_picture", received.uid, 1) == 200


def test_a_report_of_health_is_not_shown_after_the_right_is_gone() -> None:
    health.ask_now()
    withdraw_and_run("quantri")
    assert HealthReport.objects.count() == 1
    assert answer("quantri", "health") == 403

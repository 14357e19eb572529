"""Bản lưu trữ dài hạn: a second file with a row of its own, known by its hash; the issued file stays as it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from drafting.models import Status
from records import files, jobs
from records.models import AuditEntry, Job
from tests.walks import one_entry, person, untouched, walk
from tests.workflow.issuance.test_archive import opened, verdict
from tests.workflow.signing.outside import STAMPER, Outside, authority, configured, outside, revocation_list
from workflow import refusals
from workflow.issuance import lasting
from workflow.issuance.archive.pack import pack
from workflow.issuance.verifying import Answer, verify
from workflow.models import Issuance, LastingCopy
from workflow.services.preserving import ask_to_preserve

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> Iterator[Outside]:
    """Stamps are given, and the lists of both authorities."""
    with outside() as found:
        configured(settings, tmp_path, found)
        settings.REVOCATION_LISTS = [f"{found.url}/own.crl", f"{found.url}/stamps.crl"]
        yield found


def answering(world: Outside, settings: Any) -> None:
    data = (Path(settings.KEYS_DIR) / "authority.pem").read_bytes()
    key: Any = serialization.load_pem_private_key(data, None)
    own = revocation_list(x509.load_pem_x509_certificate(data), key)
    world.lists = {"/own.crl": own, "/stamps.crl": authority().revoked()}


def issued() -> Issuance:
    way = walk(Status.SIGNING).sign()
    way.issue()
    return Issuance.objects.select_related("sealed", "plan").get(plan=way.plan)


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_it_is_made_once_the_lists_can_be_had_and_known_by_its_hash(
    world: Outside, settings: Any, tmp_path: Path
) -> None:
    row = issued()
    job = Job.objects.get(kind="preserve")
    assert (job.state, LastingCopy.objects.count()) == (Job.State.WAITING, 0)
    answering(world, settings)
    with one_entry("keep_lasting_copy"):
        jobs.run_job.func(job.pk)
    copy = LastingCopy.objects.select_related("file").get()
    data, before = files.read(copy.file), files.read(row.sealed)
    assert data.startswith(before)
    assert files.read(Issuance.objects.select_related("sealed").get(pk=row.pk).sealed) == before
    found = verify(data)
    assert found.verdict == Answer.AS_ISSUED
    assert (found.entry["symbol"], found.entry["lasting"]["stamped_by"]) == (row.symbol, STAMPER)
    assert verify(before).entry["lasting"] is None
    page = signed_in("gopy1").post(reverse("verify"), {"file": SimpleUploadedFile("a.pdf", data)})
    assert f"Bản lưu trữ dài hạn của văn bản số {row.symbol}" in page.content.decode()
    archive = pack(row.plan, named=False)
    assert opened(archive)["luu-tru-dai-han.pdf"] == data
    assert json.loads(opened(archive)["register.json"])["lasting"]["file_sha256"] == copy.file.sha256
    code, told = verdict(archive, tmp_path)
    assert code == 0, told


def test_a_second_run_changes_nothing_and_the_row_cannot_be_changed(world: Outside, settings: Any) -> None:
    issued()
    answering(world, settings)
    job = Job.objects.get(kind="preserve")
    jobs.run_job.func(job.pk)
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    before = AuditEntry.objects.count()
    jobs.run_job.func(job.pk)
    assert (LastingCopy.objects.count(), AuditEntry.objects.count()) == (1, before)
    for change in (lambda rows: rows.update(stamped_by="ai đó"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(LastingCopy.objects.all())


def test_what_could_not_be_made_is_said_and_asked_for_again_by_the_clerk(
    world: Outside, settings: Any
) -> None:
    row = issued()
    job = Job.objects.get(kind="preserve")
    for _n in range(jobs.ATTEMPTS - job.attempts):
        jobs.run_job.func(job.pk)
    url = reverse("deliveries", args=[row.plan.uid])
    assert "Chưa lập được bản lưu trữ dài hạn" in signed_in("vanthu").get(url).content.decode()
    answering(world, settings)
    with one_entry("ask_to_preserve"):
        ask_to_preserve(row.plan, by=person("vanthu"))
    jobs.run_all()
    page = signed_in("vanthu").get(reverse("plan", args=[row.plan.uid])).content.decode()
    assert reverse("lasting_pdf", args=[row.plan.uid]) in page
    with untouched(), pytest.raises(refusals.Blocked, match="đã có"):
        ask_to_preserve(row.plan, by=person("vanthu"))


def test_the_sweep_asks_again_for_what_has_rested(world: Outside, settings: Any) -> None:
    issued()
    rows = Job.objects.filter(kind="preserve")
    rows.update(state=Job.State.FAILED)
    lasting.ask_again()
    assert rows.get().state == Job.State.FAILED
    rows.update(woken_at=rows.get().woken_at - lasting.AGAIN)
    lasting.ask_again()
    assert rows.get().state == Job.State.WAITING


def test_who_may_have_the_issued_file_may_have_this_one(world: Outside, settings: Any) -> None:
    row = issued()
    url = reverse("lasting_pdf", args=[row.plan.uid])
    assert signed_in("vanthu").get(url).status_code == 404
    answering(world, settings)
    jobs.run_job.func(Job.objects.get(kind="preserve").pk)
    answer = signed_in("xa1vanthu").get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert signed_in("nguoila").get(url).status_code == 404


def test_without_servers_it_is_not_asked_for_and_the_clerk_is_told_why() -> None:
    plan = walk(Status.ISSUED).plan
    assert not Job.objects.filter(kind="preserve").exists()
    with untouched(), pytest.raises(refusals.Blocked, match="chưa được cấu hình"):
        ask_to_preserve(plan, by=person("vanthu"))

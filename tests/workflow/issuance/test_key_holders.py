"""Where keys lie: in a device (SoftHSM2), in trial files, or with their holder, whose signed file is taken back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from cryptography.x509 import load_pem_x509_certificate
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

from drafting.models import Status
from records import files, jobs
from records.models import Job
from tests.walks import one_entry, person, untouched, walk
from tests.workflow.signing.signed_file import changed
from tests.workflow.signing.softhsm import PIN, Authority, Device, device
from tools.sign_by_hash import device_signer
from workflow import refusals
from workflow.demo.walk import Walk
from workflow.issuance import key_holders
from workflow.issuance.holders_certificate import check_signature
from workflow.issuance.verifying import Answer, verify
from workflow.lifecycle import faults
from workflow.models import Issuance
from workflow.services import issuing
from workflow.signing import keys
from workflow.signing.results import Verdict
from workflow.signing.verdicts import examine

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture(scope="module")
def devices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Device]]:
    """The secretary's token with a curve's key, the committee's with an RSA key, both of one authority."""
    folder = tmp_path_factory.mktemp("tokens")
    (folder / "store").mkdir()
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder / 'store'}\nobjectstore.backend = file\n")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOFTHSM2_CONF", str(config))
        authority = Authority(folder)
        yield {
            "person:bithu": device(folder, "bithu", "Bí thư", authority),
            "body:tu": device(folder, "tu", "Tỉnh ủy", authority, kind="rsa"),
        }


def configured(settings: Any, folder: Path, devices: dict[str, Device]) -> None:
    entries = {
        name: {
            "module": each.module, "token": each.label, "key": each.label,
            "pin_file": str(each.pin_file), "authority": str(each.authority),
        }
        for name, each in devices.items()
    }  # fmt: skip
    path = folder / "keys.json"
    authorities = sorted({str(each.authority) for each in devices.values()})
    path.write_text(json.dumps({"authorities": authorities, "keys": entries}))
    settings.SIGNING_KEYS, settings.TRIAL_KEYS = str(path), False


def issued(way: Walk) -> Issuance:
    return Issuance.objects.select_related("prepared", "signed", "filled", "sealed").get(plan=way.plan)


# In a device


def test_a_plan_is_signed_and_sealed_with_keys_that_stay_in_their_devices(
    devices: dict[str, Device], settings: Any, tmp_path: Path
) -> None:
    configured(settings, tmp_path, devices)
    way = walk(Status.SIGNING).sign()
    way.issue()
    row = issued(way)
    assert row.sealed is not None
    data = files.read(row.sealed)
    found = examine(data, key_holders.authorities())
    assert found.verdict == Verdict.WHOLE
    assert [facts.name for facts in found.signatures] == ["Bí thư", "Tỉnh ủy"]
    assert verify(data).verdict == Answer.AS_ISSUED
    assert verify(data + b" ").verdict == Answer.ALTERED


def test_a_token_that_is_pulled_leaves_the_number_with_the_plan_and_the_work_waiting(
    devices: dict[str, Device], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(settings, tmp_path, devices)
    way = walk(Status.SIGNING).sign()

    class Empty:
        def get_token(self, **_more: Any) -> None:
            raise pkcs11.NoSuchToken

        def reinitialize(self) -> None:
            return

    with monkeypatch.context() as pulled:
        pulled.setattr("workflow.signing.tokens._library", lambda _module: Empty())
        issuing.issue(way.again(), by=person("vanthu"))
        jobs.run_all()
    row, job = issued(way), Job.objects.get(kind="seal", subject=way.plan.subject)
    assert (row.symbol, row.sealed, job.state) == ("01-KH/TU", None, Job.State.WAITING)
    assert "is not there" in job.last_error
    jobs.run_job.func(job.pk)
    assert way.again().status == Status.ISSUED
    assert issued(way).symbol == "01-KH/TU"


def test_a_wrong_pin_is_said_and_nothing_is_signed(
    devices: dict[str, Device], settings: Any, tmp_path: Path
) -> None:
    wrong = tmp_path / "pin"
    wrong.write_text("sai")
    one = devices["person:bithu"]
    configured(settings, tmp_path, {"person:bithu": replace(one, pin_file=wrong)})
    way = walk(Status.SIGNING)
    jobs.run_all()
    issuing.sign(way.again(), by=person("bithu"))
    jobs.run_all()
    assert issued(way).signed is None
    assert "refuses the PIN" in Job.objects.get(kind="sign", subject=way.plan.subject).last_error


def test_the_client_that_signs_by_hash_gives_a_device_the_hash_alone(devices: dict[str, Device]) -> None:
    for each in devices.values():
        sign = device_signer(each.module, each.label, each.label, PIN)
        certificate = load_pem_x509_certificate(each.certificate.read_bytes())
        check_signature(certificate, b"what is to be signed", sign(b"what is to be signed"))
        with pytest.raises(refusals.Unfit):
            check_signature(certificate, b"something else", sign(b"what is to be signed"))


# With its holder


@pytest.fixture
def elsewhere(settings: Any, tmp_path: Path) -> Path:
    """The folder of keys of holders who sign with a program of their own; the product has none."""
    folder = tmp_path / "own"
    keys.load(folder, "person", "bithu", "Bí thư")
    (root,) = keys.roots(folder)
    from asn1crypto import pem

    path = tmp_path / "root.pem"
    path.write_bytes(pem.armor("CERTIFICATE", root.dump()))
    config = tmp_path / "keys.json"
    config.write_text(json.dumps({"authorities": [str(path)], "keys": {}}))
    settings.SIGNING_KEYS, settings.TRIAL_KEYS = str(config), False
    return folder


def prepared_way() -> Walk:
    way = walk(Status.SIGNING)
    jobs.run_all()
    return way


def by_another_program(folder: Path, kind: Any, code: str, name: str, data: bytes, field: str) -> bytes:
    """Signs as a desktop program would: a plain signature, its own look, the properties touched."""
    key = keys.load(folder, kind, code, name)
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register(key.authority)
    signer = SimpleSigner(signing_cert=key.certificate, signing_key=key.private, cert_registry=store)
    writer = IncrementalPdfFileWriter(BytesIO(data))
    out = sign_pdf(writer, PdfSignatureMetadata(field_name=field, md_algorithm="sha256"), signer)
    return out.getvalue()


def the_secretary_signs(way: Walk, folder: Path) -> bytes:
    row = issued(way)
    assert row.prepared is not None
    return by_another_program(folder, "person", "bithu", "Bí thư", files.read(row.prepared), "nguoi_ky")


def test_a_file_signed_elsewhere_goes_the_whole_way(elsewhere: Path) -> None:
    way = prepared_way()
    signed = the_secretary_signs(way, elsewhere)
    with one_entry("take_back_signature"):
        issuing.take_back_signature(way.again(), by=person("bithu"), data=signed)
    assert faults() == []
    issuing.issue(way.again(), by=person("vanthu"))
    jobs.run_all()
    row = issued(way)
    assert row.filled is not None
    assert row.sealed is None
    assert faults() == []
    sealed = by_another_program(elsewhere, "body", "tu", "Tỉnh ủy", files.read(row.filled), "co_quan")
    with one_entry("take_back_seal"):
        issuing.take_back_seal(way.again(), by=person("vanthu"), data=sealed)
    jobs.run_all()
    assert way.again().status == Status.ISSUED
    assert verify(sealed).verdict == Answer.AS_ISSUED
    assert len(verify(sealed).signatures) == 2
    assert faults() == []


def test_the_press_that_signs_here_says_where_to_sign(elsewhere: Path) -> None:
    way = prepared_way()
    with untouched(), pytest.raises(refusals.Blocked, match="không nằm trong hệ thống"):
        issuing.sign(way.again(), by=person("bithu"))


def _other_text(writer: Any) -> None:
    writer.set_info(writer.root)


@pytest.mark.parametrize(
    "case", ["unsigned", "other bytes", "other field", "stranger", "appended", "added", "text"]
)
def test_what_is_not_our_file_with_one_signature_is_not_taken_back(
    elsewhere: Path, tmp_path: Path, case: str
) -> None:
    way = prepared_way()
    row = issued(way)
    assert row.prepared is not None
    prepared = files.read(row.prepared)
    signed = the_secretary_signs(way, elsewhere)
    data = {
        "unsigned": lambda: prepared,
        "other bytes": lambda: bytes([signed[0], signed[1] ^ 1]) + signed[2:],
        "other field": lambda: by_another_program(
            elsewhere, "person", "bithu", "Bí thư", prepared, "co_quan"
        ),
        "stranger": lambda: by_another_program(
            tmp_path / "strange", "person", "bithu", "Bí thư", prepared, "nguoi_ky"
        ),
        "appended": lambda: signed + b"\n%%EOF\n",
        "added": lambda: by_another_program(elsewhere, "person", "bithu", "Bí thư", signed, "them"),
        "text": lambda: changed(signed, _other_text),
    }[case]()
    with untouched(), pytest.raises(refusals.Unfit):
        issuing.take_back_signature(way.again(), by=person("bithu"), data=data)


def test_the_page_takes_the_file_and_offers_what_to_sign(elsewhere: Path) -> None:
    way = prepared_way()
    client = Client()
    client.force_login(person("bithu"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("act", args=[way.plan.uid, "take_back_signature"])
    page = client.get(url).content.decode()
    assert "Tải tệp để ký" in page
    prepared = client.get(reverse("prepared_pdf", args=[way.plan.uid])).content
    assert PdfFileReader(BytesIO(prepared)).embedded_signatures == []
    refused = client.post(url, {"turn": way.plan.turn, "data": SimpleUploadedFile("a.pdf", prepared)})
    assert refused.status_code == 200
    assert "không phải bản trình ký" in refused.content.decode()
    signed = by_another_program(elsewhere, "person", "bithu", "Bí thư", prepared, "nguoi_ky")
    answer = client.post(url, {"turn": way.plan.turn, "data": SimpleUploadedFile("a.pdf", signed)})
    assert answer.status_code == 303
    row = issued(way)
    assert row.signed_elsewhere
    assert row.signed_at is not None
    assert row.signed_at <= datetime.now(UTC)

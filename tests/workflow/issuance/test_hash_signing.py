"""Signing by hash: the product prepares, the holder's client signs the hash alone, the outcome is examined as any."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import pem
from cryptography.hazmat.primitives import serialization
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drafting.models import Status
from permissions.models import Appointment
from records import files, jobs
from records.models import AuditEntry, Job, StoredFile
from tests.walks import one_entry, person, untouched, walk
from tests.workflow.issuance.test_key_holders import by_another_program
from tests.workflow.signing.outside import STAMPER, configured, outside
from tools import sign_by_hash
from workflow import refusals
from workflow.demo.walk import Walk
from workflow.issuance.verifying import Answer, verify
from workflow.models import HashSigning, Issuance
from workflow.services import hash_signing, issuing
from workflow.signing import keys

pytestmark = pytest.mark.usefixtures("cast")
State = HashSigning.State


@pytest.fixture
def own(settings: Any, tmp_path: Path) -> Path:
    """The folder of keys of holders who have them with themselves; the product knows their authority alone."""
    folder = tmp_path / "own"
    keys.load(folder, "person", "bithu", "Bí thư")
    (root,) = keys.roots(folder)
    path = tmp_path / "root.pem"
    path.write_bytes(pem.armor("CERTIFICATE", root.dump()))
    config = tmp_path / "keys.json"
    config.write_text(json.dumps({"authorities": [str(path)], "keys": {}}))
    settings.SIGNING_KEYS, settings.TRIAL_KEYS = str(config), False
    return folder


def holder(
    folder: Path, kind: Any = "person", code: str = "bithu", name: str = "Bí thư"
) -> tuple[bytes, Path]:
    """The certificate and the key file of a holder, as the client takes them."""
    key = keys.load(folder, kind, code, name)
    path = folder / f"{code}.key"
    private: Any = serialization.load_der_private_key(key.private.dump(), None)
    path.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return pem.armor("CERTIFICATE", key.certificate.dump()), path


def prepared_way() -> Walk:
    way = walk(Status.SIGNING)
    jobs.run_all()
    return way


def issued(way: Walk) -> Issuance:
    return Issuance.objects.select_related("prepared", "signed", "filled", "sealed").get(plan=way.plan)


def post(data: dict[str, str]) -> dict[str, Any]:
    """As the client speaks to the server: without a session, without a token of a form."""
    answer = Client(enforce_csrf_checks=True).post(reverse("hash_signing"), data)
    if answer.status_code != 200:
        raise sign_by_hash.Failed(answer.json()["error"])
    return answer.json()


def run(code: str, certificate: bytes, sign: Callable[[bytes], bytes]) -> dict[str, Any]:
    return sign_by_hash.run(post, code, certificate, sign, lambda: jobs.run_all() and None)


def the_secretary_signs(way: Walk, folder: Path) -> None:
    offer = hash_signing.offer(way.again(), by=person("bithu"), verb="sign_by_hash")
    certificate, key = holder(folder)
    run(offer.code, certificate, sign_by_hash.file_signer(key))


def test_person_and_body_sign_by_hash_and_the_plan_is_issued(own: Path) -> None:
    way = prepared_way()
    offer = hash_signing.offer(way.again(), by=person("bithu"), verb="sign_by_hash")
    certificate, key = holder(own)
    with one_entry("take_back_signature"):
        run(offer.code, certificate, sign_by_hash.file_signer(key))
    assert issued(way).signed_elsewhere
    issuing.issue(way.again(), by=person("vanthu"))
    jobs.run_all()
    offer = hash_signing.offer(way.again(), by=person("vanthu"), verb="seal_by_hash")
    certificate, key = holder(own, "body", "tu", "Tỉnh ủy")
    assert run(offer.code, certificate, sign_by_hash.file_signer(key))["state"] == "taken"
    jobs.run_all()
    assert way.again().status == Status.ISSUED
    found = verify(files.read(issued(way).sealed))
    assert found.verdict == Answer.AS_ISSUED
    assert [facts["name"] for facts in found.signatures] == ["Bí thư", "Tỉnh ủy"]


def test_with_a_server_the_value_gets_its_time_stamp(own: Path, settings: Any, tmp_path: Path) -> None:
    with outside() as world:
        configured(settings, tmp_path, world)
        way = prepared_way()
        the_secretary_signs(way, own)
    signed = files.read(issued(way).signed)
    from workflow.issuance.key_holders import authorities
    from workflow.issuance.stamping import stamp_authorities
    from workflow.signing.verdicts import examine

    (facts,) = examine(signed, authorities(), stamp_authorities()).signatures
    assert (facts.accepted, facts.stamped_by) == (True, STAMPER)


def test_while_the_server_is_silent_the_value_waits_and_a_second_run_changes_nothing(
    own: Path, settings: Any, tmp_path: Path
) -> None:
    with outside() as world:
        configured(settings, tmp_path, world)
        way = prepared_way()
        code, attributes = ready(way, own)
        world.answer = (503, "text/plain", b"later")
        post({"code": code, "signature": signed_by(holder(own)[1], attributes)})
        jobs.run_all()
        job = Job.objects.get(kind="finish_hash")
        assert (job.state, post({"code": code})["state"]) == (Job.State.WAITING, State.FINISHING)
        assert issued(way).signed is None
        world.answer = None
        jobs.run_job.func(job.pk)
        assert post({"code": code})["state"] == State.TAKEN
        entries = AuditEntry.objects.count()
        Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
        jobs.run_job.func(job.pk)
    assert (post({"code": code})["state"], AuditEntry.objects.count()) == (State.TAKEN, entries)


def test_the_page_gives_the_code_once_and_the_former_is_worth_nothing(own: Path) -> None:
    way = prepared_way()
    client = Client()
    client.force_login(person("bithu"), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("sign_by_hash", args=[way.plan.uid])
    assert "Lấy mã ký" in client.get(url).content.decode()
    first = client.post(url, {"turn": way.plan.turn}).context["offer"].code
    assert first not in client.get(url).content.decode()
    second = client.post(url, {"turn": way.plan.turn}).context["offer"].code
    assert post({"code": second})["state"] == State.OFFERED
    with pytest.raises(sign_by_hash.Failed, match="hết hạn"):
        post({"code": first})


def ready(way: Walk, folder: Path) -> tuple[str, bytes]:
    """A code whose file is prepared, and what is to be signed."""
    offer = hash_signing.offer(way.again(), by=person("bithu"), verb="sign_by_hash")
    certificate, _key = holder(folder)
    post({"code": offer.code, "certificate": certificate.decode()})
    jobs.run_all()
    return offer.code, base64.b64decode(post({"code": offer.code})["attributes"])


def signed_by(key: Path, attributes: bytes) -> str:
    return base64.b64encode(sign_by_hash.file_signer(key)(attributes)).decode()


@pytest.mark.parametrize("case", ["other key", "other bytes", "nothing"])
def test_a_wrong_value_is_refused_and_leaves_nothing_behind(own: Path, tmp_path: Path, case: str) -> None:
    way = prepared_way()
    code, attributes = ready(way, own)
    mine, other = holder(own)[1], holder(tmp_path / "strange")[1]
    value = {
        "other key": lambda: sign_by_hash.file_signer(other)(attributes),
        "other bytes": lambda: sign_by_hash.file_signer(mine)(attributes + b" "),
        "nothing": lambda: b"\0",
    }[case]()
    kept = StoredFile.objects.count()
    with untouched(), pytest.raises(sign_by_hash.Failed, match="không đúng"):
        post({"code": code, "signature": base64.b64encode(value).decode()})
    assert StoredFile.objects.count() == kept
    assert post({"code": code})["state"] == State.READY


@pytest.mark.parametrize("case", ["stranger", "no certificate", "authority"])
def test_only_a_certificate_of_an_authority_of_ours_is_taken(own: Path, tmp_path: Path, case: str) -> None:
    way = prepared_way()
    offer = hash_signing.offer(way.again(), by=person("bithu"), verb="sign_by_hash")
    certificate = {
        "stranger": lambda: holder(tmp_path / "strange")[0],
        "no certificate": lambda: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "authority": lambda: b"AAAA",
    }[case]()
    with untouched(), pytest.raises(sign_by_hash.Failed, match="Chứng thư"):
        post({"code": offer.code, "certificate": certificate.decode()})


def test_a_bodys_key_does_not_sign_for_a_person(own: Path) -> None:
    way = prepared_way()
    offer = hash_signing.offer(way.again(), by=person("bithu"), verb="sign_by_hash")
    certificate, key = holder(own, "body", "tu", "Tỉnh ủy")
    with pytest.raises(sign_by_hash.Failed, match="không phải bản trình ký"):
        run(offer.code, certificate, sign_by_hash.file_signer(key))
    assert issued(way).signed is None
    client = Client()
    client.force_login(person("bithu"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("sign_by_hash", args=[way.plan.uid])).content.decode()
    assert "lần trước không được nhận" in page


def test_a_code_ends_with_its_time_and_with_its_plan(own: Path) -> None:
    way = prepared_way()
    code, attributes = ready(way, own)
    HashSigning.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    signed = signed_by(holder(own)[1], attributes)
    with pytest.raises(sign_by_hash.Failed, match="hết hạn"):
        post({"code": code, "signature": signed})
    assert HashSigning.objects.get().state == State.READY
    issuing.refuse_to_sign(way.again(), by=person("bithu"), reason="Chưa đúng.", field="title")
    assert not HashSigning.objects.exists()


def test_who_may_not_sign_any_more_when_the_value_is_put_in_has_signed_nothing(own: Path) -> None:
    way = prepared_way()
    code, attributes = ready(way, own)
    post({"code": code, "signature": signed_by(holder(own)[1], attributes)})
    yesterday = timezone.localdate() - timedelta(days=1)
    Appointment.objects.filter(user=person("bithu")).update(until=yesterday)
    jobs.run_all()
    assert post({"code": code})["state"] == State.REFUSED
    assert issued(way).signed is None


def test_who_was_overtaken_is_told_and_changes_nothing(own: Path) -> None:
    way = prepared_way()
    code, attributes = ready(way, own)
    data = by_another_program(own, "person", "bithu", "Bí thư", files.read(issued(way).prepared), "nguoi_ky")
    issuing.take_back_signature(way.again(), by=person("bithu"), data=data)
    before = issued(way).signed
    entries = AuditEntry.objects.count()
    post(
        {
            "code": code,
            "signature": signed_by(holder(own)[1], attributes),
        }
    )
    jobs.run_all()
    assert post({"code": code})["state"] == State.REFUSED
    assert (issued(way).signed, AuditEntry.objects.count()) == (before, entries)


def test_the_same_message_again_changes_nothing(own: Path) -> None:
    way = prepared_way()
    code, attributes = ready(way, own)
    certificate, key = holder(own)
    signature = signed_by(key, attributes)
    assert post({"code": code, "certificate": certificate.decode()})["state"] == State.READY
    for _n in range(2):
        assert post({"code": code, "signature": signature})["state"] == State.FINISHING
    jobs.run_all()
    assert post({"code": code, "signature": signature})["state"] == State.TAKEN


def test_codes_cannot_be_guessed_at_will(own: Path) -> None:
    for _n in range(5):
        assert Client().post(reverse("hash_signing"), {"code": "sai"}).status_code == 404
    assert Client().post(reverse("hash_signing"), {"code": "sai"}).status_code == 429


def test_whoever_does_not_sign_gets_no_code(own: Path) -> None:
    way = prepared_way()
    for username in ("vanthu", "thuongtruc"):
        with untouched(), pytest.raises(refusals.Refused):
            hash_signing.offer(way.again(), by=person(username), verb="sign_by_hash")


def test_the_client_sends_nothing_over_an_open_line() -> None:
    with pytest.raises(sign_by_hash.Failed, match="https"):
        sign_by_hash.poster("http://example.org/signing/by-hash/")

"""A file is as issued, altered or unknown; nothing else is ever said, whatever the file holds."""

import json
import random
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from drafting.models import Status
from records import files
from tests.walks import person, untouched, walk
from tests.workflow.signing.signed_file import changed
from workflow.issuance import verifying
from workflow.issuance.verifying import Answer, code_of_hash, issued_with_text, verify
from workflow.models import Issuance
from workflow.rendering import verification_address
from workflow.services import changing_issued
from workflow.signing import chain, keys, limited

pytestmark = pytest.mark.usefixtures("cast")
POSITIVE = ("Đúng như khi ban hành", "hợp lệ")
"""Words that only a file as issued may be given."""
OF_THE_FILE = pytest.mark.walked_on("sqlite")
"""A child that knows no database judges what is in a file: CI asks it on SQLite, ./run prove on both."""


@pytest.fixture
def issuance() -> Issuance:
    plan = walk(Status.ISSUED).plan
    return Issuance.objects.select_related("sealed", "signed", "prepared", "plan").get(plan=plan)


@pytest.fixture
def issued(issuance: Issuance) -> bytes:
    assert issuance.sealed is not None
    return files.read(issuance.sealed)


def posted(data: bytes, username: str | None = "gopy1") -> Any:
    client = Client()
    if username:
        client.force_login(person(username), backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse("verify"), {"file": SimpleUploadedFile("van-ban.pdf", data)})


def test_the_issued_file_is_known_by_its_hash_and_both_signatures_are_told(
    issuance: Issuance, issued: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "examine_limited", lambda *_: pytest.fail("a known file needs no parser"))
    found = verify(issued)
    assert found.verdict == Answer.AS_ISSUED
    assert found.entry is not None
    assert (found.entry["symbol"], found.entry["signer"]) == (issuance.symbol, issuance.signer.full_name)
    assert [facts["field"] for facts in found.signatures] == ["nguoi_ky", "co_quan"]
    assert all(facts["accepted"] for facts in found.signatures)


def test_the_page_tells_certificates_without_the_english_names_of_their_fields(issued: bytes) -> None:
    answer = posted(issued).content.decode()
    assert "Chữ ký số của cơ quan, tổ chức" in answer
    assert "Common Name" not in answer
    assert "Organization" not in answer


def test_an_issued_file_that_was_withdrawn_is_still_as_issued_and_says_so(
    issuance: Issuance, issued: bytes
) -> None:
    changing_issued.withdraw(
        issuance.plan, by=person("vanthu"), document="Công văn số 12-CV/TU, ngày 02/12/2026"
    )
    answer = posted(issued).content.decode()
    assert "Đúng như khi ban hành" in answer
    assert "12-CV/TU" in answer


@OF_THE_FILE
@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"\0" * 200])
def test_appended_bytes_are_an_alteration(issued: bytes, tail: bytes) -> None:
    assert verify(issued + tail).verdict == Answer.ALTERED


@OF_THE_FILE
def test_flipped_bits_are_alterations(issued: bytes) -> None:
    chance = random.Random(20261127)
    for _n in range(6):
        place, bit = chance.randrange(len(issued)), chance.randrange(8)
        flipped = bytearray(issued)
        flipped[place] ^= 1 << bit
        assert verify(bytes(flipped)).verdict == Answer.ALTERED


@OF_THE_FILE
def test_a_changed_title_is_an_alteration_and_names_who_had_signed(issued: bytes) -> None:
    def other_title(writer: Any) -> None:
        writer.set_info(writer.root)

    found = verify(changed(issued, other_title))
    assert found.verdict == Answer.ALTERED
    assert found.entry is None
    assert len(found.signatures) == 2


@OF_THE_FILE
def test_the_file_that_is_not_sealed_yet_was_not_issued(issuance: Issuance) -> None:
    assert issuance.signed is not None
    assert issuance.prepared is not None
    assert verify(files.read(issuance.signed)).verdict == Answer.ALTERED
    assert verify(files.read(issuance.prepared)).verdict == Answer.UNKNOWN


@OF_THE_FILE
def test_a_file_signed_with_our_keys_beside_the_product_is_not_as_issued(issuance: Issuance) -> None:
    """Somebody who got hold of the keys: whole by its signatures, but the register has never seen it."""
    assert issuance.signed is not None
    folder = Path(settings.KEYS_DIR)
    filled = chain.fill_number(
        files.read(issuance.signed), "Số 99-KH/TU", "Lam Sơn, ngày 01 tháng 12 năm 2026"
    )
    body = issuance.plan.issuer
    key = keys.load(folder, "body", body.code, body.name)
    forged = chain.seal(filled, key, body_name=body.name, at=datetime(2026, 12, 1, tzinfo=UTC))
    found = verify(forged)
    assert found.verdict == Answer.ALTERED
    answer = posted(forged).content.decode()
    assert not any(words in answer for words in POSITIVE)
    assert "không được công nhận" in answer


ENDLESS_TREE = b"%PDF-1.7\n1 0 obj <</Kids [1 0 R]>> endobj\ntrailer <</Root 1 0 R>>"
ENDLESS_TABLE = (
    b"%PDF-1.7\n1 0 obj <</Type/XRef/Size 2/W[1 8 1]/Index[0 999999999999]/Length 9>> stream\n"
    b"xxxxxxxxx\nendstream endobj\nstartxref\n9\n%%EOF"
)


@OF_THE_FILE
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\0" * 5000, b"PK\x03\x04", ENDLESS_TREE, ENDLESS_TABLE])
def test_what_is_no_file_of_ours_is_unknown(data: bytes) -> None:
    with untouched():
        assert verify(data).verdict == Answer.UNKNOWN
    assert not any(words in posted(data).content.decode() for words in POSITIVE)


def test_a_parser_that_dies_is_an_answer(issued: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "WALL_SECONDS", 0.05)
    assert verify(issued + b" ").verdict == Answer.ALTERED
    assert verify(b"%PDF-1.7 stranger").verdict == Answer.UNKNOWN


def test_so_many_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "AT_ONCE", 0)
    with pytest.raises(verifying.Busy):
        verify(b"%PDF-1.7 stranger")
    answer = posted(b"%PDF-1.7 stranger")
    assert answer.status_code == 200
    assert "thử lại sau ít phút" in answer.content.decode()


def test_the_page_is_for_who_has_signed_in_unless_the_deployment_opens_it(
    issued: bytes, settings: Any
) -> None:
    assert posted(issued, None).status_code == 302
    settings.VERIFY_PUBLIC = True
    answer = posted(issued, None)
    assert answer.status_code == 200
    assert "Đúng như khi ban hành" in answer.content.decode()


def test_a_file_too_large_is_refused_with_the_limit(settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = posted(b"x" * (2 * 1024 * 1024)).content.decode()
    assert "lớn hơn 1 MB" in answer


def test_the_command_ends_well_for_a_file_as_issued_alone(
    issuance: Issuance, issued: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "van-ban.pdf"
    file.write_bytes(issued)
    out = StringIO()
    call_command("verify_document", file, stdout=out)
    told = json.loads(out.getvalue())
    assert (told["verdict"], told["entry"]["symbol"]) == ("as_issued", issuance.symbol)
    file.write_bytes(issued + b"\n")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_document", file, stdout=out)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["verdict"] == "altered"
    with pytest.raises(SystemExit) as ended:
        call_command("verify_document", tmp_path / "missing.pdf", stdout=BytesIO(), stderr=StringIO())
    assert ended.value.code == 2


# The code on a printed copy


def test_the_code_of_a_document_leads_to_its_entry_and_says_what_to_compare(
    issuance: Issuance, settings: Any
) -> None:
    settings.VERIFY_CODE, settings.VERIFY_PUBLIC = True, True
    address = verification_address(issuance)
    assert address.startswith(settings.PUBLIC_URL)
    assert issuance.plan.title[:20] not in address
    said = Client().get(address.removeprefix(settings.PUBLIC_URL)).content.decode()
    assert issuance.symbol in said
    assert "so số, ngày, trích yếu" in said
    assert "Đúng như khi ban hành" not in said


@pytest.mark.parametrize("code", ["A" * 43, "x", "đ", "A" * 4000, "%%%%", "\0"])
def test_a_code_that_nobody_printed_says_so(settings: Any, code: str) -> None:
    settings.VERIFY_PUBLIC = True
    answer = Client().get("/verify/", {"r": code})
    assert answer.status_code == 200
    assert "Không có văn bản nào mang mã này" in answer.content.decode()


def test_a_document_that_is_not_out_yet_has_no_entry_for_its_code() -> None:
    way = walk(Status.SIGNING)
    content = Issuance.objects.get(plan=way.plan).revision.content_id
    assert issued_with_text(code_of_hash(content)) is None


def test_without_the_setting_no_document_carries_a_code(issuance: Issuance) -> None:
    assert verification_address(issuance) == ""

"""Signatures with the time stamp of an outside authority (PAdES B-T), and servers that give none."""

import random
from collections.abc import Iterator
from io import BytesIO

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import TimestampRequestError

from tests.workflow.signing.outside import DER, STAMPER, Outside, StampAuthority, authority, outside
from tests.workflow.signing.signed_file import BODY_NAME, NAME, SEALED_AT, SIGNED_AT, Stages, sign_plan
from workflow.signing import chain, keys
from workflow.signing.results import Verdict
from workflow.signing.timestamps import StampServer
from workflow.signing.verdicts import added_signature, examine


@pytest.fixture(scope="module")
def world() -> Iterator[Outside]:
    with outside() as found:
        yield found


@pytest.fixture
def answering(world: Outside) -> Iterator[Outside]:
    yield world
    world.answer = None


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory, world: Outside) -> Stages:
    return sign_plan(tmp_path_factory.mktemp("stamped") / "keys", StampServer(world.url, "tu", "mật khẩu"))


@pytest.fixture(scope="module")
def stampers() -> list[x509.Certificate]:
    return [x509.Certificate.load(authority().certificate.public_bytes(DER))]


def test_both_signatures_carry_a_stamp_and_the_verdict_says_when_and_whose(
    stages: Stages, world: Outside, stampers: list[x509.Certificate]
) -> None:
    found = examine(stages.sealed, keys.roots(stages.keys_dir), stampers)
    assert found.verdict == Verdict.WHOLE
    assert [facts.stamped_by for facts in found.signatures] == [STAMPER, STAMPER]
    assert all(facts.stamped_at for facts in found.signatures)
    assert len(world.asked) == 2  # one for each: the room for it is reserved without asking
    assert world.headers[0]["Authorization"].startswith("Basic ")


def test_a_stamp_of_an_authority_that_does_not_count_is_not_accepted(stages: Stages) -> None:
    strange = x509.Certificate.load(StampAuthority().certificate.public_bytes(DER))
    for stampers in ([], [strange]):
        found = examine(stages.sealed, keys.roots(stages.keys_dir), stampers)
        assert found.verdict == Verdict.ALTERED
        assert [facts.accepted for facts in found.signatures] == [False, False]
        assert [facts.stamped_at for facts in found.signatures] == [None, None]


def test_who_stamps_vouches_for_no_signature(stages: Stages, stampers: list[x509.Certificate]) -> None:
    found = examine(stages.sealed, stampers, stampers)
    assert [facts.trusted for facts in found.signatures] == [False, False]
    assert found.verdict != Verdict.WHOLE


def test_a_file_signed_elsewhere_may_carry_a_stamp_that_counts(
    stages: Stages, stampers: list[x509.Certificate]
) -> None:
    roots = keys.roots(stages.keys_dir)
    assert added_signature(stages.prepared, stages.signed, "nguoi_ky", roots, stampers)
    assert not added_signature(stages.prepared, stages.signed, "nguoi_ky", roots, [])


def test_one_flipped_bit_in_a_stamped_file_is_never_whole(
    stages: Stages, stampers: list[x509.Certificate]
) -> None:
    chance, roots = random.Random(20270206), keys.roots(stages.keys_dir)
    signatures = PdfFileReader(BytesIO(stages.sealed)).embedded_signatures
    gaps = [range(int(s.byte_range[1]), int(s.byte_range[2])) for s in signatures]
    written = [len(s.pkcs7_content.rstrip(b"\0")) * 2 for s in signatures]
    for gap, length in zip(gaps, written, strict=True):
        for position in [gap.start + chance.randrange(length) for _ in range(8)]:
            data = bytearray(stages.sealed)
            data[position] ^= 1 << chance.randrange(8)
            assert examine(bytes(data), roots, stampers).verdict != Verdict.WHOLE, (
                f"bit flipped at {position}"
            )


@pytest.mark.parametrize(
    "answer",
    [
        (500, "text/plain", b"broken"),
        (302, "text/plain", b""),
        (200, "text/html", b"<p>Sign in first</p>"),
        (200, "application/timestamp-reply", b""),
        (200, "application/timestamp-reply", b"no stamp at all"),
        (200, "application/timestamp-reply", b"\x30\x03\x02\x01\x00"),
        (200, "application/timestamp-reply", b"\0" * 100_000),
    ],
)
def test_an_answer_that_is_no_stamp_ends_the_signing(
    stages: Stages, answering: Outside, answer: tuple[int, str, bytes]
) -> None:
    answering.answer = answer
    person = keys.load(stages.keys_dir, "person", "thuongtruc", NAME)
    with pytest.raises(TimestampRequestError):
        chain.sign_person(
            stages.prepared, person, name=NAME, at=SIGNED_AT, stamper=StampServer(answering.url)
        )


def test_the_stamp_of_another_request_is_not_taken(stages: Stages, answering: Outside) -> None:
    old = authority().stamper().request_tsa_response(answering.asked[0]).dump()
    answering.answer = (200, "application/timestamp-reply", old)
    body = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME)
    with pytest.raises(TimestampRequestError):
        chain.seal(stages.filled, body, body_name=BODY_NAME, at=SEALED_AT, stamper=StampServer(answering.url))


def test_a_server_that_is_not_there_is_said(stages: Stages) -> None:
    person = keys.load(stages.keys_dir, "person", "thuongtruc", NAME)
    with pytest.raises(TimestampRequestError, match="cannot be reached"):
        chain.sign_person(
            stages.prepared, person, name=NAME, at=SIGNED_AT, stamper=StampServer("http://127.0.0.1:9")
        )

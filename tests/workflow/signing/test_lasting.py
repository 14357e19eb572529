"""The file that lasts (PAdES B-LTA): made where every issuer has answered, refused where one has not."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from asn1crypto import crl, x509
from cryptography import x509 as pyca
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.errors import PathValidationError
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from tests.workflow.signing.outside import (
    DER,
    STAMPER,
    Outside,
    StampAuthority,
    authority,
    outside,
    revocation_list,
)
from tests.workflow.signing.signed_file import BODY_NAME, Stages, changed, sign_plan
from workflow.signing import keys
from workflow.signing.fetching import NotFetched
from workflow.signing.lasting import POLICY, lasting, revocation_lists
from workflow.signing.results import Verdict
from workflow.signing.timestamps import StampServer
from workflow.signing.verdicts import Trust, examine


@pytest.fixture(scope="module")
def world() -> Iterator[Outside]:
    with outside() as found:
        yield found


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory, world: Outside) -> Stages:
    return sign_plan(tmp_path_factory.mktemp("lasting") / "keys", StampServer(world.url))


@pytest.fixture(scope="module")
def trust(stages: Stages) -> Trust:
    root = x509.Certificate.load(authority().certificate.public_bytes(DER))
    return Trust(keys.roots(stages.keys_dir), [root])


def own_list(stages: Stages, *revoked: int) -> bytes:
    """The list of the trial authority, signed with its key."""
    data = (stages.keys_dir / "authority.pem").read_bytes()
    key: Any = serialization.load_pem_private_key(data, None)
    return revocation_list(pyca.load_pem_x509_certificate(data), key, *revoked)


def lists(*ders: bytes) -> list[crl.CertificateList]:
    return [crl.CertificateList.load(der) for der in ders]


def test_the_lasting_file_is_the_issued_one_with_all_answers_and_a_stamp_over_everything(
    stages: Stages, trust: Trust, world: Outside
) -> None:
    found = lists(own_list(stages), authority().revoked())
    made = lasting(stages.sealed, trust, StampServer(world.url), found, online=False)
    assert made.stamped_by == STAMPER
    assert made.pdf.startswith(stages.sealed)
    reader = PdfFileReader(BytesIO(made.pdf))
    assert [each.fq_name for each in reader.embedded_regular_signatures] == ["nguoi_ky", "co_quan"]
    assert [each.fq_name for each in reader.embedded_timestamp_signatures] == ["luu_tru"]
    for signature in reader.embedded_regular_signatures:
        asked = simulate_future_ades_lta_validation(
            signature, from_the_file_alone(trust), datetime.now(UTC) + timedelta(days=40 * 365)
        )
        assert asyncio.run(asked).ades_subindic == AdESPassed.OK


def from_the_file_alone(trust: Trust) -> PdfSignatureValidationSpec:
    """How somebody judges who knows the roots and can ask nobody any more."""
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build([*trust.signers, *trust.stampers]),
        revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO),
    )
    nobody = RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY)
    return PdfSignatureValidationSpec(SignatureValidationSpec(policy, nobody), POLICY)


def test_it_is_not_the_issued_file_so_the_signatures_alone_do_not_make_it_whole(
    stages: Stages, trust: Trust, world: Outside
) -> None:
    found = lists(own_list(stages), authority().revoked())
    made = lasting(stages.sealed, trust, StampServer(world.url), found, online=False)
    assert examine(made.pdf, trust.signers, trust.stampers).verdict == Verdict.ALTERED


def test_without_the_answer_of_every_issuer_there_is_none(
    stages: Stages, trust: Trust, world: Outside
) -> None:
    for had in ([], [own_list(stages)], [authority().revoked()]):
        with pytest.raises(PathValidationError):
            lasting(stages.sealed, trust, StampServer(world.url), lists(*had), online=False)


@pytest.mark.parametrize("way", ["list", "ocsp"])
def test_the_addresses_in_certificates_are_asked_where_that_is_wanted(stages: Stages, way: str) -> None:
    with outside() as world:
        places = {"list": [f"{world.url}/stamps.crl"], "ocsp": ["", f"{world.url}/ocsp"]}
        world.authority = StampAuthority(*places[way])
        stamped = sign_plan(stages.keys_dir, StampServer(world.url)).sealed
        root = x509.Certificate.load(world.authority.certificate.public_bytes(DER))
        trust, own = Trust(keys.roots(stages.keys_dir), [root]), lists(own_list(stages))
        with pytest.raises(PathValidationError):
            lasting(stamped, trust, StampServer(world.url), own, online=False)
        world.lists = {"/stamps.crl": world.authority.revoked()}
        made = lasting(stamped, trust, StampServer(world.url), own, online=True)
    store = PdfFileReader(BytesIO(made.pdf)).root["/DSS"]
    assert len(store.get("/CRLs", [])) == {"list": 2, "ocsp": 1}[way]
    assert len(store.get("/OCSPs", [])) == {"list": 0, "ocsp": 1}[way]


def test_a_revoked_certificate_is_no_lasting_one(stages: Stages, trust: Trust, world: Outside) -> None:
    serial = keys.load(stages.keys_dir, "body", "lamson", BODY_NAME).certificate.serial_number
    found = lists(own_list(stages, serial), authority().revoked())
    with pytest.raises(PathValidationError, match="revoked"):
        lasting(stages.sealed, trust, StampServer(world.url), found, online=False)


def test_lists_are_fetched_and_what_is_none_is_refused(stages: Stages, world: Outside) -> None:
    world.lists = {"/own.crl": own_list(stages), "/none.crl": b"no list"}
    assert len(revocation_lists([f"{world.url}/own.crl"])) == 1
    with pytest.raises(NotFetched):
        revocation_lists([f"{world.url}/gone.crl"])
    with pytest.raises(ValueError, match="data"):
        revocation_lists([f"{world.url}/none.crl"])


def test_an_altered_file_is_not_made_to_last(stages: Stages, trust: Trust, world: Outside) -> None:
    found = lists(own_list(stages), authority().revoked())

    def title(writer: Any) -> None:
        writer.set_info(writer.root)

    with pytest.raises(Exception, match="do not hold"):
        lasting(changed(stages.sealed, title), trust, StampServer(world.url), found, online=False)

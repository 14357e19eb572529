"""What the signatures of a file are worth, by our own rule.

A valid signature is not yet the file as issued: bytes may be appended, fields added, a stranger's
signature laid over the text, and common verifiers still say "valid". So a file is whole only with
exactly our two signatures, the first followed by nothing but number, date and the seal, the second
over the entire file. The register's hash is asked before any of this; see verify_document.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any

from asn1crypto import cms, x509
from asn1crypto.parser import peek
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DiffResult,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.file_structure_rules import CatalogModificationRule
from pyhanko.sign.diff_analysis.rules.metadata_rules import DocInfoRule, MetadataUpdateRule
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from workflow.signing.fields import BODY, DATE, NUMBER, PERSON
from workflow.signing.keys import AUTHORITY, UNITS
from workflow.signing.outside_loop import outside_loop

ROLES = {PERSON: "person", BODY: "body"}
"""Which kind of key belongs into which field, in the order of signing."""

ALGORITHMS = {"ec": "sha256_ecdsa", "rsa": "sha256_rsa"}
"""Kind of key → how it signs here."""
FOLLOWING_REVISIONS = 2
"""After the person's signature: number and date, then the seal."""

POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=frozenset({"/AcroForm", "/Extensions"})),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ],
        ignored_acroform_keys=frozenset({"/Fields"}),
    ),
    ignore_orphaned_objects=False,
)
"""Existing fields may be filled; unlike in pyHanko's own policy nothing may be added, no properties changed."""

ADDED_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        DocInfoRule().as_qualified(ModificationLevel.LTA_UPDATES),
        MetadataUpdateRule().as_qualified(ModificationLevel.LTA_UPDATES),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldModificationRule(), GenericFieldModificationRule()],
        ignored_acroform_keys=frozenset({"/Fields", "/SigFlags", "/DR", "/DA"}),
    ),
)
"""Of what another program writes beside its signature: properties and flags, but no field and nothing on a page."""


class Verdict(StrEnum):
    """`whole`: both signatures hold and nothing else happened. `unknown`: no signature of ours is inside."""

    WHOLE = "whole"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class SignatureFacts:
    """One signature. `accepted` is the answer; `intact` and `trusted` only say what it rests on."""

    field: str
    name: str
    subject: str
    signed_at: str | None
    intact: bool
    trusted: bool
    covers_file: bool
    accepted: bool


@dataclass(frozen=True)
class Examination:
    """The verdict on a file, its signatures in order, and what the filled fields say."""

    verdict: Verdict
    signatures: tuple[SignatureFacts, ...] = ()
    number_line: str | None = None
    date_line: str | None = None


def examine(pdf: bytes, roots: Sequence[x509.Certificate]) -> Examination:
    """Judge a file by its signatures alone; `roots` are the authorities whose signatures are ours.

    Whatever a hostile file makes the parser raise, the answer is "altered" if a certificate of ours is
    inside, else "unknown"; nothing is raised.
    """
    try:
        return outside_loop(lambda: _examined(pdf, roots))
    except Exception:  # parsers fail in many ways on attack files, and each of them is the same answer
        logging.getLogger(__name__).info("A file could not be examined", exc_info=True)
        return Examination(Verdict.ALTERED if mentions(pdf, roots) else Verdict.UNKNOWN)


def as_json(examination: Examination) -> dict[str, Any]:
    """The examination as plain data, as it goes between processes and into the register."""
    return asdict(examination)


def from_json(data: dict[str, Any]) -> Examination:
    """What as_json gave; KeyError or ValueError for anything else."""
    facts = tuple(SignatureFacts(**facts) for facts in data["signatures"])
    return Examination(Verdict(data["verdict"]), facts, data["number_line"], data["date_line"])


def verdicts(pdf: bytes, roots: Sequence[x509.Certificate]) -> list[dict[str, Any]]:
    """The signatures as plain dicts: field, name, subject, signed_at, intact, trusted, covers_file, accepted.

    Empty for a file without readable signatures.
    """
    return [asdict(facts) for facts in examine(pdf, roots).signatures]


def _examined(pdf: bytes, roots: Sequence[x509.Certificate]) -> Examination:
    reader = PdfFileReader(BytesIO(pdf))
    signatures = reader.embedded_signatures
    facts = tuple(_facts(pdf, signature, roots) for signature in signatures)
    if not any(each.trusted for each in facts):
        return Examination(Verdict.ALTERED if mentions(pdf, roots) else Verdict.UNKNOWN, facts)
    fields = {str(each.get_object()["/T"]): each.get_object() for each in reader.root["/AcroForm"]["/Fields"]}
    whole = (
        [each.field for each in facts] == list(ROLES)
        and all(each.accepted for each in facts)
        and facts[-1].covers_file
        and set(fields) == {NUMBER, DATE, *ROLES}
        and reader.xrefs.total_revisions == signatures[0].signed_revision + 1 + FOLLOWING_REVISIONS
    )
    number, date = (
        str(fields[name]["/V"]) if "/V" in fields.get(name, {}) else None for name in (NUMBER, DATE)
    )
    return Examination(Verdict.WHOLE if whole else Verdict.ALTERED, facts, number, date)


def _facts(pdf: bytes, signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate]) -> SignatureFacts:
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    status = validate_pdf_signature(signature, context, diff_policy=POLICY)
    certificate = signature.signer_cert
    named = certificate.subject.native
    when = signature.self_reported_timestamp
    return SignatureFacts(
        field=str(signature.fq_name),
        name=str(named.get("organization_name") or named.get("given_name") or named.get("common_name") or ""),
        subject=certificate.subject.human_friendly,
        signed_at=when.isoformat() if when else None,
        intact=status.intact,
        trusted=status.trusted,
        covers_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        accepted=_accepted(pdf, signature, status, roots),
    )


def _accepted(
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    roots: Sequence[x509.Certificate],
) -> bool:
    role = ROLES.get(signature.fq_name)
    if role is None or not _fits(signature.signer_cert, role) or not status.bottom_line:
        return False
    if not _uncovered_bytes_are_ours(pdf, signature, roots):
        return False
    if signature.fq_name == BODY:
        return status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    changes = status.diff_result
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    return isinstance(changes, DiffResult) and set(changes.changed_form_fields) <= {NUMBER, DATE, BODY}


def _fits(certificate: x509.Certificate, role: str) -> bool:
    """A trial key is for a person or for a body and says which; other authorities do not write so."""
    if certificate.issuer.native.get("common_name") != AUTHORITY:
        return True
    return bool(certificate.subject.native.get("organizational_unit_name") == UNITS[role])


def added_signature(before: bytes, after: bytes, field: str, roots: Sequence[x509.Certificate]) -> bool:
    """Whether `after` is `before` and one more revision in which this field was signed, and nothing else.

    For a file that was signed by another program: the signature holds, leads to an authority of ours and covers the
    entire file. How it is put together inside is that program's affair. Nothing is raised.
    """
    try:
        return after.startswith(before) and outside_loop(lambda: _added(before, after, field, roots))
    except Exception:  # as in `examine`
        logging.getLogger(__name__).info(
            "A file that was signed elsewhere could not be examined", exc_info=True
        )
        return False


def _added(before: bytes, after: bytes, field: str, roots: Sequence[x509.Certificate]) -> bool:
    older, newer = PdfFileReader(BytesIO(before)), PdfFileReader(BytesIO(after))
    signatures = newer.embedded_signatures
    if len(signatures) != len(older.embedded_signatures) + 1 or signatures[-1].fq_name != field:
        return False
    if newer.xrefs.total_revisions != older.xrefs.total_revisions + 1:
        return False
    if any(
        str(each.get_object()["/T"]) not in {NUMBER, DATE, *ROLES}
        for each in newer.root["/AcroForm"]["/Fields"]
    ):
        return False
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    status = validate_pdf_signature(signatures[-1], context, diff_policy=ADDED_POLICY)
    if not status.bottom_line or status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return False
    if not _fits(signatures[-1].signer_cert, ROLES[field]):
        return False
    # The signature covers what the other program wrote; that it wrote nothing but the signature says the comparison.
    changes = ADDED_POLICY.review_file(newer, older.xrefs.total_revisions - 1)
    return isinstance(changes, DiffResult) and set(changes.changed_form_fields) <= {field}


def _uncovered_bytes_are_ours(
    pdf: bytes, signature: EmbeddedPdfSignature, roots: Sequence[x509.Certificate]
) -> bool:
    """The bytes that no digest covers hold the signature just as `chain` writes it, and zeros after it.

    Without this, a sixth of all changes of one bit in the gap would pass, though none is seen on a page.
    """
    _, before, after, _ = signature.byte_range
    written = signature.pkcs7_content
    length = peek(written)
    return (
        pdf[before:after] == b"<" + written.hex().upper().encode() + b">"
        and not any(written[length:])
        and any(_rewritten(signature, root) == written[:length] for root in roots)
    )


def _rewritten(signature: EmbeddedPdfSignature, root: x509.Certificate) -> bytes:
    """The signature put together anew from its signed attributes, its value and the two certificates."""
    certificate, info = signature.signer_cert, signature.signer_info
    issuer = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(issuer)),
        "digest_algorithm": {"algorithm": "sha256"},
        "signature_algorithm": {"algorithm": ALGORITHMS[certificate.public_key.algorithm]},
        "signed_attrs": info["signed_attrs"],
        "signature": info["signature"],
    }
    content = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": "sha256"}],
        "encap_content_info": {"content_type": "data"},
        "certificates": [cms.CertificateChoices("certificate", each) for each in (certificate, root)],
        "signer_infos": [signer],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)}).dump()


def mentions(pdf: bytes, roots: Sequence[x509.Certificate]) -> bool:
    """Whether a certificate of one of these authorities stands in the file, also where it cannot be parsed."""
    lowered = pdf.lower()
    return any(root.subject.dump().hex().encode() in lowered for root in roots)

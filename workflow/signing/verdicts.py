"""What the signatures of a file are worth, by our own rule.

A valid signature is not yet the file as issued: bytes may be appended, fields added, a stranger's
signature laid over the text, and common verifiers still say "valid". So a file is whole only with
exactly our two signatures, the first followed by nothing but number, date and the seal, the second
over the entire file. The register's hash is asked before any of this; see verify_document.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

from asn1crypto import x509
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

from workflow.signing.container import uncovered_bytes_are_ours
from workflow.signing.keys import AUTHORITY, UNITS
from workflow.signing.outside_loop import outside_loop
from workflow.signing.results import (
    BODY,
    DATE,
    NUMBER,
    PERSON,
    Examination,
    SignatureFacts,
    Verdict,
    mentions,
)

ROLES = {PERSON: "person", BODY: "body"}
"""Which kind of key belongs into which field, in the order of signing."""
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


@dataclass(frozen=True)
class Trust:
    """The authorities whose signatures are ours, and those whose time stamps count; never one for the other."""

    signers: Sequence[x509.Certificate]
    stampers: Sequence[x509.Certificate] = ()

    def status(self, signature: EmbeddedPdfSignature, policy: StandardDiffPolicy) -> PdfSignatureStatus:
        signers, stampers = (
            ValidationContext(trust_roots=list(roots), allow_fetching=False)
            for roots in (self.signers, self.stampers)
        )
        return validate_pdf_signature(signature, signers, ts_validation_context=stampers, diff_policy=policy)


def examine(
    pdf: bytes, roots: Sequence[x509.Certificate], stampers: Sequence[x509.Certificate] = ()
) -> Examination:
    """Judge a file by its signatures alone; `roots` are the authorities whose signatures are ours.

    `stampers` are the authorities whose time stamps count. A stamp of any other, or one that does not hold, makes its
    signature one that is not accepted.

    Whatever a hostile file makes the parser raise, the answer is "altered" if a certificate of ours is
    inside, else "unknown"; nothing is raised.
    """
    try:
        return outside_loop(lambda: _examined(pdf, Trust(roots, stampers)))
    except Exception:  # parsers fail in many ways on attack files, and each of them is the same answer
        logging.getLogger(__name__).info("A file could not be examined", exc_info=True)
        return Examination(Verdict.ALTERED if mentions(pdf, roots) else Verdict.UNKNOWN)


def verdicts(pdf: bytes, roots: Sequence[x509.Certificate]) -> list[dict[str, Any]]:
    """The signatures as plain dicts, built as SignatureFacts. Empty for a file without readable signatures."""
    return [asdict(facts) for facts in examine(pdf, roots).signatures]


def _examined(pdf: bytes, trust: Trust) -> Examination:
    reader = PdfFileReader(BytesIO(pdf))
    signatures = reader.embedded_signatures
    facts = tuple(_facts(pdf, signature, trust) for signature in signatures)
    if not any(each.trusted for each in facts):
        return Examination(Verdict.ALTERED if mentions(pdf, trust.signers) else Verdict.UNKNOWN, facts)
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


def _facts(pdf: bytes, signature: EmbeddedPdfSignature, trust: Trust) -> SignatureFacts:
    status = trust.status(signature, POLICY)
    certificate = signature.signer_cert
    when = signature.self_reported_timestamp
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.valid and stamp.intact and stamp.trusted):
        stamp = None
    return SignatureFacts(
        field=str(signature.fq_name),
        name=named(certificate),
        subject=certificate.subject.human_friendly,
        signed_at=when.isoformat() if when else None,
        intact=status.intact,
        trusted=status.trusted,
        covers_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        accepted=_accepted(pdf, signature, status, trust),
        stamped_at=stamp.timestamp.isoformat() if stamp else None,
        stamped_by=named(stamp.signing_cert) if stamp else None,
    )


def named(certificate: x509.Certificate) -> str:
    """A certificate's holder, the full name before the shortened one."""
    named = certificate.subject.native
    for part in ("organization_name", "given_name", "common_name"):
        if value := named.get(part):
            return str(value)
    return ""


def _accepted(
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    trust: Trust,
) -> bool:
    role = ROLES.get(signature.fq_name)
    if role is None or not _fits(signature.signer_cert, role) or not status.bottom_line:
        return False
    if not uncovered_bytes_are_ours(pdf, signature, status, trust.signers, trust.stampers):
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


def added_signature(
    before: bytes,
    after: bytes,
    field: str,
    roots: Sequence[x509.Certificate],
    stampers: Sequence[x509.Certificate] = (),
) -> bool:
    """Whether `after` is `before` and one more revision in which this field was signed, and nothing else.

    For a file that was signed by another program: the signature holds, leads to an authority of ours and covers the
    entire file. How it is put together inside is that program's affair. Nothing is raised.
    """
    try:
        return after.startswith(before) and outside_loop(
            lambda: _added(before, after, field, Trust(roots, stampers))
        )
    except Exception:  # as in `examine`
        logging.getLogger(__name__).info(
            "A file that was signed elsewhere could not be examined", exc_info=True
        )
        return False


def _added(before: bytes, after: bytes, field: str, trust: Trust) -> bool:
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
    status = trust.status(signatures[-1], ADDED_POLICY)
    if not status.bottom_line or status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return False
    if not _fits(signatures[-1].signer_cert, ROLES[field]):
        return False
    # The signature covers what the other program wrote; that it wrote nothing but the signature says the comparison.
    changes = ADDED_POLICY.review_file(newer, older.xrefs.total_revisions - 1)
    return isinstance(changes, DiffResult) and set(changes.changed_form_fields) <= {field}

"""The file that lasts (PAdES B-LTA): the issued file, what was said of its certificates, and a stamp over all.

It is another file with a hash of its own; the issued file stays as it is. Made while the issuers of certificates still
answer: later nobody could tell any more that none was revoked when the file was signed.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import crl, pem
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DSSCompareRule,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.file_structure_rules import CatalogModificationRule
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
from pyhanko.sign.validation import validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.fetchers.api import FetchLimits
from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend

from workflow.signing.fetching import fetched
from workflow.signing.fields import QuietWriter
from workflow.signing.outside_loop import outside_loop
from workflow.signing.results import BODY, PERSON
from workflow.signing.timestamps import ROOM, StampServer
from workflow.signing.verdicts import Trust, named

FIELD = "luu_tru"
LIST_KINDS = {"application/pkix-crl", "application/x-pkcs7-crl", "application/octet-stream"}
LIST_MOST, SECONDS = 20 * 1024 * 1024, 20
POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),
            SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
            GenericFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        ],
    ),
)
"""Evidence may be added. pyHanko's own policy takes the look of a locked text field, unchanged, for a change of it."""
ONLINE = FetchLimits(max_requests=40, max_cert_requests=10)


class NotLasting(RuntimeError):
    """The file that was made does not hold; it is not kept. The words go to the operator."""


@dataclass(frozen=True)
class Lasting:
    """`stamped_at`, `stamped_by`: of the stamp over the whole file."""

    pdf: bytes
    stamped_at: datetime
    stamped_by: str


def revocation_lists(urls: Sequence[str]) -> list[crl.CertificateList]:
    """The lists at these addresses, DER or PEM. Raises NotFetched, or ValueError for what is no list."""
    found = []
    for url in urls:
        data = fetched(url, LIST_KINDS, most=LIST_MOST, seconds=SECONDS)
        if pem.detect(data):
            _kind, _headers, data = pem.unarmor(data)
        found.append(crl.CertificateList.load(data, strict=True))
    return found


def lasting(
    pdf: bytes, trust: Trust, stamper: StampServer, lists: Sequence[crl.CertificateList], *, online: bool
) -> Lasting:
    """One more revision: certificates and revocation data of every signature and stamp, then the stamp over all.

    `online`: the addresses in the certificates (CRL, OCSP) are asked for what `lists` does not have. Raises the errors
    of pyHanko where an answer is missing or says "revoked", OSError where a server gives nothing, NotLasting.
    """
    made = outside_loop(lambda: _made(pdf, trust, stamper, lists, online=online))
    return outside_loop(lambda: _held(pdf, made, trust))


def _made(
    pdf: bytes, trust: Trust, stamper: StampServer, lists: Sequence[crl.CertificateList], *, online: bool
) -> bytes:
    context = ValidationContext(
        trust_roots=[*trust.signers, *trust.stampers],
        crls=list(lists),
        allow_fetching=online,
        fetcher_backend=RequestsFetcherBackend(SECONDS, limits=ONLINE) if online else None,
        revocation_mode="require",
    )

    async def run() -> bytes:
        writer, paths = QuietWriter(BytesIO(pdf)), []
        for signature in PdfFileReader(BytesIO(pdf)).embedded_signatures:
            paths += await collect_validation_info(signature, context)
        DocumentSecurityStore.supply_dss_in_writer(
            writer, sig_contents=None, paths=paths, validation_context=context
        )
        stamped = await PdfTimeStamper(stamper, field_name=FIELD).async_timestamp_pdf(
            writer,
            "sha256",
            context,
            bytes_reserved=ROOM,
            dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
        )
        return bytes(stamped.getvalue())

    return asyncio.run(run())


def _held(before: bytes, after: bytes, trust: Trust) -> Lasting:
    """What was made is the issued file and one revision that adds nothing but evidence."""
    reader = PdfFileReader(BytesIO(after))
    person, body, stamp = reader.embedded_signatures + [None] * (3 - len(reader.embedded_signatures))
    if not after.startswith(before) or stamp is None or (person.fq_name, body.fq_name) != (PERSON, BODY):
        raise NotLasting("The lasting file is not the issued file with one stamp more.")
    if not all(trust.status(each, POLICY).bottom_line for each in (person, body)):
        raise NotLasting("The signatures do not hold in the lasting file.")
    context = ValidationContext(trust_roots=list(trust.stampers), allow_fetching=False)
    status = validate_pdf_timestamp(stamp, context)
    if not (
        status.intact
        and status.valid
        and status.trusted
        and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    ):
        raise NotLasting("The stamp over the lasting file does not hold.")
    return Lasting(after, status.timestamp, named(status.signing_cert))

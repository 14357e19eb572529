"""Signing by hash: the file is prepared here, its holder's client signs the hash alone, the value is put in here.

No key and no password comes near the product, and the client never has to understand a PDF.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, x509
from pyhanko.sign.signers import ExternalSigner
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from workflow.signing import stamps
from workflow.signing.chain import VIETNAM, TimedSigner, expect, metadata, size_of
from workflow.signing.container import composed
from workflow.signing.fields import QuietWriter
from workflow.signing.outside_loop import outside_loop
from workflow.signing.results import BODY, DATE, NUMBER, PERSON
from workflow.signing.timestamps import ROOM, StampServer


@dataclass(frozen=True)
class ToSign:
    """`pdf` with an empty place from `start` to `end`; `attributes`: what is signed (DER of the signed attributes)."""

    pdf: bytes
    start: int
    end: int
    attributes: bytes


def prepared(
    pdf: bytes, field: str, certificate: x509.Certificate, root: x509.Certificate, *, name: str, at: datetime
) -> ToSign:
    """The file with everything but the signature itself. `name`: of the person, or of the body that seals.

    WrongStage when the file is not at the stage for this field.
    """
    if field == PERSON:
        expect(pdf, empty=(NUMBER, DATE, PERSON, BODY))
        page = stamps.signature_page(name, at.astimezone(VIETNAM), *size_of(pdf, field))
    else:
        expect(pdf, empty=(BODY,), filled=(PERSON, NUMBER, DATE))
        page = stamps.seal_page(name, *size_of(pdf, field))
    return outside_loop(lambda: asyncio.run(_prepared(pdf, field, certificate, root, page, at)))


async def _prepared(
    pdf: bytes, field: str, certificate: x509.Certificate, root: x509.Certificate, page: bytes, at: datetime
) -> ToSign:
    chain = SimpleCertificateStore()
    chain.register(root)
    holder = ExternalSigner(signing_cert=certificate, cert_registry=chain)
    signer = TimedSigner(
        at.astimezone(VIETNAM), metadata(field), holder, stamp_style=stamps.stamp_style(page)
    )
    out = BytesIO()
    digest, _document, _out = await signer.async_digest_doc_for_signing(
        QuietWriter(BytesIO(pdf)), existing_fields_only=True, bytes_reserved=ROOM, output=out
    )
    attributes = await holder.signed_attrs(
        digest.document_digest, "sha256", attr_settings=PdfCMSSignedAttributes(), use_pades=True
    )
    return ToSign(out.getvalue(), digest.reserved_region_start, digest.reserved_region_end, attributes.dump())


def finished(
    ready: ToSign,
    certificate: x509.Certificate,
    root: x509.Certificate,
    signature: bytes,
    stamper: StampServer | None,
) -> bytes:
    """The signed file; with a stamp of the value where a server is given, an OSError when it gives none."""
    stamp = None
    if stamper is not None:
        digest = hashlib.sha256(signature).digest()
        stamp = outside_loop(lambda: asyncio.run(stamper.async_timestamp(digest, "sha256")))
    attributes = cms.CMSAttributes.load(ready.attributes)
    out = BytesIO(ready.pdf)
    place = PreparedByteRangeDigest(b"", ready.start, ready.end)
    place.fill_with_cms(out, composed(certificate, root, attributes, signature, stamp))
    return out.getvalue()

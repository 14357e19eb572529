"""The container of a signature (CMS) as it is written here, so that every other way of writing it is told from ours."""

from collections.abc import Sequence

from asn1crypto import cms, x509
from asn1crypto.parser import peek
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus

ALGORITHMS = {"ec": "sha256_ecdsa", "rsa": "sha256_rsa"}
"""Kind of key → how it signs here."""
STAMP = "signature_time_stamp_token"


def composed(
    certificate: x509.Certificate,
    root: x509.Certificate,
    signed_attrs: cms.CMSAttributes,
    signature: bytes,
    stamp: cms.ContentInfo | None = None,
) -> bytes:
    """The container of a signature value: signed attributes, the two certificates, the time stamp if there is one."""
    issuer = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(issuer)),
        "digest_algorithm": {"algorithm": "sha256"},
        "signature_algorithm": {"algorithm": ALGORITHMS[certificate.public_key.algorithm]},
        "signed_attrs": signed_attrs,
        "signature": signature,
    }
    if stamp is not None:
        signer["unsigned_attrs"] = cms.CMSAttributes([cms.CMSAttribute({"type": STAMP, "values": [stamp]})])
    content = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": "sha256"}],
        "encap_content_info": {"content_type": "data"},
        "certificates": [cms.CertificateChoices("certificate", each) for each in (certificate, root)],
        "signer_infos": [signer],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(content)}).dump()


def uncovered_bytes_are_ours(
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    roots: Sequence[x509.Certificate],
    stampers: Sequence[x509.Certificate],
) -> bool:
    """The bytes that no digest covers hold the signature just as `chain` writes it, and zeros after it.

    Without this, a sixth of all changes of one bit in the gap would pass, though none is seen on a page.
    """
    _, before, after, _ = signature.byte_range
    written = signature.pkcs7_content
    length = peek(written)
    stamp = _stamp(signature.signer_info, status, stampers)
    info = signature.signer_info
    return (
        pdf[before:after] == b"<" + written.hex().upper().encode() + b">"
        and not any(written[length:])
        and any(
            composed(signature.signer_cert, root, info["signed_attrs"], info["signature"].native, stamp)
            == written[:length]
            for root in roots
        )
    )


def _stamp(
    info: cms.SignerInfo, status: PdfSignatureStatus, stampers: Sequence[x509.Certificate]
) -> cms.ContentInfo | None:
    """The time stamp beside a signature, if nothing in it may be other than as its authority has written it.

    So whatever the stamp's own signature does not cover is told from what follows: its certificates are those that
    vouch for it, and there is nothing else.
    """
    validity = status.timestamp_validity
    if validity is None or validity.validation_path is None:
        return None
    token = info["unsigned_attrs"][0]["values"][0]
    data, dumped = token["content"], token.dump()
    (signer,) = data["signer_infos"]
    path = [each.dump() for each in validity.validation_path.iter_certs(include_root=False)]
    known = {*path, *(each.dump() for each in stampers)}
    tidy = (
        token.copy().dump(force=True) == dumped
        and not data["crls"]
        and not signer["unsigned_attrs"]
        and {each.dump() for each in data["certificates"]} <= known
        and [each.native for each in data["digest_algorithms"]] == [signer["digest_algorithm"].native]
    )
    return cms.ContentInfo.load(dumped) if tidy else None

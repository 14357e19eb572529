"""The certificate that a holder's client hands over, and the value that it has signed: held against our own rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.issuance.key_holders import authorities
from workflow.refusals import Unfit

if TYPE_CHECKING:
    from asn1crypto import x509 as asn1_x509

LONGEST = 16 * 1024
SHORTEST_RSA = 2048


def read_certificate(data: bytes) -> x509.Certificate:
    """PEM or DER; of an elliptic curve's or an RSA key, issued by an authority of ours and valid today, else Unfit."""
    try:
        if len(data) > LONGEST:
            raise ValueError
        pem = data.lstrip().startswith(b"-----")
        certificate = (x509.load_pem_x509_certificate if pem else x509.load_der_x509_certificate)(data)
        public = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        raise Unfit(_("Chứng thư số không đọc được; cần tệp PEM hoặc DER của người ký.")) from None
    strong = isinstance(public, rsa.RSAPublicKey) and public.key_size >= SHORTEST_RSA
    if not strong and not isinstance(public, ec.EllipticCurvePublicKey):
        raise Unfit(_("Khóa của chứng thư phải là RSA từ 2048 bit hoặc khóa đường cong elliptic."))
    if not certificate.not_valid_before_utc <= timezone.now() <= certificate.not_valid_after_utc:
        raise Unfit(_("Chứng thư số đã hết hạn hoặc chưa có hiệu lực."))
    issuer_of(certificate)
    return certificate


def issuer_of(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The authority of ours that has issued it; Unfit where none has."""
    for root in authorities():
        try:
            certificate.verify_directly_issued_by(x509.load_der_x509_certificate(root.dump()))
        except (ValueError, TypeError, InvalidSignature):
            continue
        return root
    raise Unfit(_("Chứng thư số không do cơ quan chứng thực được công nhận ở đây cấp."))


def check_signature(certificate: x509.Certificate, attributes: bytes, signature: bytes) -> None:
    """Unfit unless the value is this key's signature (SHA-256; RSA with PKCS #1 v1.5) on what was to be signed."""
    public = certificate.public_key()
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, attributes, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, attributes, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        raise Unfit(
            _(
                "Giá trị chữ ký không đúng với chứng thư và nội dung cần ký; đề nghị ký lại đúng dữ liệu nhận được."
            )
        ) from None

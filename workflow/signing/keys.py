"""Trial keys, made at first use: a small certificate authority, a key for each person and each body.

In service a key never lies in the product: the holder signs on an own device (Hướng dẫn 03-HD/VPTW).
These keys stand in for the devices in trials and tests. One file holds key and certificate, written
under another name and linked into place, so of two processes that make it at once one wins and both
read the winner's.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

Kind = Literal["person", "body"]

UNITS: dict[str, str] = {"person": "Chữ ký số cá nhân", "body": "Chữ ký số của cơ quan, tổ chức"}
"""What the certificate says that its key is for."""

AUTHORITY = "Trình Ký: khóa dùng thử"
VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2050, 1, 1, tzinfo=UTC)
"""Fixed, so that data of a trial may lie years back or ahead."""

COMMON_NAME_BYTES = 64
"""Room for a common name; the full name stands as that of the organisation, or as the given name."""


@dataclass(frozen=True)
class SigningKey:
    """A key with its certificate and the authority's, in the form that pyHanko takes."""

    private: asn1_keys.PrivateKeyInfo
    certificate: asn1_x509.Certificate
    authority: asn1_x509.Certificate

    @contextmanager
    def signer(self) -> Iterator[Signer]:
        """Open for one signature, as tokens.TokenKey."""
        chain = SimpleCertificateStore()
        chain.register(self.authority)
        yield SimpleSigner(signing_cert=self.certificate, signing_key=self.private, cert_registry=chain)


def load(keys_dir: Path, kind: Kind, code: str, name: str) -> SigningKey:
    """The key of a person (user name, full name) or of a body (agency code, name).

    Made with its authority at first use; another name is another key, as the certificate carries it.
    """
    authority_key, authority = _authority(keys_dir)
    mark = hashlib.sha256(f"{kind}\0{code}\0{name}".encode()).hexdigest()[:32]
    path = keys_dir / f"{kind}-{mark}.pem"
    if not path.exists():
        _write(path, *_issue(kind, code, name, authority_key, authority))
    key, certificate = _read(path)
    return SigningKey(
        private=asn1_keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        ),
        certificate=_for_pyhanko(certificate),
        authority=_for_pyhanko(authority),
    )


def roots(keys_dir: Path) -> list[asn1_x509.Certificate]:
    """The authorities whose signatures are ours; none before the first key was made."""
    path = keys_dir / "authority.pem"
    return [_for_pyhanko(_read(path)[1])] if path.exists() else []


def _authority(keys_dir: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    keys_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys_dir.chmod(0o700)
    path = keys_dir / "authority.pem"
    if not path.exists():
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, AUTHORITY)])
        builder = _builder(name, name, key.public_key()).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        _write(path, key, builder.sign(key, hashes.SHA256()))
    return _read(path)


def _issue(
    kind: Kind, code: str, name: str, authority_key: ec.EllipticCurvePrivateKey, authority: x509.Certificate
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    full_name = NameOID.ORGANIZATION_NAME if kind == "body" else NameOID.GIVEN_NAME
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, _shortened(name)),
            x509.NameAttribute(full_name, name),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, UNITS[kind]),
            x509.NameAttribute(NameOID.USER_ID, code),
        ]
    )
    builder = _builder(subject, authority.subject, key.public_key())
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(
        _usage(digital_signature=True, content_commitment=True), critical=True
    ).add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False
    )
    return key, builder.sign(authority_key, hashes.SHA256())


def _shortened(name: str) -> str:
    return name.encode()[:COMMON_NAME_BYTES].decode(errors="ignore")


def _builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_UNTIL)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        encipher_only=False,
        decipher_only=False,
    )


def _write(path: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    """Put a new file in place unless another process was first."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(
                key.private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            )
            out.write(certificate.public_bytes(serialization.Encoding.PEM))
            out.flush()
            os.fsync(out.fileno())
        os.link(part, path)
    except FileExistsError:
        pass  # the other process's key is read
    finally:
        part.unlink()


def _read(path: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    data = path.read_bytes()
    key = serialization.load_pem_private_key(data, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path.name} holds no elliptic-curve key; remove the file and it is made anew.")
    return key, x509.load_pem_x509_certificate(data)


def _for_pyhanko(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))

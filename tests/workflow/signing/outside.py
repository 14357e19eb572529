"""An outside world on the loopback: a time-stamp authority with its server, and lists of revoked certificates."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from tests.workflow.signing.softhsm import USES

STAMPER = "Dịch vụ cấp dấu thời gian thử"
DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM


class StampAuthority:
    """A root, and under it the certificate with which stamps are signed; it may say where it answers for it."""

    def __init__(self, list_url: str = "", ocsp_url: str = "") -> None:
        self.list_url, self.ocsp_url = list_url, ocsp_url
        self.key = rsa.generate_private_key(65537, 2048)
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gốc cấp dấu thời gian thử")])
        self.certificate = self._issued(self.name, self.key, authority=True)
        self.stamp_key = rsa.generate_private_key(65537, 2048)
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, STAMPER)])
        self.stamp_certificate = self._issued(subject, self.stamp_key, authority=False)

    def _issued(self, name: x509.Name, key: rsa.RSAPrivateKey, *, authority: bool) -> x509.Certificate:
        uses = {"key_cert_sign": True, "crl_sign": True} if authority else {"digital_signature": True}
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2050, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**{**dict.fromkeys(USES, False), **uses}), critical=True)
        )
        if not authority:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        if self.list_url and not authority:
            place = x509.DistributionPoint([x509.UniformResourceIdentifier(self.list_url)], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([place]), critical=False)
        if self.ocsp_url and not authority:
            responder = x509.UniformResourceIdentifier(self.ocsp_url)
            way = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, responder)
            builder = builder.add_extension(x509.AuthorityInformationAccess([way]), critical=False)
        return builder.sign(self.key, hashes.SHA256())

    def stamper(self) -> DummyTimeStamper:
        private = self.stamp_key.private_bytes(
            DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        certificate, root = (
            asn1_x509.Certificate.load(each.public_bytes(DER))
            for each in (self.stamp_certificate, self.certificate)
        )
        return DummyTimeStamper(certificate, asn1_keys.PrivateKeyInfo.load(private), certs_to_embed=[root])

    def status(self, asked: bytes) -> bytes:
        """Its answer to a question of OCSP: the certificate is good."""
        now, question = datetime.now(UTC), ocsp.load_der_ocsp_request(asked)
        builder = ocsp.OCSPResponseBuilder().add_response(
            self.stamp_certificate,
            self.certificate,
            hashes.SHA1(),
            ocsp.OCSPCertStatus.GOOD,
            now - timedelta(minutes=1),
            now + timedelta(days=1),
            None,
            None,
        )
        for extension in question.extensions:
            builder = builder.add_extension(extension.value, critical=False)
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.certificate)
        return builder.sign(self.key, hashes.SHA256()).public_bytes(DER)

    def revoked(self) -> bytes:
        """Its list of revoked certificates, with none on it."""
        return revocation_list(self.certificate, self.key)


@cache
def authority() -> StampAuthority:
    """One for all tests of a process: its keys take a second to make."""
    return StampAuthority()


def revocation_list(issuer: x509.Certificate, key: Any, *revoked: int) -> bytes:
    """`revoked`: serial numbers."""
    now = datetime.now(UTC)
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
    builder = builder.last_update(now - timedelta(hours=1)).next_update(now + timedelta(days=7))
    for serial in revoked:
        row = x509.RevokedCertificateBuilder().serial_number(serial)
        builder = builder.add_revoked_certificate(row.revocation_date(now - timedelta(hours=2)).build())
    return builder.sign(key, hashes.SHA256()).public_bytes(DER)


class Outside:
    """`lists`: path → bytes that GET gives; `asked`: the stamps that were asked for; `answer`: instead of a stamp.

    `authority` is who stamps.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.lists: dict[str, bytes] = {}
        self.asked: list[tsp.TimeStampReq] = []
        self.headers: list[dict[str, str]] = []
        self.answer: tuple[int, str, bytes] | None = None
        self.authority = authority()


@contextmanager
def outside() -> Iterator[Outside]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/ocsp":
                self._give(200, "application/ocsp-response", world.authority.status(sent))
                return
            asked = tsp.TimeStampReq.load(sent)
            world.asked.append(asked)
            world.headers.append(dict(self.headers))
            if world.answer:
                self._give(*world.answer)
            else:
                stamp = world.authority.stamper().request_tsa_response(asked).dump()
                self._give(200, "application/timestamp-reply", stamp)

        def do_GET(self) -> None:
            found = world.lists.get(self.path)
            self._give(200 if found else 404, "application/pkix-crl", found or b"")

        def _give(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_what: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    world = Outside(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def configured(settings: Any, folder: Path, world: Outside) -> None:
    """The deployment asks this world for its stamps."""
    path = folder / "stamp-root.pem"
    path.write_bytes(authority().certificate.public_bytes(PEM))
    settings.TIMESTAMP_URL, settings.TIMESTAMP_AUTHORITIES = world.url, str(path)

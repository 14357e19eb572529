"""A token of SoftHSM2 with a key and a certificate of an invented authority, for signing as with a device."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
PIN = "Khoa-1234"
USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


@dataclass(frozen=True)
class Device:
    module: str
    label: str
    pin_file: Path
    authority: Path
    certificate: Path


class Authority:
    """Issues certificates for keys; its own is written beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Cơ quan chứng thực thử")])
        self.certificate = self._signed(self.name, self.key.public_key(), authority=True)
        self.path = folder / "ca.pem"
        self.path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def _signed(self, name: x509.Name, public: object, *, authority: bool) -> x509.Certificate:
        usage = dict.fromkeys(USES, False)
        usage |= (
            {"key_cert_sign": True} if authority else {"digital_signature": True, "content_commitment": True}
        )
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2050, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def issue(self, holder: str, public: object) -> x509.Certificate:
        return self._signed(
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, holder)]), public, authority=False
        )


def device(folder: Path, label: str, holder: str, authority: Authority, *, kind: str = "ec") -> Device:
    """A token with one key under its own label. Raises RuntimeError where SoftHSM2 is not installed."""
    module = next((path for path in MODULES if Path(path).exists()), None)
    program = shutil.which("softhsm2-util")
    if module is None or program is None:
        raise RuntimeError("SoftHSM2 is not installed; ./run test brings it.")
    key = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)
    certificate = authority.issue(holder, key.public_key())
    pem = folder / f"{label}.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    for arguments in (
        ["--init-token", "--free", "--label", label, "--so-pin", PIN, "--pin", PIN],
        ["--import", str(pem), "--token", label, "--label", label, "--id", "01", "--pin", PIN],
    ):
        subprocess.run([program, *arguments], check=True, capture_output=True, env=os.environ)
    pem.unlink()
    library = pkcs11.lib(module)
    library.reinitialize()
    with library.get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: label,
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
            }
        )
    pin_file = folder / f"{label}.pin"
    pin_file.write_text(PIN + "\n")
    path = folder / f"{label}.crt"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Device(module, label, pin_file, authority.path, path)

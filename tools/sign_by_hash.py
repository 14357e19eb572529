"""Signs a document by its hash: the reference client, for the machine in which the signer's device is.

    python3 sign_by_hash.py https://…/signing/by-hash/ --certificate me.pem --module /usr/lib/….so --token T --key K
    python3 sign_by_hash.py https://…/signing/by-hash/ --certificate me.pem --key-file me.key

It needs Python 3.11 with `cryptography`, for a device `python-pkcs11`, and nothing of the product. The code stands on
the document's page; it is asked for and never kept. What goes out is the certificate and the signature value; what
comes in is what is to be signed, of which the device gets the SHA-256 alone.
"""

# ruff: noqa: T201 -- it tells a terminal

from __future__ import annotations

import argparse
import base64
import getpass
import hashlib
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

Post = Callable[[dict[str, str]], dict[str, Any]]
Sign = Callable[[bytes], bytes]
TRIES, PAUSE = 60, 1.0
WAITING = ("preparing", "finishing")


class Failed(Exception):
    """The words are for the person at the terminal."""


def run(post: Post, code: str, certificate: bytes, sign: Sign, pause: Callable[[], None]) -> dict[str, Any]:
    """Hand over the certificate, sign what comes back, hand over the value; the last answer of the server."""
    sent = base64.b64encode(certificate).decode()
    ready = _waited(post, {"code": code, "certificate": sent}, pause)
    if ready["state"] == "ready":
        attributes = base64.b64decode(ready["attributes"])
        if hashlib.sha256(attributes).hexdigest() != ready["digest"]:
            raise Failed("The server's hash is not the hash of what it wants signed; nothing was signed.")
        print(f"{ready['document']}\nSHA-256 of the file: {ready['sha256']}", file=sys.stderr)
        value = base64.b64encode(sign(attributes)).decode()
        ready = _waited(post, {"code": code, "signature": value}, pause)
    if ready["state"] != "taken":
        raise Failed(ready.get("error") or f"The document is “{ready['state']}”; take a new code.")
    return ready


def _waited(post: Post, asked: dict[str, str], pause: Callable[[], None]) -> dict[str, Any]:
    answer = post(asked)
    for _n in range(TRIES):
        if answer["state"] not in WAITING:
            return answer
        pause()
        answer = post({"code": asked["code"]})
    raise Failed("The server is still at work; look at the document's page later.")


def poster(address: str) -> Post:
    """Sends a form and reads the JSON that comes back; HTTPS, or this machine itself."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme != "https" and not (
        parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    ):
        raise Failed("The address must begin with https://.")

    def post(data: dict[str, str]) -> dict[str, Any]:
        form = urllib.parse.urlencode(data).encode()
        try:
            with urllib.request.urlopen(address, form, timeout=30) as answer:  # noqa: S310 -- checked above
                told: dict[str, Any] = json.load(answer)
        except urllib.error.HTTPError as error:
            raise Failed(_reason(error)) from error
        except OSError as error:
            raise Failed(f"The server cannot be reached: {error}") from error
        return told

    return post


def _reason(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["error"])
    except (ValueError, KeyError, TypeError):
        return f"The server answers {error.code}."


def file_signer(path: Path) -> Sign:
    """A key in a PEM file without a password; for trials."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    key = serialization.load_pem_private_key(path.read_bytes(), None)

    def sign(attributes: bytes) -> bytes:
        if isinstance(key, rsa.RSAPrivateKey):
            return key.sign(attributes, padding.PKCS1v15(), hashes.SHA256())
        if isinstance(key, ec.EllipticCurvePrivateKey):
            return key.sign(attributes, ec.ECDSA(hashes.SHA256()))
        raise Failed("The key must be an RSA or an elliptic-curve key.")

    return sign


DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""What PKCS #1 v1.5 puts before a SHA-256 (RFC 8017, section 9.2)."""


def device_signer(module: str, token: str, label: str, pin: str) -> Sign:
    """A key in a PKCS#11 device, which gets the hash alone."""
    import pkcs11
    from pkcs11.util.ec import encode_ecdsa_signature

    def sign(attributes: bytes) -> bytes:
        digest = hashlib.sha256(attributes).digest()
        try:
            with pkcs11.lib(module).get_token(token_label=token).open(user_pin=pin) as session:
                key: Any = session.get_key(pkcs11.ObjectClass.PRIVATE_KEY, label=label)
                if key.key_type == pkcs11.KeyType.EC:
                    return encode_ecdsa_signature(key.sign(digest, mechanism=pkcs11.Mechanism.ECDSA))
                return bytes(key.sign(DIGEST_INFO + digest, mechanism=pkcs11.Mechanism.RSA_PKCS))
        except pkcs11.PKCS11Error as error:
            raise Failed(f"The device does not sign: {type(error).__name__}.") from error

    return sign


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Sign a document by its hash.")
    parser.add_argument("address")
    parser.add_argument("--certificate", type=Path, required=True)
    parser.add_argument("--key-file", type=Path)
    parser.add_argument("--module")
    parser.add_argument("--token", default="")
    parser.add_argument("--key", default="", help="label of the key in the device")
    given = parser.parse_args(arguments)
    if not given.key_file and not given.module:
        parser.error("name --key-file, or --module with --token and --key")
    try:
        post = poster(given.address)
        code = getpass.getpass("Mã ký: ").strip()
        if given.key_file:
            sign = file_signer(given.key_file)
        else:
            sign = device_signer(given.module, given.token, given.key, getpass.getpass("PIN: "))
        run(post, code, given.certificate.read_bytes(), sign, lambda: time.sleep(PAUSE))
    except (Failed, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    print("Đã ký; hệ thống đã nhận và kiểm tra chữ ký.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

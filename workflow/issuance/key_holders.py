"""Where the key of a person or a body lies: in a device, in a trial file, or with its holder and not here at all.

SIGNING_KEYS names a JSON file, readable by the product alone:

    {"authorities": ["/etc/trinh-ky/ca.pem"],
     "keys": {"body:tu": {"module": "/usr/lib/…/libsofthsm2.so", "token": "tu", "key": "con-dau",
                          "pin_file": "/run/secrets/tu-pin", "authority": "/etc/trinh-ky/ca.pem"}}}

Holders whom it does not name sign elsewhere, unless TRIAL_KEYS lets the product make trial keys for them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from django.conf import settings

from permissions.models import Agency, User

if TYPE_CHECKING:  # what signs takes a second to load; pages only ask where a key lies
    from asn1crypto import x509

    from workflow.signing.keys import SigningKey
    from workflow.signing.tokens import TokenKey


def key_of_person(user: User) -> SigningKey | TokenKey | None:
    """None: this person signs on an own device, with an own program."""
    return _key("person", user.username, user.full_name)


def key_of_body(body: Agency) -> SigningKey | TokenKey | None:
    return _key("body", body.code, body.name)


def holds_key_here(kind: Literal["person", "body"], code: str) -> bool:
    """Whether the product can sign for this holder; opens nothing."""
    return f"{kind}:{code}" in _config().get("keys", {}) or settings.TRIAL_KEYS


def authorities() -> list[x509.Certificate]:
    """Those whose certificates count as ours; opens no key and loads nothing that signs."""
    own = Path(settings.KEYS_DIR) / "authority.pem"
    named = [_certificate(path) for path in _config().get("authorities", [])]
    return [*named, *(certificates_in(own) if own.exists() else [])]


def _key(kind: Literal["person", "body"], code: str, name: str) -> SigningKey | TokenKey | None:
    from workflow.signing import keys
    from workflow.signing.tokens import TokenKey

    entry = _config().get("keys", {}).get(f"{kind}:{code}")
    if entry is not None:
        return TokenKey(
            module=entry["module"],
            token=entry["token"],
            key=entry["key"],
            pin=Path(entry["pin_file"]).read_text().strip(),
            authority=_certificate(entry["authority"]),
        )
    return keys.load(Path(settings.KEYS_DIR), kind, code, name) if settings.TRIAL_KEYS else None


def _config() -> dict[str, Any]:
    path = Path(settings.SIGNING_KEYS) if settings.SIGNING_KEYS else None
    return _read(path, path.stat().st_mtime_ns) if path else {}


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _certificate(path: str) -> x509.Certificate:
    return certificates_in(Path(path))[0]


def certificates_in(path: Path) -> list[x509.Certificate]:
    """Every certificate of a PEM file, whatever else stands in it, or the one of a DER file."""
    from asn1crypto import pem, x509

    data = path.read_bytes()
    if not pem.detect(data):
        return [x509.Certificate.load(data)]
    parts = pem.unarmor(data, multiple=True)
    return [x509.Certificate.load(der) for kind, _headers, der in parts if kind == "CERTIFICATE"]

"""Heads of the trail's chains in a signed file outside the database: what the database alone cannot prove.

Whoever owns the database can rewrite a chain whole, cut its tail together with its head row, or put an old copy in
its place. A line of this file names all heads at one moment, the line before it, and is signed (Ed25519) with a key
that does not lie in the database. The file belongs on another machine or on paper; see README.
"""

import base64
import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils import timezone

from records.models import AuditHead
from records.spelling import canonical, spelled


@dataclass
class Anchors:
    """What the file proves: chain → number → hash. `altered`: a line is not the one that was signed."""

    heads: dict[str, dict[int, str]] = field(default_factory=dict)
    altered: bool = False
    last: dict[str, Any] | None = None
    last_text: str = ""


def anchor(*, every: timedelta = timedelta()) -> bool:
    """Append the present heads, if one has moved since the last line and that is old enough; tells whether it did."""
    heads = {head.chain: [head.count, head.last_hash] for head in AuditHead.objects.order_by("chain")}
    known, now = read(), timezone.now()
    if not heads or (known.last is not None and known.last["heads"] == heads):
        return False
    if known.last is not None and now - datetime.fromisoformat(known.last["at"]) < every:
        return False
    line: dict[str, Any] = {"at": spelled(now), "heads": heads, "previous": _mark(known.last_text)}
    signature = _key().sign(canonical(line))
    text = canonical({**line, "signature": base64.b64encode(signature).decode()}).decode()
    path = Path(settings.ANCHORS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(text + "\n")
        out.flush()
        os.fsync(out.fileno())
    return True


def read() -> Anchors:
    """The lines up to the first that is not as it was signed, or that does not follow the line before it."""
    found, path = Anchors(), Path(settings.ANCHORS_FILE)
    if not path.exists():
        return found
    public = _key().public_key()
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
            signature = base64.b64decode(line.pop("signature"))
            public.verify(signature, canonical(line))
            if line["previous"] != _mark(found.last_text):
                raise ValueError("a line before it is missing")
        except (ValueError, KeyError, TypeError, AttributeError, InvalidSignature):
            found.altered = True
            return found
        for chain, (number, hash_) in line["heads"].items():
            found.heads.setdefault(chain, {})[number] = hash_
        found.last, found.last_text = line, text
    return found


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def _key() -> Ed25519PrivateKey:
    """Made at first use, readable by its owner alone; of two processes that make it at once both take the winner's."""
    path = Path(settings.ANCHOR_KEY)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(made)
        try:
            os.link(beside, path)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key

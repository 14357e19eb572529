"""Files by hash: the bytes are on disk, synced and whole, before any row names them."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from records.models import StoredFile


class FileMissing(Exception):
    """A row names bytes that are not in FILES_DIR, or that no longer have the hash they are kept under."""


def store(data: bytes, media_type: str) -> StoredFile:
    """Keep the bytes once. A crash in between leaves at most a file that no row names."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        fd, part = tempfile.mkstemp(dir=target.parent, prefix=".part-")
        with os.fdopen(fd, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(part).replace(target)
    return StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(data), "media_type": media_type}
    )[0]


def read(file: StoredFile) -> bytes:
    """The bytes, checked against their hash; raises FileMissing."""
    try:
        data = path_of(file.sha256).read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(f"{file.sha256} is not in {settings.FILES_DIR}") from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise FileMissing(f"{file.sha256} has other bytes now")
    return data


def path_of(sha256: str) -> Path:
    return Path(settings.FILES_DIR) / sha256[:2] / sha256

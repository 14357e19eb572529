"""Own drafts that staff bring along: read once in the limited child, kept by their hash, known to whoever sent them."""

from typing import Any

from django.core.cache import caches
from django.http import HttpRequest

from drafting.models import Plan
from drafting.reading.limited import read_limited
from drafting.text import live_document
from records import files
from records.models import StoredFile

SENT = "own_drafts"
KEPT = 3600
"""Seconds for which the reading of an own draft is kept; after them it is read again."""
MOST = 10
"""Own drafts that one session remembers."""


def keep(request: HttpRequest, data: bytes, name: str) -> str:
    """Read and keep a file; its hash. Raises ReadingRefused, then nothing is kept."""
    document = plan_in(read_limited(data, name, ocr=False))
    stored = files.store(data, "application/octet-stream")
    request.session[SENT] = [*request.session.get(SENT, [])[1 - MOST :], [stored.sha256, name[-255:]]]
    caches["computed"].set(_key(stored.sha256), document, KEPT)
    return stored.sha256


def of(request: HttpRequest, sha256: str) -> dict[str, Any] | None:
    """The text of an own draft that this session sent; None for anything else."""
    names = dict(request.session.get(SENT, []))
    if sha256 not in names:
        return None
    document: dict[str, Any] | None = caches["computed"].get(_key(sha256))
    if document is None:
        data = files.read(StoredFile.objects.get(sha256=sha256))
        document = plan_in(read_limited(data, names[sha256], ocr=False))
        caches["computed"].set(_key(sha256), document, KEPT)
    return document


def of_plan(plan: Plan) -> dict[str, Any]:
    """The text of a plan that was written here, whose live rows are its last text."""
    return live_document(plan)


def plan_in(bundle: dict[str, Any]) -> dict[str, Any]:
    """The document of the file that has items; the first where none has."""
    documents = bundle["documents"]
    found: dict[str, Any] = next((each for each in documents if each.get("items")), documents[0])
    return found


def _key(sha256: str) -> str:
    return f"own_draft:{sha256}"

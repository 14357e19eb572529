"""Is this file one of ours, as it was issued? The hash in the register decides first, its signatures second.

A file whose hash the register knows is as issued, plan or certified copy. Any other file that names an authority of
ours is altered, whatever a parser or a verifier thinks of it; the rest is unknown (what nobody here has signed cannot
be judged here).
"""

import base64
import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

from drafting.models import Plan, Status
from workflow.issuance.key_holders import authorities
from workflow.issuance.stamping import stamp_authorities
from workflow.models import CertifiedCopy, Issuance, LastingCopy
from workflow.sentences import titled
from workflow.signing.limited import examine_limited
from workflow.signing.results import Verdict

AT_ONCE = 4
"""Files of strangers that are examined at the same time; each takes a process."""


class Busy(Exception):
    """So many files are being examined already; ask again in a moment."""


class Answer(StrEnum):
    AS_ISSUED = "as_issued"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Verification:
    """`entry`: what the register says, for a file as issued alone; `signatures`: those in the file with their facts.

    `entry["lasting"]` says of the lasting copy when and by whom the whole was stamped; None for the issued file itself.
    """

    verdict: Answer
    sha256: str
    size: int
    entry: dict[str, Any] | None
    signatures: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def verify(data: bytes) -> Verification:
    """Never raises for what a file holds. A known file costs three queries, any other a child process, or Busy."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = (
        Issuance.objects.filter(sealed__sha256=sha256, issued_at__isnull=False)
        .select_related("plan__issuer", "signer", "sealed")
        .first()
    )
    if known is not None:
        return Verification(Answer.AS_ISSUED, sha256, len(data), _entry(known), known.signatures)
    lasting = (
        LastingCopy.objects.filter(file__sha256=sha256)
        .select_related("issuance__plan__issuer", "issuance__signer")
        .first()
    )
    if lasting is not None:
        entry = _entry(lasting.issuance) | {
            "lasting": {"stamped_at": lasting.stamped_at.isoformat(), "stamped_by": lasting.stamped_by}
        }
        return Verification(Answer.AS_ISSUED, sha256, len(data), entry, lasting.issuance.signatures)
    if (copy := _copy(sha256)) is not None:
        return Verification(Answer.AS_ISSUED, sha256, len(data), _entry_of_copy(copy), [])
    with _place():
        found = examine_limited(data, authorities(), stamp_authorities())
    # Signatures of ours in a file that the register does not know: never "as issued", however whole they are.
    verdict = Answer.UNKNOWN if found.verdict == Verdict.UNKNOWN else Answer.ALTERED
    return Verification(verdict, sha256, len(data), None, [asdict(facts) for facts in found.signatures])


def code_of_hash(sha256: str) -> str:
    """A hash as it stands in an address: 43 letters, so that the printed code has few squares."""
    return base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def issued_with_text(code: str) -> dict[str, Any] | None:
    """What the register says of the document whose text has this hash (`code_of_hash`); None where none is out."""
    try:
        digest = base64.urlsafe_b64decode(f"{code}=".encode("ascii"))
    except ValueError:
        return None
    rows = Issuance.objects.filter(revision__content=digest.hex(), issued_at__isnull=False)
    row = rows.select_related("plan__issuer", "signer").first()
    return _entry(row) if row else None


def _copy(sha256: str) -> CertifiedCopy | None:
    """A certified copy has a number in the register, too; it carries no signature of its own."""
    rows = CertifiedCopy.objects.filter(file__sha256=sha256)
    return rows.select_related("plan", "received__plan", "agency__committee", "block").first()


def _entry_of_copy(copy: CertifiedCopy) -> dict[str, Any]:
    """As that of an issued plan; its stand is that of the original, where this was issued here."""
    source, block = copy.source, copy.block.body
    plan = source if isinstance(source, Plan) else source.plan
    return {
        "symbol": copy.symbol,
        "date": copy.dated.isoformat(),
        "issuer": f"{copy.agency.short_name} {copy.committee.name}",
        "title": f"{copy.get_kind_display()}: {titled(source)}",
        "signer": block["name"],
        "position": " ".join(block["position"]),
        "issued_at": copy.made_at.isoformat(),
        "status": plan.status if plan else Status.ISSUED,
        "ended_by": "",
        "pages": None,
        "lasting": None,
        "by_hand": None,
    }


@contextmanager
def _place() -> Iterator[None]:
    """One of AT_ONCE places, for all processes of this machine."""
    for number in range(AT_ONCE):
        with (Path(settings.VAR_DIR) / f"verifying-{number}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield
            return
    raise Busy


def _entry(issuance: Issuance) -> dict[str, Any]:
    plan = issuance.plan
    return {
        "symbol": issuance.symbol,
        "date": issuance.dated.isoformat() if issuance.dated else None,
        "issuer": plan.issuer.name,
        "title": plan.short_title,
        "signer": issuance.signer.full_name,
        "position": issuance.position,
        "issued_at": issuance.issued_at.isoformat() if issuance.issued_at else None,
        "status": plan.status,
        "ended_by": issuance.ended_by,
        "pages": issuance.pages,
        "lasting": None,
        "by_hand": issuance.by_hand,
    }

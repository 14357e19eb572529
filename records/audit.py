"""The append-only, hash-chained trail: one chain per committee, heads anchored together outside the database."""

import hashlib
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from records.anchors import read
from records.models import AuditEntry, AuditHead
from records.spelling import canonical, spelled


class Actor(Protocol):
    """Whoever acts: a user of the permissions room, or None for the sweep."""

    username: str
    full_name: str


def append(
    chain: str, verb: str, *, actor: Actor | None, subject: str, detail: dict[str, Any] | None = None
) -> AuditEntry:
    """Write one entry; call it last inside the transaction of the act that it records."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An audit entry is written in the transaction of its act; there is none open.")
    heads = AuditHead.objects.select_for_update().filter(chain=chain)
    head = heads.first()
    if head is None:
        AuditHead.objects.get_or_create(chain=chain)
        head = heads.get()
    entry = AuditEntry(
        chain=chain,
        number=head.count + 1,
        at=timezone.now(),
        actor=actor.username if actor else "",
        actor_name=actor.full_name if actor else "",
        verb=verb,
        subject=subject,
        detail=detail or {},
        previous_hash=head.last_hash,
    )
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    head.count, head.last_hash = entry.number, entry.hash
    head.save(update_fields=["count", "last_hash"])
    return entry


def entry_hash(entry: AuditEntry) -> str:
    """SHA-256 over everything that the entry says and the hash before it."""
    return hashlib.sha256(
        canonical(
            [
                entry.chain,
                entry.number,
                spelled(entry.at),
                entry.actor,
                entry.actor_name,
                entry.verb,
                entry.subject,
                entry.detail,
                entry.previous_hash,
            ]
        )
    ).hexdigest()


@dataclass(frozen=True)
class Verdict:
    """`first_bad`: id of the first entry that does not fit; `anchors_altered`: the file outside is not as signed."""

    entries: int
    first_bad: int | None
    anchors_altered: bool = False

    @property
    def intact(self) -> bool:
        return self.first_bad is None and not self.anchors_altered

    def as_json(self) -> dict[str, Any]:
        verdict = "intact" if self.intact else "broken"
        told: dict[str, Any] = {"verdict": verdict, "entries": self.entries, "first_bad": self.first_bad}
        return {**told, "anchors": "altered"} if self.anchors_altered else told


def verify() -> Verdict:
    """Recompute every chain and hold it against its head row and the anchors outside the database.

    first_bad is the id of the first entry that does not fit; where entries were cut off, the id of the last
    one that is left (0 where none is).
    """
    heads = {head.chain: (head.count, head.last_hash) for head in AuditHead.objects.all()}
    anchors = read()
    total, bad = 0, []
    chains: dict[str, tuple[int, str, int]] = {}
    for entry in AuditEntry.objects.order_by("chain", "number").iterator():
        total += 1
        number, last_hash, _last_id = chains.get(entry.chain, (0, "", 0))
        broken = (
            entry.number != number + 1 or entry.previous_hash != last_hash or entry.hash != entry_hash(entry)
        )
        anchor = anchors.heads.get(entry.chain, {}).get(entry.number)
        if broken or (anchor is not None and anchor != entry.hash):
            bad.append(entry.pk)
        chains[entry.chain] = (entry.number, entry.hash, entry.pk)
    for chain in heads.keys() | anchors.heads.keys() | chains.keys():
        number, last_hash, last_id = chains.get(chain, (0, "", 0))
        farthest = max(anchors.heads.get(chain, {0: ""}))
        if heads.get(chain, (0, "")) != (number, last_hash) or farthest > number:
            bad.append(last_id)
    return Verdict(total, min(bad) if bad else None, anchors.altered)

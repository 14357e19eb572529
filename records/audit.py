"""The append-only, hash-chained trail: one chain per committee, heads anchored together outside the database."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from records.models import AuditEntry, AuditHead


class Actor(Protocol):
    """Whoever acts: a user of the permissions room, or None for the sweep."""

    username: str
    full_name: str


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value that hashes are taken of: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


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


def spelled(moment: datetime) -> str:
    return moment.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")


@dataclass(frozen=True)
class Verdict:
    entries: int
    first_bad: int | None

    def as_json(self) -> dict[str, Any]:
        verdict = "intact" if self.first_bad is None else "broken"
        return {"verdict": verdict, "entries": self.entries, "first_bad": self.first_bad}


def verify() -> Verdict:
    """Recompute every chain and hold it against its head row and the anchors outside the database.

    first_bad is the id of the first entry that does not fit; where entries were cut off, the id of the last
    one that is left (0 where none is).
    """
    heads = {head.chain: (head.count, head.last_hash) for head in AuditHead.objects.all()}
    anchors = anchored()
    total, bad = 0, []
    chains: dict[str, tuple[int, str, int]] = {}
    for entry in AuditEntry.objects.order_by("chain", "number").iterator():
        total += 1
        number, last_hash, _last_id = chains.get(entry.chain, (0, "", 0))
        broken = (
            entry.number != number + 1 or entry.previous_hash != last_hash or entry.hash != entry_hash(entry)
        )
        anchor = anchors.get(entry.chain, {}).get(entry.number)
        if broken or (anchor is not None and anchor != entry.hash):
            bad.append(entry.pk)
        chains[entry.chain] = (entry.number, entry.hash, entry.pk)
    for chain in heads.keys() | anchors.keys() | chains.keys():
        number, last_hash, last_id = chains.get(chain, (0, "", 0))
        if heads.get(chain, (0, "")) != (number, last_hash) or max(anchors.get(chain, {0: ""})) > number:
            bad.append(last_id)
    return Verdict(total, min(bad) if bad else None)


def anchored() -> dict[str, dict[int, str]]:
    """Heads written earlier: chain → number → hash."""
    found: dict[str, dict[int, str]] = {}
    for line in _anchor_lines(settings.ANCHORS_FILE):
        for chain, (number, hash_) in line["heads"].items():
            found.setdefault(chain, {})[number] = hash_
    return found


def anchor() -> None:
    """Append today's heads to the anchors file, if any has moved since the last line."""
    heads = {head.chain: [head.count, head.last_hash] for head in AuditHead.objects.order_by("chain")}
    lines = list(_anchor_lines(settings.ANCHORS_FILE))
    if not heads or (lines and lines[-1]["heads"] == heads):
        return
    path = Path(settings.ANCHORS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(canonical({"at": spelled(timezone.now()), "heads": heads}).decode() + "\n")


def _anchor_lines(path: Path) -> Iterator[dict[str, Any]]:
    if not Path(path).exists():
        return
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)

"""What a hash covers: every part of the text, never its number or date (architecture, section 2). Pure."""

import hashlib
import json
from typing import Any

from drafting import outline

COLUMNS = ("product", "approving_level", "in_charge", "remark")
"""What a row of a table says beside its task, its bodies and its time."""
ITEM_FIELDS = ("kind", "text", "lead", "partners", "deadlines", "target", "notes", "runs", *COLUMNS)


def canonical(value: Any) -> bytes:
    """Sorted keys, no spaces, UTF-8: the one spelling that hashes are taken of."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def item_hash(item: dict[str, Any], footnotes: dict[str, str] | None = None) -> str:
    """Text and how it is set, who (also where only the group names them), when, target, columns and footnotes.

    Not its number or place, nor the list of all its figures, which its text says.
    """
    covered = {field: item.get(field) for field in ITEM_FIELDS if item.get(field)}
    if len(item.get("paragraphs") or ()) > 1:
        covered["paragraphs"] = item["paragraphs"]
    covered["who"] = item.get("agency") or ""
    if footnotes and item.get("notes"):
        # Their words in order, not their numbers: those are counted anew over the whole plan.
        del covered["notes"]
        covered["footnotes"] = [footnotes.get(mark, "") for mark in item["notes"]]
    return digest(covered)


def part_hashes(document: dict[str, Any]) -> dict[str, str]:
    """uid → hash for every part that the document prints, in reading order of their kinds."""
    uids = document.get("uids", {})
    footnotes = {note["mark"]: note["text"] for note in document.get("footnotes", [])}
    hashes = {uids.get("title", "title"): digest(document["title"])}
    for key in ("preamble", "closing"):
        hashes |= {
            uid: digest(text) for uid, text in zip(uids.get(key, []), document.get(key, []), strict=False)
        }
    for section in outline.headed(document):
        hashes[section["uid"]] = digest(section["heading"])
    for number, uid in uids.get("intros", {}).items():
        hashes[uid] = digest(document["intros"][number])
    for group in document.get("groups", []):
        hashes[group["uid"]] = digest([group["heading"], group.get("intro") or ""])
    for item in document["items"]:
        hashes[item["uid"]] = item_hash(item, footnotes)
    for block in outline.blocks(document):
        hashes[block["uid"]] = digest([block.get("text") or "", block.get("rows"), block.get("file")])
    for recipient in document["recipients"]:
        hashes[recipient["uid"]] = digest([recipient["text"], recipient.get("note")])
    if document.get("archive"):
        hashes["archive"] = digest(document["archive"])
    return hashes

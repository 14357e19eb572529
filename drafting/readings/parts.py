"""A document taken apart into ordered rows with what else the reader told of each, and put together again."""

from collections.abc import Iterator
from typing import Any

from drafting.flat import flatten
from drafting.models import Part
from drafting.text import refolded

Rows = list[Part]
Found = dict[str, dict[str, Any]]
"""uid → what the reader told of a part beyond its row: lines, paragraphs, product, approving_level …"""

OF_ROWS = {
    "sections": {"number", "heading", "uid"},
    "groups": {"path", "heading", "is_agency", "intro", "intro_uid", "uid", "number"},
    "items": {
        *("path", "section", "agency", "kind", "text", "deadlines"),
        *("target", "lead", "partners", "notes", "uid", "number", "table"),
    },
    "recipients": {"text", "note", "uid", "agency", "group"},
}
"""The fields of each kind of entry that its row holds; all others are the reader's own."""
PARAGRAPHS = ("preamble", "closing")


def taken_apart(document: dict[str, Any]) -> tuple[Rows, Found]:
    """`document` is settled, or one of a plan issued here."""
    rows = flatten(document)
    found = {}
    for name, held in OF_ROWS.items():
        for entry in document.get(name, []):
            found[entry.get("uid", "")] = {key: value for key, value in entry.items() if key not in held}
    places = document.get("places", {})
    for name in PARAGRAPHS:
        uids = [row.uid for row in rows if row.kind == name]
        found |= {uid: {"lines": lines} for uid, lines in zip(uids, places.get(name, []), strict=False)}
    return rows, found


def put_together(document: dict[str, Any], rows: Rows, found: Found) -> dict[str, Any]:
    """`document` with its text told by the rows. Raises ValueError where a row stands outside every section."""
    text = refolded(document, rows)
    for name in OF_ROWS:
        for entry in text[name]:
            entry.update(found.get(entry["uid"], {}))
    places = dict(document.get("places", {}))
    for name in PARAGRAPHS:
        places[name] = [found.get(uid, {}).get("lines", []) for uid in text["uids"][name]]
    return {**document, **text, "places": places}


def joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """What was told of two parts that become one: lists are chained, of words the first ones stay."""
    both = dict(first)
    for key, value in second.items():
        if isinstance(value, list) and isinstance(both.get(key), list):
            both[key] = [*both[key], *(entry for entry in value if entry not in both[key])]
        elif not both.get(key):
            both[key] = value
    return both


def entries(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All entries of the document that carry a uid of their own; of annexes those that hold tasks."""
    yield from (entry for name in OF_ROWS for entry in document.get(name, []))
    yield from (annex for annex in document.get("annexes") or () if annex.get("section"))

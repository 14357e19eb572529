"""Which part of the result each line of the source went into: what lets a page show both side by side."""

from typing import Any

ENTRIES = ("items", "groups", "sections", "recipients")


def owners(bundle: dict[str, Any], chosen: int) -> dict[int, str]:
    """Number of a source line → what it was read into.

    A part's uid, `head` or `foot` of the plan, `annex` for its annexes, `unplaced-N` for an entry of that list,
    `other-N` for another document of the bundle. A line that several claim is the first one's, in this order.
    """
    owned: dict[int, str] = {}
    plan = bundle["documents"][chosen]
    for name in ENTRIES:
        for entry in plan.get(name, []):
            _own(owned, entry.get("lines", []), entry.get("uid", name))
    places, uids = plan.get("places", {}), plan.get("uids", {})
    for name in ("preamble", "closing"):
        for index, lines in enumerate(places.get(name, [])):
            known = uids.get(name, [])
            _own(owned, lines, known[index] if index < len(known) else name)
    for index, entry in enumerate(plan.get("unplaced", [])):
        _own(owned, entry.get("lines", []), f"unplaced-{index}")
    _own(owned, _numbers([places.get(name, []) for name in ("head", "title")]), "head")
    _own(owned, _numbers(places.get("foot", [])), "foot")
    for annex in plan.get("annexes", []):
        _own(owned, _deep(annex), "annex")
    for index, document in enumerate(bundle["documents"]):
        if index != chosen:
            _own(owned, _deep(document), f"other-{index}")
    _own_heads(owned, bundle, chosen)
    return owned


def _own_heads(owned: dict[int, str], bundle: dict[str, Any], chosen: int) -> None:
    """What stands above a document's first line is its head, where the reader names no place for it."""
    waiting: list[int] = []
    before = ""
    for line in bundle.get("source", {}).get("lines", []):
        key = owned.get(line["number"], "")
        if not key:
            waiting.append(line["number"])
            continue
        document = key if key.startswith("other-") else "plan"
        if document != before:
            _own(owned, waiting, "head" if document == "plan" else document)
        waiting, before = [], document


def _own(owned: dict[int, str], lines: list[int], key: str) -> None:
    for number in lines:
        owned.setdefault(number, key)


def _numbers(value: Any) -> list[int]:
    if isinstance(value, list):
        return [number for entry in value for number in _numbers(entry)]
    return [value] if isinstance(value, int) else []


def _deep(value: Any) -> list[int]:
    """All numbers under a key `lines` or `places` within a document."""
    if isinstance(value, list):
        return [number for entry in value for number in _deep(entry)]
    if not isinstance(value, dict):
        return []
    found = _numbers(value.get("lines", []))
    found += [number for entry in value.get("places", {}).values() for number in _numbers(entry)]
    return found + [number for key, entry in value.items() if key != "lines" for number in _deep(entry)]

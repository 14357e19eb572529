"""The first shape of a reading: the plan chosen, a uid for every part, the register told what the head says."""

from typing import Any

from drafting.models import ReceivedDocument
from drafting.models.parts import new_uid
from drafting.readings.parts import entries, put_together, taken_apart


def settle(received: ReceivedDocument, bundle: dict[str, Any]) -> None:
    """Make the bundle this arrival's reading; fields that the clerk has filled stay."""
    chosen = choose_plan(bundle)
    document = bundle["documents"][chosen] = with_uids(bundle["documents"][chosen])
    received.reading, received.chosen = bundle, chosen
    tell_head(received, document, over=False)


def choose_plan(bundle: dict[str, Any]) -> int:
    """The document of the bundle that is the plan: the first KH, else the one with the most items."""
    documents = bundle["documents"]
    for index, document in enumerate(documents):
        if document["type"] == "KH" and document["items"]:
            return index
    return max(range(len(documents)), key=lambda index: len(documents[index]["items"]))


def with_uids(document: dict[str, Any]) -> dict[str, Any]:
    """The same document, every part with a uid of its own, every doubt with the uid of its part."""
    document = _copied(document)
    by_path = {}
    for entry in entries(document):
        entry["uid"] = entry.get("uid") or new_uid()
        by_path[entry.get("path") or entry.get("section") or entry.get("number")] = entry["uid"]
    document["doubts"] = [
        {**doubt, "id": index, "uid": by_path.get(doubt.get("path")) if doubt.get("path") else None}
        for index, doubt in enumerate(document.get("doubts", []))
    ]
    return put_together(document, *taken_apart(document))


def _copied(document: dict[str, Any]) -> dict[str, Any]:
    """The same document with entries of its own, so that the bundle as it was read stays."""
    names = ("sections", "groups", "items", "recipients", "annexes")
    return {**document, **{name: [dict(entry) for entry in document.get(name) or ()] for name in names}}


def tell_head(received: ReceivedDocument, document: dict[str, Any], *, over: bool) -> None:
    """Let the register say what the document's head says; `over` also replaces what stands there."""
    told = {
        "symbol": (document["symbol"] or "")[:60],
        "sender": (document["issuer"] or "")[:300],
        "title": document["title"],
        "issued_on": document["date"],
    }
    for name, value in told.items():
        if value and (over or not getattr(received, name)):
            setattr(received, name, value)

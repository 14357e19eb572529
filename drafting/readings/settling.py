"""The first shape of a reading: the plan chosen, a uid for every part, the register told what the head says."""

from typing import Any

from drafting import outline
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
    document = _annexes_as_sections(document)
    by_path = {}
    for entry in entries(document):
        entry["uid"] = entry.get("uid") or new_uid()
        by_path[entry.get("path") or entry.get("number")] = entry["uid"]
    document["doubts"] = [
        {**doubt, "id": index, "uid": by_path.get(doubt.get("path")) if doubt.get("path") else None}
        for index, doubt in enumerate(document.get("doubts", []))
    ]
    return put_together(document, *taken_apart(document))


def _annexes_as_sections(document: dict[str, Any]) -> dict[str, Any]:
    """A copy in which items under no section of the text, as those of an annex table, stand in one of their own.

    Their paths are told by their order: the printed ones ("PL1.II.3") are no numbers of an outline.
    """
    copy = {name: [dict(entry) for entry in document.get(name, [])] for name in ("groups", "items")}
    sections = [dict(section) for section in document["sections"]]
    known = {section["number"] for section in sections}
    heads = {annex["section"]: annex for annex in document.get("annexes", []) if annex.get("section")}
    strange = dict.fromkeys(item["section"] for item in copy["items"] if item["section"] not in known)
    for name in strange:
        number = outline.to_roman(len(sections) + 1)
        while number in known:
            number = outline.to_roman(outline.from_roman(number) + 1)
        known.add(number)
        annex = heads.get(name, {})
        heading = " ".join(filter(None, ["Phụ lục", annex.get("number")])) if annex else "Nội dung"
        if annex.get("title"):
            heading = f"{heading}: {annex['title']}"
        sections.append({"number": number, "heading": heading, "lines": []})
        _renumber(copy, str(name or ""), number)
    return {**document, **copy, "sections": sections, "recipients": _copies(document["recipients"])}


def _copies(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [dict(entry) for entry in found]


def _renumber(copy: dict[str, list[dict[str, Any]]], name: str, number: str) -> None:
    """Give the groups and items under the strange section `name` the paths of section `number`, by their order."""
    under = [
        *(group for group in copy["groups"] if group["path"].startswith(f"{name}.")),
        *(item for item in copy["items"] if (item["section"] or "") == name),
    ]
    if all(entry.get("lines") for entry in under):
        under.sort(key=lambda entry: entry["lines"][0])  # stable: a group comes before the item on its line
    renamed: dict[str, str] = {name: number}
    counts: dict[str, int] = {}
    for entry in under:
        parent = entry["path"].rpartition(".")[0]
        while parent not in renamed and parent:
            parent = parent.rpartition(".")[0]
        around = renamed.get(parent, number)
        counts[around] = counts.get(around, 0) + 1
        path = f"{around}.{counts[around]}"
        if "heading" in entry:
            renamed[entry["path"]] = path
        else:
            entry["section"] = number
        entry["path"] = path


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

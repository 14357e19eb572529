"""Holds the archive of an issued document against itself. Needs Python 3.9 alone: python3 verify.py [folder or ZIP].

Checked are: every file against the list, the PDF and the text against the register, each opinion and each vote against
a state of the text that is here, the trail of the document entry by entry and link by link. Not checked: the digital
signatures in the PDF (any PDF program does that), and whether the list itself is the one that was handed over: compare
its SHA-256, printed first, with the one you were told, and the last line with the anchors that are kept elsewhere.
"""

# ruff: noqa: T201 -- it tells a terminal; it goes out alone, so nothing of the product is imported

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Archive:
    """Files by name, from a folder or from the ZIP itself."""

    def __init__(self, place: str | Path) -> None:
        self.place = Path(place)
        self.zip = zipfile.ZipFile(str(self.place)) if self.place.is_file() else None

    def read(self, name: str) -> bytes:
        if self.zip:
            return self.zip.read(name)
        return (self.place / name).read_bytes()

    def json(self, name: str) -> Any:
        return json.loads(self.read(name).decode("utf-8"))


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def listed_files(archive: Archive) -> Iterator[str]:
    manifest = archive.json("manifest.json")
    for name, expected in sorted(manifest["files"].items()):
        if sha256(archive.read(name)) != expected:
            yield name + " is not the file that the list names"


def register(archive: Archive) -> Iterator[str]:
    entry = archive.json("register.json")
    if sha256(archive.read("van-ban.pdf")) != entry["file_sha256"]:
        yield "van-ban.pdf is not the file of the register"
    lasting = entry.get("lasting")
    if lasting:
        copy = archive.read("luu-tru-dai-han.pdf")
        if sha256(copy) != lasting["file_sha256"] or not copy.startswith(archive.read("van-ban.pdf")):
            yield "luu-tru-dai-han.pdf is not the lasting copy of the register"
    states = {row["sha256"] for row in archive.json("revisions.json")}
    if entry["revision_sha256"] not in states:
        yield "the issued text is not among the states of the text"
    document = archive.json("plan.json")["documents"][0]
    if (document["symbol"], document["date"]) != (entry["symbol"], entry["date"]):
        yield "plan.json has another number or date than the register"
    issued = dict(document, symbol=None, date=None, signature=None)
    if sha256(canonical(issued)) != entry["revision_sha256"]:
        yield "the text of plan.json is not the one that was decided and issued"


def texts(archive: Archive) -> Iterator[str]:
    for row in archive.json("revisions.json"):
        if sha256(canonical(row["content"])) != row["sha256"]:
            yield f"state {row['id']} of the text has another hash"


def bindings(archive: Archive) -> Iterator[str]:
    states = {row["sha256"] for row in archive.json("revisions.json")}
    for name, what in (("opinions.json", "opinions"), ("decisions.json", "votes")):
        for row in archive.json(name):
            if row["revision_sha256"] not in states:
                yield f"{what} of round {row['round']} name a text that is not here"


def entry_hash(row: dict[str, Any]) -> str:
    fields = ("chain", "number", "at", "actor", "actor_name", "verb", "subject", "detail", "previous_hash")
    return sha256(canonical([row[field] for field in fields]))


def trail(archive: Archive) -> Iterator[str]:
    told = archive.json("trail.json")
    links = {number: (previous, own) for number, previous, own in told["links"]}
    for row in told["entries"]:
        if entry_hash(row) != row["hash"]:
            yield f"entry {row['number']} of the trail was changed"
        if row["number"] in links and links[row["number"]] != (row["previous_hash"], row["hash"]):
            yield f"entry {row['number']} is not linked as the chain says"
    numbers = sorted(links)
    for before, after in zip(numbers, numbers[1:]):  # noqa: B905, RUF007 -- for Python 3.9
        if after != before + 1:
            yield f"entries between {before} and {after} are missing"
        elif links[after][0] != links[before][1]:
            yield f"entry {after} does not follow the one before it"
    anchor = told["anchor"]
    if anchor and links.get(anchor["number"], (None, anchor["hash"]))[1] != anchor["hash"]:
        yield "the chain does not lead to the head that was anchored"


CHECKS = (
    ("files of the list", listed_files),
    ("register, PDF and text", register),
    ("states of the text", texts),
    ("what opinions and votes were given on", bindings),
    ("trail", trail),
)


def main(arguments: list[str]) -> int:
    archive = Archive(arguments[0] if arguments else Path(__file__).resolve().parent)
    print("manifest.json SHA-256 " + sha256(archive.read("manifest.json")))
    bad = 0
    for name, check in CHECKS:
        try:
            faults = list(check(archive))
        except (KeyError, ValueError, TypeError, OSError) as error:
            faults = [f"cannot be read: {error}"]
        bad += len(faults)
        print(f"{name}: {'; '.join(faults) or 'as they should be'}")
    anchor = archive.json("trail.json").get("anchor") if not bad else None
    if anchor:
        print(f"anchored head: entry {anchor['number']}, {anchor['hash']}")
    print("INTACT" if not bad else "NOT INTACT")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a rule is given, and what it answers with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from drafting import outline
from drafting.deriving.citing import citations, quotations
from drafting.reading.meaning.mentions import Mention, find

Severity = Literal["error", "warning"]
Entry = Mapping[str, Any]
APART = {"title": "trích yếu", "preamble": "phần mở đầu", "closing": "phần kết"}
"""Places without a path, and what a message calls them."""


class Place(NamedTuple):
    """One text of the document; `where` is its path, or one of APART, or "note 1"."""

    where: str
    text: str
    uid: str = ""

    @property
    def path(self) -> str | None:
        """The path, where the place has one."""
        return None if self.where in APART or self.where.startswith("note ") else self.where

    @property
    def name(self) -> str:
        """As a message calls it: “mục III.2”, “trích yếu”."""
        if self.path:
            return f"mục {self.where}"
        return APART.get(self.where) or self.where.replace("note", "chú thích")


@dataclass(frozen=True)
class Finding:
    """One place at which a rule is not kept. `mend`: (words, words in their place) where exactly one way is right."""

    rule: str
    severity: Severity
    message: str
    path: str | None = None
    quote: str = ""
    uid: str = ""
    mend: tuple[str, str] | None = None
    document: int = 0

    def as_json(self) -> dict[str, Any]:
        """The answer of check_plan (spec: rule, document, path, severity, message, quote)."""
        return {
            "rule": self.rule,
            "document": self.document,
            "path": self.path,
            "severity": self.severity,
            "message": self.message,
            "quote": self.quote,
        }


LookUp = Callable[[str], Sequence[Entry] | None]
"""Symbol → {"date"} of each document that the own register knows by it: a number comes back with every term."""


@dataclass
class Subject:
    """A document under check and what is known around it.

    `day`: the day of issue; `bundle`: all documents of the file; `parents`: the documents that it implements;
    `bodies`: names of the bodies that a task can be given to, empty where they are not known; `level`: of the
    committee, empty where it is not known.
    """

    document: Entry
    day: date
    bundle: Sequence[Entry] = ()
    parents: Sequence[Entry] = ()
    bodies: frozenset[str] = frozenset()
    level: str = ""
    look_up: LookUp | None = None

    @property
    def is_plan(self) -> bool:
        return self.document["type"] == "KH"

    @cached_property
    def items(self) -> list[Entry]:
        return list(self.document.get("items") or ())

    @cached_property
    def tasks(self) -> list[Entry]:
        """What somebody must do: neither purposes nor targets."""
        return [item for item in self.items if item["kind"] in ("task", "organisation", "dissemination")]

    @cached_property
    def places(self) -> list[Place]:
        """Every text of the document in reading order, footnotes last."""
        return list(_places(self.document))

    @cached_property
    def mentions(self) -> list[tuple[Place, Mention]]:
        """Every document that is named, with its place."""
        return [
            (place, mention)
            for place in self.places
            for mention in find(place.text, whole=place.where in ("title", "preamble"))
        ]

    @cached_property
    def free(self) -> list[Place]:
        """The places without the names of documents and without quotations: a blank stands for each letter of them."""
        return [place._replace(text=_blanked(place.text)) for place in self.places]

    def finding(
        self,
        rule: str,
        severity: Severity,
        message: str,
        place: Place | None = None,
        quote: str = "",
        mend: tuple[str, str] | None = None,
    ) -> Finding:
        path, uid = (place.path, place.uid) if place else (None, "")
        return Finding(rule, severity, message, path, quote, uid, mend)

    def of_item(self, item: Entry) -> Place:
        return Place(item["path"], item["text"], item.get("uid") or "")


Rule = Callable[[Subject], Iterable[Finding]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule; they run in the order of their files."""
    RULES.append(function)
    return function


def _places(document: Entry) -> Iterator[Place]:
    uids = document.get("uids") or {}
    yield Place("title", document["title"], uids.get("title") or "")
    yield from _plain("preamble", document, uids)
    groups = list(document.get("groups") or ())
    for section in outline.headed(document):
        number = section["number"]
        yield Place(number, section["heading"], section.get("uid") or "")
        if intro := (document.get("intros") or {}).get(number):
            yield Place(number, intro, (uids.get("intros") or {}).get(number) or "")
        inside = [group for group in groups if outline.section_of(group["path"]) == number]
        inside += [item for item in document.get("items") or () if item["section"] == number]
        for entry in sorted(inside, key=lambda entry: outline.steps(entry["path"])):
            uid = entry.get("uid") or ""
            if "heading" in entry:
                yield Place(entry["path"], entry["heading"], uid)
                if entry.get("intro"):
                    yield Place(entry["path"], entry["intro"], entry.get("intro_uid") or uid)
            else:
                yield Place(entry["path"], entry["text"], uid)
    yield from _plain("closing", document, uids)
    for note in document.get("footnotes") or ():
        yield Place(f"note {note['mark']}", note["text"])


def _plain(kind: str, document: Entry, uids: Entry) -> Iterator[Place]:
    known = uids.get(kind) or ()
    for index, text in enumerate(document.get(kind) or ()):
        yield Place(kind, text, known[index] if index < len(known) else "")


def _blanked(text: str) -> str:
    for start, end in [*citations(text), *quotations(text)]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text

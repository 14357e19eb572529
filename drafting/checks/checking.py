"""All rules over one document, or over every document of a bundle."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from drafting.checks import bundles, citations, figures, foot, form, tasks, wording  # noqa: F401 -- they register
from drafting.checks.subject import RULES, Finding, LookUp, Subject


def check(
    bundle: Mapping[str, Any],
    *,
    parents: Sequence[Mapping[str, Any]] = (),
    issued_on: date | None = None,
    bodies: Collection[str] = (),
    level: str = "",
    look_up: LookUp | None = None,
) -> list[Finding]:
    """What is wrong in the documents of a bundle, in their order, errors before warnings of the same place.

    `issued_on` chooses the rules of the form; without it each document's own day does (see `day_of`).
    """
    documents = list(bundle["documents"])
    found: list[Finding] = []
    for index, document in enumerate(documents):
        subject = Subject(
            document=document,
            day=issued_on or day_of(document),
            bundle=documents,
            parents=parents if document["type"] == "KH" else (),
            bodies=frozenset(bodies),
            level=level,
            look_up=look_up,
        )
        for rule in RULES:
            found += [replace(each, document=index) for each in rule(subject)]
    return found


def day_of(document: Mapping[str, Any]) -> date:
    """The document's own date, else the day after the latest date that it cites, else today."""
    if document.get("date"):
        return date.fromisoformat(document["date"])
    cited = [
        date.fromisoformat(mention.date)
        for _place, mention in Subject(document, date.max).mentions
        if mention.date
    ]
    return max(cited) + timedelta(days=1) if cited else date.today()

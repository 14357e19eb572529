"""Several parents into one outline: sections of one purpose together, one body's tasks together, nothing twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from drafting import outline
from drafting.deriving.carrying import Carried
from drafting.deriving.own_outline import BY_AGENCY, ORDER, purpose_of, put_into, sentence_case
from drafting.deriving.spelling import folded
from drafting.deriving.tree import Group, Section
from drafting.sentence import without_when

SAME = 92
"""Letters alike, of 100, from which two tasks are one; their times apart."""
LONG_ENOUGH = 40
"""Letters below which two tasks can be alike and mean different things."""


def merged(outlines: list[list[Section]]) -> list[Section]:
    """The first parent's sections with those of the others in them; sections that it lacks stand at their place.

    A task that two parents set is written once, by the first; it has both as sources.
    """
    first, *others = outlines
    sections = list(first)
    for other in others:
        known = [found for section in sections for found in _tasks(section.children, "")]
        for section in other:
            section.children = _without(section.children, "", known)
        for section in other:
            _put(section, sections)
    return sections


def _put(section: Section, sections: list[Section]) -> None:
    if not section.children and not section.intro:
        return
    if outline.is_annex(section.number):
        # A second annex of that name would be taken for the first.
        taken = {entry.number for entry in sections}
        number = len([entry for entry in sections if outline.is_annex(entry.number)]) + 1
        section.number = f"{outline.ANNEX}{number}" if section.number in taken else section.number
        sections.append(section)
        return
    purpose = purpose_of(section)
    same = next((entry for entry in sections if _is(entry, purpose)), None)
    if same is None:
        rank = ORDER.index(purpose)
        before = [
            place
            for place, entry in enumerate(sections)
            if not outline.is_annex(entry.number) and ORDER.index(purpose_of(entry)) <= rank
        ]
        sections.insert(before[-1] + 1 if before else 0, section)
        return
    if section.intro and not same.intro:
        same.intro = section.intro
    elif section.intro and section.intro != same.intro and purpose != BY_AGENCY:
        section.children = [Group(section.intro.rstrip(" :"), children=section.children)]
    put_into(same.children, section.children, sentence_case(section.heading))


def _is(section: Section, purpose: str) -> bool:
    return not outline.is_annex(section.number) and purpose_of(section) == purpose


@dataclass(frozen=True)
class _Known:
    carried: Carried
    agency: str
    words: str


def _without(children: list[Any], agency: str, known: list[_Known]) -> list[Any]:
    """The children but for tasks that are known already, whose parents are added there."""
    kept: list[Any] = []
    for child in children:
        if isinstance(child, Group):
            had = bool(child.children)
            child.children = _without(child.children, _agency(child, agency), known)
            if child.children or child.intro or not had:
                kept.append(child)
            continue
        twin = _twin(child, agency, known)
        if twin is None:
            kept.append(child)
        else:
            _join(twin, child)
    return kept


def _twin(carried: Carried, agency: str, known: list[_Known]) -> Carried | None:
    """The task of the same words, kind and body; where a body is named by one of them alone it is the same."""
    own = _compared(carried)
    if not carried.is_task or len(own) < LONG_ENOUGH:
        return None
    agency = folded(carried.item.get("lead") or agency).casefold()
    fitting = [
        other
        for other in known
        if other.carried.item["kind"] == carried.item["kind"] and (not agency or other.agency in ("", agency))
    ]
    words = [other.words for other in fitting]
    found = process.extractOne(own, words, scorer=fuzz.ratio, score_cutoff=SAME)
    return fitting[found[2]].carried if found else None


def _join(twin: Carried, carried: Carried) -> None:
    twin.sources += carried.sources
    own, other = _ends(twin), _ends(carried)
    if own != other and other:
        told = ", ".join(entry["text"] for entry in carried.item["deadlines"])
        twin.reasons.append((f"Văn bản khác của cấp trên đặt thời hạn “{told}”; đề nghị đối chiếu.", False))


def _ends(carried: Carried) -> list[Any]:
    return [(entry["kinds"], entry["end"]) for entry in carried.item["deadlines"]]


def _compared(carried: Carried) -> str:
    return folded(without_when(carried.item["text"], carried.item["deadlines"])).casefold()


def _agency(group: Group, around: str) -> str:
    return group.heading if group.is_agency else around


def _tasks(children: Iterable[Any], agency: str) -> Iterator[_Known]:
    for child in children:
        if isinstance(child, Group):
            yield from _tasks(child.children, _agency(child, agency))
        elif child.is_task:
            named = folded(child.item.get("lead") or agency).casefold()
            yield _Known(child, named, _compared(child))

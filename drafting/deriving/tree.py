"""A document's outline as a tree, so that groups can be renamed, joined and numbered anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from drafting import outline
from drafting.deriving.spelling import folded
from drafting.outline import Part


@dataclass
class Group:
    """A heading inside a section with what stands under it, in order."""

    heading: str
    is_agency: bool = False
    intro: str | None = None
    children: list[Any] = field(default_factory=list)
    above: set[str] = field(default_factory=set)  # the superior bodies' names, folded, whose tasks stand here


@dataclass
class Section:
    heading: str
    number: str
    intro: str | None = None
    children: list[Any] = field(default_factory=list)


def grown(document: Mapping[str, Any]) -> list[Section]:
    """The sections of a document with their groups and items (the item dicts themselves).

    Where the document lists no groups they are made from the items' agencies. ValueError when an item
    names a section that the document does not have, so that no task can get lost.
    """
    sections = {
        entry["number"]: Section(
            entry["heading"], entry["number"], (document.get("intros") or {}).get(entry["number"])
        )
        for entry in outline.headed(document)
    }
    groups: dict[str, Group] = {}
    for entry in sorted(document.get("groups") or (), key=lambda entry: outline.order(entry["path"])):
        group = Group(entry["heading"], bool(entry.get("is_agency")), entry.get("intro"))
        groups[entry["path"]] = group
        _holder(entry["path"], sections, groups).children.append(group)
    for item in document["items"]:
        around = outline.group_of(item["path"])
        if around and around not in groups and item.get("agency"):
            groups[around] = Group(item["agency"], is_agency=True)
            _holder(around, sections, groups).children.append(groups[around])
        _holder(item["path"], sections, groups).children.append(item)
    return list(sections.values())


def _holder(path: str, sections: Mapping[str, Section], groups: Mapping[str, Group]) -> Section | Group:
    """What stands around a path: the nearest group that there is, else its section."""
    around = outline.group_of(path)
    while around:
        if around in groups:
            return groups[around]
        around = outline.group_of(around)
    section = sections.get(outline.section_of(path))
    if section is None:
        raise ValueError(
            f"“{path}” thuộc một mục mà văn bản không có. Đề nghị kiểm tra lại bố cục của văn bản."
        )
    return section


def joined(children: list[Any]) -> list[Any]:
    """The same children, agency groups of one name made one: two bodies above can be one body here."""
    kept: list[Any] = []
    by_name: dict[str, Group] = {}
    for child in children:
        if isinstance(child, Group) and child.is_agency:
            first = by_name.setdefault(folded(child.heading).casefold(), child)
            if first is not child:
                first.children += child.children
                first.intro = first.intro or child.intro
                first.above |= child.above
                continue
        kept.append(child)
    return kept


def walked(sections: list[Section]) -> Iterator[tuple[str, Any, Group | None]]:
    """Every section, group and item in reading order with its new path and the group around it."""
    rows = [row for section in sections for row in _rows(section, 0, None)]
    paths = outline.paths(part for part, _, _ in rows)
    for path, (_, entry, around) in zip(paths, rows, strict=True):
        yield path, entry, around


_Row = tuple[Part, Any, Group | None]


def _rows(entry: Section | Group, depth: int, around: Group | None) -> Iterator[_Row]:
    if isinstance(entry, Section):
        yield Part("section", number=entry.number if outline.is_annex(entry.number) else None), entry, around
    else:
        yield Part("group", depth), entry, around
    inside = entry if isinstance(entry, Group) else None
    for child in entry.children:
        if isinstance(child, Group):
            yield from _rows(child, depth + 1, inside)
        else:
            yield Part("item", depth), child, inside

"""Tasks as the table of an annex: one row each, who, when and what in columns of their own."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from drafting import outline
from drafting.rendering.sheet import Table

Entry: TypeAlias = Mapping[str, Any]

NUMBER, TASK = "TT", "Nội dung nhiệm vụ"
ALWAYS = ("lead", "deadlines")
COLUMNS = {
    "lead": "Cơ quan chủ trì",
    "partners": "Cơ quan phối hợp",
    "deadlines": "Thời gian hoàn thành",
    "product": "Sản phẩm",
    "approving_level": "Cấp trình, cấp ban hành",
    "in_charge": "Lãnh đạo phụ trách",
    "remark": "Ghi chú",
}

FURTHER = ("product", "approving_level", "in_charge", "remark")
"""Columns that no sentence has to say."""


def rows_of(document: Entry, section: str) -> list[Entry]:
    """Groups and items of a section in the order of their numbers."""
    groups = [group for group in document.get("groups") or () if outline.section_of(group["path"]) == section]
    items = [item for item in document.get("items") or () if item["section"] == section]
    return sorted([*groups, *items], key=lambda entry: outline.steps(entry["path"]))


def task_table(entries: Iterable[Entry]) -> Table:
    """Groups (entries with a heading) and items as rows; columns that nothing stands in are left out."""
    entries = list(entries)
    fields = [field for field in COLUMNS if field in ALWAYS or any(entry.get(field) for entry in entries)]
    rows: list[tuple[str, ...]] = [(NUMBER, TASK, *(COLUMNS[field] for field in fields))]
    for entry in entries:
        number = str(entry.get("number") or entry["path"].rpartition(".")[2])
        if "heading" in entry:
            rows.append((number, entry["heading"], *("" for _ in fields)))
        else:
            rows.append((number, entry["text"], *(said(entry, field) for field in fields)))
    return Table(tuple(rows))


def said(item: Entry, field: str) -> str:
    """The words of one column."""
    value: Any = item.get(field) or ""
    if field == "partners":
        return "; ".join(value)
    if field == "deadlines":
        return "; ".join(deadline["text"] for deadline in value)
    return str(value)


def unsaid(item: Entry) -> str:
    """What an item outside of tables says beside its sentence: product, approving level, in charge, remark.

    A column whose words all stand in the sentence is said there.
    """
    if not any(item.get(field) for field in FURTHER):
        return ""
    spoken = set(re.findall(r"\w+", item["text"].casefold()))
    told = [(name, said(item, field)) for field, name in COLUMNS.items() if field in FURTHER]
    return "; ".join(
        f"{name}: {words}"
        for name, words in told
        if not spoken.issuperset(re.findall(r"\w+", words.casefold()))
    )

"""Footnotes counted over the whole plan in the order in which a reader meets them. Pure."""

from collections.abc import Mapping
from typing import Any


def renumbered(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document with its footnotes numbered 1, 2, 3 …; one whose marks are stars or letters is left as it is.

    The marks that the text keeps only name the notes: a note that is added in front renumbers none of them, so no
    other point counts as changed.
    """
    notes = list(document.get("footnotes") or ())
    if not notes or not all(str(note["mark"]).isdecimal() for note in notes):
        return document
    items = list(document.get("items") or ())
    carried = [mark for item in items for mark in item.get("notes") or ()]
    free = [note["mark"] for note in notes if note["mark"] not in set(carried)]
    numbers = {mark: str(number) for number, mark in enumerate(dict.fromkeys([*free, *carried]), start=1)}
    if all(mark == number for mark, number in numbers.items()):
        return document
    ordered = sorted(notes, key=lambda note: int(numbers[note["mark"]]))
    return {
        **document,
        "footnotes": [{**note, "mark": numbers[note["mark"]]} for note in ordered],
        "items": [
            {**item, "notes": [numbers[mark] for mark in item["notes"] if mark in numbers]}
            if item.get("notes")
            else item
            for item in items
        ],
    }

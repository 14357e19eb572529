"""The text of a plan between title and foot, as printed paragraphs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from typing import Any, TypeAlias

from drafting import outline
from drafting.rendering import names
from drafting.rendering.form import FormRules
from drafting.rendering.sheet import Note, Paragraph, Run, Table
from drafting.rendering.task_table import task_table, unsaid

Entry: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """One part of the text where it is printed: "section", "intro", "group" or "item", with its number or dash."""

    kind: str
    entry: Entry
    """The document's own entry; an intro's is made: {"text", "uid"}."""
    marker: str = ""


def body(document: Entry, rules: FormRules) -> tuple[Paragraph | Table, ...]:
    """Preamble, sections with their groups and items, closing; each item exactly once.

    Items that are rows of a table are printed as one: who and when stand in its columns, not in their words.
    """
    notes = {note["mark"]: Note(note["mark"], note["text"]) for note in document.get("footnotes") or ()}
    printed: list[Paragraph | Table] = _named_texts(document, "preamble")
    for tabled, run in groupby(places(document, rules), key=_in_table):
        if tabled:
            printed.append(task_table(place.entry for place in run))
        else:
            printed += [paragraph for place in run for paragraph in _printed(place, notes)]
    printed += _named_texts(document, "closing")
    return tuple(printed)


def _named_texts(document: Entry, kind: str) -> list[Paragraph | Table]:
    """The paragraphs of preamble or closing, each with its uid where the document has uids."""
    texts = document.get(kind) or ()
    uids = (document.get("uids") or {}).get(kind) or ()
    return [_plain(text, uid) for text, uid in zip_longest(texts, uids[: len(texts)], fillvalue="")]


def _in_table(place: Place) -> bool:
    return bool(place.entry.get("table")) or (place.kind == "group" and bool(place.entry.get("number")))


def places(document: Entry, rules: FormRules) -> Iterator[Place]:
    """What stands between preamble and closing, in the order of print; each item exactly once.

    The tasks of annexes stand in their annexes.
    """
    sections = list(document.get("sections") or ())
    known = {section["number"] for section in outline.headed(document)}
    # A part whose section is not listed is still printed: nothing that was decided may drop out.
    stray = dict.fromkeys(
        entry["section"] for entry in document.get("items") or () if entry["section"] not in known
    )
    for section in [*sections, *({"number": number, "heading": ""} for number in stray)]:
        yield from _section(document, section, rules)


def _printed(place: Place, notes: Mapping[str, Note]) -> Iterator[Paragraph]:
    uid = place.entry.get("uid") or ""
    if place.kind == "section":
        heading = f"{place.marker} {names.capitals(place.entry['heading'])}"
        yield Paragraph("section", (Run(heading, bold=True),), uid=uid)
    elif place.kind == "group":
        yield Paragraph("group", (Run(f"{place.marker} {place.entry['heading']}", bold=True),), uid=uid)
    elif place.kind == "intro":
        yield _plain(place.entry["text"], uid)
    else:
        yield from _item(place.entry, f"{place.marker} " if place.marker else "", notes)


def notes_without_item(document: Entry) -> tuple[Note, ...]:
    """Footnotes that no printed sentence carries, those of tables among them: they stand at the abstract."""
    items = [item for item in document.get("items") or () if not in_columns(item)]
    carried = {mark for item in items for mark in item.get("notes") or ()}
    return tuple(
        Note(note["mark"], note["text"])
        for note in document.get("footnotes") or ()
        if note["mark"] not in carried
    )


def in_columns(item: Entry) -> bool:
    """The item is a row of a table, in the body or in an annex."""
    return bool(item.get("table")) or outline.is_annex(item["section"])


def annex_blocks(blocks: Iterable[Entry]) -> tuple[Paragraph | Table, ...]:
    """Blocks with `rows` are tables, others print their `text`."""
    return tuple(_annex_block(block) for block in blocks if block.get("rows") or block.get("text"))


def _annex_block(block: Entry) -> Paragraph | Table:
    if not block.get("rows"):
        return _plain(str(block["text"]))
    width = max(len(row) for row in block["rows"])
    rows = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in block["rows"]]
    return Table(tuple(tuple(row) for row in rows))


def _cell(cell: Any) -> str:
    if isinstance(cell, Mapping):
        cell = cell.get("text")
    return "" if cell is None else str(cell)


def _plain(text: str, uid: str = "") -> Paragraph:
    return Paragraph("text", (Run(text),), uid=uid)


def _section(document: Entry, section: Entry, rules: FormRules) -> Iterator[Place]:
    number = section["number"]
    if section["heading"]:
        yield Place("section", section, f"{number}{rules.section_mark}")
    if intro := (document.get("intros") or {}).get(number):
        uids = (document.get("uids") or {}).get("intros") or {}
        yield Place("intro", {"text": intro, "uid": uids.get(number)})
    groups = [group for group in document.get("groups") or () if outline.section_of(group["path"]) == number]
    items = [item for item in document.get("items") or () if item["section"] == number]
    paths = {group["path"] for group in groups}
    inside: dict[str | None, list[Entry]] = {}
    for item in items:
        inside.setdefault(_group_around(item, paths), []).append(item)
    direct = inside.get(None, [])
    # Where items and groups each count from 1, the items come first: they have dashes, not numbers.
    shared_count = not paths.intersection(item["path"] for item in direct)
    first = [] if shared_count else direct
    rest = sorted(
        [*groups, *(item for item in items if shared_count or _group_around(item, paths))],
        key=lambda entry: outline.steps(entry["path"]),
    )
    for entry in [*first, *rest]:
        if "heading" in entry:
            yield from _group(entry)
            continue
        group = _group_around(entry, paths)
        dashed = bool(group) or entry.get("kind") in rules.dash_kinds or not shared_count
        alone = len(inside[group]) == 1 and (group is not None or not groups)
        yield Place("item", entry, _marker(entry, dashed=dashed, alone=alone))


def _group_around(item: Entry, paths: Collection[str]) -> str | None:
    """The innermost of the groups `paths` that an item stands in."""
    group = outline.group_of(item["path"])
    while group and group not in paths:
        group = outline.group_of(group)
    return group or None


def _group(group: Entry) -> Iterator[Place]:
    numbers = group["path"].split(".")[1:]
    mark = f"{numbers[-1]}." if len(numbers) == 1 else f"{_letter(numbers[-1])})"
    yield Place("group", group, mark)
    if intro := group.get("intro"):
        yield Place("intro", {"text": intro, "uid": group.get("intro_uid")})


def _letter(number: str) -> str:
    index = int(number) - 1 if number.isdigit() else -1
    return outline.LETTERS[index] if 0 <= index < len(outline.LETTERS) else number


def _marker(item: Entry, *, dashed: bool, alone: bool) -> str:
    """A number or a dash; one paragraph alone under its heading has neither."""
    if alone:
        return ""
    return "-" if dashed else f"{item['path'].rsplit('.', 1)[-1]}."


def _item(item: Entry, marker: str, notes: Mapping[str, Note]) -> Iterator[Paragraph]:
    text = item["text"]
    paragraphs = list(item.get("paragraphs") or ())
    if " ".join(paragraphs) != text:
        paragraphs = [text]  # the text is what was decided; paragraphs only tell where to break it
    carried = tuple(notes[mark] for mark in item.get("notes") or () if mark in notes)
    start = 0
    for index, paragraph in enumerate(paragraphs):
        end = start + len(paragraph)
        runs = tuple(_runs(text, start, end, item.get("runs") or ()))
        if index == 0 and marker:
            runs = (Run(marker), *runs)
        last = index == len(paragraphs) - 1
        yield Paragraph("item", runs, carried if last else (), uid="" if index else item.get("uid") or "")
        start = end + 1
    if further := unsaid(item):
        yield Paragraph("item", (Run(further, italic=True),))


def _runs(text: str, start: int, end: int, styled: Iterable[Sequence[Any]]) -> Iterator[Run]:
    """The characters from start to end, cut where bold or italic begins or ends."""
    spans = [(max(int(a), start), min(int(b), end), str(style)) for a, b, style in styled]
    spans = [span for span in spans if span[0] < span[1]]
    cuts = sorted({start, end, *(span[0] for span in spans), *(span[1] for span in spans)})
    for left, right in pairwise(cuts):
        styles = " ".join(style for a, b, style in spans if a <= left and right <= b)
        yield Run(text[left:right], bold="bold" in styles, italic="italic" in styles)

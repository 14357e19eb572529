"""From the outline's tree to the bundle's groups, intros and items."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drafting.reading.blocks import Block, collapse
from drafting.reading.meaning import delivery, who
from drafting.reading.meaning.targets import targets_of
from drafting.reading.rows import table_items
from drafting.reading.structure.annexes import Annex, block_entry
from drafting.reading.structure.group_headings import heads_group, parted
from drafting.reading.structure.headings import LEADS_IN
from drafting.reading.structure.kinds import kind_in, kind_of
from drafting.reading.structure.outline import Node, Outline
from drafting.reading.time import deadlines
from drafting.reading.words import is_agency, is_subject


@dataclass
class Context:
    """Where a leaf stands and what is known of its document."""

    section: str
    kind: str
    path: list[str]
    groups: list[str] = field(default_factory=list)
    agency: str | None = None


@dataclass
class Flat:
    """The lists of a document's content, in document order."""

    sections: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    intros: dict[str, str] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[tuple[str | None, str]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)


class Flattener:
    def __init__(self, *, year: int | None, issued_on: date | None) -> None:
        self.flat = Flat()
        self.year = year
        self.issued_on = issued_on

    def section(self, node: Node) -> None:
        number, heading = node.mark.number, collapse(node.text)
        self.flat.sections.append({"number": number, "heading": heading, "lines": lines_of([node.block])})
        context = Context(number, kind_of(heading), [number])
        self.below(node, context)

    def below(self, node: Node, context: Context) -> None:
        """Intro, then plain paragraphs as leaves of their own, then the marked ones."""
        intro, loose = self.intro_of(node)
        if intro:
            self.keep_intro(intro, context)
        count = 0
        if loose:
            count = 1
            self.leaf([b.text for b in loose], loose, context, "1")
        children = [parted(child) for child in node.children]
        bodies = mostly_bodies(children)
        for child in children:
            count += 1
            self.place(child, context, count, bodies)
        for block in node.tables:
            self.table(block, context)
            self.flat.tables.append({"path": ".".join(context.path), **block_entry(block)})

    def table(self, block: Block, context: Context) -> None:
        """The rows of a table of tasks, numbered on where points of the same numbers stand above it."""
        kind = context.kind if context.kind in ("target", "organisation", "dissemination") else "task"
        place = table_items.Place(context.section, tuple(context.path), kind, context.agency)
        assert block.table is not None
        found = table_items.read_table(
            block.table, place, year=self.year, issued_on=self.issued_on, taken=self.paths()
        )
        if found is None:
            return
        self.flat.groups += found.groups
        self.flat.items += found.items
        self.flat.doubts += found.doubts
        for item in found.items:
            self.doubt_years(item)

    def paths(self) -> set[str]:
        return {entry["path"] for entry in [*self.flat.groups, *self.flat.items]}

    def place(self, node: Node, context: Context, count: int, bodies: bool) -> None:
        number = number_of(node, count)
        if heads_group(node):
            self.group(node, context, number, bodies)
        else:
            self.leaf(texts_of(node), all_blocks(node), context, number)

    def intro_of(self, node: Node) -> tuple[str | None, list[Block]]:
        """A paragraph that leads into the list below is its introduction; others are content."""
        paragraphs = node.paragraphs
        if (
            (node.children or node.tables)
            and paragraphs
            and (LEADS_IN.search(paragraphs[-1].text) or node.mark.kind == "roman")
        ):
            return collapse(" ".join(b.text for b in paragraphs)), []
        return None, paragraphs

    def keep_intro(self, intro: str, context: Context) -> None:
        if len(context.path) == 1:
            self.flat.intros[context.section] = intro
        else:
            self.flat.groups[-1]["intro"] = intro

    def group(self, node: Node, context: Context, number: str, bodies: bool) -> None:
        heading = collapse(node.text).rstrip(" :")
        agency = is_agency(heading) or (bodies and not is_subject(heading))
        path = [*context.path, number]
        self.flat.groups.append(
            {
                "path": ".".join(path),
                "heading": heading,
                "is_agency": agency,
                "intro": None,
                "lines": lines_of([node.block]),
            }
        )
        inner = Context(
            context.section,
            kind_in(context.kind, [*context.groups, heading]),
            path,
            [*context.groups, heading],
            heading if agency else context.agency,
        )
        self.below(node, inner)

    def leaf(self, texts: list[str], blocks: list[Block], context: Context, number: str) -> None:
        paragraphs = [collapse(text) for text in texts]
        text = " ".join(paragraphs)
        path = ".".join([*context.path, number])
        item: dict[str, Any] = {
            "path": path,
            "section": context.section,
            "agency": context.agency,
            "kind": context.kind,
            "text": text,
            "deadlines": deadlines.read(text, year=self.year, issued_on=self.issued_on),
            "paragraphs": paragraphs,
            "lines": lines_of(blocks),
        }
        if context.kind == "target":
            item["targets"] = targets_of(text)
            item["target"] = next(iter(item["targets"]), None)
        if context.kind in ("task", "organisation", "dissemination"):
            item["lead"], item["partners"] = who.read(text, context.agency)
            item |= delivery.read(text)
            if len(leads := who.leads(text)) > 1:
                item["leads"] = leads
        if notes := notes_of(blocks):
            item["notes"] = notes
        self.flat.items.append(item)
        self.doubt_years(item)

    def doubt_years(self, item: dict[str, Any]) -> None:
        for deadline in item["deadlines"]:
            if deadline.get("year_inferred"):
                self.flat.doubts.append((item["path"], no_year(deadline)))


def no_year(deadline: dict[str, Any]) -> str:
    """The sentence for a deadline whose year had to be taken from the plan."""
    if not deadline["end"]:
        return f"Thời hạn “{deadline['text']}” không ghi năm."
    return f"Thời hạn “{deadline['text']}” không ghi năm, được hiểu là năm {deadline['end'][:4]}."


def mostly_bodies(nodes: list[Node]) -> bool:
    """Do most headings of this list name bodies? Then the others do too, by names that no list of words knows."""
    headings = [node.text for node in nodes if heads_group(node) and not is_subject(node.text)]
    return len(headings) > 2 and sum(map(is_agency, headings)) * 3 >= len(headings) * 2


def number_of(node: Node, count: int) -> str:
    """The printed number; dashes count on within their group."""
    if node.mark.kind == "sub":
        return node.mark.number.split(".")[-1]
    return node.mark.number if node.mark.number.isalnum() else str(count)


def texts_of(node: Node) -> list[str]:
    """All paragraphs of a leaf; marks of what stands below it are kept, they are printed."""
    texts = [node.text, *(block.text for block in node.paragraphs)]
    for child in node.children:
        inner = texts_of(child)
        texts += [child.block.text, *inner[1:]]
    return texts


def all_blocks(node: Node) -> list[Block]:
    blocks = [node.block, *node.paragraphs]
    for child in node.children:
        blocks += all_blocks(child)
    return blocks


def lines_of(blocks: list[Block]) -> list[int]:
    """Numbers of the source lines that the blocks were made of, each once."""
    return list(dict.fromkeys(number for block in blocks for number in block.lines if number >= 0))


def notes_of(blocks: list[Block]) -> list[str]:
    return [note for block in blocks for note in block.notes]


def flatten(
    outline: Outline, annexes: Iterable[Annex] = (), *, year: int | None, issued_on: date | None
) -> Flat:
    """Groups, intros and items of all sections and of the annexes' tables. `year` fills dates that name none."""
    flattener = Flattener(year=year, issued_on=issued_on)
    for node in outline.sections:
        flattener.section(node)
    for annex in annexes:
        for table in annex.tables:
            flattener.table(table, Context(annex.section, "task", [annex.section]))
    seen: set[str] = set()
    for item in flattener.flat.items:
        if item["path"] in seen:
            flattener.flat.doubts.append((item["path"], f"Có hai nội dung cùng mang số {item['path']}."))
        seen.add(item["path"])
    return flattener.flat

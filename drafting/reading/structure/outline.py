"""Sections of a body and what stands under them, as a tree."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest

from drafting.reading.blocks import Block
from drafting.reading.structure.headings import (
    BASIS_WORDS,
    LEADS_IN,
    RUN_IN,
    SENTENCE_END,
    looks_like_heading,
    names_group,
    split_caps,
)
from drafting.reading.structure.marks import Mark, read_mark, roman_value
from drafting.reading.structure.sections import is_section, promote
from drafting.reading.words import CLOSING, is_caps

RANKED = ("part", "chapter", "capital", "division", "roman", "article")
"""Kinds of headings by rank: each may stand under those before it only."""
MISREAD = {"I": "1", "II": "11"}
HEADED = ("number", "sub", "letter", "paren", "bullet", *RANKED)
LISTED = ("dash", "plus", "bullet", "letter", "paren", "bare")

ONE_SECTION = "Văn bản không chia mục; các nội dung được xếp chung vào một mục."


@dataclass
class Node:
    """A marked paragraph with what stands under it; the root of a section has the Roman mark."""

    mark: Mark
    block: Block
    paragraphs: list[Block] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.mark.rest


@dataclass
class Outline:
    """A body taken apart: what stood before the first section, the sections, what stood after the last item."""

    preamble: list[Block] = field(default_factory=list)
    sections: list[Node] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)
    doubts: list[tuple[str | None, str]] = field(default_factory=list)


class Outliner:
    """Hangs each paragraph into the tree: `open` is the path of nodes that a paragraph may go on with.

    `top`: the kind of mark that opens a section: roman, or part or chapter where the plan has them.
    """

    def __init__(self, top: str = "roman") -> None:
        self.outline = Outline()
        self.open: list[Node] = []
        self.top = top

    def add(self, block: Block, following: Block | None = None) -> None:
        if block.table:
            self.hang_table(block)
            return
        mark = self.as_figure(read_mark(block.text), block)
        sections = self.outline.sections
        if mark and self.opens_section(mark, block):
            self.section(mark, block)
        elif not sections:
            self.outline.preamble.append(block)
        elif mark and (mark.kind != "roman" or self.is_roman_group(mark)):
            self.hang(Node(mark, block))
        elif self.is_closing(block):
            self.outline.closing.append(block)
        elif is_bare_heading(block, following):
            self.hang(Node(Mark("bare", "", block.text), block))
        else:
            self.go_on(block)

    def as_figure(self, mark: Mark | None, block: Block) -> Mark | None:
        """ "I. Quán triệt …" inside a section, where 1 is next: the figure was read as a letter."""
        if not mark or mark.number not in MISREAD or not self.open:
            return mark
        if self.opens_section(mark, block) or self.is_roman_group(mark):
            return mark
        figure = Mark("number", MISREAD[mark.number], mark.rest)
        before = [
            node for node in self.open[self.depth_of(figure) - 1].children if node.mark.kind == "number"
        ]
        last = int(before[-1].mark.number) if before else 0
        return figure if int(figure.number) == last + 1 else mark

    def expected(self) -> int:
        """The value that the next section's number should have."""
        sections = self.outline.sections
        return (roman_value(sections[-1].mark.number) or 0) + 1 if sections else 1

    def opens_section(self, mark: Mark, block: Block) -> bool:
        return is_section(mark, self.expected(), block) if self.top == "roman" else mark.kind == self.top

    def is_roman_group(self, mark: Mark) -> bool:
        """Under parts and chapters a Roman number is a heading inside."""
        return self.top != "roman" and (is_caps(mark.rest[:14]) or looks_like_heading(mark.rest))

    def section(self, mark: Mark, block: Block) -> None:
        heading, rest = split_caps(mark.rest)
        number = mark.number
        if roman_value(number) != self.expected():
            self.outline.doubts.append((number, f"Số đề mục {number} không liền với đề mục trước."))
        node = Node(Mark("roman", number, heading.rstrip(" .:")), block)
        self.outline.sections.append(node)
        self.outline.closing.clear() if not self.outline.closing else self.reopen()
        self.open = [node]
        if rest:
            self.add(Block(rest, block.page, notes=block.notes, lines=block.lines))

    def reopen(self) -> None:
        """What looked like a closing was followed by another section: it belongs to the item above it."""
        for block in self.outline.closing:
            self.go_on(block)
        self.outline.closing.clear()

    def hang(self, node: Node) -> None:
        """A mark kind that is already open closes what is deeper; a new kind goes one deeper."""
        if self.outline.closing:
            self.reopen()
        depth = self.depth_of(node.mark)
        del self.open[depth:]
        self.check_number(node)
        self.open[-1].children.append(node)
        self.open.append(node)

    def hang_table(self, block: Block) -> None:
        """A table of tasks stands under the innermost heading above it, not under a point that ends before it."""
        if not self.outline.sections:
            self.outline.preamble.append(block)
            return
        if self.outline.closing:
            self.reopen()
        while len(self.open) > 1 and not leads_to_table(self.open[-1]):
            self.open.pop()
        self.open[-1].tables.append(block)

    def depth_of(self, mark: Mark) -> int:
        """Where in the open path a mark hangs: beside its own level, else below what may stand above it."""
        if mark.kind in RANKED:
            above = RANKED[: RANKED.index(mark.kind)]
            return self.first(lambda node: node.mark.kind not in above)
        for i, node in enumerate(self.open[1:], start=1):
            if level(node.mark) == level(mark):
                return i
        if mark.kind == "number":
            # numbers after dashes without numbers above: the dashes were a level of their own
            return self.first(lambda node: node.mark.kind not in HEADED or is_sentence(node))
        if mark.kind == "bare":
            return self.first(lambda node: node.mark.kind in LISTED or is_sentence(node))
        return len(self.open)

    def first(self, test: Callable[[Node], bool]) -> int:
        """The place of the first open node below the section that passes, else the end."""
        return next((i for i, node in enumerate(self.open[1:], start=1) if test(node)), len(self.open))

    def check_number(self, node: Node) -> None:
        before = self.open[-1].children
        if node.mark.kind not in ("number", "paren"):
            return
        expected = int(before[-1].mark.number) + 1 if before and before[-1].mark.number.isdigit() else 1
        if node.mark.number.isdigit() and int(node.mark.number) != expected:
            self.outline.doubts.append(
                (
                    self.path(node),
                    f"Số thứ tự {node.mark.number} không liền với mục trước (dự kiến {expected}).",
                )
            )

    def path(self, node: Node) -> str:
        return ".".join([*(n.mark.number or str(len(n.children)) for n in self.open), node.mark.number])

    def is_closing(self, block: Block) -> bool:
        if self.outline.closing:
            return True
        last = self.outline.sections[-1]
        return bool(last.children or last.paragraphs) and bool(CLOSING.match(block.text))

    def go_on(self, block: Block) -> None:
        self.open[-1].paragraphs.append(block)


def leads_to_table(node: Node) -> bool:
    """The words right above a table announce it, or are a heading."""
    last = node.paragraphs[-1].text if node.paragraphs else node.text
    if LEADS_IN.search(last):
        return True
    return (
        node.mark.kind not in ("dash", "plus", "bullet")
        and looks_like_heading(node.text)
        and not node.children
    )


def level(mark: Mark) -> tuple[str, str]:
    """Marks of one level look alike: 1.1 and 1.2, but not 1.1 and 1.1.1; "*" and "*", but not "*" and "•"."""
    if mark.kind == "sub":
        return "sub", "." * mark.number.count(".")
    return mark.kind, mark.number if mark.kind == "bullet" else ""


def is_sentence(node: Node) -> bool:
    """Its own words end as a sentence does, so nothing is listed under it."""
    return bool(SENTENCE_END.search(node.text))


def is_bare_heading(block: Block, following: Block | None) -> bool:
    """A body's name or a group's usual name alone, without a number, over a list or a paragraph."""
    if (run_in := RUN_IN.match(block.text)) and names_group(run_in["heading"]):
        return True
    if following is None or not names_group(block.text):
        return False
    mark = read_mark(following.text)
    return (
        mark.kind in LISTED
        if mark
        else bool(SENTENCE_END.search(following.text) or LEADS_IN.search(following.text))
    )


def read_outline(blocks: list[Block], *, plan: bool = False) -> Outline:
    """The tree of a body; a body without Roman headings gets its capital numbered headings as sections.

    Where a `plan` has no headings at all, its marked paragraphs stand in one section without a heading.
    """
    blocks, top = promote(blocks)
    first = next((i for i, block in enumerate(blocks) if is_point(block)), None) if plan else None
    outliner = Outliner(top)
    for block, following in zip_longest(blocks, blocks[1:]):
        outliner.add(block, following)
    if first is not None and not outliner.outline.sections:
        outliner = Outliner()
        outliner.outline.preamble = blocks[:first]
        outliner.section(Mark("roman", "I", ""), Block("", blocks[first].page))
        for block, following in zip_longest(blocks[first:], blocks[first + 1 :]):
            outliner.add(block, following)
        outliner.outline.doubts.append((None, ONE_SECTION))
    outline = outliner.outline
    tables = [block for block in outline.preamble if block.table]
    if tables and not outline.sections:
        # a short plan that is one table: its rows need a section to stand in
        outline.sections.append(Node(Mark("roman", "I", ""), tables[0], tables=tables))
    outline.preamble = [block for block in outline.preamble if not block.table]
    return outline


def is_point(block: Block) -> bool:
    """A numbered paragraph, or a dash that is no basis."""
    mark = read_mark(block.text)
    return bool(mark and not BASIS_WORDS.match(mark.rest))

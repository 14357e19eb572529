"""Sections, groups and items of a body, as a tree and as the flat lists of the bundle."""

import re
from dataclasses import dataclass, field, replace

from drafting.reading import who
from drafting.reading.blocks import Block
from drafting.reading.healing import HEADING_LONGEST
from drafting.reading.marks import Mark, read_mark, roman, roman_value
from drafting.reading.words import CLOSING, is_agency, is_caps, plain

LEADS_IN = re.compile(r"(?:sau|gồm|sau đây|như sau|cụ thể|dưới đây)\s*:?\s*$|:\s*$", re.IGNORECASE)
DOTTED_SUBJECT = re.compile(
    r"^(?:Về|Công tác|Mục tiêu|Mục đích|Yêu cầu|Chỉ tiêu|Nhiệm vụ|Giải pháp|Đối với|Nội dung|"
    r"Thời gian|Thành phần|Hình thức)\s"
)
SENTENCE_END = re.compile(r"[.;…][”\"’')\]]*$|\.\.\.$")


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


def split_caps(text: str) -> tuple[str, str]:
    """ "NHIỆM VỤ TRỌNG TÂM Các cấp uỷ …" → heading and the paragraph glued to it ("" where there is none)."""
    words = text.split(" ")
    end = 0
    for i, word in enumerate(words):
        if any(c.islower() for c in word):
            break
        end = i + 1
    rest = " ".join(words[end:])
    heading = " ".join(words[:end])
    if end >= 2 and rest[:1].isupper() and len(words) - end >= 5 and is_caps(heading):
        return heading, rest
    return text, ""


def is_section(mark: Mark | None, expected: int, block: Block) -> bool:
    """A Roman mark opens a section if it is in capitals or takes the next number with a heading's look."""
    if not mark or mark.kind != "roman":
        return False
    if is_caps(split_caps(mark.rest)[0]) or is_caps(mark.rest[:14]):
        return True
    heading = len(mark.rest) <= HEADING_LONGEST and not SENTENCE_END.search(mark.rest)
    return roman_value(mark.number) == expected and (heading or block.bold)


class Outliner:
    """Hangs each paragraph into the tree: `open` is the path of nodes that a paragraph may go on with."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.open: list[Node] = []

    def add(self, block: Block) -> None:
        if block.table:
            self.hang_table(block)
            return
        mark = read_mark(block.text)
        sections = self.outline.sections
        expected = (roman_value(sections[-1].mark.number) or 0) + 1 if sections else 1
        if is_section(mark, expected, block):
            assert mark is not None
            self.section(mark, block, expected)
        elif not sections:
            self.outline.preamble.append(block)
        elif mark and mark.kind != "roman":
            self.hang(Node(mark, block))
        elif self.is_closing(block):
            self.outline.closing.append(block)
        else:
            self.go_on(block)

    def section(self, mark: Mark, block: Block, expected: int) -> None:
        heading, rest = split_caps(mark.rest)
        number = mark.number
        if roman_value(number) != expected:
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
        for i, node in enumerate(self.open[1:], start=1):
            if level(node.mark) == level(mark):
                return i
        if mark.kind == "number":
            # numbers after dashes without numbers above: the dashes were a level of their own
            return 1
        if mark.kind == "plus":
            return len(self.open)
        return len(self.open)

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
    heading = len(node.text) <= HEADING_LONGEST and not SENTENCE_END.search(node.text)
    return node.mark.kind not in ("dash", "plus", "bullet") and heading and not node.children


def level(mark: Mark) -> tuple[str, int]:
    """Marks of one level look alike: 1.1 and 1.2, but not 1.1 and 1.1.1."""
    if mark.kind == "sub":
        return "sub", mark.number.count(".")
    return mark.kind, 0


def read_outline(blocks: list[Block]) -> Outline:
    """The tree of a body; a body without Roman headings gets its capital numbered headings as sections."""
    outliner = Outliner()
    for block in promote(blocks):
        outliner.add(block)
    outline = outliner.outline
    tables = [block for block in outline.preamble if block.table]
    if tables and not outline.sections:
        # a short plan that is one table: its rows need a section to stand in
        outline.sections.append(Node(Mark("roman", "I", ""), tables[0], tables=tables))
    outline.preamble = [block for block in outline.preamble if not block.table]
    return outline


def promote(blocks: list[Block]) -> list[Block]:
    """Where no Roman heading exists, "1. MỤC ĐÍCH" or a telling capital line is read as "I. MỤC ĐÍCH"."""
    marks = [None if block.table else read_mark(block.text) for block in blocks]
    if any(
        is_section(mark, roman_value(mark.number) or 0, block)
        for mark, block in zip(marks, blocks, strict=True)
        if mark and mark.kind == "roman"
    ):
        return blocks
    out: list[Block] = []
    count = 0
    for mark, block in zip(marks, blocks, strict=True):
        heading = mark.rest if mark else block.text
        known = re.search(
            r"muc dich|yeu cau|muc tieu|nhiem vu|giai phap|to chuc thuc hien|noi dung", plain(heading)
        )
        if (
            not block.table
            and is_caps(split_caps(heading)[0])
            and len(heading) > 6
            and (known or (mark and mark.kind == "number"))
        ):
            count += 1
            out.append(replace(block, text=f"{roman(count)}. {heading}"))
        else:
            out.append(block)
    return out


def is_dotted_heading(text: str, below: list[Node]) -> bool:
    """ "1. Về công tác tuyên truyền." over a list: a heading that was given a full stop."""
    if len(below) < 2 or len(text) > 80:
        return False
    return bool(DOTTED_SUBJECT.match(text)) or (is_agency(text) and who.subject(text) is None)


def heads_group(node: Node) -> bool:
    """Is a marked paragraph only the heading of what stands under it?"""
    below = [child for child in node.children if child.mark.kind != "plus"]
    text = node.text
    if node.tables:
        return True
    if node.mark.kind in ("dash", "plus", "bullet"):
        return False
    if below:
        if LEADS_IN.search(text) or (len(text) <= HEADING_LONGEST and not SENTENCE_END.search(text)):
            return True
        return (is_agency(text) and not SENTENCE_END.search(text)) or is_dotted_heading(text, below)
    if node.paragraphs and not node.children:
        short = len(text) <= HEADING_LONGEST and not SENTENCE_END.search(text) and "," not in text[-2:]
        return short and (is_agency(text) or len(text) <= 60)
    return False

"""What every reader delivers: the lines of the file in reading order, with what their look tells."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafting.reading.rows.tables import Table

INVISIBLE = dict.fromkeys(
    code
    for first, last in (
        (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
        (0xD800, 0xDFFF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE007F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Signs without width, of direction, of variation and tags, and halves of pairs: no reader sees them."""
BREAKS = re.compile(r"[\x0b\x85\u2028\u2029]")
"""Line breaks of other systems."""
CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


Box = tuple[float, float, float, float]
"""Left, top, right, bottom on the page, each 0..1 of its width or height from the top left corner."""


@dataclass(frozen=True)
class Spot:
    """Where in a table a line stands: the table's number in its source, row and column from 0.

    A merged cell stands in its first row and column and covers `rows` and `columns` of them.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Line:
    """One printed line (.txt, PDF) or one whole paragraph (.docx).

    `number`: its place in the source, from 0; pieces of one line share it. `at`: where it is printed.

    `full`: the line reaches the right margin, so a sentence may run on in the next one; None if unknown.
    `whole`: the source says that this is a complete paragraph. `gap`: white space stands above it.
    `notes`: marks of footnotes that hang on it. `spot`: the cell that it stands in. `table`: in the parser's
    stream one line stands for a whole table. `unsure`: words that were hard to recognise on a scan.
    """

    text: str
    page: int | None = None
    gap: bool = False
    full: bool | None = None
    whole: bool = False
    indent: float | None = None
    centred: bool = False
    bold: bool = False
    italic: bool = False
    cell: bool = False
    notes: tuple[str, ...] = ()
    number: int = -1
    at: Box | None = None
    spot: Spot | None = None
    table: "Table | None" = None
    unsure: tuple[str, ...] = ()

    def says(self, text: str) -> "Line":
        """The same line with other words."""
        return replace(self, text=text)


@dataclass
class Block:
    """One healed paragraph with the page it begins on and the numbers of the lines it was made of, or a table."""

    text: str
    page: int | None = None
    bold: bool = False
    italic: bool = False
    indent: float | None = None
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    table: "Table | None" = None


@dataclass
class Source:
    """What a reader hands on: lines, footnotes (mark, text) and doubts about whole pages.

    `furniture`: lines that are no content, such as page numbers and running heads; they stay countable.
    `format`: txt, docx, pdf or scan. `pages`: how many sheets there are, None where the format has none.
    """

    lines: list[Line]
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    format: str = "txt"
    pages: int | None = None

    def numbered(self) -> "Source":
        """The same source, its lines numbered in the order in which they stand there."""
        lines = [replace(line, number=number) for number, line in enumerate(self.lines)]
        return replace(self, lines=lines)


def clean(text: str) -> str:
    """Composed letters, no invisible characters, plain spaces; line breaks and inner runs of spaces stay."""
    text = BREAKS.sub("\n", unicodedata.normalize("NFC", text.translate(INVISIBLE)))
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-").replace("\u2010", "-")
    return CONTROL.sub("", text)


def collapse(text: str) -> str:
    """White space runs become one space."""
    return " ".join(text.split())

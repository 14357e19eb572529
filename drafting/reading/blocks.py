"""What every reader delivers: the lines of the file in reading order, with what their look tells."""

import re
import unicodedata
from dataclasses import dataclass, field, replace

INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e")
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


Box = tuple[float, float, float, float]
"""Left, top, right, bottom on the page, each 0..1 of its width or height from the top left corner."""


@dataclass(frozen=True)
class Line:
    """One printed line (.txt, PDF) or one whole paragraph (.docx).

    `number`: its place in the source, from 0; pieces of one line share it. `at`: where it is printed.

    `full`: the line reaches the right margin, so a sentence may run on in the next one; None if unknown.
    `whole`: the source says that this is a complete paragraph. `gap`: white space stands above it.
    `notes`: marks of footnotes that hang on it. `unsure`: words that were hard to recognise on a scan.
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
    unsure: tuple[str, ...] = ()

    def says(self, text: str) -> "Line":
        """The same line with other words."""
        return replace(self, text=text)


@dataclass
class Block:
    """One healed paragraph with the page it begins on and the numbers of the lines it was made of."""

    text: str
    page: int | None = None
    bold: bool = False
    italic: bool = False
    indent: float | None = None
    notes: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


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
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-").replace("\u2010", "-")
    return CONTROL.sub("", text)


def collapse(text: str) -> str:
    """White space runs become one space."""
    return " ".join(text.split())

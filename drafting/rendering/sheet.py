"""The printed page as plain data: what stands where, in which words, before any file format.

The PDF and the Word form are both written from a `Sheet`, so they cannot differ in their words.
"""

import re
from dataclasses import dataclass, field

from drafting.rendering.form import FormRules

_SYMBOL = re.compile(r"\d+\w?-\w+/\w+|\d+/\w+-\w+")
"""Symbols of documents. Dates need no care: between figures a line does not break at a stroke (UAX 14, LB25)."""
_INNER = re.compile(r"([-/])")
WORD_JOINER = "\u2060"
PAGE_WIDTH_MM = 210
DATE_LETTER_MM = 2.25
"""Room for a letter of the date line, a little more than measured at 14 pt."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False

    @property
    def printed(self) -> str:
        """The text as the page maker takes it: within symbols ("05-CT/TW") a word joiner keeps the line together.

        It has no glyph, so the text of the finished PDF is without it. Boxes that may not break do the same, but lead
        the page maker astray now and then: it leaves a word alone on a line in the middle of a paragraph.
        """
        return _SYMBOL.sub(lambda symbol: _INNER.sub(rf"\1{WORD_JOINER}", symbol.group()), self.text)


@dataclass(frozen=True)
class Note:
    """A footnote: its mark as the document prints it, and its text."""

    mark: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """`kind`: "section" and "group" (headings), "text" or "item"; a number or dash is the first run.

    `uid` names the part that begins here, "" where none does: the Word form hides it in the paragraph.
    """

    kind: str
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()
    uid: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    """Rows of cells, in which a line break parts paragraphs; the first row is the heading.

    `widths`: of the columns, in percent; empty: as the words need.
    """

    rows: tuple[tuple[str, ...], ...]
    kind: str = "table"
    widths: tuple[int, ...] = ()

    @property
    def heading(self) -> tuple[str, ...]:
        return self.rows[0]

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        return self.rows[1:]


@dataclass(frozen=True)
class Head:
    """The two columns above the title; an empty line of text is left out, except the number."""

    superior: str
    issuers: tuple[str, ...]
    number_line: str
    urgency: str
    date_line: str
    draft_line: str
    about: str = ""
    """What a letter (công văn), which has no type name, is about: below its number (HD36 annex 1, box 5b)."""


@dataclass(frozen=True)
class Signature:
    """Lines of authority (bold), of the post, and the name."""

    on_behalf: tuple[str, ...]
    position: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Foot:
    """Recipients at the left, at the right one signature, or several of a joint plan.

    `beside`: a second signature at the left, as minutes have it; the recipients stand below it then.
    """

    recipients: tuple[str, ...]
    signatures: tuple[Signature, ...]
    beside: Signature | None = None


@dataclass(frozen=True)
class Annex:
    """An annex on its own pages: "Phụ lục 1", its title, the plan it belongs to."""

    heading: str
    title: str
    attached_to: str
    blocks: tuple[Paragraph | Table, ...]


@dataclass(frozen=True)
class Sheet:
    """One plan, ready to print."""

    rules: FormRules
    type_lines: tuple[str, ...]
    abstract: Paragraph
    head: Head
    body: tuple[Paragraph | Table, ...]
    foot: Foot
    annexes: tuple[Annex, ...]
    addressed: str = ""
    """“Kính gửi” or “Kính trình”, of letters and submissions alone (box 9a)."""
    addressees: tuple[str, ...] = ()

    @property
    def head_left_mm(self) -> float:
        """Width of the head's left column: narrower where the date line needs more room than usual."""
        rules, letters = self.rules, len(self.head.date_line)
        if letters < rules.long_date_line:
            return rules.head_left_mm
        room = PAGE_WIDTH_MM - rules.margin_left_mm - rules.margin_right_mm - letters * DATE_LETTER_MM
        return max(rules.head_left_narrow_mm, min(rules.head_left_mm, room))

    @property
    def title(self) -> str:
        """Type name and abstract on one line, for the file's properties."""
        return " ".join(filter(None, (*self.type_lines, self.abstract.text)))

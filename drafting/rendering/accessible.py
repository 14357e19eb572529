"""The text of a plan as a web page, for whoever listens to it or reads it in large letters: the words that are printed.

One file: headings, lists and tables as such, no script, nothing from outside; its own style sheet stands in it.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafting.rendering.html import TEMPLATES, print_template
from drafting.rendering.sheet import Note, Paragraph, Sheet, Table

STYLE = (TEMPLATES / "accessible.css").read_text(encoding="utf-8")
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""What a Content-Security-Policy allows by, so that the page is shown with its style and nothing else."""
MARKER = re.compile(r"^(?:-|\+|\d+\.|[a-zđ]\))\s*$")
HEADINGS = {"section": 2, "group": 3}
"""Kind of a paragraph → level of its heading; the title of the plan has level 1, an annex 2."""


@dataclass(frozen=True)
class Block:
    """`kind`: "heading", "text", "table" or "list"; a list has `items`, each one or more paragraphs."""

    kind: str
    paragraph: Paragraph | None = None
    level: int = 0
    table: Table | None = None
    items: tuple[tuple[Paragraph, ...], ...] = ()


def accessible_html(sheet: Sheet, facts: Sequence[tuple[str, str]]) -> str:
    """The page; `facts`: names and values that stand below the text, as the hash of the revision."""
    context = {
        "sheet": sheet,
        "blocks": list(_blocks(sheet.body)),
        "annexes": [{"annex": annex, "blocks": list(_blocks(annex.blocks))} for annex in sheet.annexes],
        "notes": list(_notes(sheet)),
        "facts": facts,
        "style": STYLE,
    }
    return print_template("accessible.html", context)


def _blocks(body: Iterable[Paragraph | Table]) -> Iterator[Block]:
    for kind, run in groupby(body, key=lambda block: block.kind):
        if kind == "item":
            yield Block("list", items=tuple(_items(block for block in run if isinstance(block, Paragraph))))
            continue
        for block in run:
            if isinstance(block, Table):
                yield Block("table", table=block)
            elif kind in HEADINGS:
                yield Block("heading", block, level=HEADINGS[kind])
            else:
                yield Block("text", block)


def _items(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, ...]]:
    """Each item with the paragraphs that go on with it."""
    item: list[Paragraph] = []
    for paragraph in paragraphs:
        if item and (paragraph.uid or MARKER.match(paragraph.runs[0].text)):
            yield tuple(item)
            item = []
        item.append(paragraph)
    if item:
        yield tuple(item)


def _notes(sheet: Sheet) -> Iterator[Note]:
    annexed = [block for annex in sheet.annexes for block in annex.blocks]
    for block in (sheet.abstract, *sheet.body, *annexed):
        if isinstance(block, Paragraph):
            yield from block.notes

"""The source as a page shows it: sheets with their pictures or their lines, each line leading to what it became."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from drafting.models import PagePicture, ReceivedDocument
from drafting.reading.shown import owners

WIDTH = 1000
"""Of the grid in which the places on a picture are told, in whole numbers."""
MARGIN = 4


class Row(NamedTuple):
    """A line, or a row of a table with the words of each cell; `gap`: it stands apart from what precedes."""

    cells: list[str]
    in_table: bool
    gap: bool


@dataclass
class Block:
    """Lines in a row that became one thing, which stands at `target` in the result; empty for nothing.

    `anchor`: where it is the first place of that thing. `outline`: the lines' place on a picture as an SVG path.
    `widths`: how many columns each table of the source has.
    """

    key: str
    lines: list[dict[str, Any]]
    widths: dict[int, int] = field(default_factory=dict)
    anchor: str = ""
    outline: str = ""

    def __post_init__(self) -> None:
        self.target = target_of(self.key)

    @property
    def rows(self) -> list["Row"]:
        return [_row(list(lines), self.widths) for _place, lines in groupby(self.lines, key=_row_of)]


@dataclass
class Sheet:
    """One page of the original; `number` is None where the format has no pages."""

    number: int | None
    blocks: list[Block]
    picture: PagePicture | None = None
    height: int = 0

    @property
    def spots(self) -> list[Block]:
        """What can be pressed on the picture."""
        return [block for block in self.blocks if block.target and block.outline]


@dataclass
class Source:
    """`anchors`: key of a thing (drafting.reading.shown) → anchor of its first place in the source."""

    sheets: list[Sheet] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    owned: dict[int, str] = field(default_factory=dict)
    awaits_pictures: bool = False
    pictured: bool = False

    def anchor_of(self, lines: Iterable[int]) -> str:
        """Where the first of these lines stands; empty where the source does not show it."""
        return next((self.anchors.get(self.owned.get(line, ""), "") for line in lines), "")


def _row_of(line: dict[str, Any]) -> tuple[int, ...]:
    """Table and row of a cell's line; of any other its own number."""
    cell = line.get("cell")
    return (cell[0], cell[1]) if cell else (line["number"],)


def _row(lines: list[dict[str, Any]], widths: dict[int, int]) -> Row:
    """Empty cells keep their column, but for a row of one cell, which is a heading in the table."""
    first = lines[0]
    if not first.get("cell"):
        return Row([first["text"]], in_table=False, gap=bool(first.get("gap")))
    texts: dict[int, str] = {}
    for line in lines:
        column = line["cell"][2]
        texts[column] = f"{texts.get(column, '')} {line['text']}".strip()
    columns = range(widths.get(first["cell"][0], 0)) if len(texts) > 1 else list(texts)
    return Row([texts.get(column, "") for column in columns], in_table=True, gap=False)


def _widths(lines: list[dict[str, Any]]) -> dict[int, int]:
    widths: dict[int, int] = {}
    for line in lines:
        if cell := line.get("cell"):
            widths[cell[0]] = max(widths.get(cell[0], 0), cell[2] + 1)
    return widths


def target_of(key: str) -> str:
    """The anchor in the result of what a line became."""
    own = not key or key == "annex" or key.startswith(("other-", "unplaced-"))
    return key if own else f"p-{key}"


def source_of(received: ReceivedDocument, *, as_text: bool = False) -> Source:
    """Two queries at most, for a PDF: its pictures with their files' rows. `as_text` leaves the pictures out."""
    bundle = received.reading or {}
    lines = bundle.get("source", {}).get("lines", [])
    pictures = _pictures(received)
    owned = owners(bundle, received.chosen) if lines else {}
    source = Source(owned=owned, pictured=bool(pictures), awaits_pictures=received.pictured and not pictures)
    shown, widths = {} if as_text else pictures, _widths(lines)
    pages: dict[int | None, list[dict[str, Any]]] = {number: [] for number in shown}
    for line in lines:
        pages.setdefault(line.get("page"), []).append(line)
    for number, own in pages.items():
        sheet = Sheet(number, [], shown.get(number or 0))
        if sheet.picture:
            sheet.height = round(WIDTH * sheet.picture.height / max(sheet.picture.width, 1))
        for key, run in groupby(own, key=lambda line: owned.get(line["number"], "")):
            block = Block(key, list(run), widths)
            if key and key not in source.anchors:
                block.anchor = source.anchors[key] = f"s-{key}"
            if sheet.picture:
                block.outline = _outline(block.lines, sheet.height)
            sheet.blocks.append(block)
        source.sheets.append(sheet)
    return source


def _pictures(received: ReceivedDocument) -> dict[int, PagePicture]:
    if received.file_id is None:
        return {}
    return {picture.number: picture for picture in PagePicture.objects.filter(source=received.file_id)}


def _outline(lines: list[dict[str, Any]], height: int) -> str:
    """The rectangle around these lines, a little larger; empty where their places are not known."""
    places = [line["at"] for line in lines if line.get("at")]
    if not places:
        return ""
    left, top = min(at[0] for at in places), min(at[1] for at in places)
    right, bottom = max(at[2] for at in places), max(at[3] for at in places)
    x, y = round(left * WIDTH) - MARGIN, round(top * height) - MARGIN
    across, down = round(right * WIDTH) + MARGIN - x, round(bottom * height) + MARGIN - y
    return f"M{x} {y}h{across}v{down}h{-across}z"

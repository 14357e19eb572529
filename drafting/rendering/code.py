"""A QR code as a path of squares, to be drawn without any picture file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_M


@dataclass(frozen=True)
class Code:
    """`side`: squares on a side, without the quiet zone; `path`: the dark ones as an SVG path in these units."""

    side: int
    path: str

    @property
    def view_box(self) -> str:
        return f"0 0 {self.side} {self.side}"


def code_of(text: str) -> Code:
    """The smallest code that carries the text and bears the loss of 15 % of its squares."""
    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    made.add_data(text)
    made.make(fit=True)
    matrix = made.get_matrix()
    return Code(len(matrix), "".join(_bars(matrix)))


def _bars(matrix: list[list[bool]]) -> Iterator[str]:
    """Each row's runs of dark squares as one bar."""
    for row, squares in enumerate(matrix):
        column = 0
        for dark, run in groupby(squares):
            length = len(list(run))
            if dark:
                yield f"M{column} {row}h{length}v1h-{length}z"
            column += length

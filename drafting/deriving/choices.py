"""What the drafter chooses when a plan is derived."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

MOST_DAYS = 366
"""The largest margin; what is more was typed by mistake."""

Outline = Literal["parent", "own"]


@dataclass(frozen=True)
class Choices:
    """`margin`: days by which a fixed deadline is moved earlier, so that the own plan is due before its parent.

    `issued_on`: the expected day of issue, from which "30 ngày kể từ ngày ban hành" is counted; a deadline that the
    parent counted from its own issue is then written as a day. `documents_to_come`: a task of a superior body that
    makes or reviews a superior document waits here for that document ("khi có văn bản của Trung ương").
    `continuing`: a lasting task without a time of its own is said to be one ("thực hiện thường xuyên").
    `outline`: the parent's sections, or those of the own level (drafting.deriving.own_outline).
    """

    margin: int = 0
    issued_on: date | None = None
    documents_to_come: bool = True
    continuing: bool = True
    outline: Outline = "parent"

    def __post_init__(self) -> None:
        if not 0 <= self.margin <= MOST_DAYS:
            raise ValueError(f"Số ngày sớm hơn cấp trên phải từ 0 đến {MOST_DAYS}.")

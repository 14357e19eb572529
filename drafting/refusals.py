"""Why something asked of a text is not done. The message is for the person who asked, in their language."""

from typing import Any


class NotEditable(Exception):
    """This person may not write here now (403)."""


class Conflict(Exception):
    """The part was changed meanwhile; nothing was overwritten (409)."""

    def __init__(self, message: str, *, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
        super().__init__(message)
        self.mine, self.theirs = mine, theirs


class Unfit(Exception):
    """What was sent cannot be taken as it is; the page is shown again with the reason."""

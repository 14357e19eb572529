"""Whole numbers as addresses and forms bring them: typed by anybody."""

DIGITS = 18
"""As many as every number of which a database keeps in 64 bits."""


def whole(text: str | None) -> int | None:
    """The number that the text writes in the digits 0 to 9 and nothing else, or None."""
    if text and len(text) <= DIGITS and text.isascii() and text.isdecimal():
        return int(text)
    return None

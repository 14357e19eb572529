"""What the reader of deadlines sees in a sentence, in the short form of the tables."""

from datetime import date

from drafting.reading.time import deadlines

CODES = {
    "F": "fixed",
    "A": "from",
    "R": "recurring",
    "O": "ongoing",
    "C": "on_condition",
    "T": "term_year",
}
ISSUED = date(2026, 7, 15)


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """[(kinds as letters, start, end)] of a sentence in a plan of July 2026."""
    letters = {kind: letter for letter, kind in CODES.items()}
    return [
        ("".join(letters[kind] for kind in found["kinds"]), found["start"], found["end"])
        for found in deadlines.read(text, year=2026, issued_on=ISSUED)
    ]

"""A plan to 10,000 recipients, from the clerk's press to the mails asked for; the page that verifies a file."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def issuing() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("issuing", kind)

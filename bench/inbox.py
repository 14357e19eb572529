"""The home page where much waits and much more has been done."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def inbox() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("inbox", kind)

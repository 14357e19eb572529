"""A plan from its arrival to the recipients, each press and each page over HTTP: seconds and queries of every step."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def walk() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("walk", kind)

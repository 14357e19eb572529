"""Whether time tells a plan that is hidden from one that does not exist."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def hidden() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("hidden", kind)

"""What a drafter waits for at the desk: making a plan, opening it with 1,000 points, saving one of them."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def desk() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("desk", kind)

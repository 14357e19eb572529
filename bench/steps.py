"""One step of the way, from the press to the answer: queries and time; parallel opinions; a count of sixty."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def steps() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("steps", kind)

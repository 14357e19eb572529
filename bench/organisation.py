"""A deployment of 50,000 agencies, 10,000 people and 200,000 plans: pages of 25, the grants, one plan to 10,000."""

from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def organisation() -> Iterator[Row]:
    for kind in ("sqlite", "postgres"):
        yield from measured("organisation", kind)

"""Finding words among many plans; the large size is for PostgreSQL, which service at that size needs."""

import os
from collections.abc import Iterator

from bench.figures import Row, figure
from bench.places import measured


@figure
def search() -> Iterator[Row]:
    """BENCH_SEARCH_ITEMS sets the number of items on PostgreSQL; 4 million take half an hour to be made."""
    yield from measured("search", "sqlite", "100000")
    yield from measured("search", "postgres", os.environ.get("BENCH_SEARCH_ITEMS", "400000"))

"""Fixtures of the walks."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser import Person, Shot
from tests.browser_walks.actor import Actor
from tests.browser_walks.trail import Trail
from tests.served import Served

Cast = Callable[[str], Actor]


@pytest.fixture
def trail(served: Served) -> Iterator[Trail]:
    """What all pages of the walk have shown; at the end nothing of it may be a fault."""
    found = Trail(served.url)
    yield found
    assert not found.faults, "\n".join(dict.fromkeys(found.faults))


@pytest.fixture
def cast(person: Person, shot: Shot, trail: Trail) -> Cast:
    """`cast("soan")` is that person at the browser."""
    actors: dict[str, Actor] = {}

    def actor(name: str) -> Actor:
        if name not in actors:
            page = person(name)
            trail.follow(page, name)
            actors[name] = Actor(name, page, trail, shot)
        return actors[name]

    return actor

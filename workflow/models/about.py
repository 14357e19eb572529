"""Rows that are about exactly one of several things, each with a foreign key of its own."""

from functools import reduce
from operator import or_

from django.db.models import Q


def exactly_one(*names: str) -> Q:
    """The condition of a check constraint: one of these foreign keys is filled, the others are empty."""
    return reduce(or_, (Q(**{f"{each}__isnull": each != name for each in names}) for name in names))

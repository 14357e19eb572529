"""Questions that every page and every press asks: their SQL is put together once in a process, not at each call."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """A query that is always the same but for its values.

    `build` gives the query for values like `stand_ins`; these are values that the query has nowhere else, for by
    them each value's places are found again in its SQL.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *stand_ins: int | date) -> None:
        self.build, self.stand_ins = build, stand_ins
        self._known: dict[str, tuple[str, list[Any]]] = {}

    def rows(self, *values: int | date) -> list[tuple[Any, ...]]:
        """The answer as the database gives it, one tuple for each row."""
        sql, parameters = self._sql()
        given = dict(zip(map(_adapted, self.stand_ins), map(_adapted, values), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(each, each) for each in parameters])
            return cursor.fetchall()

    def _sql(self) -> tuple[str, list[Any]]:
        """The SQL with the stand-ins as its parameters, for the kind of database that this process uses."""
        if connection.vendor not in self._known:
            sql, parameters = self.build(*self.stand_ins).query.sql_with_params()
            self._known[connection.vendor] = sql, list(parameters)
        return self._known[connection.vendor]


def _adapted(value: int | date) -> Any:
    """As it stands among the parameters: SQLite is given a day as text."""
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value

"""Words → rows, by the database's own full-text index: GIN on PostgreSQL, FTS5 on SQLite.

The index knows letters without marks only; whoever asks looks at the text itself before it is shown.
"""

# ruff: noqa: S608 -- the names are of our own tables, never what somebody typed

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from drafting.searching.query import Phrase, Query

_INDEXED = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Index:
    """One table with its index; `key` names the column by which its rows belong together."""

    table: str
    key: str

    def at_most(self, query: Query, limit: int) -> bool:
        """Whether no more than about `limit` rows have the words: an estimate on PostgreSQL, a count on SQLite."""
        words = _expression(query)
        if connection.vendor == "postgresql":
            plan = _rows(
                f"EXPLAIN (FORMAT JSON) SELECT 1 FROM {self.table} WHERE {_has(self.table)}", [words]
            )
            told = plan[0][0]
            estimate = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]["Plan Rows"]
            return int(estimate) <= limit
        counted = (
            f"SELECT count(*) FROM (SELECT 1 FROM {self.table}_search WHERE {_match(self.table)} LIMIT %s)"
        )
        return int(_rows(counted, [words, limit + 1])[0][0]) <= limit

    def keys(self, query: Query, limit: int) -> set[Any]:
        """The keys of all rows with the words, at most `limit` of them."""
        sql = f"SELECT DISTINCT t.{self.key} FROM {self._source()} WHERE {_has(self.table)} LIMIT %s"
        return {key for (key,) in _rows(sql, [_expression(query), limit])}

    def keys_among(self, query: Query, keys: Sequence[Any]) -> set[Any]:
        """Those of the keys that a row with the words has; goes through the rows of the keys, not the index."""
        if not keys:
            return set()
        sql = f"SELECT DISTINCT t.{self.key} FROM {self.table} t WHERE {self._among(keys)}"
        return {key for (key,) in _rows(sql, self._of(query, keys))}

    def rows(self, query: Query, keys: Collection[Any], columns: str, limit: int) -> list[tuple[Any, ...]]:
        """The rows of the keys that have the words, as tuples of the columns, in the order of their ids."""
        if not keys:
            return []
        keys = list(keys)
        sql = f"SELECT {columns} FROM {self.table} t WHERE {self._among(keys)} ORDER BY t.id LIMIT %s"
        return _rows(sql, [*self._of(query, keys), limit])

    def _among(self, keys: Sequence[Any]) -> str:
        if connection.vendor == "postgresql":
            # IS TRUE keeps the planner from the index, which is slow for a word that stands everywhere.
            return f"t.{self.key} = ANY(%s) AND ({_has(self.table)}) IS TRUE"
        marks = ", ".join(["%s"] * len(keys))
        # Of a word that stands everywhere the index is walked only where these rows lie.
        within = f"SELECT {{}}(id) FROM {self.table} WHERE {self.key} IN ({marks})"
        found = (
            f"SELECT rowid FROM {self.table}_search WHERE {_match(self.table)} "
            f"AND rowid >= ({within.format('min')}) AND rowid <= ({within.format('max')})"
        )
        return f"t.{self.key} IN ({marks}) AND t.id IN ({found})"

    def _of(self, query: Query, keys: Sequence[Any]) -> list[Any]:
        """What _among takes, in its order."""
        if connection.vendor == "postgresql":
            return [list(keys), _expression(query)]
        return [*keys, _expression(query), *keys, *keys]

    def _source(self) -> str:
        if connection.vendor == "postgresql":
            return f"{self.table} t"
        return f"{self.table}_search JOIN {self.table} t ON t.id = {self.table}_search.rowid"


PARTS = Index("drafting_part", "plan_id")
TITLES = Index("drafting_plan", "id")
READ = Index("drafting_readpoint", "content_id")
ARRIVALS = Index("drafting_receiveddocument", "id")


def searchable(query: Query) -> bool:
    """Whether an index knows any word of the query."""
    return bool(_expression(query))


def _has(table: str) -> str:
    if connection.vendor == "postgresql":
        return "search @@ to_tsquery('simple', %s)"
    return _match(table)


def _match(table: str) -> str:
    return f"{table}_search MATCH %s"


def _expression(query: Query) -> str:
    """The query in the index's own language; holds nothing but letters, figures and its signs."""
    found = [expression for phrase in query.phrases if (expression := _phrase(phrase))]
    return (" & " if connection.vendor == "postgresql" else " AND ").join(found)


def _phrase(phrase: Phrase) -> str:
    row = [word for bare in phrase.bare for word in _INDEXED.findall(bare)]
    if not row:
        return ""
    if connection.vendor == "postgresql":
        return "(" + " <-> ".join(row) + (":*" if phrase.open else "") + ")"
    return '"' + " ".join(row) + '"' + (" *" if phrase.open else "")


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
